"""The course of an indicator in three values: where it began, where it was worst, where it is."""

from typing import Any

import pandas as pd

from scenarios.methods.progress import RISING


def course(against: pd.DataFrame) -> list[dict[Any, Any]]:
    """Give the first, the worst and the last of an indicator's values, each once, in order.

    The table is that of `against_target`; what is worst is what is wanted least.
    """
    measured = against[against["value"].notna()]
    if measured.empty:
        return []
    values = measured["value"]
    worst = values.idxmin() if against.attrs["wanted"] in RISING else values.idxmax()
    places = sorted({measured.index[0], worst, measured.index[-1]})
    return measured.loc[places].to_dict("records")
