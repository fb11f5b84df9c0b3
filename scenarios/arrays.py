"""One kind's columns as arrays and word lists, for a file that saves reading the log."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenarios.columns import Columns
from scenarios.entries import Entries, row_types
from scenarios.growing import Growing
from scenarios.lexicons import Lexicons
from scenarios.order import NAMES, NEVER, Order


def dump(columns: Columns) -> dict[str, Any]:
    """Give rows, order and word lists."""
    row = columns.ordered("row")
    whole = columns.written == columns.length and bool((row == np.arange(columns.length)).all())
    places = slice(0, columns.length) if whole else row
    saved: dict[str, Any] = {
        f"row/{name}": array[places] for name, array in columns.rows.arrays.items()
    }
    saved |= {f"order/{name}": columns.ordered(name) for name in NAMES if name != "row"}
    succ = saved["order/succ"]
    saved["order/succ"] = np.where(succ >= columns.length, NEVER, succ)
    return saved | {"words": columns.words.dump()}


def restored(words: Lexicons, saved: Mapping[str, Any]) -> Columns:
    """Make the columns that were dumped; `words` are those of the kind, with no key yet."""
    kind = words.kind
    words.restore(saved["words"])
    rows = Growing({name: saved[f"row/{name}"] for name in row_types(kind)})
    row = np.arange(rows.used, dtype=np.int32)
    links = {name: saved[f"order/{name}"] for name in NAMES if name != "row"}
    order = Order(Growing({"row": row} | links), rows.used)
    return Columns(Entries(kind, words), rows, order, rows.used)
