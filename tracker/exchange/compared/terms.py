"""On what terms a file is brought in: from which day, in which review, why and on whose word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from scenarios.history import History
from tracker.exchange.compared.clashes import Choice, Clash
from tracker.exchange.sheets import Row, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for every row that does not say otherwise.

    `complete` says that the files hold every record of their kinds: what they lack is retired.
    `clashes` is what becomes of a field that plan and file have both changed; `kept` and `taken`
    are those that were looked at, and which of the two was chosen.
    """

    effective_on: date | None = None
    review: str | None = None
    trigger: str | None = None
    reason: str | None = None
    author: str | None = None
    complete: bool = False
    clashes: Choice = "refuse"
    kept: frozenset[Clash] = frozenset()
    taken: frozenset[Clash] = frozenset()

    def choice(self, clash: Clash) -> Choice:
        """Give what becomes of a clash; a choice holds for the three values that were seen."""
        if clash in self.taken:
            return "take"
        return "keep" if clash in self.kept or clash.decision else self.clashes


class Said:
    """What each row says of its act, the terms and the reviews taken into account."""

    def __init__(
        self, terms: Terms, history: History, sheets: Sequence[Sheet], today: date
    ) -> None:
        self._terms, self._today = terms, today
        self.choice = terms.choice
        self._reviews = {mark.code: mark.day for mark in history.reviews(today)}
        told = (row for sheet in sheets if sheet.kind == "review" for row in sheet.rows)
        self._reviews |= {row.key: row.values["date"] for row in told if row.values.get("date")}

    def explicit_day(self, row: Row | None) -> date | None:
        """Give the day that was asked for, None when nobody asked."""
        return (row and row.effective_on) or self._terms.effective_on

    def day(self, row: Row | None) -> date:
        """Give the day a row takes effect: as asked, else its review's, else today."""
        if row is None or (row.effective_on is None and row.review is None):
            return self._day_of_terms
        return self._day(row)

    @cached_property
    def _day_of_terms(self) -> date:
        return self._day(None)

    def _day(self, row: Row | None) -> date:
        asked = self.explicit_day(row)
        if asked is not None:
            return asked
        review = (row and row.review) or self._terms.review
        return min(self._reviews.get(review or "", self._today), self._today)

    def of(self, row: Row | None) -> dict[str, Any]:
        """Give what an edit says besides its values."""
        terms = self._terms
        return {
            "effective_on": self.explicit_day(row),
            "review": (row and row.review) or terms.review,
            "trigger": (row and row.trigger) or terms.trigger,
            "reason": (row and row.reason) or terms.reason,
            "author": (row and row.author) or terms.author,
            "decision": row.carried.get("decision") if row else None,
        }
