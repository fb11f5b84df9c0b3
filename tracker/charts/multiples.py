"""Many indicators side by side, each in a field with its target path and last year's values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import isclose
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.axes import scale_of
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    nothing,
    palette,
    trace,
)
from tracker.charts.naming import few, named
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, is_missing, numbers, read
from tracker.words import Words

COLUMNS, FIELD, HEAD, FOOT, BOTTOM = 2, 84, 62, 26, 4
GAP = 0.05  # of the width, between fields
NAME_WIDTH, NAME_LINES = 22, 2
FINE = 6  # digits of a number: more than a field shows
MEASURED = ("period", "value", "last_year")
Point = tuple[date, float]
GLYPHS: dict[bool | None, str] = {True: "✓", False: "✕"}


@dataclass(frozen=True, slots=True)
class _Field:
    """The field of one indicator: its rows, its number, and where it lies across and down."""

    rows: list[Row]
    number: int
    across: tuple[float, float]
    down: tuple[float, float]

    @property
    def axes(self) -> dict[str, str]:
        """The names of its axes, as plotly has them."""
        last = "" if self.number == 1 else str(self.number)
        return {"xaxis": f"x{last}", "yaxis": f"y{last}"}

    @property
    def last(self) -> Row | None:
        """The last row that holds a number."""
        return next((row for row in reversed(self.rows) if not is_missing(row["value"])), None)


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask which indicators reach their targets."""
    return words.say("Which indicators reach their targets?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count those that meet their target, and name those shown that do not."""
    if table.empty:
        return words.say("No values and no target yet.")
    told = [
        words.say(
            "{met} of {judged} indicators meet their target.",
            met=table.attrs["met"],
            judged=table.attrs["judged"],
        )
    ]
    missed = [rows[0]["indicator"] for rows in groups(table, "indicator") if _met(rows) is False]
    if missed:
        unnamed = table.attrs["judged"] - table.attrs["met"] - len(missed)
        told.append(words.say("Not: {indicators}.", indicators=few(missed, words, unnamed)))
    return " ".join(told)


def _met(rows: Sequence[Row]) -> bool | None:
    met = rows[0]["is_met"]
    return None if is_missing(met) else bool(met)


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the lines are, and how many indicators are not drawn."""
    told = words.say(
        "Dashed: the target path. Dotted: the same period last year. Each field has its own scale."
    )
    if left := table.attrs["left_out"]:
        told += " " + words.say_n(
            "{n} more indicator is not drawn.", "{n} more indicators are not drawn.", left
        )
    return told


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a field for each indicator: its values, its target path and last year's values."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No values and no target yet."))
    fields = _fields(groups(table, "indicator"))
    drawn = canvas(colours, words, _height(len(fields)) + BOTTOM, t=0, b=BOTTOM)
    days = [row["day"] for row in read(table)]
    for field in fields:
        _axes(drawn, field, (min(days), max(days)))
        for column, dash in (("last_year", "dot"), ("target", "dash")):
            colour = colours.muted if column == "last_year" else colours.primary
            drawn.traces += _line(field, column, {"color": colour, "width": 1.5, "dash": dash})
        drawn.traces += _values(field, words, colours)
        _name(drawn, field, words, colours)
    return drawn.figure()


def _height(count: int) -> int:
    return -(-count // COLUMNS) * (HEAD + FIELD + FOOT)


def _fields(every: Sequence[list[Row]]) -> list[_Field]:
    """Lay the fields out row by row, in parts of the figure; up is 1."""
    step, whole = (1 + GAP) / COLUMNS, _height(len(every))
    fields = []
    for place, rows in enumerate(every):
        line, column = divmod(place, COLUMNS)
        left, top = column * step, line * (HEAD + FIELD + FOOT) + HEAD
        down = (1 - (top + FIELD) / whole, 1 - top / whole)
        fields.append(_Field(rows, place + 1, (left, left + step - GAP), down))
    return fields


def _axes(drawn: Sketch, field: _Field, ends: tuple[date, date]) -> None:
    """Give a field axes of its own: years below, and a scale without numbers."""
    shown = [x for name in ("value", "target", "last_year") for x in numbers(field.rows, name)]
    years = sorted({ends[0].year + 1, ends[1].year})
    number = field.axes["xaxis"][1:]
    drawn.layout[f"xaxis{number}"] = drawn.layout["xaxis"] | {
        "domain": list(field.across),
        "anchor": field.axes["yaxis"],
        "type": "date",
        "range": list(ends),
        "tickvals": [date(year, 1, 1) for year in years],
        "ticktext": [f"’{year % 100:02}" for year in years],
        "tickfont": drawn.layout["xaxis"]["tickfont"] | {"size": 12},
    }
    drawn.layout[f"yaxis{number}"] = drawn.layout["yaxis"] | {
        "domain": list(field.down),
        "anchor": field.axes["xaxis"],
        "range": scale_of(shown or [0]),
        "showticklabels": False,
        "showgrid": False,
    }


def _line(field: _Field, column: str, line: dict[str, Any]) -> list[Trace]:
    """Draw a column of numbers as a plain line; one alone as a level over the whole time."""
    points = [(row["day"], row[column]) for row in field.rows if not is_missing(row[column])]
    if len(points) == 1:
        points = [(field.rows[0]["day"], points[0][1]), *points]
    look = {"mode": "lines", "line": line, "hoverinfo": "skip"}
    return [trace("scatter", **_along(_bends(points)), **look, **field.axes)] if points else []


def _bends(points: Sequence[Point]) -> list[Point]:
    """Give the points of a line without those that it goes straight through."""
    kept = list(points[:1])
    for (day, value), after in pairwise(points[1:]):
        share = (day - kept[-1][0]) / (after[0] - kept[-1][0])
        straight = kept[-1][1] + share * (after[1] - kept[-1][1])
        if not isclose(straight, value, rel_tol=10**-FINE):
            kept.append((day, value))
    return [*kept, *points[-1:]] if points[1:] else kept


def _along(points: Sequence[Point]) -> dict[str, Any]:
    """Give the days and the values of points, in no more digits than are seen."""
    values = [None if is_missing(y) else float(f"{y:.{FINE}g}") for _, y in points]
    return {"x": [day for day, _ in points], "y": values}


def _values(field: _Field, words: Words, colours: Palette) -> list[Trace]:
    """Draw what was measured; the last value is a dot in the colour of met or not."""
    rows = [row for row in field.rows if row["period"]]
    name = named(field.rows[0]["indicator"], field.rows[0]["title"])
    line = trace(
        "scatter",
        mode="lines",
        line={"color": colours.ink, "width": 2},
        customdata=[hover(row, words) for row in rows],
        hovertemplate=f"{name}<br>%{{customdata}}<extra></extra>",
        meta=[
            leads_to("observation", row["indicator"], row["period"], *row["part"]) for row in rows
        ],
    )
    met = _met(field.rows)
    end = colours.ink if met is None else colours.states["green" if met else "red"]
    dot = trace("scatter", mode="markers", cliponaxis=False, hoverinfo="skip")
    dot["marker"] = {"size": 9, "color": end, "opacity": 1}
    drawn = ((line, rows), (dot, [field.last] if field.last else []))
    return [
        one | _along([(row["day"], row["value"]) for row in some]) | field.axes
        for one, some in drawn
        if some
    ]


def hover(row: Row, words: Words) -> str:
    """Tell one value of an indicator: the amount and period, its target and the year before."""
    amount = words.amount(row["value"], row["unit"], row["decimals"])
    lines = [f"<b>{clean(amount)}</b> {words.period(row['period'])}"]
    if not is_missing(row["target"]):
        target = words.number(row["target"], row["decimals"])
        lines.append(words.say("target path {value}", value=target))
    if not is_missing(row["last_year"]):
        before = words.number(row["last_year"], row["decimals"])
        lines.append(words.say("last year {value}", value=before))
    return "<br>".join(lines)


def _name(drawn: Sketch, field: _Field, words: Words, colours: Palette) -> None:
    """Write above a field its indicator, the last value and the target, with ✓ or ✕."""
    first, last = field.rows[0], field.last
    name = named(first["indicator"], first["title"], NAME_WIDTH, NAME_LINES)
    value = words.number(last["value"] if last else None, first["decimals"])
    told = f"{GLYPHS.get(_met(field.rows), '')} <b>{value}</b>".strip()
    if not is_missing(first["aim"]):
        target = words.number(first["aim"], first["decimals"])
        told += f" · {words.say('target {value}', value=target)}"
    where: dict[str, Any] = {"x": field.across[0], "xanchor": "left", "align": "left"}
    where |= {"y": field.down[1], "yanchor": "bottom", "yshift": 2}
    drawn.write(f"{name}<br>{told}", colours.ink, 13, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each indicator: its last value, its target, and the year before."""
    lines = []
    for field in _fields(groups(table, "indicator")):
        first, last = field.rows[0], field.last or dict.fromkeys(MEASURED)
        met = _met(field.rows)
        lines.append(
            {
                words.say("Indicator"): f"{first['indicator']} {first['title']}",
                words.say("Unit"): first["unit"],
                words.say("Period"): words.period(last["period"]) if last["period"] else "",
                words.say("Actual value"): words.number(last["value"], first["decimals"]),
                words.say("Last year"): words.number(last["last_year"], first["decimals"]),
                words.say("Target value"): words.number(first["aim"], first["decimals"]),
                words.say("Meets it"): "" if met is None else words.shown(met),
            }
        )
    return pd.DataFrame(lines)
