"""References: what a record names must be there, and what is named cannot be retired."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from scenarios.edits.batch import Batch
from scenarios.edits.meetings import is_finalised
from scenarios.errors import StillReferred, UnknownReference
from scenarios.fields import Field, Mention, Mentions, Reference, References
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act, Revision

SHOWN = 10
PAPERS = frozenset({"point", "decision"})
Named = tuple[str, RecordId]
Wanted = dict[date, dict[RecordId, int]]


class Naming(NamedTuple):
    """How a kind names others: by parts of its key and by fields."""

    parts: tuple[tuple[int, str, Field], ...]
    fields: tuple[tuple[str, Field], ...]
    last: int


@cache
def naming(kind: str) -> Naming:
    """Give how a kind names others."""
    about = KINDS[kind]
    key, fields = about.key_fields.items(), about.fields.items()
    parts = [(at, name, field) for at, (name, field) in enumerate(key) if _names(field)]
    return Naming(
        tuple(parts),
        tuple((name, field) for name, field in fields if _names(field)),
        len(about.key) - 1,
    )


def _names(field: Field) -> bool:
    return isinstance(field, Reference | References | Mention | Mentions)


def named_in_key(kind: str, key: str) -> Iterator[Named]:
    """Give the records that a key names, each with the part that does."""
    how = naming(kind)
    if how.parts:
        texts = key.split("/", how.last)
        for at, name, field in how.parts:
            for record in _records(field, texts[at]):
                yield name, record


def named_in(kind: str, values: Mapping[str, Any]) -> Iterator[Named]:
    """Give the records that values name, each with the field that does."""
    for name, field in naming(kind).fields:
        value = values.get(name)
        if value is not None:
            for record in _records(field, value):
                yield name, record


def _records(field: Field, value: Any) -> Iterable[RecordId]:
    if isinstance(field, Reference):
        return () if value in field.also else (RecordId(field.kind, value),)
    if isinstance(field, References):
        return [RecordId(field.kind, one) for one in value]
    mentions = (value,) if isinstance(field, Mention) else value
    return [RecordId(kind, key) for kind, _, key in (one.partition(":") for one in mentions)]


# ---------------------------------------------------------------------- what is named is there


def check_references(batch: Batch) -> None:
    """Refuse what names a record that is not there on the row's day."""
    known: dict[tuple[RecordId, date], bool] = {}
    for turn, row in zip(batch.turns, batch.rows, strict=True):
        for day, name, other in _named_by(batch, row):
            there = known.get((other, day))
            if there is None:
                there = known[other, day] = _is_there(batch, other, day)
            if not there:
                unknown = UnknownReference(
                    kind=row.kind, field=name, other_kind=other.kind, other=other.key, day=day
                )
                batch.refuse(unknown, turn)


def _is_there(batch: Batch, record: RecordId, day: date) -> bool:
    """Tell whether a record is there; one whose own edit was refused is not told of twice."""
    if record in batch.doomed:
        return True
    return record.kind in KINDS and batch.is_alive(record, day)


def _named_by(batch: Batch, row: Revision) -> Iterator[tuple[date, str, RecordId]]:
    """Give what a revision names; what begins a life or uncovers values names all that it holds."""
    if "decision" in row.values:
        yield row.effective_on, "decision", RecordId("decision", row.values["decision"])
    if row.act in {Act.RESTORE, Act.UNDO}:
        yield from _named_by_record(batch, row)
        return
    if row.act is Act.ADD:
        for name, other in named_in_key(row.kind, row.key):
            yield row.effective_on, name, other
    for name, other in named_in(row.kind, row.values):
        yield row.effective_on, name, other


def _named_by_record(batch: Batch, row: Revision) -> Iterator[tuple[date, str, RecordId]]:
    days = {row.effective_on, batch.day} if row.act is Act.UNDO else {row.effective_on}
    for day in sorted(days):
        state = batch.state(row.record, day)
        if state.alive:
            for name, other in (
                *named_in_key(row.kind, row.key),
                *named_in(row.kind, state.values),
            ):
                yield day, name, other


# ---------------------------------------------------------------------- what is named stays


def check_retirements(batch: Batch) -> None:
    """Refuse to end a life that living records still name, unless they end with it."""
    for day, ended in _ended(batch).items():
        found = referrers(batch, ended, day)
        for record, turn in ended.items():
            others = sorted(str(other) for other in found.get(record, ()))
            if others:
                shown = ", ".join(others[:SHOWN]) + (" …" if len(others) > SHOWN else "")
                refusal = StillReferred(kind=record.kind, key=record.key, others=shown)
                batch.refuse(refusal, turn)


def _ended(batch: Batch) -> Wanted:
    """Give the records that the batch ends, on their day or today, and the edits that do."""
    ended: Wanted = {}
    for turn, row in zip(batch.turns, batch.rows, strict=True):
        if row.act in {Act.RETIRE, Act.UNDO}:
            for day in {row.effective_on, batch.day}:
                before = batch.before(row.record).at(day)
                here = batch.is_alive(row.record, day)
                if not here and (before.alive or row.act is Act.RETIRE):
                    ended.setdefault(day, {}).setdefault(row.record, turn)
    return ended


def referrers(
    batch: Batch, wanted: Mapping[RecordId, int], day: date
) -> dict[RecordId, list[RecordId]]:
    """Give for each of some records those that would name it on a day."""
    found: dict[RecordId, list[RecordId]] = {}
    kinds = {record.kind for record in wanted}
    for kind in KINDS:
        if _may_name(kind, kinds):
            for record, names in _namers(batch, kind, day):
                for other in _held(batch, record, names, day) & wanted.keys():
                    found.setdefault(other, []).append(record)
    return found


@cache
def _kinds_named(kind: str) -> frozenset[str]:
    how = naming(kind)
    fields = [*(field for _, _, field in how.parts), *(field for _, field in how.fields)]
    if any(isinstance(field, Mention | Mentions) for field in fields):
        return frozenset(KINDS)
    return frozenset(field.kind for field in fields if isinstance(field, Reference | References))


def _may_name(kind: str, others: Iterable[str]) -> bool:
    return not _kinds_named(kind).isdisjoint(others)


def _namers(batch: Batch, kind: str, day: date) -> Iterator[tuple[RecordId, list[Named]]]:
    """Give the living records of a kind on a day, each with what it names."""
    names = [name for name, _ in naming(kind).fields]
    for key, held in batch.living(kind, day, names).items():
        values = dict(zip(names, held, strict=True))
        yield RecordId(kind, key), [*named_in_key(kind, key), *named_in(kind, values)]


def _held(batch: Batch, record: RecordId, names: list[Named], day: date) -> set[RecordId]:
    """Give what a record holds in life by naming it; papers may mention what has gone since."""
    if record.kind not in PAPERS or not _is_paper(batch, record, day):
        return {other for _, other in names}
    fields = KINDS[record.kind].columns
    return {other for name, other in names if isinstance(fields[name], Reference)}


def _is_paper(batch: Batch, record: RecordId, day: date) -> bool:
    """Tell whether a record says what was: a point of a finalised review, a closed decision."""
    if record.kind == "point":
        return is_finalised(batch, record.key.partition("/")[0])
    return batch.state(record, day).values.get("state") in {"done", "dropped"}
