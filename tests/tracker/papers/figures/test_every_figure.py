"""Every figure of the screen can be drawn for paper, the wheel of the year aside."""

from xml.etree import ElementTree as ET

import pytest

from tests.tracker.charts import demonstrated
from tracker.papers.figures.picture import picture
from tracker.words import Words

ON_SCREEN_ONLY = {"yearwheel"}


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
        first = str(note.text or "").partition("<")[0].strip()
        assert first.replace("✕", "×") in texts.replace("\u00a0 ", "  ")
