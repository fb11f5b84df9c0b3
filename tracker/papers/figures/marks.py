"""The marks of a figure: lines, points, texts, bars and cells, each as elements of SVG."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from tracker.charts.reading import is_missing
from tracker.papers.figures.lettering import LINE, lettered, width
from tracker.papers.figures.plane import Plane
from tracker.papers.figures.svg import Point, element, path

Trace = Mapping[str, Any]
DASHES = {"dot": "2 4", "dash": "8 5", "dashdot": "8 4 2 4"}
SMALLEST = 11  # letters that would have to be smaller than this are left out
OPEN = "-open"
_COLOUR = re.compile(r"rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)")
STAR = 10
SHAPES: Mapping[str, Sequence[Point]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-up": ((0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "arrow": ((0, -1.15), (0.9, 0.9), (-0.9, 0.9)),
    "star": tuple(
        (sin(turn * pi / 5) * reach, -cos(turn * pi / 5) * reach)
        for turn, reach in ((turn, 0.55 if turn % 2 else 1.3) for turn in range(STAR))
    ),
}
STROKES: Mapping[str, Sequence[tuple[Point, Point]]] = {
    "line-ns": (((0, -1), (0, 1)),),
    "x": (((-0.9, -0.9), (0.9, 0.9)), ((-0.9, 0.9), (0.9, -0.9))),
}


def marked(trace: Trace, plane: Plane) -> Iterator[str]:
    """Draw all of a trace; a sort of trace that paper has no marks for is an error."""
    return MARKS[trace["type"]](trace, plane)


# ---------------------------------------------------------------------- lines, points, texts


def _scatter(trace: Trace, plane: Plane) -> Iterator[str]:
    modes = (trace.get("mode") or "lines").split("+")
    places = [_place(plane, x, y) for x, y in zip(trace["x"], trace["y"], strict=True)]
    if trace.get("fill") == "toself":
        yield _filled([place for place in places if place], trace.get("fillcolor"))
    if "lines" in modes and (trace.get("line") or {}).get("width", 2):
        yield from _lines(trace, places, plane)
    if "markers" in modes:
        yield from _points(trace, places)
    if "text" in modes:
        yield from _texts(trace, places)


def _place(plane: Plane, x: Any, y: Any) -> Point | None:
    return None if is_missing(x) or is_missing(y) else (plane.x(x), plane.y(y))


def _filled(places: Sequence[Point], colour: str | None) -> str:
    return element("path", d=path(places, closed=True), **filling(colour or "none"))


def _lines(trace: Trace, places: Sequence[Point | None], plane: Plane) -> Iterator[str]:
    """Draw a line through the places, anew after each gap; what lies outside is cut away."""
    line = trace.get("line") or {}
    for run in _runs(places):
        yield _within(
            plane,
            element(
                "path",
                d=path(run),
                fill="none",
                stroke=line.get("color", "#000"),
                stroke_width=line.get("width", 2),
                stroke_dasharray=DASHES.get(line.get("dash", "")),
                stroke_linejoin="round",
            ),
        )


def _runs(places: Sequence[Point | None]) -> Iterator[list[Point]]:
    run: list[Point] = []
    for place in [*places, None]:
        if place is not None:
            run.append(place)
        else:
            if run[1:]:
                yield run
            run = []


def _within(plane: Plane, drawn: str) -> str:
    """Cut away what is drawn above or below the plot area."""
    top, foot = min(plane.y.pixels) - 2, max(plane.y.pixels) + 2
    box = f"0 {top:g} 680 {foot - top:g}"
    return element("svg", drawn, x=0, y=top, width=680, height=foot - top, viewBox=box)


def _points(trace: Trace, places: Sequence[Point | None]) -> Iterator[str]:
    marker = trace.get("marker") or {}
    if marker.get("opacity") == 0:
        return
    for at, place in enumerate(places):
        if place is not None:
            one = {name: _of(marker.get(name), at) for name in ("symbol", "size", "color")}
            yield symbol(place, one["symbol"] or "circle", one["size"] or 6, one["color"] or "#000")


def _of(held: Any, at: int) -> Any:
    """Give what holds for one mark, where marks may differ."""
    return held[at] if isinstance(held, list | tuple) else held


def symbol(place: Point, name: str, size: float, colour: str) -> str:
    """Draw the sign of a point; an open one is empty inside."""
    x, y = place
    half, shape = size / 2, name.removesuffix(OPEN)
    if shape in STROKES:
        parts = [[(x + dx * half, y + dy * half) for dx, dy in ends] for ends in STROKES[shape]]
        return "".join(element("path", d=path(p), stroke=colour, stroke_width=2) for p in parts)
    look: dict[str, Any] = {"fill": colour}
    if name.endswith(OPEN):
        look = {"fill": "none", "stroke": colour, "stroke_width": 2}
    if shape in SHAPES:
        points = [(x + dx * half, y + dy * half) for dx, dy in SHAPES[shape]]
        return element("path", d=path(points, closed=True), **look)
    return element("circle", cx=x, cy=y, r=half, **look)


def _texts(trace: Trace, places: Sequence[Point | None]) -> Iterator[str]:
    font = trace.get("textfont") or {}
    for at, place in enumerate(places):
        text = str(_of(trace.get("text"), at) or "")
        if place is not None and text:
            size, colour = _of(font.get("size"), at) or 13, _of(font.get("color"), at) or "#000"
            x, y, side = _beside(place, _of(trace.get("textposition"), at) or "", size)
            yield lettered(text, x, y, size, colour, side)


def _beside(place: Point, position: str, size: float) -> tuple[float, float, str]:
    """Give where a text stands that is to lie over, under or beside a point."""
    x, y = place
    away = size * LINE / 2 + 6
    y += -away if position.startswith("top") else away if position.startswith("bottom") else 0
    if position.endswith("right"):
        return x + 8, y, "left"
    return (x - 8, y, "right") if position.endswith("left") else (x, y, "center")


# ---------------------------------------------------------------------- bars and cells


def _bars(trace: Trace, plane: Plane) -> Iterator[str]:
    marker, flat = trace.get("marker") or {}, trace.get("orientation") == "h"
    for at, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        long, place = (x, y) if flat else (y, x)
        base = _of(trace.get("base"), at) or 0
        along, beside = (plane.x, plane.y) if flat else (plane.y, plane.x)
        half = (_of(trace.get("width"), at) or 0.8) / 2
        ends = sorted(_inside(along.pixels, along(end)) for end in (base, base + long))
        sides = sorted((beside(place - half), beside(place + half)))
        box = (*ends, *sides) if flat else (*sides, *ends)
        yield _bar(box, marker, at)
        yield from _on_bar(trace, at, box)


def _inside(pixels: tuple[float, float], at: float) -> float:
    return min(max(at, min(pixels)), max(pixels))


def _bar(box: Sequence[float], marker: Mapping[str, Any], at: int) -> str:
    left, right, top, foot = box
    line = marker.get("line") or {}
    return element(
        "rect",
        x=left,
        y=top,
        width=right - left,
        height=foot - top,
        stroke=_of(line.get("color"), at),
        stroke_width=_of(line.get("width"), at),
        **filling(_of(marker.get("color"), at) or "#000"),
    )


def _on_bar(trace: Trace, at: int, box: Sequence[float]) -> Iterator[str]:
    """Write in the middle of a bar what stands there, smaller where that makes it fit."""
    left, right, top, foot = box
    text, font = _of(trace.get("text"), at), trace.get("textfont") or {}
    if not text:
        return
    size = next((s for s in (13, 12, SMALLEST) if width(text, s) <= right - left - 4), None)
    if size:
        colour = _of(font.get("color"), at) or "#000"
        yield lettered(text, (left + right) / 2, (top + foot) / 2, size, colour, "center")


def _cells(trace: Trace, plane: Plane) -> Iterator[str]:
    """Draw a cell for each number of a table; those without one stay open."""
    low, high = _bounds(trace)
    for down, row in enumerate(trace["z"]):
        for across, value in enumerate(row):
            if not is_missing(value):
                colour = shade(trace["colorscale"], (value - low) / (high - low or 1))
                yield _cell(trace, plane, (across, down), colour)


def _cell(trace: Trace, plane: Plane, place: tuple[int, int], colour: str) -> str:
    across, down = (
        _of(trace.get(name), at) if trace.get(name) else at
        for name, at in zip("xy", place, strict=True)
    )
    left, right = sorted((plane.x(across - 0.5), plane.x(across + 0.5)))
    top, foot = sorted((plane.y(down - 0.5), plane.y(down + 0.5)))
    gap_x, gap_y = trace.get("xgap") or 0, trace.get("ygap") or 0
    return element(
        "rect",
        x=left + gap_x / 2,
        y=top + gap_y / 2,
        width=right - left - gap_x,
        height=foot - top - gap_y,
        fill=colour,
    )


def _bounds(trace: Trace) -> tuple[float, float]:
    held = [value for row in trace["z"] for value in row if not is_missing(value)]
    ends = trace.get("zmin"), trace.get("zmax")
    found = min(held, default=0.0), max(held, default=1.0)
    return tuple(own if given is None else given for given, own in zip(ends, found, strict=True))  # type: ignore[return-value]


def shade(scale: Sequence[Sequence[Any]], share: float) -> str:
    """Give the colour at a part of a scale, mixed of the two beside it."""
    at = min(max(share, 0.0), 1.0)
    for (low, first), (high, last) in pairwise(scale):
        if at <= high:
            return _mixed(first, last, (at - low) / (high - low or 1))
    return str(scale[-1][1])


def _mixed(first: str, last: str, share: float) -> str:
    pairs = [(int(first[at : at + 2], 16), int(last[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one + share * (two - one)):02X}" for one, two in pairs)


def filling(colour: str) -> dict[str, Any]:
    """Give a colour as SVG has it: how much of it is seen stands apart."""
    found = _COLOUR.fullmatch(colour)
    if not found:
        return {"fill": colour}
    *parts, seen = found.groups()
    return {
        "fill": "#" + "".join(f"{int(part):02X}" for part in parts),
        "fill_opacity": float(seen),
    }


MARKS: Mapping[str, Callable[[Trace, Plane], Iterator[str]]] = {
    "scatter": _scatter,
    "bar": _bars,
    "heatmap": _cells,
}
