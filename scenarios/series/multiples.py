"""Many indicators side by side, each against its target path and the same period last year."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from scenarios.history import Snapshot
from scenarios.kinds.goals import Indicator
from scenarios.series.observed import Observed, Part, observed, path, whole
from scenarios.series.stops import tidy
from scenarios.series.targets import AGAINST, interim, progress, rows_against

MULTIPLES = {
    "indicator": "object",
    "title": "object",
    "unit": "object",
    "decimals": "object",
    "aim": "float64",
    "is_met": "object",
    "part": "object",
} | AGAINST
Points = list[tuple[int, float]]


def small_multiples(snapshot: Snapshot, most: int = 12) -> pd.DataFrame:
    """Give the rows of `against_target` of many indicators: those that miss their target first.

    `aim` is the target value and `is_met` whether the last value meets it. Of very many only the
    first are given; `attrs` count those that meet their target, those judged and those left out.
    """
    every = progress(snapshot)[["indicator", "met"]].to_dict("records")
    every.sort(key=lambda row: (row["met"] is None, bool(row["met"])))
    values, points = observed(snapshot), interim(snapshot)
    rows: list[dict[str, Any]] = []
    for row in every[:most]:
        about = snapshot.get("indicator", row["indicator"])
        rows += _lines(about, values.get(about.code, {}), points.get(about.code, []), row["met"])
    table = tidy(rows, MULTIPLES)
    judged = [row["met"] for row in every if row["met"] is not None]
    table.attrs |= {"met": sum(map(bool, judged)), "judged": len(judged)}
    table.attrs["left_out"] = max(len(every) - most, 0)
    return table


def _lines(
    about: Indicator, parts: Mapping[Part, Sequence[Observed]], points: Points, met: object
) -> list[dict[str, Any]]:
    part = whole(parts)
    told: dict[str, Any] = {"indicator": about.code, "is_met": met, "part": part}
    told |= {"title": about.title, "unit": about.unit, "decimals": about.decimals}
    told["aim"] = about.target_value
    rows = rows_against(about, parts.get(part, []), path(about, points))
    return [row | told for row in rows]
