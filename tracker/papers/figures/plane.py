"""The plane that a figure is drawn on: where its data, and parts of its plot area, lie on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.charts.axes import ticks
from tracker.charts.reading import is_missing
from tracker.papers.figures.lettering import height, width

WIDTH = 680.0  # of every figure on paper: what A4 holds, with letters as large as the text's
TICK, PAD = 4, 4
Layout = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick: where on its axis, and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its two ends, the pixels where these lie, and its ticks."""

    ends: tuple[float, float]
    pixels: tuple[float, float]
    marks: tuple[Mark, ...]
    look: Layout

    def __call__(self, value: Any) -> float:
        """Give the pixel of a value."""
        return self.part((numeric(value) - self.ends[0]) / (self.ends[1] - self.ends[0] or 1))

    def part(self, share: float) -> float:
        """Give the pixel of a part of the axis."""
        first, last = self.pixels
        return first + share * (last - first)

    @property
    def is_seen(self) -> bool:
        """Whether anything of the axis is drawn."""
        return self.look.get("visible") is not False


@dataclass(frozen=True, slots=True)
class Plane:
    """Both axes, and how high the whole figure is."""

    x: Axis
    y: Axis
    height: float

    def place(self, axis: str, ref: str, value: Any) -> float:
        """Give the pixel of a value of an axis, or of a part of the plot area."""
        along = self.x if axis == "x" else self.y
        return along.part(value) if ref == "paper" else along(value)


def numeric(value: Any) -> float:
    """Give a value of an axis as a number; a day is the days before it."""
    if isinstance(value, str):
        return float(date.fromisoformat(value[:10]).toordinal())
    return float(value.toordinal()) if isinstance(value, date) else float(value)


def plane(layout: Layout, traces: Sequence[Layout]) -> Plane:
    """Lay out a figure: its margins grow until the labels of its axes have room."""
    across, up = layout.get("xaxis", {}), layout.get("yaxis", {})
    margin, tall = layout["margin"], float(layout["height"])
    x_marks = _marks(across, ends_of(across, traces, "x"))
    y_marks = _marks(up, ends_of(up, traces, "y"))
    beside = [_size(up) and width(mark.text, _size(up)) for mark in y_marks]
    below = max((height(mark.text, _size(across)) for mark in x_marks), default=0.0)
    room = below + TICK + PAD if across.get("visible") is not False else 0.0
    left = max(margin["l"], *(wide + TICK + PAD for wide in beside), 0) if beside else margin["l"]
    on_top = across.get("side") == "top"
    top = max(margin["t"], room) if on_top else margin["t"]
    foot = margin["b"] if on_top else max(margin["b"], room)
    x_axis = Axis(ends_of(across, traces, "x"), (left, WIDTH - margin["r"]), x_marks, across)
    y_axis = Axis(ends_of(up, traces, "y"), (tall - foot, top), y_marks, up)
    return Plane(x_axis, y_axis, tall)


def ends_of(axis: Layout, traces: Iterable[Layout], name: str) -> tuple[float, float]:
    """Give the two ends of an axis: its own, else those of what is drawn along it."""
    if axis.get("range"):
        first, last = axis["range"]
        return numeric(first), numeric(last)
    held = [numeric(one) for trace in traces for one in trace.get(name, ()) if not is_missing(one)]
    low, high = min(held, default=0.0), max(held, default=1.0)
    return (low, high) if low < high else (low - 0.5, high + 0.5)


def _size(axis: Layout) -> float:
    return float(axis.get("tickfont", {}).get("size", 13))


def _marks(axis: Layout, ends: tuple[float, float]) -> tuple[Mark, ...]:
    """Give the ticks that lie between the ends, with what is written at them."""
    if axis.get("visible") is False:
        return ()
    places, texts = axis.get("tickvals"), axis.get("ticktext")
    if places is None:
        places = _steps(axis, *sorted(ends))
    numbers = [numeric(place) for place in places]
    told = texts if texts is not None else [_told(axis, number) for number in numbers]
    low, high = sorted(ends)
    found = [Mark(at, str(text)) for at, text in zip(numbers, told, strict=False)]
    return tuple(mark for mark in found if low <= mark.at <= high)


def _steps(axis: Layout, low: float, high: float) -> list[float]:
    step = axis.get("dtick")
    if not step:
        return ticks(low, high)
    first = int(-(-low // step))
    return [step * at for at in range(first, int(high // step) + 1)]


def _told(axis: Layout, number: float) -> str:
    return f"{number:g}{axis.get('ticksuffix') or ''}".replace("-", "\u2212")
