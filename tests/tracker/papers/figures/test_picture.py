"""A figure drawn anew for paper: every mark it can have, its texts as text, and nothing else."""

import re
from typing import Any
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
import pytest

from tracker.charts.look import LIGHT, canvas, trace
from tracker.papers.figures.picture import picture
from tracker.papers.figures.raster import raster
from tracker.words import Words

WORDS = Words("sv")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*traces: dict[str, Any], **layout: Any) -> ET.Element:
    """Draw traces on a plane from 0 to 10 both ways, and read what came of it."""
    sketch = canvas(LIGHT, WORDS, 200, l=20, r=20, t=20, b=20)
    sketch.across(range=[0, 10], visible=False)
    sketch.up(range=[0, 10], visible=False)
    sketch.traces += traces
    figure = sketch.figure()
    figure.update_layout(**layout)
    return ET.fromstring(picture(figure))  # noqa: S314 - our own


def said(root: ET.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def test_a_line_has_a_gap_where_a_value_is_missing() -> None:
    root = drawn(trace("scatter", mode="lines", x=[0, 1, 2, 3, 4], y=[1, 2, None, 3, 4]))
    paths = [one.get("d") for one in root.iter(f"{SVG}path")]
    assert len(paths) == 2
    assert paths[0] == "M20,164 L84,148"


@pytest.mark.parametrize(
    ("symbol", "tags"),
    [
        ("circle", ["circle"]),
        ("circle-open", ["circle"]),
        ("diamond", ["path"]),
        ("triangle-up-open", ["path"]),
        ("star", ["path"]),
        ("x", ["path", "path"]),
        ("line-ns-open", ["path"]),
    ],
)
def test_a_point_has_its_sign(symbol: str, tags: list[str]) -> None:
    marker = {"symbol": [symbol], "size": 10, "color": "#17457F"}
    root = drawn(trace("scatter", mode="markers", x=[5], y=[5], marker=marker))
    found = [one.tag.removeprefix(SVG) for one in root]
    assert found == tags
    if symbol.endswith("-open") and symbol != "line-ns-open":
        assert root[0].get("fill") == "none"


def test_points_that_are_only_there_to_be_pointed_at_are_not_drawn() -> None:
    root = drawn(trace("scatter", mode="markers", x=[5], y=[5], marker={"opacity": 0}))
    assert list(root) == []


def test_a_bar_is_as_long_as_its_amount_and_ends_where_the_paper_does() -> None:
    bars = trace("bar", orientation="h", x=[4, 20], y=[2, 6], base=[1, 0], width=2)
    rows = list(drawn(bars | {"text": ["<b>S1</b> 4,0", "much"]}).iter(f"{SVG}rect"))
    assert [(row.get("x"), row.get("width")) for row in rows] == [("84", "256"), ("20", "640")]
    assert rows[0].get("height") == "32"


def test_an_upright_bar_stands_on_its_base() -> None:
    [bar] = drawn(trace("bar", x=[5], y=[4], base=[0], width=2)).iter(f"{SVG}rect")
    assert (bar.get("y"), bar.get("height")) == ("116", "64")


def test_a_text_that_does_not_fit_its_bar_is_left_out() -> None:
    bars = trace("bar", orientation="h", x=[4, 0.2], y=[2, 6], width=2, text=["long", "long"])
    assert said(drawn(bars)) == ["long"]


def test_a_cell_has_the_colour_of_its_number_and_none_without_one() -> None:
    scale = [(0, "#000000"), (0.5, "#808080"), (1, "#FFFFFF")]
    z = [[0, 1, None], [2, 1.5, 2]]
    root = drawn(trace("heatmap", z=z, zmin=0, zmax=2, colorscale=scale, xgap=2, ygap=2))
    shades = [one.get("fill") for one in root.iter(f"{SVG}rect")]
    assert shades == ["#000000", "#808080", "#FFFFFF", "#C0C0C0", "#FFFFFF"]


def test_cells_may_stand_at_places_of_their_own() -> None:
    root = drawn(trace("heatmap", z=[[1]], x=[5], y=[5], colorscale=[(0, "#000000")]))
    [cell] = root.iter(f"{SVG}rect")
    assert (cell.get("x"), cell.get("y"), cell.get("width")) == ("308", "92", "64")


def test_the_markup_of_a_figure_is_read_and_that_of_people_is_not() -> None:
    texts = ["<b>S1</b> &lt;b&gt; &amp; ”Åsa”<br>rad 2", "a < b"]
    root = drawn(trace("scatter", mode="text", x=[2, 4], y=[2, 4], text=texts))
    assert said(root) == ["S1 <b> & ”Åsa”rad 2", "a < b"]
    assert [one.get("font-weight") for one in root.iter(f"{SVG}tspan")][1] == "bold"


def test_a_sign_that_no_font_of_paper_has_is_one_that_looks_like_it() -> None:
    assert said(drawn(trace("scatter", mode="text", x=[1], y=[1], text=["✕ Ej"]))) == ["× Ej"]


@pytest.mark.parametrize(
    ("place", "x", "side"), [("middle right", "348", "start"), ("bottom left", "332", "end")]
)
def test_a_text_stands_beside_its_point(place: str, x: str, side: str) -> None:
    text = trace("scatter", mode="text", x=[5], y=[5], text=["A"], textposition=place)
    [found] = drawn(text).iter(f"{SVG}text")
    assert (found.get("x"), found.get("text-anchor")) == (x, side)


def test_a_box_may_be_measured_in_pixels_and_a_note_may_be_turned() -> None:
    shapes = [
        {"type": "rect", "xsizemode": "pixel", "xanchor": 5, "x0": -7, "x1": 7, "y0": 0, "y1": 5},
        {"type": "line", "xref": "paper", "yref": "paper", "x0": 0, "x1": 1, "y0": 1, "y1": 1},
    ]
    notes = [
        {"text": "upp", "x": 0, "y": 0.5, "xref": "paper", "yref": "paper", "textangle": -90},
        {"text": "", "x": 1, "y": 1},
        {"text": "ruta", "x": 5, "y": 5, "bgcolor": "#FFFFFF", "borderpad": 3},
    ]
    root = drawn(shapes=shapes, annotations=notes)
    boxes = list(root.iter(f"{SVG}rect"))
    assert (boxes[0].get("x"), boxes[0].get("width"), len(boxes)) == ("333", "14", 2)
    assert [one.get("y1") for one in root.iter(f"{SVG}line")] == ["20"]
    assert said(root) == ["upp", "ruta"]
    assert next(root.iter(f"{SVG}g")).get("transform") == "rotate(-90 20 100)"


def test_axes_have_their_labels_and_make_room_for_them() -> None:
    figure = go.Figure(
        data=[trace("scatter", x=["2026-01-01", "2026-12-31"], y=[0, 40], mode="lines")],
        layout={
            "margin": {"l": 8, "r": 8, "t": 20, "b": 8},
            "height": 200,
            "xaxis": {"showline": True, "ticks": "outside", "side": "top", "tickvals": []},
            "yaxis": {"dtick": 10, "ticksuffix": " %", "range": [0, 40]},
        },
    )
    root = ET.fromstring(picture(figure))  # noqa: S314 - our own
    assert said(root) == ["0 %", "10 %", "20 %", "30 %", "40 %"]
    assert float(next(root.iter(f"{SVG}text")).get("x", "0")) > 20


def test_a_mark_that_paper_has_no_way_to_draw_is_an_error() -> None:
    with pytest.raises(ValueError, match="tuple"):
        drawn({"type": "pie", "values": [1]})


def test_nothing_in_a_picture_is_fetched_and_as_dots_it_is_a_png() -> None:
    figure = canvas(LIGHT, WORDS, 60).figure()
    found = picture(figure)
    assert not re.search(r"href|url\(|<script|<image", found)
    assert raster(found).startswith(b"\x89PNG")
