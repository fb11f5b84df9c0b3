"""The one door to a plan: its history, and edits applied to it; clock and person enter here."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import RLock
from typing import Any, ClassVar, TypedDict, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scenarios.edits import Edit, Revise, Undo, decide
from scenarios.edits.holding import first_fault
from scenarios.edits.saying import is_finalising
from scenarios.errors import NothingToDo
from scenarios.history import History
from scenarios.revisions import Change, Revision
from scenarios.snapshot import Moment
from tracker import settings
from tracker.accounts import Permission, Person, demand
from tracker.store import START, Row, Store, Verdict, Writing, saved
from tracker.store.keeping import Keeper
from tracker.store.reading import uncollected
from tracker.store.redacting import redactions
from tracker.store.refusals import DraftsLeft, NoSuchWorkspace, NoWorkspace, SeveralWorkspaces
from tracker.store.replaying import sound
from tracker.store.tables import milliseconds

LAST_DAY = date(2200, 12, 31)
PREVIEW = "preview"


class Said(TypedDict, total=False):
    """What a whole save says, for each of its edits that does not say it itself."""

    review: str | None
    effective_on: date | None
    trigger: str | None
    reason: str | None
    author: str | None


class Workspace:
    """One plan in its database; everyone in a process shares it, and it may be used by threads.

    `clock` gives UTC milliseconds and `random_bytes` so many bytes of salt; who builds the same
    log twice sets both.
    """

    _opened: ClassVar[dict[tuple[str, str], "Workspace"]] = {}
    _opening: ClassVar[RLock] = RLock()

    def __init__(self, store: Store, name: str, title: str | None) -> None:
        self.store, self.name, self.title = store, name, title
        self.clock: Callable[[], int] = _now
        self.random_bytes: Callable[[int], bytes] = os.urandom
        self._kept = Keeper(saved.place_for(store.place, store.url, name))
        self._zone: tuple[Any, ZoneInfo | None] = (None, None)

    @classmethod
    def open(cls, url: str | None = None, name: str | None = None) -> "Workspace":
        """Open a workspace: of the database the environment names, the only one it has."""
        address = settings.as_url(url) if url else settings.database_url()
        store = Store.open(address)
        found = {one.name: one.title for one in store.workspaces()}
        if name is None:
            name = _the_only(list(found))
        if name not in found:
            raise NoSuchWorkspace(name=name)
        with cls._opening:
            here = cls._opened.get((address, name))
            if here is None or here.store is not store:
                here = cls._opened[address, name] = cls(store, name, found[name])
            here.title = found[name]
            return here

    # ------------------------------------------------------------------ reading

    def history(self) -> History:
        """Give everything that was written until now."""
        return self._kept.caught_up(lambda tip: self.store.read(self.name, tip))

    def settle(self) -> None:
        """Wait until everything is saved that spares the next process reading the log."""
        self._kept.settle()

    def today(self) -> date:
        """Give the day it is where the plan is, or the one that the environment sets."""
        return self._day(self.clock(), self.history())

    def _day(self, moment: int, history: History) -> date:
        zone = self.time_zone(history)
        return settings.set_day() or datetime.fromtimestamp(moment / 1000, zone).date()

    def time_zone(self, history: History) -> ZoneInfo | None:
        """Give the time zone of the settings; without one, that of the machine."""
        said, zone = self._zone
        if said is not history.columns["settings"]:
            said = history.columns["settings"]
            zone = _zone_named(history.at(Moment(LAST_DAY)).settings.time_zone)
            self._zone = said, zone
        return zone

    # ------------------------------------------------------------------ writing

    def apply(
        self,
        edits: Sequence[Edit],
        *,
        person: Person,
        source: str | None = None,
        reason_needed: bool = True,
        **said: Unpack[Said],
    ) -> Change:
        """Write edits as one change, all or nothing; what would change nothing is refused.

        The keywords of `said` stand for each edit that leaves them out. Everything is decided
        while nobody else can write, so there is nothing to try again.
        """
        asked = [_filled(edit, said) for edit in edits]
        for edit in asked:
            demand(person, Permission.FINALISE if is_finalising(edit) else Permission.WRITE)

        def decided(history: History, day: date, _: Writing) -> tuple[Revision, ...]:
            for edit in asked:
                if is_finalising(edit):
                    self._refuse_begun(edit)
            return decide(asked, history, day=day, reason_needed=reason_needed)

        return self._write(person, decided, source, _undone(asked))

    def _write(
        self,
        person: Person,
        decided: Callable[[History, date, Writing], tuple[Revision, ...]],
        source: str | None = None,
        undoes: int | None = None,
    ) -> Change:
        with self.store.writing(self.name, self.random_bytes) as writing:
            history, now = self._kept.caught_up(writing.read), self.clock()
            revisions = decided(history, self._day(now, history), writing)
            change = _change(history, now, person.key, revisions, source, undoes)
            writing.ensure(person)
            tip = writing.append(change)
        self._kept.lengthen(history, change, tip)
        return change

    def preview(self, edits: Sequence[Edit], **said: Unpack[Said]) -> History:
        """Give the history as it would be with these edits; nothing is written."""
        history, now = self.history(), self.clock()
        asked = [_filled(edit, said) for edit in edits]
        revisions = decide(asked, history, day=self._day(now, history), reason_needed=False)
        if not revisions:
            return history
        return history.extended([_change(history, now, PREVIEW, revisions, None, _undone(asked))])

    def undo(
        self, change: int, *, person: Person, keep: bool = False, **said: Unpack[Said]
    ) -> Change:
        """Take a change out of force, by a change of its own; `keep` what was written since."""
        return self.apply([Undo(change=change, keep=keep)], person=person, **said)

    def finalise(
        self, review: str, text: Callable[[History, date, str], str], *, person: Person
    ) -> Change:
        """Close a review with its notes, made of all there is and of its fingerprint."""
        demand(person, Permission.FINALISE)

        def decided(history: History, day: date, writing: Writing) -> tuple[Revision, ...]:
            told = text(history, day, writing.tip.hash.hex())
            values = {"state": "finalised", "finalised_text": told}
            edit = Revise(kind="review", key=review, values=values, review=review)
            self._refuse_begun(edit)
            return decide([edit], history, day=day)

        return self._write(person, decided)

    def _refuse_begun(self, finalising: Edit) -> None:
        """Refuse to finalise while somebody has begun something in the review and not saved it."""
        review = getattr(finalising, "key", "")
        begun = dict.fromkeys(one.about for one in self.store.drafts(self.name).of(review))
        if begun:
            raise DraftsLeft(review=review, about=", ".join(begun))

    def redact(
        self, position: int, values: Mapping[str, Any], *, person: Person, reason: str
    ) -> Change:
        """Replace texts that one revision set, for ever; that it was done, and why, remains."""
        demand(person, Permission.ADMINISTER)

        def decided(history: History, _: date, writing: Writing) -> tuple[Revision, ...]:
            row = writing.row_at(position)
            return tuple(redactions(history, row, position, values, reason))

        change = self._write(person, decided)
        self.store.sweep()
        return change

    # ------------------------------------------------------------------ the log itself

    def rows(self) -> Iterator[Row]:
        """Give the log as an archive keeps it: every revision with its change, hashes and salt."""
        return self.store.rows(self.name)

    def replay(self, log: Iterable[Row], names: Mapping[str, str] | None = None) -> None:
        """Write a log that came from elsewhere, byte for byte; `names` of persons by their keys.

        It must agree with its hashes, and every body must be one that this plan could have written.
        """
        with self.store.writing(self.name, self.random_bytes) as writing:
            writing.replay(sound(log), names or {})
            with uncollected():
                History.empty().with_log(writing.read(START)[0])

    def verify(self) -> Verdict:
        """Compute every hash anew, then see that references and sums hold; name the first fault."""
        verdict = self.store.verify(self.name)
        fault = first_fault(self.history(), LAST_DAY) if verdict.ok else None
        return verdict if fault is None else verdict._replace(ok=False, broken=fault)

    def fingerprint(self, change: int | None = None) -> str:
        """Give the hash of a change, else of the last: it stands for the log up to there."""
        return self.store.fingerprint(self.name, change)

    # ------------------------------------------------------------------ persons

    def persons(self) -> dict[str, Person]:
        """Give everyone who is known, by key."""
        return self.store.persons()

    def person(self, name: str, email: str | None = None) -> Person:
        """Give somebody by address, else by name; make them known when they are not."""
        return self.store.person_named(name, email)


def _now() -> int:
    """Give the time, on the day that the environment sets when it sets one."""
    now, day = datetime.now(UTC), settings.set_day()
    return milliseconds(now if day is None else datetime.combine(day, now.timetz()))


def _the_only(names: list[str]) -> str:
    if not names:
        raise NoWorkspace
    if len(names) > 1:
        raise SeveralWorkspaces(names=", ".join(names))
    return names[0]


def _zone_named(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _filled(edit: Edit, said: Said) -> Edit:
    """Give an edit what the whole save says and the edit leaves out."""
    left_out: dict[str, Any] = {n: v for n, v in said.items() if getattr(edit, n) is None}
    return replace(edit, **left_out)


def _undone(edits: Sequence[Edit]) -> int | None:
    undos = [edit.change for edit in edits if isinstance(edit, Undo)]
    return undos[0] if len(undos) == 1 else None


def _change(
    history: History,
    now: int,
    person: str,
    revisions: tuple[Revision, ...],
    source: str | None,
    undoes: int | None,
) -> Change:
    if not revisions:
        raise NothingToDo
    return Change(
        id=history.last_change + 1,
        made_at=max(now, history.last_made_at + 1),
        person=person,
        source=source,
        undoes=undoes,
        revisions=revisions,
    )
