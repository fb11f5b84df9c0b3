"""Why we revise: how often each trigger was given, review by review."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.revisions import TRIGGERS
from tracker.charts.axes import cells_axes
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
from tracker.charts.naming import quoted
from tracker.charts.pointing import leads_to_page
from tracker.charts.reading import Row, is_missing, read
from tracker.words import Words

IS_WIDE = True
ROW, TOP, BOTTOM = 40, 48, 8
STEPS = 3
HOVERED, REASONS = 6, 2
Stop = tuple[str | None, date, str | None]


def _rows(table: pd.DataFrame) -> list[Row]:
    return [row | {"trigger": _trigger(row)} for row in read(table)]


def _trigger(row: Row) -> str:
    return "" if is_missing(row["trigger"]) else str(row["trigger"])


def _name(trigger: str, words: Words) -> str:
    return words.say(TRIGGERS[trigger]) if trigger else words.say("not said")


def _review(code: str | None, words: Words) -> str:
    return code or words.say("now")


def _totals(table: pd.DataFrame, column: str) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for row in _rows(table):
        found[row[column]] += row["count"]
    return found


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask why the plan is revised."""
    return words.say("Why do we revise?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say which trigger was given most often, and at which review most was revised."""
    if table.empty:
        return words.say("Nothing has been revised yet.")
    (trigger, times), *_ = _totals(table, "trigger").most_common(1)
    (review, most), *_ = _totals(table, "review").most_common(1)
    return words.say(
        "Most often because of {trigger}: {times} of {count} revisions. Most at {review}, {most}.",
        trigger=_name(trigger, words),
        times=times,
        count=int(table["count"].sum()),
        review=_review(review, words),
        most=most,
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what is counted, and how many reviews are not shown."""
    told = words.say("How many revisions each trigger led to. Repairs of the past are not counted.")
    if earlier := table.attrs.get("left_out", 0):
        told += " " + words.say_n(
            "{n} earlier review is not shown.", "{n} earlier reviews are not shown.", earlier
        )
    return told


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a cell for each trigger and review, the stronger the more was revised."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("Nothing has been revised yet."))
    stops: list[Stop] = table.attrs["stops"]
    totals = _totals(table, "trigger")
    triggers = sorted(totals, key=lambda trigger: (not trigger, -totals[trigger]))
    drawn = canvas(colours, words, ROW * len(triggers) + TOP + BOTTOM, t=TOP, b=BOTTOM, r=4)
    at = {(row["trigger"], row["review"], row["day"]): row for row in _rows(table)}
    grid = [[at.get((trigger, *stop[:2])) for stop in stops] for trigger in triggers]
    drawn.traces += [_cells(grid, stops, words, colours), _numbers(grid, words, colours)]
    _axes(drawn, stops, [(totals[trigger], _name(trigger, words)) for trigger in triggers], words)
    return drawn.figure()


def _strength(row: Row | None, most: int) -> int:
    """Give how strong a cell is: nothing, or one of three steps up to the most."""
    return ceil(STEPS * row["count"] / most) if row else 0


def _most(grid: Sequence[Sequence[Row | None]]) -> int:
    return max(int(row["count"]) for rows in grid for row in rows if row)


def _cells(
    grid: Sequence[Sequence[Row | None]], stops: Sequence[Stop], words: Words, colours: Palette
) -> Trace:
    shades = (colours.band, *colours.tints[:0:-1])
    return trace(
        "heatmap",
        z=[[_strength(row, _most(grid)) for row in rows] for rows in grid],
        zmin=0,
        zmax=STEPS,
        xgap=3,
        ygap=5,
        colorscale=[(place / STEPS, shade) for place, shade in enumerate(shades)],
        showscale=False,
        customdata=[[hover(row, words) if row else "" for row in rows] for rows in grid],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[
            [row and _leads_to(row, stop) for row, stop in zip(rows, stops, strict=True)]
            for rows in grid
        ],
    )


def _leads_to(row: Row, stop: Stop) -> str:
    """Lead to what differs between a review and the one before, of the trigger."""
    asked = {"vs": stop[2], "trigger": row["trigger"]}
    return leads_to_page("changes", stop[0], **{name: text for name, text in asked.items() if text})


def _numbers(grid: Sequence[Sequence[Row | None]], words: Words, colours: Palette) -> Trace:
    """Write how many on each cell, so that it is read without colour."""
    cells = [
        (at, down, row) for down, rows in enumerate(grid) for at, row in enumerate(rows) if row
    ]
    inks = (colours.ink, *colours.tint_text[:0:-1])
    return trace(
        "scatter",
        x=[at for at, _, _ in cells],
        y=[down for _, down, _ in cells],
        mode="text",
        text=[words.number(row["count"]) for _, _, row in cells],
        textfont={
            "size": 14,
            "color": [inks[_strength(row, _most(grid))] for _, _, row in cells],
        },
        hoverinfo="skip",
    )


def hover(row: Row, words: Words) -> str:
    """Tell one cell: the trigger, the review, which records, and the first reasons."""
    codes = [clean(key) for _, key in row["records"]]
    told = words.say_n("{n} revision", "{n} revisions", row["count"])
    more = [words.say("{count} more", count=len(codes) - HOVERED)] if codes[HOVERED:] else []
    lines = [
        f"<b>{clean(_name(row['trigger'], words))}</b>",
        f"{clean(_review(row['review'], words))} · {words.day(row['day'])} · {told}",
        ", ".join([*codes[:HOVERED], *more]),
        *map(quoted, row["reasons"][:REASONS]),
    ]
    return "<br>".join(lines)


def _axes(
    drawn: Sketch, stops: Sequence[Stop], named: Sequence[tuple[int, str]], words: Words
) -> None:
    heads = [(_review(review, words), f"{day:%y-%m}") for review, day, _ in stops]
    names = [f"{clean(name)} <b>{words.number(total)}</b>" for total, name in named]
    cells_axes(drawn, heads, names)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each trigger and a column for each review."""
    stops: list[Stop] = table.attrs["stops"]
    at = {(row["trigger"], row["review"]): row["count"] for row in _rows(table)}
    lines = []
    for trigger, total in _totals(table, "trigger").items():
        line = {words.say("Trigger"): _name(trigger, words)}
        line |= {
            _review(review, words): words.number(at.get((trigger, review), 0))
            for review, _, _ in stops
        }
        lines.append(line | {words.say("In all"): words.number(total)})
    return pd.DataFrame(lines)
