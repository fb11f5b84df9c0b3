"""Goals as a table: judged by the group, computed from the indicators, sector by sector."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.fields import Choice
from scenarios.kinds import KINDS
from tracker.charts.reading import is_missing, read
from tracker.listings.asked import one_asked_for
from tracker.listings.chips import status
from tracker.listings.figures import long_table
from tracker.listings.links import link
from tracker.listings.marks import cell, grey
from tracker.listings.standing import TRENDS
from tracker.scale import scale
from tracker.visit import Visit
from tracker.words import N_

ALL = ""
NO_BREAK = "\u00a0"
COMPUTED: Mapping[str, str] = {
    "met": N_("✓ met"),
    "near": N_("◐ nearly"),
    "not_met": N_("✕ not met"),
}
Row = Mapping[str, Any]


def goals(visit: Visit) -> None:
    """Draw a filter, and the goals that pass it."""
    found = visit.kept(series.standing, visit.snapshot)
    with st.container(horizontal=True, key="goals_filter"):
        found = _narrowed(visit, found)
    if found.empty:
        st.markdown(grey(visit.say("No goal fits the filter.")))
        return
    told = visit.say("Goals by sector")
    long_table(visit, partial(_lines, visit), "wide_goals", told, found)


def _narrowed(visit: Visit, found: pd.DataFrame) -> pd.DataFrame:
    """Give the goals of the sector and the status that are chosen; at first, those asked for."""
    words = {step.code: step.word for step in scale(visit)} | {"none": visit.say("Not judged")}
    sectors = [sector for sector in found["sector"].unique() if sector]
    sector = _choice(visit, "sector", visit.say("Every sector"), dict.fromkeys(sectors, ""))
    status_code = _choice(visit, "status", visit.say("Every status"), words)
    if sector:
        found = found[found["sector"] == sector]
    if status_code:
        found = found[found["status"].fillna("none") == status_code]
    return found


def _choice(visit: Visit, name: str, every: str, words: Mapping[str, str]) -> str:
    label = visit.words.label(KINDS["goal"].fields[name])
    return one_asked_for(
        visit, name, label, {code: word or code for code, word in words.items()}, every
    )


def _lines(visit: Visit, found: pd.DataFrame) -> pd.DataFrame:
    """Give a line for each sector, goal and indicator; what is the same as above is left out."""
    lines: list[dict[str, str]] = []
    sector, goal = None, None
    for row in read(found):
        if row["sector"] != sector:
            sector = row["sector"]
            name = sector or visit.say("Without a sector")
            lines.append(_line(visit, [f"**{cell(name)}**", *[""] * 6]))
        first = row["goal"] != goal
        goal = row["goal"]
        known = [link(visit, "goal", goal), status(visit, row["status"])] if first else ["", ""]
        lines.append(_line(visit, [*known, *_measured(visit, row)]))
    return pd.DataFrame(lines)


def _line(visit: Visit, cells: Sequence[str]) -> dict[str, str]:
    headings = (
        visit.say("Goal"),
        visit.say("Judged"),
        visit.say("Indicator"),
        visit.say("Latest value"),
        visit.say("Target"),
        visit.say("Computed"),
        visit.say("Development"),
    )
    return dict(zip(headings, cells, strict=True))


def _measured(visit: Visit, row: Row) -> list[str]:
    if not row["indicator"]:
        return [grey(visit.say("judged without an indicator")), *[""] * 4]
    named = link(visit, "indicator", row["indicator"])
    return [
        named,
        _value(visit, row),
        _target(visit, row),
        computed(visit, row),
        _trend(visit, row),
    ]


def _value(visit: Visit, row: Row) -> str:
    if not row["period"]:
        return grey(visit.say("no value yet"))
    shown = visit.words.amount(row["value"], row["unit"], _decimals(row))
    return f"**{cell(shown)}**  \n{grey(visit.words.period(row['period']))}"


def _target(visit: Visit, row: Row) -> str:
    """Say which way and to what; by when stands below."""
    if is_missing(row["target"]):
        return grey(visit.say("no target"))
    field = KINDS["indicator"].fields["wanted"]
    way = visit.words.choice(field, row["wanted"]) if isinstance(field, Choice) else ""
    shown = cell(
        f"{way} {visit.words.number(row['target'], _decimals(row))}".replace(" ", NO_BREAK)
    )
    return (
        f"{shown}  \n{grey(visit.words.day(row['target_date']))}" if row["target_date"] else shown
    )


def computed(visit: Visit, row: Row) -> str:
    """Say what an indicator says of its goal, and how much of the way is gone."""
    if not row["computed"]:
        return ""
    told = visit.say(COMPUTED[row["computed"]])
    if row["computed"] == "met" or is_missing(row["share"]):
        return told
    if row["share"] < 0:
        return f"{told}  \n{grey(visit.say('further away than at the start'))}"
    share = visit.words.percent(round(row["share"] * 100))
    return f"{told}  \n{_short(visit.say('{percent} of the way', percent=share))}"


def _trend(visit: Visit, row: Row) -> str:
    """Say better or worse, and what it was: the same period last year where seasons matter."""
    if not row["trend"]:
        return grey(visit.say("nothing to compare with"))
    before = visit.words.number(row["value"] - row["change"], _decimals(row))
    period = visit.words.period(row["compared_with"])
    told = visit.say("{before} in {period}", before=before, period=period)
    return f"{visit.say(TRENDS[row['trend']])}  \n{_short(told)}"


def _short(text: str) -> str:
    """Give a grey line that is never broken."""
    return grey(cell(text).replace(" ", NO_BREAK))


def _decimals(row: Row) -> int | None:
    return None if is_missing(row["decimals"]) else int(row["decimals"])
