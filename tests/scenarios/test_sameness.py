"""One answer stands for another only where nobody could tell them apart."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scenarios.kinds import RecordId
from scenarios.sameness import same


def table(column: str = "value", number: float = 1.5, **attrs: Any) -> pd.DataFrame:
    texts = pd.Series(["a", None], dtype=object)
    found = pd.DataFrame({"key": texts, column: [number, float("nan")]})
    found.attrs |= attrs
    return found


MADE: dict[str, Callable[[], Any]] = {
    "a dict": lambda: {"a": 1, "b": [2, (3,)]},
    "its order": lambda: {"b": [2, (3,)], "a": 1},
    "a list": lambda: [1, 2],
    "a longer list": lambda: [1, 2, 3],
    "a tuple": lambda: (1, 2),
    "true": lambda: [True, 2],
    "decimals": lambda: [1.0, 2],
    "a record": lambda: RecordId("goal", "S1"),
    "another": lambda: RecordId("goal", "S2"),
    "numbers": lambda: np.array([1.0, float("nan")]),
    "other numbers": lambda: np.array([2.0, float("nan")]),
    "whole numbers": lambda: np.array([1, 2]),
    "a table": table,
    "its number": lambda: table(number=2.5),
    "its column": lambda: table("amount"),
    "its type": lambda: table().astype({"value": object}),
    "its rows": lambda: table().set_index(pd.Index([1, 2])),
    "its notes": lambda: table(left_out=1),
}


@pytest.mark.parametrize("one", MADE)
@pytest.mark.parametrize("other", MADE)
def test_only_what_is_made_alike_is_the_same(one: str, other: str) -> None:
    assert same(MADE[one](), MADE[other]()) is (one == other)


def test_what_has_no_one_answer_is_the_same_only_as_itself() -> None:
    texts = np.array(["a", None], object)
    assert same(texts, texts)
    assert not same(texts, texts.copy())
    assert same(np.float64(2), np.float64(2))
