"""What signals suggest of the likelihoods, and how well they told what came."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import RecordId
from scenarios.kinds.futures import Signpost
from scenarios.methods.signposts import quality, suggested
from scenarios.numbers import NotComputable
from scenarios.series.futures.sets import is_overlapping, percents, scenarios_of
from scenarios.series.likelihoods import MAIN
from scenarios.series.stops import stops, tidy

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
    rows = []
    for one in history.at(moment).all("signpost"):
        tied = [about.removeprefix("assumption:") for about in one.bears_on or ()]
        fell = [day for code in tied for day in _days(history, moment, "assumption", code, "fell")]
        if any(about.startswith("assumption:") for about in one.bears_on or ()):
            rose = _days(history, moment, "signpost", one.code, "triggered")
            found = quality(rose, fell, within, moment.day)
            row = {"signpost": one.code, "text": one.text, "lead_days": found.lead_days}
            row |= {"hits": len(found.lead_days), "misses": len(found.missed)}
            rows.append(row | {"false_alarms": len(found.false_alarms), "open": len(found.open)})
    return tidy(rows, QUALITY)


def _days(history: History, moment: Moment, kind: str, code: str, state: str) -> list[date]:
    """Give the days on which a record's state became another, up to a moment."""
    if code not in history.columns[kind].words.keys.codes:
        return []
    known = history.position if moment.known is None else moment.known
    return [
        line.effective_on
        for line in history.story(RecordId(kind, code))
        if line.in_force and line.effective_on <= moment.day and line.position <= known
        if "state" in line.set and line.set["state"][1] == state != line.set["state"][0]
    ]
