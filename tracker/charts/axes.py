"""Where ticks and labels stand, so that a figure can be read when it is 340 pixels wide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Any

from tracker.charts.look import Sketch, apart, clean
from tracker.charts.reading import Row
from tracker.words import Words

NARROW = 200  # pixels of plot area in a figure 340 pixels wide
LETTER = 7.5  # pixels of an ordinary letter at tick size
CELLS, SMALL_LETTER = 330, 6  # pixels of the columns in a map of cells 500 wide, and of a letter
ZERO_BELOW = 0.5  # a scale begins at zero when its low values are less than this part of its high
HEAD_ROOM, FOOT_ROOM = 0.08, 0.15
MANY_LINES = 40  # reviews that lie too close for a line each
FINEST = 1e-300  # a scale narrower than this has no room for numbers between its ends


@dataclass(frozen=True, slots=True)
class End:
    """What is written at the right end of a line: where, what and in which colour."""

    value: float
    text: str
    colour: str


def every(labels: Sequence[str], width: float = NARROW, letter: float = LETTER) -> list[int]:
    """Choose which labels of even steps fit in a width in pixels: always the last, evenly back."""
    if not labels:
        return []
    room = max(width // (letter * (max(map(len, labels)) + 1)), 1)
    step = ceil(len(labels) / room)
    return sorted(range(len(labels) - 1, -1, -step))


def uncrowded(places: Sequence[float], labels: Sequence[str], width: float = NARROW) -> list[int]:
    """Choose which labels at uneven places (0 to 1) fit in a width; always the last."""
    kept: list[int] = []
    for index in reversed(range(len(places))):
        room = LETTER * (len(labels[index]) + 0.6) / width
        if not kept or places[kept[-1]] - places[index] >= room:
            kept.append(index)
    return kept[::-1]


def scale_of(values: Sequence[float], head_room: float = HEAD_ROOM) -> tuple[float, float]:
    """Give the low and high end of a scale for values; from zero where that hides nothing."""
    low, high = min(values), max(values)
    if 0 <= low <= ZERO_BELOW * high:
        return 0.0, high * (1 + head_room) or 1.0
    spread = max((high - low) or abs(high) or 1.0, FINEST)
    return low - FOOT_ROOM * spread, high + head_room * spread


def ticks(low: float, high: float, about: int = 4) -> list[float]:
    """Give round numbers between two ends, about so many."""
    rough = (high - low) / about
    power = 10 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [float(f"{n * step:.12g}") for n in range(first, last + 1)]


def number_axis(figure: Sketch, words: Words, ends: tuple[float, float]) -> None:
    """Write round numbers of the language along the upright axis."""
    marks = ticks(*ends)
    texts = [words.number(mark) for mark in marks]
    figure.up(range=ends, tickvals=marks, ticktext=texts)


def year_axis(figure: Sketch, first: date, last: date) -> None:
    """Write years as ’24 along the lower axis, as many as fit."""
    begins = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
    shown = [day for day in begins if first <= day] or [first]
    kept = [shown[index] for index in every(["’24"] * len(shown))]
    figure.across(
        type="date",
        range=[first, last],
        tickvals=kept,
        ticktext=[f"’{day.year % 100:02}" for day in kept],
    )


def cells_axes(figure: Sketch, heads: Sequence[Sequence[str]], names: Sequence[str]) -> None:
    """Write heads above a map of cells, each in lines and as many as fit, and names beside it."""
    shown = every([max(head, key=len) for head in heads], CELLS, SMALL_LETTER)
    font = {"size": 12, "color": figure.layout["yaxis"]["tickfont"]["color"]}
    figure.across(
        side="top",
        showline=False,
        ticks="",
        range=[-0.5, len(heads) - 0.5],
        tickvals=shown,
        ticktext=[_head(*heads[place]) for place in shown],
        tickfont=font,
    )
    figure.up(
        range=[len(names) - 0.5, -0.5],
        showgrid=False,
        tickvals=list(range(len(names))),
        ticktext=list(names),
        tickfont=font,
    )


def _head(first: str, *more: str) -> str:
    return "<br>".join([f"<b>{clean(first)}</b>", *map(clean, more)])


def review_lines(
    figure: Sketch, words: Words, reviews: Sequence[Row], first: date, last: date
) -> None:
    """Draw a thin line for each review (its day and code) with the code on top where it fits.

    Where it does not, a dot stands in its place and tells it. Of very many reviews only those
    whose codes fit have a line.
    """
    inside = [row for row in reviews if first <= row["day"] <= last]
    span = max((last - first).days, 1)
    places = [(row["day"] - first).days / span for row in inside]
    codes = [str(row["review"]) for row in inside]
    named = uncrowded(places, codes)
    for index in named if len(inside) > MANY_LINES else range(len(inside)):
        x, code = places[index], clean(codes[index])
        figure.line(figure.layout["yaxis"]["gridcolor"], 1, x0=x, x1=x, y0=0, y1=1)
        where: dict[str, Any] = {"x": x, "xanchor": "center", "y": 1, "yanchor": "bottom"}
        where["hovertext"] = f"<b>{code}</b> {words.day(inside[index]['day'])}"
        muted = figure.layout["xaxis"]["tickfont"]["color"]
        figure.write(code if index in named else "·", muted, 12, **where)


def label_ends(
    figure: Sketch, labels: Sequence[End], ends: tuple[float, float], gap: float
) -> None:
    """Write at the right of the figure what each line ends at, a gap on the scale apart."""
    places = apart([label.value for label in labels], gap, *ends)
    for label, place in zip(labels, places, strict=True):
        where: dict[str, Any] = {"x": 1, "xshift": 9, "xanchor": "left"}
        where |= {"yref": "y", "y": place, "yanchor": "middle"}
        figure.write(label.text, label.colour, **where)
