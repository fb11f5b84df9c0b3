"""Moments, and the plan at one of them: its records, as objects and as tables."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from scenarios.kinds import KINDS, Kind, RecordId, kind_of
from scenarios.kinds.routine import Settings
from scenarios.ledger import Ledger, ReadFrom
from scenarios.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and for “what did we know then” a position of the log; None is all that is known."""

    day: date
    known: int | None = None

    def knows(self, position: int) -> bool:
        """Tell whether what stands at a position of the log was known."""
        return self.known is None or position <= self.known

    def __str__(self) -> str:
        return self.day.isoformat() + ("" if self.known is None else f"@{self.known}")


@dataclass(frozen=True, slots=True)
class ReviewMark:
    """A review as a moment to go to."""

    code: str
    day: date
    title: str
    state: str
    moment: Moment


class Snapshot(ReadFrom):
    """The plan at a moment; tables are made when they are asked for."""

    def __init__(self, moment: Moment, ledger: Ledger) -> None:
        self.moment, self.ledger = moment, ledger

    def on(self, ledger: Ledger) -> "Snapshot":
        """Give the same moment of another ledger."""
        return Snapshot(self.moment, ledger)

    @property
    def apart(self) -> Moment:
        """What tells it from other snapshots of a history."""
        return self.moment

    def sheet(self, kind: str | type[Any]) -> Sheet:
        """Give the living records of a kind in columns."""
        return self.ledger.sheet(kind_of(kind).name, self.moment.day, self.moment.known)

    def table(self, kind: str | type[Any]) -> pd.DataFrame:
        """Give the living records of a kind as a table, by key; treat it as read only."""
        return self.sheet(kind).table

    def keys(self, kind: str | type[Any]) -> list[str]:
        """Give the keys of the living records of a kind, in their order."""
        return list(self.sheet(kind).in_order)

    def values(self, kind: str | type[Any], key: str) -> dict[str, Any] | None:
        """Give the fields of a living record, None when it is not alive."""
        return self.sheet(kind).of(key)

    def get(self, kind: str | type[Any], key: str) -> Any:
        """Give a living record, None when it is not alive."""
        return self.sheet(kind).record(key)

    def all(self, kind: str | type[Any]) -> list[Any]:
        """Give every living record of a kind, by key."""
        return list(self.sheet(kind).built.values())

    def has(self, kind: str | type[Any], key: str) -> bool:
        """Tell whether a record is alive."""
        return self.sheet(kind).place(key) is not None

    @property
    def settings(self) -> Settings:
        """The settings, or those of a plan that has none yet."""
        found = self.get(Settings, "plan")
        return found if found is not None else Settings(title="")

    def search(self, text: str) -> list[tuple[RecordId, str]]:
        """Give the records whose key or any text holds all the words, those named so first."""
        words = text.casefold().split()
        if not words:
            return []
        hits = [hit for kind in KINDS.values() for hit in self._hits(kind, words)]
        return [(record, title) for _, record, title in sorted(hits, key=lambda hit: hit[0])]

    def _hits(self, kind: Kind, words: list[str]) -> list[tuple[int, RecordId, str]]:
        sheet, whole = self.sheet(kind.name), " ".join(words)
        places = sheet.holding(words)
        found = zip(sheet.keys(places), sheet.first_texts(places), strict=True)
        return [(_rank(kind, key, whole), RecordId(kind.name, key), text) for key, text in found]


def _rank(kind: Kind, key: str, whole: str) -> int:
    """Give where what was found stands: first what is called so, then what is named aloud."""
    if key.casefold() == whole:
        return 0
    return 1 if kind.coded else 2
