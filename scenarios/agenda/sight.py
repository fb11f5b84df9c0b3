"""The plan as an agenda sees it: what stands, how it came to be, and the reviews behind it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from scenarios.history import History, Moment, ReviewMark, Snapshot
from scenarios.kinds import RecordId
from scenarios.life import Life
from scenarios.revisions import Revision
from scenarios.series.staleness import stale_reviews


class Since(NamedTuple):
    """When something came to be: its day, and the review, where it was in one."""

    day: date
    review: str | None

    @property
    def when(self) -> str | date:
        """The review, or the day where it was no review."""
        return self.review or self.day


@dataclass(frozen=True, slots=True)
class Sight:
    """A snapshot with its history and the reviews that were held up to it."""

    snapshot: Snapshot
    history: History
    held: tuple[ReviewMark, ...]

    @classmethod
    def of(
        cls, history: History, snapshot: Snapshot, today: date, besides: str | None = None
    ) -> "Sight":
        """Look at a plan; a review that is going on is not yet behind it."""
        day = snapshot.moment.day
        marks = [mark for mark in history.reviews(today) if mark.day <= day]
        return cls(snapshot, history, tuple(mark for mark in marks if mark.code != besides))

    @property
    def moment(self) -> Moment:
        """The moment it is seen at."""
        return self.snapshot.moment

    @property
    def day(self) -> date:
        """The day it is seen on."""
        return self.snapshot.moment.day

    @property
    def stale_reviews(self) -> int:
        """After how many reviews something is stale."""
        return stale_reviews(self.snapshot.settings)

    def story(self, kind: str, key: str) -> list[Revision]:
        """Give what was written of a record up to the moment and holds, the latest first."""
        rows = self.history.revisions_of(RecordId(kind, key))
        life = Life([row for row in rows if self.moment.knows(row.position)])
        return [row for row in reversed(life.order) if row.effective_on <= self.day]

    def since(self, kind: str, key: str, *fields: str) -> Since:
        """Tell when a record got what its fields say; without a field, when it began."""
        rows = self.story(kind, key)
        found = (row for row in rows if any(name in row.values for name in fields))
        return since(next(found, rows[-1]))

    def last(self, kind: str, key: str) -> Since:
        """Tell when something was last written of a record."""
        return since(self.story(kind, key)[0])

    def reviews_after(self, day: date) -> int:
        """Count the reviews that were held after a day."""
        return sum(mark.day > day for mark in self.held)


def since(row: Revision) -> Since:
    """Tell when a revision took effect."""
    return Since(row.effective_on, row.review)
