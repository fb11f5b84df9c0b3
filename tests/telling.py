"""Tell a plan's history in a few lines, for tests that look at what comes of it."""

from datetime import UTC, date, datetime
from typing import Any

from scenarios.history import History, Moment
from scenarios.revisions import Act, Change, Revision

NOON = 12


class Telling:
    """A history that grows by acts; each act is one change on the day that was named last."""

    def __init__(self) -> None:
        self.history = History.empty()
        self.day = date(2023, 1, 1)
        self.review: str | None = None
        self._numbers: dict[tuple[str, str], int] = {}
        self._made_at = 0

    def on(self, day: str, review: str | None = None) -> "Telling":
        """Go on on a day, in a review."""
        self.day, self.review = date.fromisoformat(day), review
        return self

    def held(self, code: str, day: str, title: str = "", state: str = "open") -> "Telling":
        """Hold a review: add it, and go on in it."""
        self.on(day, code)
        return self.add("review", code, title=title or code, date=self.day, state=state)

    def add(self, kind: str, key: str, **values: Any) -> "Telling":
        """Add a record."""
        return self.act(Act.ADD, kind, key, values)

    def revise(self, kind: str, key: str, why: str | None = None, **values: Any) -> "Telling":
        """Revise a record."""
        return self.act(Act.REVISE, kind, key, values, why)

    def retire(self, kind: str, key: str, why: str | None = None) -> "Telling":
        """Retire a record."""
        return self.act(Act.RETIRE, kind, key, {}, why)

    def act(
        self,
        act: Act,
        kind: str,
        key: str,
        values: dict[str, Any],
        why: str | None = None,
        trigger: str | None = None,
    ) -> "Telling":
        """Write one act as one change."""
        return self._write(act, kind, key, values, reason=why, trigger=trigger)

    def correct(self, kind: str, key: str, target: int, why: str, **values: Any) -> "Telling":
        """Correct what the revision at a position set."""
        return self._write(Act.CORRECT, kind, key, values, reason=why, target=target)

    def undo(self, kind: str, key: str, target: int) -> "Telling":
        """Take the revision at a position out of force."""
        return self._write(Act.UNDO, kind, key, {}, target=target)

    def _write(
        self, act: Act, kind: str, key: str, values: dict[str, Any], **said: Any
    ) -> "Telling":
        position = self.history.position + 1
        number = self._numbers[kind, key] = self._numbers.get((kind, key), 0) + 1
        noon = datetime(*self.day.timetuple()[:3], NOON, tzinfo=UTC)
        self._made_at = max(self._made_at + 1, int(noon.timestamp() * 1000))
        revision = Revision(
            position=position,
            change=position,
            kind=kind,
            key=key,
            number=number,
            act=act,
            effective_on=self.day,
            values=values,
            review=self.review,
            **said,
        )
        change = Change(id=position, made_at=self._made_at, person="anna", revisions=(revision,))
        self.history = self.history.extended([change])
        return self

    def decided(self, code: str, due: date | None) -> "Telling":
        """Take a decision in the review, to be done by a day."""
        values = {"text": f"Decision {code}", "taken_in": self.review, "due": due, "state": "open"}
        return self.add("decision", code, **values)

    def likelihoods(self, *percents: float, why: str | None = None) -> "Telling":
        """Set the group's likelihoods of A, B, C, D and so on; the first time adds them."""
        for code, percent in zip("ABCDEFGH", percents, strict=False):
            there = ("likelihood", f"{code}/group") in self._numbers
            write = Act.REVISE if there else Act.ADD
            self.act(write, "likelihood", f"{code}/group", {"percent": float(percent)}, why)
        return self

    def moment(self, day: str | None = None) -> Moment:
        """Give the end of a day, all known; without a day the day reached."""
        return Moment(date.fromisoformat(day) if day else self.day)
