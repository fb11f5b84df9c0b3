"""How far what is believed of a set of scenarios moves from review to review."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from scenarios.history import History, Moment
from scenarios.methods.likelihood import (
    certain,
    comparable,
    effective_number,
    entropy,
    flip_flop_index,
    movement,
    reduction,
    shift,
    total_variation,
    uncertainty,
    updating_style,
)
from scenarios.numbers import NotComparable
from scenarios.series.futures.sets import catch_all_of, is_overlapping, part_of
from scenarios.series.likelihoods import MAIN, judgements
from scenarios.series.stops import Stop, tidy

MOVES = {
    "review": "object",
    "day": "object",
    "review_title": "object",
    "scenarios": "int64",
    "effective": "float64",
    "entropy": "float64",
    "uncertainty": "float64",
    "variation": "float64",
    "shift": "float64",
    "movement": "float64",
    "reduction": "float64",
    "excess": "float64",
    "certain": "object",
    "not_comparable": "object",
}
REVISIONS = {
    "scenario": "object",
    "title": "object",
    "judgements": "int64",
    "first": "float64",
    "last": "float64",
    "flip_flop": "float64",
    "frequency": "int64",
    "magnitude": "float64",
    "confirmation": "float64",
}
EXCLUSIVE_ONLY = ("effective", "entropy", "variation", "shift")
View = Mapping[str, float]


def likelihood_moves(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give how undecided a judge was at each review, and how far the view had moved since the last.

    One row a review with a judgement. Probabilities go from 0 to 1, the entropy and the shift are
    in bits. Scenarios that were carved out, merged, renamed or removed are counted with what they
    were part of; where nothing tells what that was, `not_comparable` names one and the measures
    of movement are missing. In an overlapping set so are those that need a sum of 1.
    """
    rows: list[dict[str, Any]] = []
    before: tuple[Stop, View] | None = None
    for stop, held in judgements(history, moment, today, scenario_set, judge):
        view = {code: percent / 100 for code, (_, percent) in held.items()}
        if view:
            moved = _moved(history, before, (stop, view), scenario_set) if before else {}
            rows.append(_named(stop) | _undecided(view) | moved)
            before = stop, view
    if is_overlapping(history.at(moment), scenario_set):
        rows = [row | dict.fromkeys(EXCLUSIVE_ONLY) for row in rows]
    return tidy(rows, MOVES)


def _named(stop: Stop) -> dict[str, Any]:
    return {"review": stop.review, "day": stop.day, "review_title": stop.title}


def _undecided(view: View) -> dict[str, Any]:
    return {
        "scenarios": len(view),
        "effective": effective_number(view),
        "entropy": entropy(view),
        "uncertainty": uncertainty(view),
        "certain": tuple(certain(view)),
    }


def _moved(
    history: History, before: tuple[Stop, View], after: tuple[Stop, View], scenario_set: str
) -> dict[str, Any]:
    try:
        pair = _compared(history, before, after, scenario_set)
    except NotComparable as refusal:
        return {"not_comparable": refusal.values["name"]}
    first, second = ({str(name): p for name, p in view.items()} for view in _filled(*pair))
    found = {"movement": movement([first, second]), "reduction": reduction([first, second])}
    return found | {
        "variation": total_variation(first, second),
        "shift": shift(first, second, None),
        "excess": found["movement"] - found["reduction"],
    }


def _compared(
    history: History, before: tuple[Stop, View], after: tuple[Stop, View], scenario_set: str
) -> tuple[Mapping[Any, float], Mapping[Any, float]]:
    """Give two views over the same scenarios, each counted with what it was part of."""
    if before[1].keys() == after[1].keys():
        return before[1], after[1]
    old, new = history.at(before[0].moment), history.at(after[0].moment)
    rest = catch_all_of(new, scenario_set) or catch_all_of(old, scenario_set)
    return comparable(before[1], after[1], rest, part_of(history, old, new, scenario_set))


def _filled(first: Mapping[Any, float], second: Mapping[Any, float]) -> list[dict[Any, float]]:
    """Give two views with the same scenarios: one that neither was judged in is at nought."""
    names = first | second  # type: ignore[operator]
    return [{name: view.get(name, 0.0) for name in names} for view in (first, second)]


def likelihood_habits(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give how each scenario's likelihood was revised, over the reviews where it was judged.

    In points of per cent; the flip-flop index is missing with fewer than three judgements.
    """
    series: dict[str, list[float]] = {}
    titles: dict[str, str] = {}
    for _, held in judgements(history, moment, today, scenario_set, judge):
        for code, (title, percent) in held.items():
            series.setdefault(code, []).append(percent)
            titles[code] = title
    rows = [
        {"scenario": code, "title": titles[code], "judgements": len(values)}
        | {"first": values[0], "last": values[-1], "flip_flop": flip_flop_index(values)}
        | _style(values)
        for code, values in series.items()
    ]
    return tidy(rows, REVISIONS)


def _style(values: list[float]) -> dict[str, float | None]:
    style = updating_style([value / 100 for value in values])
    magnitude = None if style.magnitude is None else 100 * style.magnitude
    return style._asdict() | {"magnitude": magnitude}
