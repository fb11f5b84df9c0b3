"""The cross that two drivers span: its fields, and where belief has gone between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts import trail
from tracker.charts.look import (
    SHAPES,
    Palette,
    Sketch,
    canvas,
    clean,
    folded,
    nothing,
    palette,
    shortened,
)
from tracker.charts.reading import Row, is_missing, numbers, read
from tracker.words import Words

HEIGHT, EDGE = 400, 30
FAINTEST, STRONGER = 0.06, 0.2  # how much of a field's colour is seen
NAME_LENGTH, NAME_WIDTH = 34, 17
BEYOND = {-1: "right", 1: "left"}  # how words stand outside a side: of the first axis
BESIDE = {-1: "bottom", 1: "top"}  # and of the second


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of the cross, in parts from −1 to 1, and the scenarios that stand in it."""

    left: float
    right: float
    low: float
    high: float
    rows: list[Row]

    @property
    def percent(self) -> float:
        """What its scenarios have together."""
        return sum(numbers(self.rows, "percent"))


def _placed(table: pd.DataFrame) -> list[Row]:
    rows = [row for row in read(table) if row["part"] == "scenario"]
    return [row for row in rows if not is_missing(row["x"]) and not is_missing(row["y"])]


def _unplaced(table: pd.DataFrame) -> list[Row]:
    rows = [row for row in read(table) if row["part"] == "scenario"]
    return [row for row in rows if is_missing(row["x"]) or is_missing(row["y"])]


def _centres(table: pd.DataFrame) -> list[Row]:
    return [row for row in read(table) if row["part"] == "centre"]


def has_axes(table: pd.DataFrame) -> bool:
    """Tell whether any scenario stands in a cross; without, there is only a list."""
    return bool(_placed(table))


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask where belief lies and where it has gone."""
    return words.say("Where does belief lie, and how has it moved?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Name the likeliest field, towards what belief lies, and at which review it began where."""
    judged = [row for row in _placed(table) if not is_missing(row["percent"])]
    if not judged:
        return words.say("No likelihoods yet.")
    best = max(judged, key=lambda row: row["percent"])
    told = words.say(
        "The likeliest field is {scenario}, {percent} per cent: {first} and {second}.",
        scenario=f"{best['scenario']} {best['title']}",
        percent=best["percent"],
        first=best["x_variant"],
        second=best["y_variant"],
    )
    centres = _centres(table)
    if not centres:
        return told
    ends = [_towards(row, judged, words) for row in (centres[0], centres[-1])]
    if len(centres) == 1 or ends[0] == ends[1]:
        return f"{told} " + words.say("The weighted centre lies {where}.", where=ends[1])
    return f"{told} " + words.say(
        "The weighted centre lies {where}; at {review} it lay {before}.",
        where=ends[1],
        before=ends[0],
        review=centres[0]["review"],
    )


