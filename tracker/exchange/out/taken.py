"""A workspace at one instant: what every way out is written from."""

from functools import cached_property
from itertools import takewhile

from scenarios.history import Moment
from scenarios.kinds.reviews import Review
from tracker.store import Row
from tracker.store.chain import GENESIS
from tracker.workspace import Workspace


class Taken:
    """A workspace at one instant: its history and the log as far as that history knows it.

    Without a moment it is the plan as it is.
    """

    def __init__(self, workspace: Workspace, moment: Moment | None = None) -> None:
        self.name, self.moment = workspace.name, moment
        self.history, self.today = workspace.history(), workspace.today()
        self.at = moment or Moment(self.today)
        self._workspace = workspace

    @cached_property
    def rows(self) -> list[Row]:
        """The log; what was written meanwhile is left out."""
        last = self.history.position
        return list(takewhile(lambda row: row.position <= last, self._workspace.rows()))

    @property
    def fingerprint(self) -> str:
        """The hash of the last change."""
        return self.rows[-1].hash.hex() if self.rows else GENESIS.hex()

    def persons(self) -> dict[str, str | None]:
        """Give the names of those who wrote, as far as they are known, by their keys."""
        known = self._workspace.persons()
        keys = sorted({row.person for row in self.rows})
        return {key: known[key].name if key in known else None for key in keys}

    def finalised(self) -> list[Review]:
        """Give the finalised reviews that have notes."""
        reviews: list[Review] = self.history.at(self.at).all(Review)
        return [one for one in reviews if one.state == "finalised" and one.finalised_text]
