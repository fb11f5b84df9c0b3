"""How likely each scenario was held, review by review."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import RecordId
from scenarios.lexicons import natural
from scenarios.methods.likelihood import comparable
from scenarios.numbers import NotComparable
from scenarios.series.sets import MAIN, catch_all_of, is_overlapping, part_of
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
WHOLE = 100.0
NOISE_DIGITS = 9
View = Mapping[str, float]
Told = tuple[Stop, View]


def likelihoods(
    history: History,
    moment: Moment,
    today: date,
    scenario_set: str = MAIN,
    judge: str = "group",
) -> pd.DataFrame:
    """Give the likelihood in per cent of each scenario of a set at each review up to a moment.

    One row a review and scenario judged then; `change` is in points since the review before, and
    only a change of view: what was carved out of a scenario, or merged into it, is counted with
    it. A last row without a review is the moment itself, where it differs from the last review.
    """
    rows: list[dict[str, Any]] = []
    before: Told | None = None
    for stop, held in judgements(history, moment, today, scenario_set, judge):
        now = stop, {code: percent for code, (_, percent) in held.items()}
        changes = changed(history, before, now, scenario_set) if before else {}
        rows += [_row(stop, code, *held[code], changes.get(code)) for code in held]
        before = now
    _give_reasons(rows, history, judge)
    return tidy(rows, COLUMNS)


def judgements(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> list[tuple[Stop, dict[str, tuple[str, float]]]]:
    """Give title and per cent of each scenario that a judge had judged, stop by stop.

    The moment itself is left out when it says the same as the last review.
    """
    return [
        (stop, judged(history.at(stop.moment), scenario_set, judge))
        for stop in judged_at(history, moment, today, scenario_set, judge)
    ]


def judged_at(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> list[Stop]:
    """Give the reviews up to a moment, and the moment itself where the judge says another then."""
    held = stops(history, moment, today)
    last = [judged(history.at(stop.moment), scenario_set, judge) for stop in held[-2:]]
    is_same = len(last) > 1 and held[-1].review is None and last[0] == last[1]
    return held[:-1] if is_same else held


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


def _row(stop: Stop, code: str, title: str, percent: float, change: float | None) -> dict[str, Any]:
    return {
        "review": stop.review,
        "day": stop.day,
        "review_title": stop.title,
        "scenario": code,
        "title": title,
        "percent": percent,
        "change": change,
    }


def changed(
    history: History, before: Told, after: Told, scenario_set: str = MAIN
) -> dict[str, float]:
    """Give by how many points each scenario that was judged both times is held likelier."""
    try:
        first, second = compared(history, before, after, scenario_set)
    except NotComparable:
        first, second = before[1], after[1]
    both = before[1].keys() & after[1].keys()
    return {
        code: round(second.get(code, 0.0) - first.get(code, 0.0), NOISE_DIGITS) for code in both
    }


def compared(
    history: History, before: Told, after: Told, scenario_set: str = MAIN
) -> tuple[Mapping[Any, float], Mapping[Any, float]]:
    """Give two views in per cent over the same scenarios, each counted with what it was part of.

    Of scenarios that overlap only those judged both times are; where nothing tells what one was
    part of, it is refused.
    """
    if before[1].keys() == after[1].keys():
        return before[1], after[1]
    old, new = history.at(before[0].moment), history.at(after[0].moment)
    if is_overlapping(new, scenario_set):
        return _judged_in(before[1], after[1]), _judged_in(after[1], before[1])
    rest = catch_all_of(new, scenario_set) or catch_all_of(old, scenario_set)
    parts = part_of(history, old, new, scenario_set)
    shares = [{code: p / WHOLE for code, p in view.items()} for _, view in (before, after)]
    first, second = comparable(shares[0], shares[1], rest, parts)
    return _percents(first), _percents(second)


def _judged_in(view: View, other: View) -> View:
    return {code: percent for code, percent in view.items() if code in other}


def _percents(view: Mapping[Any, float]) -> dict[Any, float]:
    return {code: p * WHOLE for code, p in view.items()}


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
