"""One row compared three ways: the revision it was written from, what is there now, the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from scenarios.edits import Add, OfRecord, Restore, Revise
from scenarios.errors import IsRetired, Missing, Refused
from scenarios.kinds import KINDS
from scenarios.life import Life, State
from scenarios.revisions import Revision
from tracker.exchange.compared.clashes import Clash
from tracker.exchange.compared.outcomes import Outcome, Status
from tracker.exchange.compared.plan import KindInPlan
from tracker.exchange.compared.terms import Said
from tracker.exchange.faults import ClashInFile
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.sheets import Row, Sheet

Differing = Mapping[str, tuple[Any, Any]]
UNSET: Differing = {}
DECIDED: Mapping[str, frozenset[str]] = {
    "indicator": frozenset({"target_value", "target_date"}),
    "target": frozenset({"value"}),
    "contribution": frozenset({"amount"}),
    "allocation": frozenset({"amount", "minimum"}),
}


class Placed(NamedTuple):
    """A row and the sheet it stands in."""

    sheet: int
    row: Row


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the rows of one kind are compared with."""

    plan: KindInPlan
    sheets: Mapping[int, Sheet]
    said: Said
    today: date

    @property
    def kind(self) -> str:
        """The kind of the rows."""
        return self.plan.kind

    def edit(self, what: type[OfRecord], row: Row, **more: Any) -> OfRecord:
        """Make the edit that a row asks for; it was compared with everything known now."""
        based_on = self.plan.number(row.key) or None
        return what(kind=self.kind, key=row.key, based_on=based_on, **self.said.of(row), **more)

    def outcome(
        self, placed: Placed, status: Status, edit: OfRecord | None = None, set_: Differing = UNSET
    ) -> Outcome:
        """Say what becomes of a row."""
        sheet, row = placed
        return Outcome(sheet=sheet, row=row, key=row.key, status=status, edit=edit, set=set_)

    def refused(self, placed: Placed, *problems: Problem) -> Outcome:
        """Say why nothing becomes of a row."""
        sheet, row = placed
        return Outcome(sheet=sheet, row=row, key=row.key, status="refused", problems=problems)

    def problem(
        self, placed: Placed, refused: Refused, name: str | None = None, value: Any = None
    ) -> Problem:
        """Place a refusal in the row's file, under the heading of a field."""
        sheet = self.sheets[placed.sheet]
        column = sheet.headings.get(name, name) if name else None
        text = None if value is None or name is None else self.written(name, value)
        return problem_of(refused, sheet.file, placed.row.line, column, text)

    def written(self, name: str, value: Any) -> str:
        """Write a value of a field as the file would have it."""
        return KINDS[self.kind].fields[name].write(value)

    # ------------------------------------------------------------------ three ways

    def settled(
        self, placed: Placed, life: Life, differing: Differing
    ) -> tuple[Differing, tuple[Clash, ...]]:
        """Leave out what only others have changed or is to be kept, and find what both have.

        A row that does not say what it was written from is compared with what is there alone.
        """
        row, day = placed.row, self.said.day(placed.row)
        base = row.base
        if base is None or not self.plan.knows(row):
            return differing, ()
        read = life.at(base.day or self.today, number=base.number).values
        seen = read if base.day or day == self.today else life.at(day, number=base.number).values
        mine = {name: pair for name, pair in differing.items() if read.get(name) != pair[1]}
        clashes = {
            name: Clash(self.kind, row.key, name, seen.get(name), now, wanted)
            for name, (now, wanted) in mine.items()
            if seen.get(name) != now
        }
        return self._without_kept(mine, clashes), tuple(clashes.values())

    def undecided(self, placed: Placed, differing: Differing) -> bool:
        """Tell whether a row says nothing that a decision may have settled."""
        sheet, row = self.sheets[placed.sheet], placed.row
        spoken_for = not sheet.office or row.carried.get("decision")
        return bool(spoken_for) or not DECIDED.get(self.kind, frozenset()) & differing.keys()

    def bound(
        self, placed: Placed, life: Life, differing: Differing
    ) -> tuple[Differing, tuple[Clash, ...]]:
        """Leave what was decided as it is where an office's file says otherwise."""
        if self.undecided(placed, differing):
            return differing, ()
        row, setters = placed.row, life.at(self.said.day(placed.row)).setters
        clashes = {
            name: Clash(self.kind, row.key, name, now, now, wanted, decision=code)
            for name, (now, wanted) in differing.items()
            if name in DECIDED[self.kind] and (code := _decision(setters.get(name)))
        }
        return self._without_kept(differing, clashes), tuple(clashes.values())

    def _without_kept(self, differing: Differing, clashes: Mapping[str, Clash]) -> Differing:
        kept = {name for name, clash in clashes.items() if self.said.choice(clash) == "keep"}
        return {name: pair for name, pair in differing.items() if name not in kept}

    def contested(self, placed: Placed, clashes: Sequence[Clash]) -> Outcome | None:
        """Refuse a row some of whose clashes nobody has chosen between."""
        open_ = [clash for clash in clashes if self.said.choice(clash) == "refuse"]
        if not open_:
            return None
        problems = tuple(self._problem_of(placed, clash) for clash in open_)
        found = self.outcome(placed, "clashes")
        return replace(found, problems=problems, clashes=tuple(clashes))

    def _problem_of(self, placed: Placed, clash: Clash) -> Problem:
        name = clash.field
        if name is None:
            day = self.said.day(placed.row)
            return self.problem(placed, IsRetired(kind=clash.kind, key=clash.key, day=day))
        three = (clash.base, clash.theirs, clash.yours)
        base, theirs, yours = (self.written(name, value) or "–" for value in three)
        told = ClashInFile(
            field=name, kind=clash.kind, key=clash.key, base=base, theirs=theirs, yours=yours
        )
        return self.problem(placed, told, name, clash.yours)

    def meets_the_present(self, row: Row) -> bool:
        """Tell whether a row is compared with what is there now and with nothing else."""
        asked = self.said.explicit_day(row)
        current = row.base is None or self.plan.is_current(row)
        return asked is None and current and self.said.day(row) == self.today

    def already_written(self, row: Row, life: Life) -> bool:
        """Tell whether the history already holds a row: same day, same act, same values."""
        day = self.said.explicit_day(row)
        acts = {row.act} if row.act else {"add", "revise", "restore"}
        return any(
            written.effective_on == day
            and written.act in acts
            and _holds(life.at(day, number=written.number), row)
            for written in life.order
        )


