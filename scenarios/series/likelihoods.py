"""How likely each scenario was held, review by review."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import RecordId
from scenarios.lexicons import natural
from scenarios.series.stops import Stop, stops, tidy

COLUMNS = {
    "review": "object",
    "day": "object",
    "review_title": "object",
    "scenario": "object",
    "title": "object",
    "percent": "float64",
    "change": "float64",
    "reason": "object",
}
MAIN = "main"


def likelihoods(
    history: History,
    moment: Moment,
    today: date,
    scenario_set: str = MAIN,
    judge: str = "group",
) -> pd.DataFrame:
    """Give the likelihood in per cent of each scenario of a set at each review up to a moment.

    One row a review and scenario judged then; `change` is in points since the review before. A
    last row without a review is the moment itself, where it differs from the last review.
    """
    rows: list[dict[str, Any]] = []
    before: dict[str, tuple[str, float]] = {}
    for stop, now in judgements(history, moment, today, scenario_set, judge):
        rows += [_row(stop, code, *now[code], before.get(code)) for code in now]
        before = now
    _give_reasons(rows, history, judge)
    return tidy(rows, COLUMNS)


def judgements(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> list[tuple[Stop, dict[str, tuple[str, float]]]]:
    """Give title and per cent of each scenario that a judge had judged, stop by stop.

    The moment itself is left out when it says the same as the last review.
    """
    held = stops(history, moment, today)
    found = [(stop, judged(history.at(stop.moment), scenario_set, judge)) for stop in held]
    if len(found) > 1 and held[-1].review is None and found[-1][1] == found[-2][1]:
        found.pop()
    return found


def judged(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> dict[str, tuple[str, float]]:
    """Give title and per cent of each scenario of the set that the judge has judged."""
    futures, judged = snapshot.sheet("scenario"), snapshot.sheet("likelihood")
    percent = dict(zip(judged.keys(), judged.values("percent"), strict=True))
    named = zip(futures.keys(), futures.values("title"), futures.values("set"), strict=True)
    titles = {code: title for code, title, which in named if (which or MAIN) == scenario_set}
    return {
        code: (titles[code], float(percent[f"{code}/{judge}"]))
        for code in sorted(titles, key=natural)
        if f"{code}/{judge}" in percent
    }


def _row(
    stop: Stop, code: str, title: str, percent: float, before: tuple[str, float] | None
) -> dict[str, Any]:
    return {
        "review": stop.review,
        "day": stop.day,
        "review_title": stop.title,
        "scenario": code,
        "title": title,
        "percent": percent,
        "change": None if before is None else percent - before[1],
    }


def _give_reasons(rows: Iterable[dict[str, Any]], history: History, judge: str) -> None:
    """Write beside each change the reason of the last revision up to that day."""
    reasons: dict[str, list[tuple[date, str]]] = {}
    for row in rows:
        if not row["change"]:
            continue
        code = row["scenario"]
        if code not in reasons:
            story = history.story(RecordId("likelihood", f"{code}/{judge}"), "percent")
            reasons[code] = [
                (line.effective_on, line.reason) for line in story if line.in_force and line.reason
            ]
        row["reason"] = next((why for day, why in reasons[code] if day <= row["day"]), None)
