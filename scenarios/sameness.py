"""Whether two answers are the same, down to the types and the order of what they hold."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import singledispatch
from math import isnan
from operator import is_
from typing import Any

import numpy as np
import pandas as pd

PLAIN = frozenset({str, int, bool, date, type(None)})  # compared many at a time


def same(one: Any, other: Any) -> bool:
    """Tell whether one answer may stand for another; where that cannot be told, it may not."""
    return one is other or (type(one) is type(other) and _alike(one, other))


@singledispatch
def _alike(one: Any, other: Any) -> bool:
    equal = one == other
    return isinstance(equal, bool | np.bool_) and bool(equal)


@_alike.register
def _(one: float, other: float) -> bool:
    return one == other or (isnan(one) and isnan(other))


@_alike.register(list)
@_alike.register(tuple)
def _(one: Sequence[Any], other: Sequence[Any]) -> bool:
    if len(one) != len(other):
        return False
    if all(map(is_, one, other)):
        return True
    types = [*map(type, one)]
    if PLAIN.issuperset(types):
        return types == [*map(type, other)] and one == other
    return all(map(same, one, other))


@_alike.register
def _(one: Mapping, other: Mapping[Any, Any]) -> bool:  # type: ignore[type-arg]
    return same(list(one), list(other)) and same(list(one.values()), list(other.values()))


@_alike.register
def _(one: np.ndarray, other: np.ndarray) -> bool:
    if one.dtype != other.dtype or one.dtype == object:
        return False
    return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")


@_alike.register
def _(one: pd.Series, other: pd.Series) -> bool:
    if one.dtype == other.dtype == object:
        return same(one.tolist(), other.tolist())
    return bool(one.equals(other))


@_alike.register
def _(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    alike = one.index.equals(other.index) and same(one.attrs, other.attrs)
    return alike and same([*one.items()], [*other.items()])
