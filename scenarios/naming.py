"""Which records name a record: in their key, in a field, or in a list."""

from typing import Any

import numpy as np

from scenarios.fields import Listed, Mention, Mentions, Reference, References
from scenarios.kinds import KINDS, Kind, RecordId
from scenarios.sheet import Sheet
from scenarios.snapshot import Snapshot

NOWHERE = -2  # the code of no text, and of none that is missing


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
    hits = np.zeros(len(sheet), bool)
    for name, field in kind.columns.items():
        wanted = _wanted(field, record)
        if wanted is not None:
            hits |= _says(sheet, name, wanted)
    return list(sheet.keys(np.flatnonzero(hits)))


def _says(sheet: Sheet, name: str, wanted: str) -> np.ndarray:
    """Tell of each record whether its key or a field says so; each different text is read once."""
    words = sheet.columns.words
    if name in sheet.kind.key:
        part = words.parts()[name]
        says: np.ndarray = part.codes[sheet.records] == part.places.get(wanted, NOWHERE)
    elif isinstance(sheet.kind.fields[name], Listed):
        several = [wanted in (texts or ()) for texts in words.fields[name].objects()]
        says = np.array(several)[sheet.stored(name)]
    else:
        says = sheet.stored(name) == words.fields[name].codes.get(wanted, NOWHERE)
    return says


def _wanted(field: Any, record: RecordId) -> str | None:
    if isinstance(field, Mention | Mentions):
        return str(record)
    if isinstance(field, Reference | References) and field.kind == record.kind:
        return record.key
    return None
