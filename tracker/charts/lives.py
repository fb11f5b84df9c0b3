"""The life of each assumption: made, confirmed with or without a check, fallen or come true."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.kinds import KINDS
from tracker.charts.axes import review_lines, year_axis
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.naming import above, few, quoted, stacked
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, read
from tracker.words import N_, Words

ROW, TOP, BOTTOM, SIDE = 48, 24, 30, 14
SHOWN = 16
SMALLEST_SPAN = timedelta(days=60)
ENDS = frozenset({"fell", "came_true", "retired"})
WORDS: Mapping[str, str] = {
    "made": N_("made"),
    "confirmed": N_("confirmed after a check"),
    "unchecked": N_("confirmed without a new check"),
    "revised": N_("revised"),
    "corrected": N_("corrected"),
    "uncertain": N_("uncertain"),
    "holds": N_("holds again"),
    "fell": N_("fell"),
    "came_true": N_("came true"),
    "deferred": N_("put off"),
    "retired": N_("retired"),
    "restored": N_("restored"),
}
SYMBOLS: Mapping[str, str] = {
    "made": "line-ns-open",
    "confirmed": "circle",
    "holds": "circle",
    "restored": "line-ns-open",
    "unchecked": "diamond-open",
    "uncertain": "triangle-up-open",
    "fell": "x",
    "came_true": "star",
    "retired": "square",
}
SMALL = "circle-open"  # what neither tried nor ended it
SIZES: Mapping[str, int] = {"fell": 13, "came_true": 15, "unchecked": 12, "uncertain": 12}


def _lives(table: pd.DataFrame) -> list[list[Row]]:
    """Give the marks of each assumption: the stale first, then those that stand, then the ended."""
    return sorted(
        groups(table, "assumption"),
        key=lambda rows: (_is_ended(rows), not rows[0]["is_stale"]),
    )


def _is_ended(rows: Sequence[Row]) -> bool:
    return rows[-1]["state"] in ENDS or rows[-1]["mark"] == "retired"


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask how the assumptions have fared."""
    return words.say("How have the assumptions fared?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count those that stand, and name the stale and those that fell without a check."""
    lives = _lives(table)
    if not lives:
        return words.say("No assumptions yet.")
    stand = sum(not _is_ended(rows) for rows in lives)
    told = [words.say("{stand} of {count} assumptions stand.", stand=stand, count=len(lives))]
    for name, sentence in (
        ("is_stale", N_("Stale: {assumptions}.")),
        ("fell_unchecked", N_("Only confirmed without a check before it fell: {assumptions}.")),
    ):
        if named := [rows[0]["assumption"] for rows in lives if rows[0][name]]:
            told.append(words.say(sentence, assumptions=few(named, words)))
    return " ".join(told)


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the marks mean, and how many assumptions are not drawn."""
    told = words.say(
        "● confirmed after a check, ◇ without a new check, △ uncertain, ✕ fell, ★ came true,"
        " ○ revised otherwise. The line is dotted where nothing has been checked."
    )
    hidden = table["assumption"].nunique() - SHOWN
    if hidden <= 0:
        return told
    return f"{told} " + words.say_n(
        "{n} more assumption stands in the table.",
        "{n} more assumptions stand in the table.",
        hidden,
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a line for each assumption over time, with a mark for all that happened to it."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No assumptions yet."))
    lives = _lives(table)[:SHOWN]
    first = min(row["day"] for rows in lives for row in rows)
    last = max(table.attrs["until"], first + SMALLEST_SPAN)
    labels = [_label(rows, words) for rows in lives]
    downs = stacked(labels, ROW)
    height = round(ROW * (downs[-1] + 1)) + TOP + BOTTOM
    drawn = canvas(colours, words, height, l=SIDE, r=SIDE, t=TOP, b=BOTTOM)
    reviews = [rows[0] for rows in groups(table[table["review"].notna()], "review")]
    review_lines(drawn, words, sorted(reviews, key=lambda row: row["day"]), first, last)
    for rows, label, down in zip(lives, labels, downs, strict=True):
        _draw(drawn, rows, down, last, colours)
        drawn.traces.append(_marks(rows, down, colours, words))
        _name(drawn, label, down, colours)
    year_axis(drawn, first, last)
    drawn.up(visible=False, range=[downs[-1] + 0.4, -0.75])
    return drawn.figure()


def _draw(drawn: Sketch, rows: Sequence[Row], down: float, last: date, colours: Palette) -> None:
    """Draw the line between the marks, dotted after a confirmation without a check."""
    reached = rows if _is_ended(rows) else [*rows, {"day": last}]
    stretches: dict[str, list[date | None]] = {"solid": [], "dot": []}
    for row, after in pairwise(reached):
        is_loose = row["mark"] == "unchecked" or (after is reached[-1] and row["is_stale"])
        stretches["dot" if is_loose else "solid"] += [row["day"], after["day"], None]
    for dash, days in stretches.items():
        if days:
            line = {"color": colours.muted, "width": 2, "dash": dash}
            where = {"x": days[:-1], "y": [down] * (len(days) - 1)}
            told = trace("scatter", mode="lines", line=line, hoverinfo="skip", **where)
            drawn.traces.append(told)


def _marks(rows: Sequence[Row], down: float, colours: Palette, words: Words) -> Trace:
    return trace(
        "scatter",
        mode="markers",
        cliponaxis=False,
        x=[row["day"] for row in rows],
        y=[down] * len(rows),
        marker={
            "symbol": [SYMBOLS.get(row["mark"], SMALL) for row in rows],
            "size": [SIZES.get(row["mark"], 10) for row in rows],
            "color": [_colour(row["mark"], colours) for row in rows],
            "opacity": 1,
            "line": {"width": 2, "color": [_colour(row["mark"], colours) for row in rows]},
        },
        customdata=[hover(row, words) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to("assumption", row["assumption"], at=row["day"]) for row in rows],
    )


def _colour(mark: str, colours: Palette) -> str:
    hue = {"fell": "red", "came_true": "green", "unchecked": "orange", "uncertain": "orange"}
    return colours.states[hue[mark]] if mark in hue else colours.ink


def hover(row: Row, words: Words) -> str:
    """Tell one mark: the assumption, when, what happened, what that rests on and why."""
    review = f"{clean(row['review'])} · " if row["review"] else ""
    lines = [
        f"<b>{clean(row['assumption'])}</b> {clean(shortened(row['text'], 50))}",
        f"{review}{words.day(row['day'])}: {words.say(WORDS[row['mark']])}",
    ]
    if row["rests_on"]:
        lines.append(clean(shortened(row["rests_on"], 70)))
    if row["reason"]:
        lines.append(quoted(row["reason"]))
    return "<br>".join(lines)


def _label(rows: Sequence[Row], words: Words) -> str:
    """Name an assumption, and say how it stands."""
    last, told = rows[-1], standing(rows, words).lower()
    return f"{above(last['assumption'], last['text'], told)}{clean(told)}"


def _name(drawn: Sketch, label: str, down: float, colours: Palette) -> None:
    """Write the label of an assumption above its line."""
    where: dict[str, Any] = {"x": 0, "xanchor": "left", "align": "left", "xshift": -6}
    where |= {"yref": "y", "y": down, "yanchor": "bottom", "yshift": 7}
    drawn.write(label, colours.ink, 13, **where)


def standing(rows: Sequence[Row], words: Words) -> str:
    """Say how an assumption stands now: its state, or that it is stale or was retired."""
    last = rows[-1]
    if last["mark"] == "retired":
        return words.say("retired")
    if last["is_stale"]:
        return words.say("Stale")
    return words.choice(KINDS["assumption"].fields["state"], last["state"])  # type: ignore[arg-type]


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each mark, assumption by assumption."""
    rows = read(table)
    return pd.DataFrame(
        {
            words.say("Assumption"): [f"{row['assumption']} {row['text']}" for row in rows],
            words.say("Review"): [row["review"] or "" for row in rows],
            words.say("Day"): [words.day(row["day"]) for row in rows],
            words.say("What"): [words.say(WORDS[row["mark"]]) for row in rows],
            words.say("Rests on"): [row["rests_on"] or "" for row in rows],
            words.say("Why"): [row["reason"] or "" for row in rows],
        }
    )
