"""Whether what was held likely came as often as that, over all that is resolved."""

import pandas as pd

from scenarios.history import History, Moment
from scenarios.methods.learning import ENOUGH, isotonic, murphy, reliability, skill
from scenarios.series.futures.learnt import resolved_forecasts
from scenarios.series.stops import tidy

BINS = {
    "low": "float64",
    "high": "float64",
    "forecasts": "int64",
    "mean": "float64",
    "share": "float64",
    "lower": "float64",
    "upper": "float64",
    "is_few": "bool",
}
CALIBRATED = {"part": "object"} | BINS
CURVE = {"low": "float64", "high": "float64", "forecasts": "int64", "calibrated": "float64"}


def calibration(history: History, moment: Moment, judge: str = "group") -> pd.DataFrame:
    """Give how often came what was held likely, bin by bin, with Wilson's intervals.

    Empty with fewer than ten resolved: show the list. `attrs` counts them in `resolved`, and holds
    the Brier score's reliability, resolution and uncertainty, and the skill, where there are any.
    """
    forecasts, outcomes = _pairs(history, moment, judge)
    found = reliability(forecasts, outcomes) if len(forecasts) >= ENOUGH else []
    table = tidy([one._asdict() | {"is_few": one.is_few} for one in found], BINS)
    table.attrs["resolved"] = len(forecasts)
    if found:
        table.attrs["parts"] = murphy(forecasts, outcomes)
        table.attrs["skill"] = skill(forecasts, outcomes)
    return table


def calibration_curve(history: History, moment: Moment, judge: str = "group") -> pd.DataFrame:
    """Give the isotonic curve of the same forecasts; empty with fewer than ten resolved."""
    forecasts, outcomes = _pairs(history, moment, judge)
    found = isotonic(forecasts, outcomes) if len(forecasts) >= ENOUGH else []
    return tidy([one._asdict() for one in found], CURVE)


def calibrated(history: History, moment: Moment, judge: str = "group") -> pd.DataFrame:
    """Give the bins and the isotonic curve in one: `part` is bin or step; `attrs` as of the bins.

    A step goes from `low` to `high`, and its `share` is what fits best there.
    """
    bins = calibration(history, moment, judge)
    steps = calibration_curve(history, moment, judge).rename(columns={"calibrated": "share"})
    rows = [
        {str(name): value for name, value in row.items()}
        for part in (bins.assign(part="bin"), steps.assign(part="step", is_few=False))
        for row in part.to_dict("records")
    ]
    table = tidy(rows, CALIBRATED)
    table.attrs |= bins.attrs
    return table


def _pairs(history: History, moment: Moment, judge: str) -> tuple[list[float], list[float]]:
    table = resolved_forecasts(history, moment, judge)
    return (table["percent"] / 100).tolist(), table["came"].astype(float).tolist()
