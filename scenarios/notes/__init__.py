"""What a review did, ready to be told: its acts gathered by record, its decisions, what is left."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scenarios.agenda import AgendaItem, agenda_of
from scenarios.errors import NoSuchRecord
from scenarios.held import LOOKED_AT, Done, done_in
from scenarios.history import History, Moment, Snapshot
from scenarios.kept import kept
from scenarios.kinds import RecordId, owner_of
from scenarios.kinds.reviews import Addendum, Decision, Review
from scenarios.kinds.routine import Settings
from scenarios.notes.told import Told, Why, gathered
from scenarios.revisions import Act
from scenarios.walk import not_reached, walk

__all__ = ["Moved", "Notes", "Told", "Why", "addenda", "moment_of", "notes"]

GROUP = "group"
LOOK, ITS_OWN, DECISIONS = "look", "its own", "decisions"
LIKELIHOODS, OBSERVED = "likelihoods", "observed"
OUTCOMES = (None, "open")


@dataclass(frozen=True, slots=True)
class Moved:
    """A scenario's likelihood before and after a review."""

    scenario: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The notes of a review as values; the same history always gives the same."""

    review: Review
    settings: Settings
    agenda: tuple[AgendaItem, ...] = ()
    looked_at: tuple[Told, ...] = ()
    changed: Mapping[Act, tuple[Told, ...]] = field(default_factory=dict)
    observed: tuple[Told, ...] = ()
    moved: tuple[Moved, ...] = ()
    likelihoods: tuple[Told, ...] = ()
    decisions: tuple[Decision, ...] = ()
    decided: tuple[Told, ...] = ()
    its_own: tuple[Told, ...] = ()
    not_reached: tuple[RecordId, ...] = ()
    following: Review | None = None

    def told(self) -> list[Told]:
        """Give everything that was done, each act in one of them."""
        changed = [one for told in self.changed.values() for one in told]
        rest = (self.looked_at, self.observed, self.likelihoods, self.decided, self.its_own)
        return [*changed, *(one for told in rest for one in told)]


def notes(history: History, code: str, today: date) -> Notes:
    """Gather what a review did, as it stands; of a finalised one, as it was known then."""
    return kept(_notes, history, code, today)


def _notes(history: History, code: str, today: date) -> Notes:
    snapshot = history.at(moment_of(history, code, today))
    review = snapshot.get(Review, code) or history.now(today).get(Review, code)
    done = done_in(history, code)
    sorts: dict[str, list[Done]] = defaultdict(list)
    for one in done:
        sorts[_sort_of(one, code, snapshot)].append(one)
    told = {sort: gathered(acts) for sort, acts in sorts.items()}
    asked = agenda_of(history, code, today)
    turns = walk(history, snapshot, code, asked)
    return Notes(
        review=review,
        settings=snapshot.settings,
        agenda=asked,
        looked_at=told.pop(LOOK, ()),
        observed=told.pop(OBSERVED, ()),
        moved=_moved(snapshot, told.get(LIKELIHOODS, ())),
        likelihoods=told.pop(LIKELIHOODS, ()),
        decisions=tuple(one for one in snapshot.all(Decision) if one.taken_in == code),
        decided=told.pop(DECISIONS, ()),
        its_own=told.pop(ITS_OWN, ()),
        not_reached=tuple(turn.record for turn in not_reached(turns)),
        following=_following(snapshot, review),
        changed={Act(sort): acts for sort, acts in told.items()},
    )


def moment_of(history: History, code: str, today: date) -> Moment:
    """Give the moment whose names and values the notes of a review use."""
    for mark in history.reviews(today):
        if mark.code == code:
            return mark.moment if mark.state == "finalised" else Moment(today)
    raise NoSuchRecord(kind="review", key=code)


def addenda(snapshot: Snapshot, code: str) -> list[Addendum]:
    """Give what was added to a review after it was finalised, the first first."""
    found = [one for one in snapshot.all(Addendum) if one.adds_to == code]
    return sorted(found, key=lambda one: one.sequence)


def _sort_of(one: Done, code: str, snapshot: Snapshot) -> str:
    """Give where an act is told: by what it was done to, else by what it did."""
    kind, key = one.record
    if kind in {"point", "addendum"} and key.startswith(f"{code}/"):
        return ITS_OWN
    if kind == "decision" and _taken_in(snapshot, key) == code:
        return DECISIONS
    if one.act in LOOKED_AT:
        return LOOK
    if kind == "observation":
        return OBSERVED
    by_the_group = kind == "likelihood" and key.endswith(f"/{GROUP}")
    return LIKELIHOODS if by_the_group and one.act in (Act.ADD, Act.REVISE) else one.act.value


def _taken_in(snapshot: Snapshot, code: str) -> str | None:
    found = snapshot.get(Decision, code)
    return found.taken_in if found else None


def _moved(snapshot: Snapshot, told: Sequence[Told]) -> tuple[Moved, ...]:
    """Give the likelihoods of every open scenario of the sets that were touched."""
    if not told:
        return ()
    sets = {_set_of(snapshot, one.record) for one in told}
    steps = {owner_of(one.record).key: one.set.get("percent", (None, None)) for one in told}
    found = []
    for one in snapshot.all("scenario"):
        held = snapshot.values("likelihood", f"{one.code}/{GROUP}")
        if held and one.set in sets and one.outcome in OUTCOMES:
            before = steps.get(one.code, (held["percent"], None))[0]
            found.append(Moved(one.code, before, held["percent"]))
    return tuple(found)


def _set_of(snapshot: Snapshot, record: RecordId) -> str | None:
    found = snapshot.get("scenario", owner_of(record).key)
    return found.set if found else None


def _following(snapshot: Snapshot, review: Review) -> Review | None:
    later = [one for one in snapshot.all(Review) if one.date > review.date]
    return min(later, key=lambda one: one.date, default=None)
