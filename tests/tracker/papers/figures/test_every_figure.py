"""Every figure of the screen that has one plane can be drawn for paper; others are refused."""

from html import unescape
from xml.etree import ElementTree as ET

import pytest

from tests.tracker.charts import demonstrated
from tracker.papers.figures.picture import picture
from tracker.words import Words

ON_SCREEN_ONLY = {"multiples", "yearwheel"}


@pytest.mark.parametrize("name", sorted({*demonstrated.figures()} - ON_SCREEN_ONLY))
def test_a_figure_is_drawn_for_paper_with_all_its_texts(name: str) -> None:
    chart, table = demonstrated.figures()[name], demonstrated.table(name)
    figure = chart.figure(table, Words("sv"), "light")
    root = ET.fromstring(picture(figure))  # noqa: S314 - our own
    texts = "".join(
        "".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")
    )
    assert len(list(root)) > len(figure.data)
    for note in figure.layout.annotations:
        first = unescape(str(note.text or "").partition("<")[0].strip())
        assert first.replace("✕", "×") in texts.replace("\u00a0 ", "  ")


@pytest.mark.parametrize("name", sorted(ON_SCREEN_ONLY))
def test_a_figure_of_several_planes_or_round_a_middle_is_no_wrong_picture(name: str) -> None:
    figure = demonstrated.figures()[name].figure(demonstrated.table(name), Words("sv"), "light")
    with pytest.raises(ValueError, match=r"one plane|tuple"):
        picture(figure)
