"""A kind's living records at a moment as plain lists of values, column by column."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from scenarios.fields import Field, Whole
from scenarios.history import Snapshot
from scenarios.kinds import Kind


def typed_columns(
    snapshot: Snapshot, kind: str, names: Iterable[str] | None = None
) -> tuple[list[str], dict[str, list[Any]]]:
    """Give the keys of a kind's living records in order, and the values of some or all fields."""
    sheet = snapshot.sheet(kind)
    order = sheet.sorting
    fields = sheet.kind.fields
    columns = {
        name: _typed(fields[name], sheet.values(name)[order])
        for name in (fields if names is None else names)
    }
    return list(sheet.keys()[order]), columns


def key_columns(kind: Kind, keys: list[str]) -> dict[str, list[Any]]:
    """Give the values of the key's parts, column by column."""
    if kind.coded:
        return {"code": keys}
    parts = [kind.split(key) for key in keys]
    return {name: [part[name] for part in parts] for name in kind.key}


def _typed(field: Field, values: np.ndarray) -> list[Any]:
    if field.storage != "number":
        return list(values)
    whole = isinstance(field, Whole)
    missing = np.isnan(values)
    numbers = np.where(missing, 0, values).astype(np.int64 if whole else np.float64).astype(object)
    numbers[missing] = None
    return list(numbers)
