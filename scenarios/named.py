"""Where somebody is named in a plan: fields that hold a role or a name, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenarios.fields import Text, Texts
from scenarios.history import History
from scenarios.kinds import KINDS, Kind, RecordId
from scenarios.revisions import Act

WITHOUT_TEXT = (Act.UNDO, Act.REDACT)


@dataclass(frozen=True, slots=True)
class Naming:
    """One revision that set fields to somebody's name."""

    record: RecordId
    position: int
    values: Mapping[str, Any]

    def instead(self, role: str, name: str) -> dict[str, Any]:
        """Give the same fields with a role in the place of the name."""
        return {field: _instead(value, name, role) for field, value in self.values.items()}


def namings(history: History, name: str) -> list[Naming]:
    """Give every revision that set a field to a name, kind by kind, in order of position."""
    return [found for kind in KINDS.values() for found in _namings(history, kind, name)]


def _namings(history: History, kind: Kind, name: str) -> Iterator[Naming]:
    for record in _suspects(history, kind, name):
        for row in history.revisions_of(record):
            named = {field: value for field, value in row.values.items() if _says(value, name)}
            if named and row.act not in WITHOUT_TEXT:
                yield Naming(record, row.position, named)


def _suspects(history: History, kind: Kind, name: str) -> list[RecordId]:
    """Give the records that ever held a name, found by the words of their fields."""
    columns, found = history.columns[kind.name], np.zeros(0, np.int64)
    rows = columns.ordered("row")
    for field, described in kind.fields.items():
        if type(described) in (Text, Texts):
            lexicon = columns.words.fields[field]
            codes = [code for code, held in enumerate(lexicon.objects()) if _says(held, name)]
            hits = np.isin(columns.rows[f"={field}"][rows], codes)
            found = np.union1d(found, columns.ordered("record")[hits])
    keys = columns.words.keys.words
    return [RecordId(kind.name, keys[record]) for record in found.tolist()]


def _says(value: Any, name: str) -> bool:
    return name in value if isinstance(value, tuple) else value == name


def _instead(value: Any, name: str, role: str) -> Any:
    if isinstance(value, tuple):
        return tuple(role if one == name else one for one in value)
    return role
