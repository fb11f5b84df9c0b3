"""Which records name a record: in their key, in a field, or in a list."""

from typing import Any

import numpy as np

from scenarios.fields import Mention, Mentions, Reference, References
from scenarios.kinds import KINDS, Kind, RecordId
from scenarios.snapshot import Snapshot


def referrers(snapshot: Snapshot, record: RecordId) -> list[RecordId]:
    """Give the living records that name a record."""
    return [
        RecordId(kind.name, key)
        for kind in KINDS.values()
        if _may_name(kind, record.kind)
        for key in _naming(snapshot, kind, record)
    ]


def _may_name(kind: Kind, other: str) -> bool:
    return any(
        isinstance(field, Mention | Mentions) or getattr(field, "kind", None) == other
        for field in kind.columns.values()
    )


def _naming(snapshot: Snapshot, kind: Kind, record: RecordId) -> list[str]:
    sheet = snapshot.sheet(kind.name)
    if not len(sheet):
        return []
    keys = sheet.keys()
    hits = np.zeros(len(keys), bool)
    for name, what in kind.columns.items():
        wanted = _wanted(what, record)
        if wanted is None:
            continue
        if name in kind.key:
            hits |= [kind.split(key)[name] == wanted for key in keys]
        elif isinstance(what, Reference):
            hits |= sheet.values(name) == wanted
        else:
            hits |= [bool(value) and wanted in value for value in sheet.values(name)]
    return list(keys[hits])


def _wanted(field: Any, record: RecordId) -> str | None:
    if isinstance(field, Mention | Mentions):
        return str(record)
    if isinstance(field, Reference | References) and field.kind == record.kind:
        return record.key
    return None
