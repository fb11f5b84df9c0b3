"""What an import would change, as a table that other programs read and apply.

The form is the highlighter format of tabular differences, version 0.8:
https://paulfitz.github.io/daff-doc/spec.html
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from scenarios.history import Snapshot
from scenarios.kinds import KINDS
from tracker.exchange.compared.outcomes import Outcome
from tracker.exchange.out.values import typed_columns
from tracker.exchange.out.writing import rows_as_csv
from tracker.exchange.own.cells import writer
from tracker.exchange.preview import Import

TAGS = {"added": "+++", "retired": "---", "changed": "->"}
OMITTED = "..."


class Moved(NamedTuple):
    """A record that an import moves: how, and its fields as (now, wanted)."""

    key: str
    tag: str
    set: Mapping[str, tuple[Any, Any]]


def kinds_moved(found: Import) -> list[str]:
    """Give the kinds of which an import would change any record."""
    kinds = {found.sheets[one.sheet].kind for one in found.outcomes if one.status in TAGS}
    return [kind for kind in KINDS if kind in kinds]


def highlighted(found: Import, kind: str, snapshot: Snapshot) -> bytes:
    """Write what an import would do to the records of a kind, in the words of our own files."""
    moved = _moved(one for one in found.outcomes if found.sheets[one.sheet].kind == kind)
    fields = [name for name in KINDS[kind].fields if any(name in one.set for one in moved)]
    left_out = [OMITTED] if len(fields) < len(KINDS[kind].fields) else []
    header = ["@@", *KINDS[kind].key, *fields, *left_out]
    written = _Written(kind, fields, snapshot)
    return rows_as_csv(header, ([*written.row(one), *left_out] for one in moved))


def _moved(outcomes: Iterable[Outcome]) -> list[Moved]:
    """Gather the outcomes by record: rows of several days are one way from first to last."""
    found: dict[str, Moved] = {}
    for one in outcomes:
        if one.status not in TAGS:
            continue
        before = found.get(one.key) or Moved(one.key, TAGS[one.status], {})
        pairs = {name: (before.set.get(name, pair)[0], pair[1]) for name, pair in one.set.items()}
        found[one.key] = before._replace(set={**before.set, **pairs})
    return list(found.values())


class _Written:
    """Writes the rows of one kind; a cell that does not move stands as it does in the plan."""

    def __init__(self, kind: str, fields: list[str], snapshot: Snapshot) -> None:
        self.kind, self.fields = KINDS[kind], fields
        keys, self._columns = typed_columns(snapshot, kind, fields)
        self._places = {key: place for place, key in enumerate(keys)}
        self._writers = {name: writer(field, ".") for name, field in self.kind.columns.items()}

    def row(self, moved: Moved) -> list[str]:
        """Give the cells of a record, those that change as old and new with an arrow between."""
        parts = self.kind.split(moved.key)
        cells: list[tuple[str, ...]] = [(self._text(name, part),) for name, part in parts.items()]
        cells += [self._cell(moved, name) for name in self.fields]
        if moved.tag != TAGS["changed"]:
            return [moved.tag, *(texts[-1] for texts in cells)]
        arrow = _arrow([text for texts in cells for text in texts])
        return [arrow, *(arrow.join(texts) for texts in cells)]

    def _cell(self, moved: Moved, name: str) -> tuple[str, ...]:
        if name in moved.set:
            return tuple(self._text(name, value) for value in moved.set[name])
        place = self._places.get(moved.key)
        return (self._text(name, None if place is None else self._columns[name][place]),)

    def _text(self, name: str, value: Any) -> str:
        return self._writers[name](value)


def _arrow(texts: Sequence[str]) -> str:
    """Give an arrow that no cell of the row holds."""
    arrow = TAGS["changed"]
    while any(arrow in text for text in texts):
        arrow = f"-{arrow}"
    return arrow
