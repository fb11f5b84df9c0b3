"""One edit of one record at its turn: what is asked, what is there, and whether that fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.edits.batch import Batch, Said
from scenarios.edits.edit import OfRecord
from scenarios.edits.meetings import refuse_if_closed
from scenarios.edits.saying import is_finalising, need_reason, said_of
from scenarios.edits.values import checked, together
from scenarios.errors import (
    ChangedMeanwhile,
    FinalisedText,
    IsRetired,
    LivesOn,
    NoSuchRecord,
    NotThereYet,
    Overtaken,
    Refused,
)
from scenarios.kinds import Kind, RecordId, kind_of
from scenarios.life import Life, State
from scenarios.revisions import Act, Revision

LIVING = frozenset({Act.ADD, Act.RETIRE, Act.RESTORE, Act.UNDO})


@dataclass(frozen=True, slots=True)
class Case:
    """An edit with its record, what it says of itself, its checked values and the life so far."""

    batch: Batch
    edit: OfRecord
    kind: Kind
    record: RecordId
    said: Said
    values: Mapping[str, Any]
    life: Life

    @property
    def state(self) -> State:
        """The record on the day of the edit, without who set its fields."""
        return self.life.holds(self.said.day)

    @property
    def named(self) -> dict[str, Any]:
        """What a refusal says of the record."""
        return {"kind": self.record.kind, "key": self.record.key}


def case_of(edit: OfRecord, batch: Batch) -> Case:
    """Check everything about an edit that does not depend on what is there."""
    kind = kind_of(edit.kind)
    known = batch.knows(kind.name, edit.key)
    record = RecordId(kind.name, edit.key if known else kind.checked_key(edit.key))
    refusals: list[Refused] = []
    said = said_of(edit, batch, refusals)
    values = checked(kind, record.key, getattr(edit, "values", {}), refusals)
    together(refusals)
    return Case(batch, edit, kind, record, said, values, batch.life(record))


def put(case: Case, act: Act, values: Mapping[str, Any], target: Revision | None = None) -> None:
    """Write a revision, unless its review is closed or it would leave later ones without a life."""
    refuse_if_closed(case.batch, case.record, act, case.said)
    said = case.said if target is None else case.said._replace(day=target.effective_on)
    row = case.batch.row(
        case.record, act, said, values, None if target is None else target.position
    )
    if act in LIVING:
        refuse_stranding(case.life, row)
    case.batch.write(row)


def refuse_stranding(life: Life, row: Revision) -> None:
    """Refuse an act after which later ones would speak of a life that is not there."""
    if not life or all(other.effective_on <= row.effective_on for other in life.order):
        return
    before = {stranded.position for stranded in life.stranded()}
    after = life.and_then(row).stranded()
    new = [stranded.effective_on for stranded in after if stranded.position not in before]
    if new:
        raise LivesOn(kind=row.kind, key=row.key, day=row.effective_on, later=new[0])


def must_be_born(case: Case, state: State) -> None:
    """Refuse an act on a record that had never been there by that day."""
    if not state.born and not case.life.order:
        raise NoSuchRecord(**case.named)
    if not state.born:
        raise NotThereYet(**case.named, day=case.said.day)


def must_live(case: Case, state: State) -> None:
    """Refuse an act on a record that is not there on its day."""
    must_be_born(case, state)
    if not state.alive:
        raise IsRetired(**case.named, day=case.said.day)


def must_say_why(case: Case) -> None:
    """Refuse a change of mind without a reason."""
    need_reason(case.edit, case.said, case.batch)


def differing(values: Mapping[str, Any], state: State) -> dict[str, Any]:
    """Leave out the values that are in effect already."""
    return {name: value for name, value in values.items() if value != state.values.get(name)}


def merged(case: Case, values: Mapping[str, Any], base: State, now: State) -> dict[str, Any]:
    """Merge what the writer read, what is there now and what the writer wrote, field by field.

    What only others changed stays theirs; what both changed, and differently, is refused.
    """
    mine: dict[str, Any] = {}
    clashes: list[Refused] = []
    for name, yours in values.items():
        read, theirs = base.values.get(name), now.values.get(name)
        if theirs in (read, yours):
            mine[name] = yours
        elif yours != read:
            clash = ChangedMeanwhile(
                **case.named, field=name, base=read, theirs=theirs, yours=yours
            )
            clashes.append(clash)
    together(clashes)
    return mine


def merged_on_the_day(case: Case) -> dict[str, Any]:
    """Merge with what was known, for the edit's day, when the writer read it."""
    if case.edit.based_on is None:
        return dict(case.values)
    return merged(case, case.values, *read_and_now(case))