def _towards(centre: Row, placed: Sequence[Row], words: Words) -> str:
    """Say to which side of the middle a centre lies, on each axis."""
    sides = []
    for axis in ("x", "y"):
        variants = {row[axis]: row[f"{axis}_variant"] for row in placed}
        ahead = [place for place in variants if place * centre[axis] > 0]
        if ahead:
            sides.append(str(variants[max(ahead, key=abs)]))
    return (
        words.say("towards {sides}", sides=words.listed(sides))
        if sides
        else words.say("in the middle")
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say that places are a picture, how the trail is drawn, and who stands outside."""
    told = [
        words.say("The stronger the colour, the likelier. Positions are a picture, no measure.")
    ]
    if centres := _centres(table):
        told.append(words.say("The trail is the weighted centre at each review."))
        scale = trail.scale_of(centres)
        if scale > 1:
            shown = words.number(scale, 1)
            told.append(
                words.say("Ways from the middle are drawn {times} times as long.", times=shown)
            )
    told += _outside(table, words)
    return " ".join(told)


def _outside(table: pd.DataFrame, words: Words) -> list[str]:
    told = []
    if outside := _unplaced(table):
        named = words.listed(
            [f"{row['scenario']} {words.percent(row['percent'])}" for row in outside]
        )
        told.append(words.say("Outside the cross: {scenarios}.", scenarios=named))
    if earlier := table.attrs.get("left_out", 0):
        told.append(
            words.say_n(
                "{n} earlier review is not shown.", "{n} earlier reviews are not shown.", earlier
            )
        )
    return told


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw the fields with their likelihoods in the corners, and the trail between them."""
    colours = palette(theme)
    if not has_axes(table):
        return nothing(colours, words, words.say("No driver is an axis of the cross yet."))
    drawn = canvas(colours, words, HEIGHT, l=EDGE, r=EDGE, t=EDGE, b=EDGE)
    drawn.across(visible=False, range=[-1, 1])
    drawn.up(visible=False, range=[1, -1])
    placed = _placed(table)
    hues = _hues(read(table), colours)
    fields = _fields(placed)
    most = max(field.percent for field in fields) or 1.0
    for field in fields:
        _draw_field(drawn, field, field.percent / most, hues, colours)
        _write_field(drawn, field, words, colours)
    _write_axes(drawn, placed, colours)
    if centres := _centres(table):
        drawn.traces.append(trail.way(centres, words, colours))
        trail.name(drawn, centres, words, colours)
    return drawn.figure()


def _hues(rows: Sequence[Row], colours: Palette) -> Mapping[str, str]:
    """Give each scenario the colour it has in every figure: up to four hues, else one."""
    codes = sorted(row["scenario"] for row in rows if row["part"] == "scenario")
    if len(codes) > len(SHAPES):
        return dict.fromkeys(codes, colours.primary)
    return dict(zip(codes, colours.scenarios, strict=False))


def _fields(placed: Sequence[Row]) -> list[_Field]:
    """Give the fields of the cross in even parts, the empty ones too."""
    across, down = (sorted({row[axis] for row in placed} | {-1, 1}) for axis in ("x", "y"))
    return [
        _Field(
            left=2 * column / len(across) - 1,
            right=2 * (column + 1) / len(across) - 1,
            low=2 * line / len(down) - 1,
            high=2 * (line + 1) / len(down) - 1,
            rows=[row for row in placed if (row["x"], row["y"]) == (x, y)],
        )
        for line, y in enumerate(down)
        for column, x in enumerate(across)
    ]


def _draw_field(
    drawn: Sketch, field: _Field, share: float, hues: Mapping[str, str], colours: Palette
) -> None:
    best = max(field.rows, key=lambda row: row["percent"] or 0, default=None)
    drawn.shapes.append(
        {
            "type": "rect",
            "layer": "below",
            "x0": field.left,
            "x1": field.right,
            "y0": field.low,
            "y1": field.high,
            "line": {"width": 1, "color": colours.line},
            "fillcolor": hues[best["scenario"]] if best else colours.band,
            "opacity": FAINTEST + STRONGER * share**2,
        }
    )


def _write_field(drawn: Sketch, field: _Field, words: Words, colours: Palette) -> None:
    """Write name and per cent of each scenario in the outer corner of its field."""
    right, low = field.left + field.right > 0, field.low + field.high > 0
    told = "<br>".join(_named(row, words) for row in field.rows)
    side = "right" if right else "left"
    where: dict[str, Any] = {"xref": "x", "yref": "y", "xanchor": side, "align": side}
    where |= {"x": field.right if right else field.left, "xshift": -8 if right else 8}
    where |= {"y": field.high if low else field.low, "yshift": 6 if low else -6}
    drawn.write(told, colours.ink, 14, yanchor="bottom" if low else "top", **where)


def _named(row: Row, words: Words) -> str:
    name = f"{row['scenario']} {shortened(row['title'], NAME_LENGTH)}"
    lines = "<br>".join(clean(line) for line in folded(name, NAME_WIDTH))
    return f"{lines}<br><b style='font-size:20px'>{words.percent(row['percent'])}</b>"


def _write_axes(drawn: Sketch, placed: Sequence[Row], colours: Palette) -> None:
    """Write the outermost variant of each axis along its side."""
    for axis, side in (("x", -1), ("x", 1), ("y", -1), ("y", 1)):
        found = next((row[f"{axis}_variant"] for row in placed if row[axis] == side), None)
        if found:
            place = (side + 1) / 2
            where = (
                {"x": place, "xanchor": BEYOND[side], "xshift": 3 * side}
                | {"y": 0.5, "textangle": 90 * side}
                if axis == "x"
                else {"x": 0.5, "y": 1 - place, "yanchor": BESIDE[side], "yshift": -2 * side}
            )
            drawn.write(clean(shortened(found, 40)), colours.muted, 13, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each scenario: where it stands and how likely it is held."""
    rows = [*_placed(table), *_unplaced(table)]
    return pd.DataFrame(
        {
            words.say("Scenario"): [f"{row['scenario']} {row['title']}" for row in rows],
            words.say("Likelihood"): [words.percent(row["percent"]) for row in rows],
            words.say("First axis"): [row["x_variant"] or "" for row in rows],
            words.say("Second axis"): [row["y_variant"] or "" for row in rows],
        }
    )
