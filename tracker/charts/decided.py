"""Decisions due against done: when each was taken, when it was due, and when it was done."""

from collections.abc import Mapping
from datetime import date, timedelta
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
from tracker.charts.naming import above, quoted, stacked
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, is_missing, read, reviews_of
from tracker.words import N_, Words

ROW, TOP, BOTTOM, SIDE = 42, 24, 30, 14
SHOWN = 14
SMALLEST_SPAN = timedelta(days=60)
SYMBOLS: Mapping[str, str] = {
    "taken": "line-ns-open",
    "due": "diamond-open",
    "done": "circle",
    "dropped": "square-open",
}
WORDS: Mapping[str, str] = {
    "taken": N_("taken"),
    "due": N_("due"),
    "done": N_("done"),
    "dropped": N_("dropped"),
}
SAID_WHY = ("done", "dropped")
Mark = tuple[str, date]


def _marks(row: Row) -> list[Mark]:
    """Give the days of a decision in order: taken, due, and done or dropped."""
    days = [("taken", row["taken"]), ("due", row["due"]), (row["state"], row["ended"])]
    return sorted(((what, day) for what, day in days if day), key=lambda mark: mark[1])


def _is_late(row: Row) -> bool:
    return not is_missing(row["late"]) and row["late"] > 0


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask whether decisions are done in time."""
    return words.say("Are decisions done in time?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count what is done and done in time, and name the decision that was latest."""
    rows = read(table)
    if not rows:
        return words.say("No decisions yet.")
    done = [row for row in rows if row["state"] == "done"]
    timed = [row for row in done if not _is_late(row)]
    told = [
        words.say(
            "{done} of {count} decisions are done, {timed} of them in time.",
            done=len(done),
            count=len(rows),
            timed=len(timed),
        )
    ]
    if late := [row for row in rows if _is_late(row)]:
        worst = max(late, key=lambda row: row["late"])
        days = _days(worst, words)
        named = {"decision": worst["decision"], "days": days}
        told.append(words.say("The most delayed is {decision}, {days}.", **named))
    return " ".join(told)


def _days(row: Row, words: Words) -> str:
    return words.say_n("{n} day late", "{n} days late", int(row["late"]))


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the marks mean, and how many decisions are not drawn."""
    told = words.say("◇ due, ● done, □ dropped. The thick line is what came too late.")
    hidden = len(table) - SHOWN
    if hidden <= 0:
        return told
    return f"{told} " + words.say_n(
        "{n} more decision stands in the table.",
        "{n} more decisions stand in the table.",
        hidden,
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a line for each decision over time: undone ones first, what is late in red."""
    colours, rows = palette(theme), read(table)[:SHOWN]
    if not rows:
        return nothing(colours, words, words.say("No decisions yet."))
    days = [day for row in rows for _, day in _marks(row)]
    first = min(days)
    last = max(*days, table.attrs["until"], first + SMALLEST_SPAN)
    labels = [_label(row, words) for row in rows]
    downs = stacked(labels, ROW)
    height = round(ROW * (downs[-1] + 1)) + TOP + BOTTOM
    drawn = canvas(colours, words, height, l=SIDE, r=SIDE, t=TOP, b=BOTTOM)
    review_lines(drawn, words, reviews_of(table), first, last)
    for row, label, down in zip(rows, labels, downs, strict=True):
        drawn.traces += _ways(row, down, table.attrs["until"], colours)
        drawn.traces.append(_points(row, down, words, colours))
        _name(drawn, label, down, colours)
    year_axis(drawn, first, last)
    drawn.up(visible=False, range=[downs[-1] + 0.4, -0.75])
    return drawn.figure()


def _ways(row: Row, down: float, until: date, colours: Palette) -> list[Trace]:
    """Draw the way of a decision, with what is beyond its due day thick and red."""
    end = row["ended"] or max(until, row["taken"])
    ways = [(row["taken"], max(end, row["due"] or end), colours.muted, 2.0)]
    if _is_late(row):
        ways.append((row["due"], end, colours.bad, 5.0))
    return [
        trace(
            "scatter",
            mode="lines",
            x=[begin, finish],
            y=[down, down],
            line={"color": colour, "width": width},
            hoverinfo="skip",
        )
        for begin, finish, colour, width in ways
    ]


def _points(row: Row, down: float, words: Words, colours: Palette) -> Trace:
    marks = _marks(row)
    late = colours.bad if _is_late(row) else colours.ink
    inks = [late if what == "done" else colours.ink for what, _ in marks]
    return trace(
        "scatter",
        mode="markers",
        cliponaxis=False,
        x=[day for _, day in marks],
        y=[down] * len(marks),
        marker={
            "symbol": [SYMBOLS[what] for what, _ in marks],
            "size": 11,
            "color": inks,
            "line": {"width": 2, "color": inks},
            "opacity": 1,
        },
        customdata=[hover(row, mark, words) for mark in marks],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to("decision", row["decision"], at=_moment(*mark)) for mark in marks],
    )


def _moment(what: str, day: date) -> date | None:
    """Give the moment that a mark leads to; a due day may be still to come."""
    return None if what == "due" else day


def hover(row: Row, mark: Mark, words: Words) -> str:
    """Tell one mark: the decision, what happened when, who answers for it, and why."""
    what, day = mark
    review = f"{clean(row['review'])} · " if what == "taken" else ""
    lines = [
        f"<b>{clean(row['decision'])}</b> {clean(shortened(row['text'], 50))}",
        f"{review}{words.day(day)}: {words.say(WORDS[what])}",
        _days(row, words) if what == "done" and _is_late(row) else "",
        clean(row["owner"] or ""),
    ]
    if what in SAID_WHY and row["reason"]:
        lines.append(quoted(row["reason"]))
    return "<br>".join(line for line in lines if line)


def _label(row: Row, words: Words) -> str:
    """Name a decision, with its state, or how late it is."""
    told = standing(row, words)
    return f"{above(row['decision'], row['text'], told)}{clean(told)}"


def _name(drawn: Sketch, label: str, down: float, colours: Palette) -> None:
    """Write the label of a decision above its line."""
    where: dict[str, Any] = {"x": 0, "xanchor": "left", "align": "left", "xshift": -6}
    where |= {"yref": "y", "y": down, "yanchor": "bottom", "yshift": 6}
    drawn.write(label, colours.ink, 13, **where)


def standing(row: Row, words: Words) -> str:
    """Say how a decision stands: how late it is or was, or its state."""
    if _is_late(row):
        return _days(row, words)
    return words.choice(KINDS["decision"].fields["state"], row["state"]).lower()  # type: ignore[arg-type]


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each decision."""
    rows = read(table)
    return pd.DataFrame(
        {
            words.say("Decision"): [f"{row['decision']} {row['text']}" for row in rows],
            words.say("Owner"): [row["owner"] or "" for row in rows],
            words.say("Taken in"): [f"{row['review']} {words.day(row['taken'])}" for row in rows],
            words.say("Due"): [words.day(row["due"]) for row in rows],
            words.say("Done"): [words.day(row["ended"]) for row in rows],
            words.say("How it stands"): [standing(row, words) for row in rows],
        }
    )