def differing_from(state: State, row: Row) -> dict[str, tuple[Any, Any]]:
    """Give the fields that a row would change, as (now, wanted)."""
    return {
        name: (state.values.get(name), wanted)
        for name, wanted in row.values.items()
        if state.values.get(name) != wanted
    }


def _decision(setter: Revision | None) -> str | None:
    return setter.values.get("decision") if setter else None


def _holds(state: State, row: Row) -> bool:
    return all(state.values.get(name) == value for name, value in row.values.items())


def alone(comparison: Comparison, placed: Placed) -> Outcome:
    """Give what becomes of a row that names no act and is the only one about its record."""
    plan, row = comparison.plan, placed.row
    differing = plan.differing(row, comparison.said.day(row))
    if differing is None:
        return absent(comparison, placed, plan.life(row.key))
    if not differing:
        return comparison.outcome(placed, "unchanged")
    present = comparison.meets_the_present(row)
    if present and comparison.undecided(placed, differing):
        return revised(comparison, placed, differing)
    life = plan.life(row.key)
    if not present and comparison.already_written(row, life):
        return comparison.outcome(placed, "unchanged")
    return merged(comparison, placed, life, differing)


def merged(comparison: Comparison, placed: Placed, life: Life, differing: Differing) -> Outcome:
    """Give what becomes of a row when others may have changed or decided what it says."""
    free, decided = comparison.bound(placed, life, differing)
    mine, clashes = comparison.settled(placed, life, free)
    clashes = (*decided, *clashes)
    contested = comparison.contested(placed, clashes)
    if contested is not None:
        return contested
    if mine:
        return replace(revised(comparison, placed, mine), clashes=clashes)
    return replace(
        comparison.outcome(placed, "clashes" if clashes else "unchanged"), clashes=clashes
    )


def revised(comparison: Comparison, placed: Placed, differing: Differing) -> Outcome:
    """Give the revision of the fields that differ."""
    values = {name: wanted for name, (_, wanted) in differing.items()}
    edit = comparison.edit(Revise, placed.row, values=values)
    return comparison.outcome(placed, "changed", edit, differing)


def absent(comparison: Comparison, placed: Placed, life: Life) -> Outcome:
    """Give what becomes of a row whose record does not live on its day: added, or restored."""
    row, day = placed.row, comparison.said.day(placed.row)
    state = life.at(day)
    if not state.born:
        return added(comparison, placed)
    base = row.base
    if base is not None and comparison.plan.knows(row):
        read = life.at(base.day or comparison.today, number=base.number)
        if read.alive and _holds(read, row):
            return comparison.outcome(placed, "unchanged")
        if read.alive:
            return _retired_meanwhile(comparison, placed, state)
    return restored(comparison, placed, state)


def _retired_meanwhile(comparison: Comparison, placed: Placed, state: State) -> Outcome:
    clash = Clash(comparison.kind, placed.row.key)
    if comparison.said.choice(clash) == "take":
        return replace(restored(comparison, placed, state), clashes=(clash,))
    kept = replace(comparison.outcome(placed, "clashes"), clashes=(clash,))
    return comparison.contested(placed, (clash,)) or kept


def restored(comparison: Comparison, placed: Placed, state: State) -> Outcome:
    """Begin a record's life again with the fields that differ from what it held."""
    row, differing = placed.row, differing_from(state, placed.row)
    values = {name: wanted for name, (_, wanted) in differing.items()}
    edit = comparison.edit(Restore, row, values=values)
    return comparison.outcome(placed, "added", edit, differing)


def added(comparison: Comparison, placed: Placed) -> Outcome:
    """Begin a record's life; a column that the file lacks takes what its kind proposes."""
    row, kind = placed.row, KINDS[comparison.kind]
    missing = [
        comparison.problem(placed, Missing(kind=kind.name, field=name), name)
        for name, field in kind.fields.items()
        if field.required and name not in row.values
    ]
    if missing:
        return comparison.refused(placed, *missing)
    values = {
        name: value
        for name, value in row.values.items()
        if value is not None or kind.default(name) is not None
    }
    edit = comparison.edit(Add, row, values=values)
    told = {name: (None, value) for name, value in values.items() if value is not None}
    return comparison.outcome(placed, "added", edit, told)
