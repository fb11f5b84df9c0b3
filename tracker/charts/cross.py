"""The cross that two drivers span: its fields, and where belief has gone between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.look import (
    SHAPES,
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    folded,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.reading import Row, is_missing, numbers, read
from tracker.words import Words

HEIGHT, EDGE = 400, 30
FAINTEST, STRONGER = 0.06, 0.2  # how much of a field's colour is seen
FURTHEST, LONGEST = 0.6, 3.0  # where the outermost centre stands; how much it may be enlarged
NAME_LENGTH, NAME_WIDTH = 34, 17
NAME_AWAY = 16  # pixels from a centre to its review
OLDEST = 0.35  # how much of the first centre is seen


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


def _trail(table: pd.DataFrame) -> list[Row]:
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
    trail = _trail(table)
    if not trail:
        return told
    ends = [_towards(row, judged, words) for row in (trail[0], trail[-1])]
    if len(trail) == 1 or ends[0] == ends[1]:
        return f"{told} " + words.say("The weighted centre lies {where}.", where=ends[1])
    return f"{told} " + words.say(
        "The weighted centre lies {where}; at {review} it lay {before}.",
        where=ends[1],
        before=ends[0],
        review=trail[0]["review"],
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
    if trail := _trail(table):
        told.append(words.say("The trail is the weighted centre at each review."))
        scale = _scale(trail)
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


def _scale(trail: Sequence[Row]) -> float:
    """Give how many times a centre's way from the middle is drawn, so that moves are seen."""
    furthest = max(max(abs(row["x"]), abs(row["y"])) for row in trail)
    return min(FURTHEST / furthest, LONGEST) if furthest else 1.0


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
    if trail := _trail(table):
        drawn.traces.append(_draw_trail(trail, words, colours))
        _name_trail(drawn, trail, words, colours)
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
                {"x": place, "y": 0.5, "xshift": 14 * side, "textangle": 90 * side}
                if axis == "x"
                else {"x": 0.5, "y": 1 - place, "yshift": -14 * side}
            )
            drawn.write(clean(shortened(found, 40)), colours.muted, 13, **where)


def _draw_trail(trail: Sequence[Row], words: Words, colours: Palette) -> Trace:
    """Draw the centres in order, the older the fainter, an arrow at each and the last a dot."""
    scale, points = _scale(trail), _points(trail)
    last = len(points) - 1
    return trace(
        "scatter",
        mode="lines+markers",
        x=[rows[0]["x"] * scale for rows in points],
        y=[rows[0]["y"] * scale for rows in points],
        line={"color": colours.muted, "width": 1.5},
        marker={
            "symbol": ["circle", *["arrow"] * (last - 1), "circle"][-last - 1 :],
            "angleref": "previous",
            "size": [*[9 if not at else 12 for at in range(last)], 16],
            "color": [*[colours.ink] * last, colours.primary],
            "opacity": [OLDEST + (1 - OLDEST) * at / max(last, 1) for at in range(last)] + [1],
            "line": {"width": 1, "color": colours.card},
        },
        customdata=[_hover(rows, words) for rows in points],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _name_trail(drawn: Sketch, trail: Sequence[Row], words: Words, colours: Palette) -> None:
    """Write the review of each centre beside it, on the side that the trail does not come from."""
    scale, points = _scale(trail), _points(trail)
    before = points[0][0]
    for rows in points:
        centre, is_last = rows[0], rows is points[-1]
        codes = clean(_codes(rows, words))
        where: dict[str, Any] = {"xref": "x", "yref": "y", "x": centre["x"] * scale}
        where |= {"y": centre["y"] * scale, "yshift": -NAME_AWAY}
        if centre["y"] <= before["y"]:
            where["yshift"] = NAME_AWAY
        if rows is points[0] and points[1:]:
            where["xanchor"] = "right" if points[1][0]["x"] > centre["x"] else "left"
        drawn.write(f"<b>{codes}</b>" if is_last else codes, colours.ink, 12, **where)
        before = centre


def _points(trail: Sequence[Row]) -> list[list[Row]]:
    """Join reviews where the centre did not move."""
    points: list[list[Row]] = []
    for row in trail:
        if points and (points[-1][0]["x"], points[-1][0]["y"]) == (row["x"], row["y"]):
            points[-1].append(row)
        else:
            points.append([row])
    return points


def _codes(rows: Sequence[Row], words: Words) -> str:
    ends = [str(row["review"] or words.say("now")) for row in (rows[0], rows[-1])]
    return ends[0] if len(rows) == 1 else f"{ends[0]}–{ends[1]}"


def _hover(rows: Sequence[Row], words: Words) -> str:
    return "<br>".join(
        f"<b>{clean(row['review'] or words.say('now'))}</b> {words.day(row['day'])}"
        f" {clean(shortened(row['review_title'] or '', 50))}"
        for row in rows
    )


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
