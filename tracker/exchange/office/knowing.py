"""What the plan calls its records: codes and titles, and which of them a name in a file means."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from scenarios.fields import CODE
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tracker.exchange.office.faults import UnknownName
from tracker.exchange.own.headings import folded

Names = Mapping[str, Mapping[str, str | None]]


class LeftOut(Exception):
    """A name that somebody has said is to be left out."""


class Known:
    """The records that a plan knows on a day, by kind."""

    def __init__(self, history: History, today: date) -> None:
        self.history, self.today = history, today
        self._keys: dict[str, frozenset[str]] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self._values: dict[tuple[str, str], dict[str, Any]] = {}

    @cached_property
    def snapshot(self) -> Any:
        """The plan as it stands."""
        return self.history.at(Moment(self.today))

    def keys(self, kind: str) -> frozenset[str]:
        """Give the keys of the living records of a kind."""
        if kind not in self._keys:
            self._keys[kind] = frozenset(self.snapshot.sheet(kind).keys())
        return self._keys[kind]

    def titles(self, kind: str) -> dict[str, str]:
        """Give the key of each living record of a kind by its title, folded, if it alone has it."""
        if kind not in self._titles:
            told = "title" in KINDS[kind].fields
            titles = self.values(kind, "title") if told else {}
            counts = Counter(map(folded, titles.values()))
            self._titles[kind] = {
                folded(title): key for key, title in titles.items() if counts[folded(title)] == 1
            }
        return self._titles[kind]

    def values(self, kind: str, field: str) -> dict[str, Any]:
        """Give what a field holds in each living record of a kind."""
        if (kind, field) not in self._values:
            sheet = self.snapshot.sheet(kind)
            self._values[kind, field] = dict(zip(sheet.keys(), sheet.values(field), strict=True))
        return self._values[kind, field]

    def key(self, kind: str, text: str, names: Names) -> str:
        """Give the key of the record that a text means, as was said, by its code or its title."""
        told = names.get(kind, {})
        if folded(text) in told:
            key = told[folded(text)]
            if key is None:
                raise LeftOut
            return key
        if text in self.keys(kind):
            return text
        found = self.titles(kind).get(folded(text), text)
        if not CODE.fullmatch(found):
            raise UnknownName(kind=kind, value=text)
        return found
