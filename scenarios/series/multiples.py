"""Many indicators side by side, each against its target path and the same period last year."""

from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.series.stops import tidy
from scenarios.series.targets import AGAINST, against_target, progress

MULTIPLES = {
    "indicator": "object",
    "title": "object",
    "unit": "object",
    "decimals": "object",
    "aim": "float64",
    "is_met": "object",
    "part": "object",
} | AGAINST


def small_multiples(snapshot: Snapshot, most: int = 12) -> pd.DataFrame:
    """Give the rows of `against_target` of many indicators: those that miss their target first.

    `aim` is the target value and `is_met` whether the last value meets it. Of very many only the
    first are given; `attrs` count those that meet their target, those judged and those left out.
    """
    every = progress(snapshot)[["indicator", "met"]].to_dict("records")
    every.sort(key=lambda row: (row["met"] is None, bool(row["met"])))
    rows = [line for row in every[:most] for line in _lines(snapshot, row["indicator"], row["met"])]
    table = tidy(rows, MULTIPLES)
    judged = [row["met"] for row in every if row["met"] is not None]
    table.attrs |= {"met": sum(map(bool, judged)), "judged": len(judged)}
    table.attrs["left_out"] = max(len(every) - most, 0)
    return table


def _lines(snapshot: Snapshot, indicator: str, met: object) -> list[dict[Any, Any]]:
    found = against_target(snapshot, indicator)
    told = found.attrs
    about = {name: told[name] for name in ("title", "unit", "decimals", "part")}
    about |= {"indicator": indicator, "aim": told["target_value"], "is_met": met}
    return [row | about for row in found.to_dict("records")]
