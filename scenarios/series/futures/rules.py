"""Goals between caution and hope: the line of each, and where optimism turns their order."""

import pandas as pd

from scenarios.history import Snapshot
from scenarios.methods.robustness import crossings, hurwicz
from scenarios.series.futures.wind import scores_of
from scenarios.series.sets import MAIN
from scenarios.series.stops import tidy

LINES = {
    "goal": "object",
    "title": "object",
    "worst": "float64",
    "best": "float64",
}
CROSSINGS = {
    "optimism": "float64",
    "value": "float64",
    "goals": "object",
    "leads": "bool",
}
OPTIMISM = {"part": "object"} | LINES | CROSSINGS
DIGITS, NOISE = 10, 1e-9


def hurwicz_lines(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give each goal's line from its worst score, at no optimism, to its best, at full optimism."""
    judged = scores_of(snapshot, scenario_set, judge)
    matrix = [scores for _, scores in judged.values()]
    ends = zip(hurwicz(matrix, 0), hurwicz(matrix, 1), strict=True)
    rows = [
        {"goal": goal, "title": title, "worst": worst, "best": best}
        for (goal, (title, _)), (worst, best) in zip(judged.items(), ends, strict=True)
    ]
    return tidy(rows, LINES)


def hurwicz_crossings(
    snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group"
) -> pd.DataFrame:
    """Give where goals' lines cross, and which goals meet there; `leads` where none is above."""
    lines: dict[tuple[float, float], list[str]] = {}
    for row in hurwicz_lines(snapshot, scenario_set, judge).dropna().to_dict("records"):
        lines.setdefault((row["worst"], row["best"]), []).append(row["goal"])
    points = sorted({_at(list(lines), one.first, one.optimism) for one in crossings(list(lines))})
    rows = [
        {"optimism": optimism, "value": value}
        | {"goals": tuple(goal for line, goals in on.items() for goal in goals)}
        | {"leads": value >= max(_height(line, optimism) for line in lines) - NOISE}
        for optimism, value in points
        for on in [_through(lines, optimism, value)]
    ]
    return tidy(rows, CROSSINGS)


def optimism(snapshot: Snapshot, scenario_set: str = MAIN, judge: str = "group") -> pd.DataFrame:
    """Give goals' lines and where they cross in one: `part` is line or crossing."""
    parts = {
        "line": hurwicz_lines(snapshot, scenario_set, judge),
        "crossing": hurwicz_crossings(snapshot, scenario_set, judge),
    }
    rows = [
        {str(column): value for column, value in row.items()}
        for name, part in parts.items()
        for row in part.assign(part=name).to_dict("records")
    ]
    return tidy(rows, OPTIMISM)


def _at(lines: list[tuple[float, float]], place: int, optimism: float) -> tuple[float, float]:
    return round(optimism, DIGITS), round(_height(lines[place], optimism), DIGITS)


def _height(line: tuple[float, float], optimism: float) -> float:
    worst, best = line
    return worst + (best - worst) * optimism


def _through(
    lines: dict[tuple[float, float], list[str]], optimism: float, value: float
) -> dict[tuple[float, float], list[str]]:
    return {
        line: goals
        for line, goals in lines.items()
        if abs(_height(line, optimism) - value) <= NOISE
    }
