"""The period that a report is about: where it begins and ends, and what it was read from."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from scenarios import series
from scenarios.difference import Difference, compare
from scenarios.errors import N_
from scenarios.hindsight import lasting, permanent
from scenarios.history import Moment, ReviewMark, Snapshot
from tracker.papers.told import Teller
from tracker.visit import NOW, Visit

SHORT = 12  # letters of a fingerprint that tell one log from another


@dataclass(frozen=True, slots=True)
class End:
    """One end of a period: how it is asked for, and the moment that is."""

    at: str
    moment: Moment


@dataclass(frozen=True)
class Span:
    """A period of a plan, seen from its end; a plan without an earlier review has no beginning."""

    visit: Visit
    last: End
    first: End | None = None

    @cached_property
    def difference(self) -> Difference | None:
        """What differs between the two ends."""
        if self.first is None:
            return None
        return compare(self.visit.history, self.first.moment, self.last.moment)

    @cached_property
    def decisions(self) -> pd.DataFrame:
        """When each decision was due and when it was done, as the end of the period knows it."""
        return series.due_and_done(self.visit.history, self.visit.moment)

    @cached_property
    def teller(self) -> Teller:
        """Who tells what was done, by roles and not by names."""
        return Teller(self.visit, {})

    @property
    def snapshot(self) -> Snapshot:
        """The plan at the end."""
        return self.visit.snapshot

    @property
    def before(self) -> Snapshot | None:
        """The plan at the beginning."""
        return self.visit.history.at(self.first.moment) if self.first else None

    def mark(self, end: End) -> ReviewMark | None:
        """Give the review that an end of the period is."""
        return next((mark for mark in self.visit.reviews if mark.code == end.at), None)

    def name(self, end: End) -> str:
        """Name an end of the period: by its review, else by its day."""
        return end.at if self.mark(end) else self.visit.words.day(end.moment.day)

    def link(self) -> str:
        """Give the address of the same comparison, which shows the same for ever."""
        last = self._permanent(self.last)
        earlier = f"&vs={self._permanent(self.first)}" if self.first else ""
        return f"{self.visit.root}changes?at={last}{earlier}"

    def _permanent(self, end: End) -> str:
        return permanent(self.visit.history, end.at, self.visit.today)

    @property
    def written(self) -> date:
        """The day on which the report is written."""
        return self.visit.workspace.today()

    @property
    def position(self) -> int:
        """How far the log had been written when the end was looked at."""
        return lasting(self.visit.history, self.last.moment).known or 0

    @cached_property
    def fingerprint(self) -> str:
        """The hash that stands for the log up to the end; empty before anything was written."""
        change = self.visit.history.marks.wrote(self.position)
        return self.visit.workspace.fingerprint(change) if change else ""

    def source(self) -> str:
        """Say in a line what the report was written from, and when."""
        visit, plan = self.visit, self.visit.settings
        ends = [self.name(end) for end in (self.first, self.last) if end]
        parts = [
            plan.organisation or plan.title or visit.workspace.title or visit.workspace.name,
            " – ".join(dict.fromkeys(ends)),
            f"{visit.words.day(self.last.moment.day)}@{self.position}",
            self.fingerprint[:SHORT],
            visit.say(N_("written {day}"), day=self.written),
        ]
        return " · ".join(part for part in parts if part)


def span(visit: Visit, at: str = NOW, versus: str | None = None) -> Span:
    """See the period between two moments of a plan; whichever is the earlier is its beginning.

    Where only one is named, the period begins with the last review before it that is done with.
    """
    last = _end(visit, at)
    named = versus or _before(_seen(visit, last, None))
    first = _end(visit, named) if named else None
    if first and _order(first) > _order(last):
        first, last = last, first
    return Span(_seen(visit, last, first), last, first)


def _end(visit: Visit, at: str) -> End:
    return End(at, visit.history.moment(at, visit.today))


def _seen(visit: Visit, last: End, first: End | None) -> Visit:
    """Look at a period from its end; of one that lasts nothing written later is in sight."""
    versus = first.at if first else None
    more = {"words": visit.words, "root": visit.root, "versus": versus}
    return Visit.at_moment(visit.workspace, visit.history, last.at, visit.today, **more)


def _before(visit: Visit) -> str | None:
    between = series.since_last(visit.history, visit.moment, visit.today)
    return between[0].review if between else None


def _order(end: End) -> tuple[date, bool, int]:
    """Give what puts two ends in order: the day, and then what was known."""
    return end.moment.day, end.moment.known is None, end.moment.known or 0
