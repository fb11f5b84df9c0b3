"""The state of every signpost at every review, as judged and as its indicator says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId
from scenarios.kinds.futures import Signpost
from scenarios.lexicons import natural
from scenarios.methods.signposts import Levels, states
from scenarios.numbers import NotComputable
from scenarios.sentences import Sentence
from scenarios.series.observed import Observed, latest, observed, values_of
from scenarios.series.stops import stops, tidy
from scenarios.series.told import told_of

STRIPS = {
    "signpost": "object",
    "text": "object",
    "review": "object",
    "day": "object",
    "state": "object",
    "computed": "object",
    "agrees": "object",
    "value": "float64",
    "period": "object",
    "reason": "object",
}


def signpost_strips(
    history: History, moment: Moment, today: date, columns: int = 12
) -> pd.DataFrame:
    """Give each signpost's state at each of the last reviews, as judged and as computed.

    `computed` is what its indicator's values make of it, by its levels, confirmations and
    hysteresis; missing where there is no indicator, no level, or levels that contradict each
    other: then `attrs` says why in `refused`. `agrees` is missing where either state is. Reviews
    that were left out are counted in `attrs` too.
    """
    rows: list[dict[str, Any]] = []
    every = stops(history, moment, today)
    told = {code: _judgements(history, moment, code) for code in history.numbers("signpost")}
    for stop in every[-columns:]:
        snapshot = history.at(stop.moment)
        signposts = snapshot.all("signpost")
        values = observed(snapshot, {one.indicator for one in signposts if one.indicator})
        for one in signposts:
            seen = values_of(values, one.indicator)
            row = {"signpost": one.code, "text": one.text, "review": stop.review}
            row |= {"day": stop.day, "state": one.state, "reason": _why(told[one.code], stop.day)}
            rows.append(row | _computed(one, seen))
    table = tidy(sorted(rows, key=lambda row: natural(row["signpost"])), STRIPS)
    table.attrs["left_out"] = max(len(every) - columns, 0)
    table.attrs["refused"] = dict(_refused(history.at(moment).all("signpost")))
    return table


def _judgements(history: History, moment: Moment, code: str) -> list[StoryLine]:
    """Give each time that a signpost's state was set, the latest first."""
    lines = told_of(history, moment, RecordId("signpost", code))
    return [line for line in lines if "state" in line.set]


def _why(lines: Sequence[StoryLine], day: date) -> str | None:
    """Give the reason of the judgement that held on a day."""
    return next((line.reason for line in lines if line.effective_on <= day), None)


def levels_of(one: Signpost) -> Levels | None:
    """Give a signpost's levels, None when it has none or they contradict each other."""
    try:
        return _levels(one)
    except NotComputable:
        return None


def _levels(one: Signpost) -> Levels | None:
    if one.trigger_at is None or one.comparison is None:
        return None
    return Levels(
        trigger=one.trigger_at,
        watch=one.watch_at,
        comparison=one.comparison,
        confirmations=one.confirmations or 1,
        hysteresis=one.hysteresis or 0.0,
    )


def _refused(signposts: Iterable[Signpost]) -> Iterator[tuple[str, Sentence]]:
    """Say of each signpost whose levels contradict each other why they do."""
    for one in signposts:
        try:
            _levels(one)
        except NotComputable as refusal:
            yield one.code, Sentence(refusal.message, refusal.values)


def _computed(one: Signpost, seen: Sequence[Observed]) -> dict[str, Any]:
    levels, last = levels_of(one), latest(seen)
    if levels is None or last is None:
        return {}
    state = states([value.value for value in seen], levels)[-1]
    agrees = None if one.state is None else one.state == state
    value = {"value": last.value, "period": last.period.text}
    return {"computed": state, "agrees": agrees} | value
