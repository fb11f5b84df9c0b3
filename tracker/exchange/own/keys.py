"""The keys of many rows, joined from columns of their parts; each different part written once."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from scenarios.kinds import Kind
from tracker.exchange.columns import TEXT, Column


def joined(kind: Kind, read: Mapping[str, Column]) -> pa.Array | None:
    """Join the keys of rows; None when any of them must be asked for by itself."""
    parts = [_written(kind, name, read.get(name)) for name in kind.key]
    if not parts or any(part is None for part in parts):
        return None
    return pc.ascii_rtrim(pc.binary_join_element_wise(*parts, pa.scalar("/", TEXT)), "/")


def _written(kind: Kind, name: str, column: Column | None) -> pa.Array | pa.Scalar | None:
    """Write a part of the keys; a column that the file lacks has nothing in any row."""
    if column is None:
        text = kind.write_part(name, None)
        return None if text is None else pa.scalar(text, TEXT)
    texts = [kind.write_part(name, value) for value in column.values]
    if column.where(text is None for text in texts).any():
        return None
    return pa.array(texts, TEXT).take(pa.array(column.codes))
