"""Taking a change back: its revisions go out of force; taking that back brings them in again."""

from collections.abc import Iterable, Iterator

from scenarios.edits.batch import Batch, Said
from scenarios.edits.edit import Undo
from scenarios.edits.meetings import refuse_if_closed, refuse_if_held
from scenarios.edits.saying import said_of
from scenarios.edits.values import together
from scenarios.errors import NeededSince, NotUndoable, Refused, WrittenSince
from scenarios.kinds import RecordId
from scenarios.life import Life
from scenarios.revisions import CARRIED, Act, Revision


def undo(edit: Undo, batch: Batch) -> None:
    """Take a change out of force, record by record."""
    refusals: list[Refused] = []
    said = said_of(edit, batch, refusals)
    together(refusals)
    targets = _targets(edit, batch)
    if not targets:
        raise NotUndoable(change=edit.change)
    for record, rows in targets.items():
        life = batch.life(record)
        if not edit.keep:
            refusals += _written_since(edit, life, rows)
        for row in rows:
            _take_back(row, said, batch)
        refusals += _needed_since(edit, life, batch.life(record), rows)
    together(refusals)


def _targets(edit: Undo, batch: Batch) -> dict[RecordId, list[Revision]]:
    """Give the revisions of a change that can be taken back, by record."""
    written: dict[RecordId, list[Revision]] = {}
    for row in batch.history.revisions_in(edit.change):
        written.setdefault(row.record, []).append(row)
    standing = {
        record: list(_without_followers(batch.life(record).standing(rows)))
        for record, rows in written.items()
    }
    return {record: rows for record, rows in standing.items() if rows}


def _without_followers(rows: Iterable[Revision]) -> Iterator[Revision]:
    """Leave out corrections of what is taken back as well: they follow it."""
    taken: set[int | None] = set()
    for row in rows:
        taken.add(row.position)
        if row.act is not Act.CORRECT or row.target not in taken:
            yield row


def _take_back(target: Revision, said: Said, batch: Batch) -> None:
    refuse_if_held(batch, target)
    refuse_if_closed(batch, target.record, Act.UNDO, said)
    on_its_day = said._replace(day=target.effective_on)
    batch.write(batch.row(target.record, Act.UNDO, on_its_day, {}, target.position))


def _written_since(edit: Undo, life: Life, rows: list[Revision]) -> list[Refused]:
    """Give a refusal for each field that another change wrote later."""
    found: dict[str, Refused] = {}
    for target in rows:
        aim = _aim(life, target)
        fields = set(aim.values) - set(CARRIED)
        for row in life.order:
            follows = row.act is Act.CORRECT and life.place(row) == life.place(aim)
            if row.position > target.position and row.change != edit.change and not follows:
                for name in sorted(fields & set(row.values)):
                    found[name] = WrittenSince(
                        kind=row.kind, key=row.key, change=edit.change, field=name
                    )
    return list(found.values())


def _aim(life: Life, row: Revision) -> Revision:
    """Give what an undo, or an undo of an undo, speaks of in the end."""
    while row.act is Act.UNDO:
        row = life.find(row.target or 0) or row
    return row


def _needed_since(edit: Undo, before: Life, after: Life, rows: list[Revision]) -> list[Refused]:
    """Give a refusal when later revisions would speak of a life that is not there."""
    if all(target.act in {Act.CONFIRM, Act.DEFER, Act.REVISE, Act.CORRECT} for target in rows):
        return []
    known = {stranded.position for stranded in before.stranded()}
    new = [row for row in after.stranded() if row.position not in known]
    return [
        NeededSince(kind=row.kind, key=row.key, change=edit.change, later=row.effective_on)
        for row in new[:1]
    ]
