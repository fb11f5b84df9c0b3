"""The way through a review: what the meeting turns to, room by room, and what came of each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from scenarios.agenda import AgendaItem, agenda_of
from scenarios.held import LOOKED_AT, outcomes
from scenarios.history import History, Snapshot
from scenarios.kept import kept
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from scenarios.series.staleness import STANDING

MAIN = "main"
UNDONE = (None, "open", "under_way")
ROOMS = (
    "decisions",
    "signposts",
    "likelihoods",
    "assumptions",
    "indicators",
    "goals",
    "resources",
    "relations",
    "actors",
    "others",
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the meeting turns to at one time: a record and those that are changed with it.

    `item` is what the agenda says of it, None when it does not ask; `outcome` is what came of it
    so far, None when it was not reached.
    """

    room: str
    records: tuple[RecordId, ...]
    item: AgendaItem | None = field(default=None, hash=False)
    outcome: Act | None = None

    @property
    def record(self) -> RecordId:
        """The record it is about first of all."""
        return self.records[0]

    @property
    def name(self) -> str:
        """What it is called in an address, like goal:S1."""
        return f"{self.record.kind}:{self.record.key}"


def walk_of(history: History, review: str, today: date) -> list[Turn]:
    """Give the way through a review by its code, as the plan stands today."""
    return walk(history, history.now(today), review, agenda_of(history, review, today))


def walk(
    history: History, snapshot: Snapshot, review: str, agenda: Iterable[AgendaItem] = ()
) -> list[Turn]:
    """Give everything a review may turn to: in each room first what its agenda asks about."""
    asked = {item.record: item for item in agenda if item.is_on}
    sight = Sight(snapshot, asked, outcomes(history, review))
    turns = []
    met: set[RecordId] = set()
    order = {record: place for place, record in enumerate(asked)}
    for room in ROOMS:
        found = [records for records in FOUND[room](sight) if records[0] not in met]
        found.sort(key=lambda records: _urgency(records, order))
        met.update(records[0] for records in found)
        turns += [_turn(room, records, sight) for records in found]
    return turns


def not_reached(turns: Iterable[Turn]) -> list[Turn]:
    """Give what the agenda asked about and nobody has dealt with, nor with what belongs to it."""
    open_turns = (turn for turn in turns if turn.outcome is None)
    return [turn for turn in open_turns if turn.item and not turn.item.acts]


def after(turns: Sequence[Turn], name: str) -> Turn | None:
    """Give the next turn that was not reached, behind a turn and then from the start."""
    names = [turn.name for turn in turns]
    at = names.index(name) + 1 if name in names else 0
    return next((one for one in [*turns[at:], *turns[:at]] if one.outcome is None), None)


def _turn(room: str, records: tuple[RecordId, ...], sight: "Sight") -> Turn:
    item = next((sight.asked[record] for record in records if record in sight.asked), None)
    came = [sight.done[record] for record in records if record in sight.done]
    outcome = next((act for act in came if act not in LOOKED_AT), came[0] if came else None)
    return Turn(room, records, item, outcome)


def _urgency(records: Sequence[RecordId], order: Mapping[RecordId, int]) -> int:
    return min((order[record] for record in records if record in order), default=len(order))


# ---------------------------------------------------------------------- what each room holds

Found = Iterable[tuple[RecordId, ...]]


@dataclass(frozen=True, slots=True)
class Sight:
    """What the rooms are filled from: the plan, what the agenda asks about, what was done.

    Of the plan each thing is asked by itself, so that a way that stays the same is not made anew.
    """

    snapshot: Snapshot
    asked: Mapping[RecordId, AgendaItem]
    done: Mapping[RecordId, Act]

    def living(self, kind: str, keep: Callable[[str | None], bool]) -> Found:
        """Give the records of a kind in states that are kept, or dealt with, each by itself."""
        for code, state in kept(_states, self.snapshot, kind):
            record = RecordId(kind, code)
            if keep(state) or record in self.done:
                yield (record,)

    def with_theirs(self, kind: str, theirs: Iterable[tuple[str | None, RecordId]]) -> Found:
        """Give the records of a kind, each with those that belong to it."""
        owned: dict[str | None, list[RecordId]] = {}
        for key, record in theirs:
            owned.setdefault(key, []).append(record)
        for key in kept(_keys, self.snapshot, kind):
            yield (RecordId(kind, key), *owned.get(key, ()))

    def asked_of(self, *kinds: str) -> Found:
        """Give the records of some kinds that the agenda asks about, or those of any kind."""
        for one in kept(_living_of, self.snapshot, tuple(self.asked)):
            if not kinds or one.kind in kinds:
                yield (one,)


def _states(snapshot: Snapshot, kind: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((one.code, one.state) for one in snapshot.all(kind))


def _keys(snapshot: Snapshot, kind: str) -> tuple[str, ...]:
    return tuple(snapshot.keys(kind))


def _living_of(snapshot: Snapshot, records: Iterable[RecordId]) -> tuple[RecordId, ...]:
    return tuple(record for record in records if snapshot.has(*record))


def _decisions(sight: Sight) -> Found:
    """Give the decisions that came back; those of this review are new."""
    for (record,) in sight.living("decision", lambda state: state in UNDONE):
        if sight.done.get(record) is not Act.ADD:
            yield (record,)


def _likelihoods(sight: Sight) -> Found:
    """Give the group's likelihoods of each set that must be 100 together."""
    return kept(_sets, sight.snapshot)


def _sets(snapshot: Snapshot) -> tuple[tuple[RecordId, ...], ...]:
    sets: dict[str, list[RecordId]] = {}
    for one in snapshot.all("scenario"):
        if one.outcome in (None, "open"):
            sets.setdefault(one.set or MAIN, []).append(RecordId("likelihood", f"{one.code}/group"))
    apart = snapshot.settings.overlapping_sets or ()
    return tuple(tuple(records) for name, records in sets.items() if name not in apart)


def _goals(sight: Sight) -> Found:
    theirs = kept(_of_goals, sight.snapshot)
    return sight.with_theirs("goal", ((goal, RecordId("indicator", code)) for code, goal in theirs))


def _of_goals(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    return tuple((one.code, one.goal) for one in snapshot.all("indicator"))


def _resources(sight: Sight) -> Found:
    keys = kept(_keys, sight.snapshot, "allocation")
    theirs = [(key.split("/")[0], RecordId("allocation", key)) for key in keys]
    return sight.with_theirs("resource", theirs)


FOUND: Mapping[str, Callable[[Sight], Found]] = {
    "decisions": _decisions,
    "signposts": lambda sight: sight.living("signpost", lambda state: state != "ceased"),
    "likelihoods": _likelihoods,
    "assumptions": lambda sight: sight.living("assumption", lambda state: state in STANDING),
    "indicators": lambda sight: sight.asked_of("indicator"),
    "goals": _goals,
    "resources": _resources,
    "relations": lambda sight: sight.asked_of("relation"),
    "actors": lambda sight: sight.asked_of("actor"),
    "others": lambda sight: sight.asked_of(),
}
