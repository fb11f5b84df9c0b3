"""What was revised when: a map of records and reviews."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.fields import Choice
from scenarios.kinds import KINDS
from tracker.charts.axes import cells_axes
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
from tracker.charts.naming import beside, quoted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, read
from tracker.words import Words

IS_WIDE = True
ROW, TOP, BOTTOM = 34, 48, 8
SHOWN = 24
STRENGTH = {"empty": 0, "new": 1, "changed": 2, "large": 3, "retired": 0, "absent": None}
REVISED = frozenset({"changed", "large"})
STIRRED = REVISED | {"retired"}
HOVERED = 5


def _stirred(table: pd.DataFrame) -> list[list[Row]]:
    """Give the rows of each record that was revised or retired, the most often revised first."""
    records = groups(table, "kind", "key")
    return [rows for rows in records if STIRRED & {row["state"] for row in rows}]


def _name(row: Row) -> str:
    return f"{row['key']} {row['title']}"


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask what was revised when."""
    return words.say("What was revised when?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say which record was revised most often, and at which review most was revised."""
    revised = [row for row in read(table) if row["state"] in REVISED]
    if not revised:
        return words.say("Nothing has been revised yet.")
    record, times = Counter(_name(row) for row in revised).most_common(1)[0]
    review = Counter(row["review"] or words.say("now") for row in revised).most_common(1)[0][0]
    return words.say_n(
        "{count} records were changed; {record} most often, at {n} review. Most changed at"
        " {review}.",
        "{count} records were changed; {record} most often, at {n} reviews. Most changed at"
        " {review}.",
        times,
        count=len(_stirred(table)),
        record=record,
        review=review,
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what strength means, and what was left out."""
    told = [
        words.say(
            "Stronger colour: a number moved by a fifth, a likelihood by ten points, or three"
            " fields at once."
        )
    ]
    hidden, earlier = len(_stirred(table)) - SHOWN, table.attrs.get("left_out", 0)
    if hidden > 0:
        told.append(
            words.say_n(
                "{n} more record stands in the table.",
                "{n} more records stand in the table.",
                hidden,
            )
        )
    if earlier:
        told.append(
            words.say_n(
                "{n} earlier review is not shown.", "{n} earlier reviews are not shown.", earlier
            )
        )
    return " ".join(told)


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a cell for each record and review: empty, new, changed or changed much."""
    colours = palette(theme)
    records = (_stirred(table) or groups(table, "kind", "key"))[:SHOWN]
    if not records:
        return nothing(colours, words, words.say("Nothing has been revised yet."))
    height = ROW * len(records) + TOP + BOTTOM
    drawn = canvas(colours, words, height, t=TOP, b=BOTTOM, r=4)
    drawn.traces.append(_cells(records, colours, words))
    _axes(drawn, records, words)
    return drawn.figure()


def _cells(records: Sequence[Sequence[Row]], colours: Palette, words: Words) -> Trace:
    return trace(
        "heatmap",
        z=[[STRENGTH[row["state"]] for row in rows] for rows in records],
        zmin=0,
        zmax=3,
        xgap=3,
        ygap=3,
        colorscale=[(place / 3, shade) for place, shade in enumerate(colours.sequential)],
        showscale=False,
        hoverongaps=False,
        text=[[_coming(row, words) for row in rows] for rows in records],
        texttemplate="%{text}",
        textfont={"size": 12, "color": colours.ink},
        customdata=[[hover(row, words) for row in rows] for rows in records],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[[_leads_to(row) for row in rows] for rows in records],
    )


def _leads_to(row: Row) -> str | None:
    if row["state"] == "absent":
        return None
    return leads_to(row["kind"], row["key"], at=row["review"])


def _coming(row: Row, words: Words) -> str:
    """Give the word for a record that came or went."""
    if row["state"] == "new":
        return words.say("new")
    return words.say("gone") if row["state"] == "retired" else ""


def hover(row: Row, words: Words) -> str:
    """Tell one cell: the record, the review, what changed from what to what, and why."""
    review = clean(row["review"] or words.say("now"))
    lines = [
        f"<b>{clean(shortened(_name(row), 55))}</b>",
        f"{review} · {words.day(row['day'])}",
        _coming(row, words),
        *(clean(changed(what, words)) for what in row["what"][:HOVERED]),
    ]
    more = row["revisions"] - len(row["what"][:HOVERED])
    if more > 0 and row["state"] != "new":
        lines.append(words.say("{count} more", count=more))
    if row["reason"]:
        lines.append(quoted(row["reason"]))
    return "<br>".join(line for line in lines if line)


def changed(what: tuple[str, str, str, Any, Any], words: Words) -> str:
    """Say one changed field: its label, its value before and after."""
    kind, key, name, before, after = what
    described = KINDS[kind].fields[name]
    joined = "" if KINDS[kind].coded else f"{key} "
    old, new = (
        words.choice(described, value) if isinstance(described, Choice) else words.shown(value)
        for value in (before, after)
    )
    return f"{joined}{words.say(described.label)}: {shortened(old, 30)} → {shortened(new, 30)}"


def _axes(drawn: Sketch, records: Sequence[Sequence[Row]], words: Words) -> None:
    heads = [(row["review"] or words.say("now"), f"{row['day']:%y-%m}") for row in records[0]]
    cells_axes(drawn, heads, [beside(rows[0]["key"], rows[0]["title"]) for rows in records])


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each record and review where something happened, the latest first."""
    told = [row for row in read(table) if row["state"] in STIRRED | {"new"}]
    told.sort(key=lambda row: row["day"], reverse=True)
    return pd.DataFrame(
        {
            words.say("Review"): [row["review"] or words.say("now") for row in told],
            words.say("Day"): [words.day(row["day"]) for row in told],
            words.say("Kind"): [words.label(KINDS[row["kind"]]) for row in told],
            words.say("Record"): [_name(row) for row in told],
            words.say("What"): [_what(row, words) for row in told],
            words.say("Why"): [row["reason"] or "" for row in told],
        }
    )


def _what(row: Row, words: Words) -> str:
    told = [_coming(row, words), *(changed(what, words) for what in row["what"])]
    joined = row["revisions"] - len(row["what"])
    if joined > 0 and row["state"] != "new":
        told.append(words.say_n("{n} part came or went", "{n} parts came or went", joined))
    return "; ".join(text for text in told if text)
