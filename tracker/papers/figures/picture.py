"""A figure as one SVG: its axes, its marks and its texts, in the order in which they lie."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import plotly.graph_objects as go

from tracker.papers.figures.lettering import height, lettered, width
from tracker.papers.figures.marks import DASHES, MARKS, filling, marked
from tracker.papers.figures.plane import PAD, TICK, WIDTH, Axis, Plane, plane
from tracker.papers.figures.svg import SPACE, element, number, path

FAMILY = "'Source Sans 3', 'Source Sans', 'Segoe UI', Arial, sans-serif"
ORDER = tuple(MARKS)[::-1]  # cells lie at the bottom, then bars, then lines and points
_CORNER = re.compile(r"(-?[\d.]+),(-?[\d.]+)")
Said = Mapping[str, Any]


def picture(figure: go.Figure) -> str:
    """Draw a figure of the screen for paper, with nothing that has to be fetched or run.

    It has one plane: a figure of several, or round a middle, is an error and no wrong picture.
    """
    told = figure.to_plotly_json()
    layout, traces = told["layout"], told["data"]
    if any(one.get("xaxis", "x") != "x" for one in traces):
        raise ValueError("a figure on paper has one plane")
    drawn = plane(layout, traces)
    shapes = layout.get("shapes", ())
    parts = [
        *(_shape(drawn, one) for one in shapes if one.get("layer") == "below"),
        *_axes(drawn),
        *(mark for one in sorted(traces, key=_place) for mark in marked(one, drawn)),
        *(_shape(drawn, one) for one in shapes if one.get("layer") != "below"),
        *(part for one in layout.get("annotations", ()) for part in _note(drawn, one)),
    ]
    box = f"0 0 {WIDTH:g} {drawn.height:g}"
    return element("svg", *parts, xmlns=SPACE, viewBox=box, font_family=FAMILY)


def _place(trace: Said) -> int:
    return ORDER.index(trace["type"])


# ---------------------------------------------------------------------- axes


def _axes(drawn: Plane) -> Iterator[str]:
    if drawn.y.is_seen:
        yield from _up(drawn)
    if drawn.x.is_seen:
        yield from _across(drawn)


def _up(drawn: Plane) -> Iterator[str]:
    """Draw the upright axis: a faint line across for each tick, and its label at the left."""
    look, (left, right) = drawn.y.look, drawn.x.pixels
    for mark in drawn.y.marks:
        y = drawn.y(mark.at)
        if look.get("showgrid") is not False:
            yield _line(left, y, right, y, look.get("gridcolor"), 1)
        yield _label(drawn.y, mark.text, left - PAD, y, "right")


def _across(drawn: Plane) -> Iterator[str]:
    """Draw the axis along the foot or the top, with its ticks and their labels."""
    look, (foot, top) = drawn.x.look, drawn.y.pixels
    above = look.get("side") == "top"
    edge, way = (top, -1) if above else (foot, 1)
    if look.get("showline"):
        yield _line(*drawn.x.pixels[:1], edge, drawn.x.pixels[1], edge, look.get("linecolor"), 1)
    for mark in drawn.x.marks:
        x = drawn.x(mark.at)
        if look.get("ticks"):
            yield _line(x, edge, x, edge + way * TICK, look.get("tickcolor"), 1)
        away = TICK + PAD / 2 + height(mark.text, _size(drawn.x)) / 2
        yield _label(drawn.x, mark.text, x, edge + way * away, "center")


def _label(axis: Axis, text: str, x: float, y: float, side: str) -> str:
    font = axis.look.get("tickfont", {})
    return lettered(text, x, y, _size(axis), font.get("color", "#000"), side)


def _size(axis: Axis) -> float:
    return float(axis.look.get("tickfont", {}).get("size", 13))


# ---------------------------------------------------------------------- shapes and texts


def _line(  # noqa: PLR0913, PLR0917 - two ends and a look
    x0: float, y0: float, x1: float, y1: float, colour: str | None, wide: float, dash: str = ""
) -> str:
    return element(
        "line",
        x1=x0,
        y1=y0,
        x2=x1,
        y2=y1,
        stroke=colour or "#000",
        stroke_width=wide,
        stroke_dasharray=DASHES.get(dash),
    )


def _shape(drawn: Plane, shape: Said) -> str:
    """Draw a line, a box or an outline; what is measured in pixels lies around its anchor."""
    if shape["type"] == "path":
        return _outline(drawn, shape)
    left, right = _span(drawn, shape, "x")
    first, last = _span(drawn, shape, "y")
    line = shape.get("line") or {}
    if shape["type"] == "line":
        wide, dash = line.get("width", 2), line.get("dash", "")
        return _line(left, first, right, last, line.get("color"), wide, dash)
    return element(
        "rect",
        x=min(left, right),
        y=min(first, last),
        width=abs(right - left),
        height=abs(last - first),
        stroke=line.get("color") if line.get("width") else None,
        stroke_width=line.get("width") or None,
        opacity=shape.get("opacity"),
        **filling(shape.get("fillcolor") or "none"),
    )


def _outline(drawn: Plane, shape: Said) -> str:
    """Draw an outline that is given by the places of its corners."""
    corners = [(float(x), float(y)) for x, y in _CORNER.findall(shape["path"])]
    points = [(drawn.x(x), drawn.y(y)) for x, y in corners]
    look = filling(shape.get("fillcolor") or "none")
    return element("path", d=path(points, closed=True), opacity=shape.get("opacity"), **look)


def _span(drawn: Plane, shape: Said, axis: str) -> tuple[float, float]:
    ref, ends = shape.get(f"{axis}ref", axis), (shape[f"{axis}0"], shape[f"{axis}1"])
    if shape.get(f"{axis}sizemode") == "pixel":
        middle = drawn.place(axis, ref, shape[f"{axis}anchor"])
        return middle + ends[0], middle + ends[1]
    return drawn.place(axis, ref, ends[0]), drawn.place(axis, ref, ends[1])


def _note(drawn: Plane, note: Said) -> Iterator[str]:
    """Write a text where it is anchored, on its ground where it has one."""
    text, font = str(note.get("text") or ""), note.get("font") or {}
    if not text:
        return
    size = float(font.get("size", 13))
    wide, tall = width(text, size), height(text, size)
    x = drawn.place("x", note.get("xref", "x"), note["x"]) + (note.get("xshift") or 0)
    y = drawn.place("y", note.get("yref", "y"), note["y"]) - (note.get("yshift") or 0)
    left = x - wide * _before(note.get("xanchor"), ("left", "center", "right"), note["x"])
    pad = note.get("borderpad") or 1
    up = _before(note.get("yanchor"), ("top", "middle", "bottom"), _upside_down(note["y"]))
    top = y - tall * up + pad * (1 - 2 * up)
    if note.get("bgcolor"):
        yield element(
            "rect", x=left - pad, y=top, width=wide + 2 * pad, height=tall, fill=note["bgcolor"]
        )
    side = note.get("align") or "center"
    at = left + wide * {"left": 0, "center": 0.5, "right": 1}[side]
    written = lettered(text, at, top + tall / 2, size, font.get("color", "#000"), side)
    turn = note.get("textangle")
    turned = f"rotate({turn} {number(x)} {number(y)})"
    yield element("g", written, transform=turned) if turn else written


def _upside_down(place: Any) -> Any:
    return 1 - place if isinstance(place, float) else place


def _before(anchor: str | None, names: tuple[str, str, str], place: Any) -> float:
    """Give how much of a text lies before its place; where nothing says so, by where that is."""
    if anchor in names:
        return names.index(anchor) / 2
    thirds = int(place * 3) if isinstance(place, float) else 1
    return min(max(thirds, 0), 2) / 2