def read_and_now(case: Case) -> tuple[State, State]:
    """Give the record as its writer read it, and as it is on the edit's day without the batch."""
    edit, before = case.edit, case.batch.before(case.record)
    base = before.holds(edit.read_on or case.said.day, number=edit.based_on)
    return base, before.holds(case.said.day)


def merged_in_place(case: Case, values: Mapping[str, Any], target: Revision) -> dict[str, Any]:
    """Merge with what was known, right after a revision, when the writer read it."""
    before = case.batch.before(case.record)
    if case.edit.based_on is None or before.find(target.position) is None:
        return dict(values)
    base = before.through(target, number=case.edit.based_on)
    return merged(case, values, base, before.through(target))


def refuse_overtaken(case: Case, values: Mapping[str, Any]) -> None:
    """Refuse values that a later day would hide, when the writer did not ask for the day."""
    if case.said.asked or case.said.day == case.batch.day:
        return
    later = [row for row in case.life.order if row.effective_on > case.said.day]
    found: dict[str, Refused] = {}
    for name, yours in values.items():
        hiding = [row for row in later if row.values.get(name, yours) != yours]
        if hiding:
            first, theirs = hiding[0], hiding[0].values[name]
            found[name] = Overtaken(
                **case.named, field=name, day=first.effective_on, theirs=theirs, yours=yours
            )
    together(list(found.values()))


def refuse_finalised_text(case: Case, values: Mapping[str, Any]) -> None:
    """Refuse the text of a finalised review without finalising it."""
    if values.get("finalised_text") is not None and not is_finalising(case.edit):
        raise FinalisedText().about("finalised_text")


def told(case: Case, act: Act, differs: Mapping[str, Any], state: State) -> bool:
    """Tell whether a row of a file is in the history already, though it is not in effect.

    So it is when a revision of that day and act set the same, and each field that now differs is
    set to what is in effect by a later row of the same day, or was corrected there since; of
    somebody who edits by hand the latter would be a change of mind.
    """
    rows = _same(case, act)
    if not any(_set_so(case, row) for row in rows):
        return False
    setters = case.life.at(case.said.day).setters
    return all(
        _later(case, name, state) or _corrected(case, rows, setters.get(name)) for name in differs
    )


def _same(case: Case, act: Act) -> list[Revision]:
    """Give the revisions in force of the same day, act and review."""
    review = case.said.review
    return [row for row in case.life.on(case.said.day) if row.act is act and row.review == review]


def _set_so(case: Case, row: Revision) -> bool:
    left = case.life.left_by(row).values
    return all(left.get(name) == value for name, value in case.values.items())


def _corrected(case: Case, rows: list[Revision], setter: Revision | None) -> bool:
    if case.batch.reason_needed or setter is None or setter.act is not Act.CORRECT:
        return False
    places = [case.life.place(row) for row in rows if row.act is not Act.CORRECT]
    return case.life.place(setter) in places


def _later(case: Case, name: str, state: State) -> bool:
    """Tell whether the batch's last edit of the day sets a field to what is in effect."""
    field = case.kind.fields[name]
    for edit in reversed(case.batch.ahead(RecordId(case.edit.kind, case.edit.key))):
        values = getattr(edit, "values", {})
        if edit.effective_on == case.edit.effective_on and name in values:
            value = values[name]
            return bool((None if value is None else field.check(value)) == state.values.get(name))
    return False


def already(case: Case, act: Act, values: Mapping[str, Any]) -> bool:
    """Tell whether the same act, on the same day and in the same review, is in the history.

    Of somebody who edits by hand, and so asks for no day, only the last word counts: what was
    deferred may be confirmed again.
    """
    carried = {**values, "decision": case.said.decision} if case.said.decision else values
    rows = _same(case, act)
    if case.batch.reason_needed and not case.said.asked:
        last = case.life.on(case.said.day)[-1:]
        rows = [row for row in rows if row in last]
    return any(row.values == carried for row in rows)
