"""How far what is believed of a set of scenarios moves from review to review."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import accumulate
from typing import Any

import pandas as pd

from scenarios.history import History, Moment
from scenarios.methods.likelihood import (
    certain,
    effective_number,
    entropy,
    flip_flop_index,
    movement,
    reduction,
    shift,
    style_of,
    total_variation,
    uncertainty,
)
from scenarios.numbers import NotComparable
from scenarios.series.likelihoods import WHOLE, Told, View, changed, compared, judgements
from scenarios.series.sets import MAIN, is_overlapping
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
    before: Told | None = None
    for stop, view, _ in _views(history, moment, today, scenario_set, judge):
        moved = _moved(history, before, (stop, view), scenario_set) if before else {}
        rows.append(_named(stop) | _undecided(_probabilities(view)) | moved)
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


def _views(
    history: History, moment: Moment, today: date, scenario_set: str, judge: str
) -> Iterator[tuple[Stop, View, Mapping[str, str]]]:
    """Give each stop where something was judged with the per cent and title of each scenario."""
    for stop, held in judgements(history, moment, today, scenario_set, judge):
        if held:
            view = {code: percent for code, (_, percent) in held.items()}
            yield stop, view, {code: title for code, (title, _) in held.items()}


def _probabilities(view: Mapping[Any, float]) -> dict[str, float]:
    return {str(code): percent / WHOLE for code, percent in view.items()}


def _moved(history: History, before: Told, after: Told, scenario_set: str) -> dict[str, Any]:
    try:
        pair = compared(history, before, after, scenario_set)
    except NotComparable as refusal:
        return {"not_comparable": refusal.values["name"]}
    first, second = _filled(*map(_probabilities, pair))
    found = {"movement": movement([first, second]), "reduction": reduction([first, second])}
    return found | {
        "variation": total_variation(first, second),
        "shift": shift(first, second, None),
        "excess": found["movement"] - found["reduction"],
    }


def _filled(first: dict[str, float], second: dict[str, float]) -> list[dict[str, float]]:
    """Give two views with the same scenarios: one that neither was judged in is at nought."""
    return [{name: view.get(name, 0.0) for name in first | second} for view in (first, second)]


def likelihood_habits(
    history: History, moment: Moment, today: date, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give how each scenario's likelihood was revised, over the reviews where it was judged.

    In points of per cent; the flip-flop index is missing with fewer than three judgements. Steps
    are changes of view: what was carved out or merged in is no step.
    """
    held: dict[str, list[float]] = {}
    steps: dict[str, list[float]] = {}
    titles: dict[str, str] = {}
    before: Told | None = None
    for stop, view, named in _views(history, moment, today, scenario_set, judge):
        changes = changed(history, before, (stop, view), scenario_set) if before else {}
        for code, percent in view.items():
            known = held.setdefault(code, [])
            if known:
                steps.setdefault(code, []).append(changes.get(code, percent - known[-1]))
            known.append(percent)
        titles |= named
        before = stop, view
    rows = [
        {"scenario": code, "title": titles[code], "judgements": len(values)}
        | {"first": values[0], "last": values[-1]}
        | _habits(values[0], steps.get(code, []))
        for code, values in held.items()
    ]
    return tidy(rows, REVISIONS)


def _habits(first: float, steps: list[float]) -> dict[str, float | None]:
    path = list(accumulate(steps, initial=first))
    return style_of(steps)._asdict() | {"flip_flop": flip_flop_index(path)}
