"""What signals suggest of the likelihoods, and how well they told what came."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot, StoryLine
from scenarios.kinds import RecordId
from scenarios.kinds.futures import Signpost
from scenarios.methods.signposts import quality, suggested
from scenarios.numbers import NotComputable
from scenarios.series.sets import MAIN, is_overlapping, percents, scenarios_of
from scenarios.series.stops import stops, tidy
from scenarios.series.told import told_of

SUGGESTED = {
    "scenario": "object",
    "title": "object",
    "before": "float64",
    "suggested": "float64",
    "percent": "float64",
}
QUALITY = {
    "signpost": "object",
    "text": "object",
    "hits": "int64",
    "misses": "int64",
    "false_alarms": "int64",
    "open": "int64",
    "lead_days": "object",
}
ANSWERS = {
    "signpost": "object",
    "text": "object",
    "rose_on": "object",
    "review": "object",
    "decision": "object",
    "decided_on": "object",
    "days": "float64",
}
POINTS_TO, OTHERS = 0.6, 0.3  # how likely a signal is taken to be: twice so where it points
WITHIN = 730  # days that a signal may warn ahead


def suggested_likelihoods(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN
) -> pd.DataFrame:
    """Give what signals that rose since the last review would make of the group's likelihoods.

    In per cent, beside what the group says; a signal is taken to be twice as likely in the
    scenarios that it points to. `attrs` names the signals. Empty without a review before, and for
    an overlapping set.
    """
    held = stops(history, moment, today)
    now = history.at(moment)
    rose: list[Signpost] = []
    rows: list[dict[str, Any]] = []
    if len(held) > 1 and not is_overlapping(now, scenario_set):
        then = history.at(held[-2].moment)
        rose = list(_rose(then, now))
        rows = _suggested(then, now, rose, scenario_set)
    table = tidy(rows, SUGGESTED)
    table.attrs["signals"] = tuple(one.code for one in rose)
    return table


def _suggested(
    then: Snapshot, now: Snapshot, rose: Iterable[Signpost], scenario_set: str
) -> list[dict[str, Any]]:
    before, held = percents(then, scenario_set), percents(now, scenario_set)
    prior = {code: value / 100 for code, value in before.items() if value is not None}
    view = list(prior.values())
    try:
        for one in rose:
            likely = [POINTS_TO if code in one.points_to else OTHERS for code in prior]
            view = suggested(view, likely)
    except NotComputable:
        return []
    titles = {one.code: one.title for one in scenarios_of(then, scenario_set)}
    return [
        {"scenario": code, "title": titles[code], "before": 100 * p, "suggested": 100 * after}
        | {"percent": held.get(code)}
        for (code, p), after in zip(prior.items(), view, strict=True)
    ]


def _rose(then: Snapshot, now: Snapshot) -> Iterable[Signpost]:
    before = {one.code: one.state for one in then.all("signpost")}
    for one in now.all("signpost"):
        if one.state == "triggered" != before.get(one.code):
            yield one


def signal_quality(history: History, moment: Moment, within: int = WITHIN) -> pd.DataFrame:
    """Set the days that signposts triggered against the days that what they bear on fell.

    One row a signpost that bears on an assumption: hits with their days of warning, misses, false
    alarms, and signals that still have time.
    """

    def days(kind: str, code: str, state: str) -> list[date]:
        return [line.effective_on for line in _turns(history, moment, kind, code, state)]

    rows = []
    for one in history.at(moment).all("signpost"):
        tied = [about.removeprefix("assumption:") for about in one.bears_on or ()]
        fell = [day for code in tied for day in days("assumption", code, "fell")]
        if any(about.startswith("assumption:") for about in one.bears_on or ()):
            rose = days("signpost", one.code, "triggered")
            found = quality(rose, fell, within, moment.day)
            row = {"signpost": one.code, "text": one.text, "lead_days": found.lead_days}
            row |= {"hits": len(found.lead_days), "misses": len(found.missed)}
            rows.append(row | {"false_alarms": len(found.false_alarms), "open": len(found.open)})
    return tidy(rows, QUALITY)


def signal_answers(history: History, moment: Moment) -> pd.DataFrame:
    """Give for each signal that rose the first decision that answered it, and after how long.

    A decision answers when it is about the signpost, or about something that the signpost bears
    on. Signals that nothing has answered have no decision.
    """
    snapshot = history.at(moment)
    decided = [
        (told_of(history, moment, RecordId("decision", one.code))[-1].effective_on, one)
        for one in snapshot.all("decision")
    ]
    decided.sort(key=lambda told: told[0])
    rows = []
    for one in snapshot.all("signpost"):
        about = {f"signpost:{one.code}", *(one.bears_on or ())}
        for rose in reversed(_turns(history, moment, "signpost", one.code, "triggered")):
            row = {"signpost": one.code, "text": one.text, "rose_on": rose.effective_on}
            rows.append(row | {"review": rose.review} | _answer(rose.effective_on, about, decided))
    return tidy(rows, ANSWERS)


def _answer(rose: date, about: set[str], decided: list[tuple[date, Any]]) -> dict[str, Any]:
    found = ((day, one) for day, one in decided if day >= rose and about & set(one.bears_on or ()))
    day, first = next(found, (None, None))
    if day is None or first is None:
        return {}
    return {"decision": first.code, "decided_on": day, "days": (day - rose).days}


def _turns(history: History, moment: Moment, kind: str, code: str, state: str) -> list[StoryLine]:
    """Give the lines that made a record's state another, the newest first."""
    return [
        line
        for line in told_of(history, moment, RecordId(kind, code))
        if "state" in line.set and line.set["state"][1] == state != line.set["state"][0]
    ]
