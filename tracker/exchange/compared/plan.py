"""The plan as it stands on the days that a file speaks of, laid out for comparing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.life import Life
from tracker.exchange.out.values import typed_columns
from tracker.exchange.sheets import Row


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind on one day: where each living record stands, in columns and as it is held."""

    places: dict[str, int]
    columns: dict[str, list[Any]]
    held: list[tuple[Any, ...]]


class KindInPlan:
    """One kind's records: as they stand on a day, and each one's whole life."""

    def __init__(self, history: History, kind: str, fields: Iterable[str]) -> None:
        self.history, self.kind, self.fields = history, kind, tuple(fields)
        self.numbers = history.numbers(kind)
        self._days: dict[date, Standing] = {}

    def standing(self, day: date) -> Standing:
        """Give the living records on a day."""
        if day not in self._days:
            keys, columns = typed_columns(self.history.at(Moment(day)), self.kind, self.fields)
            places = {key: place for place, key in enumerate(keys)}
            held = [*zip(*columns.values(), strict=True)] if columns else [()] * len(keys)
            self._days[day] = Standing(places, columns, held)
        return self._days[day]

    def differing(self, row: Row, day: date) -> dict[str, tuple[Any, Any]] | None:
        """Give what a row would change on a day, as (now, wanted); None when nothing lives."""
        standing = self.standing(day)
        place = standing.places.get(row.key)
        if place is None:
            return None
        told = row.values
        if tuple(told.values()) == standing.held[place] and tuple(told) == self.fields:
            return {}
        columns = standing.columns
        return {
            name: (columns[name][place], value)
            for name, value in told.items()
            if columns[name][place] != value
        }

    def life(self, key: str) -> Life:
        """Give everything that was written of a record."""
        if not self.numbers.get(key):
            return Life()
        return Life(self.history.revisions_of(RecordId(self.kind, key)))

    def knows(self, row: Row) -> bool:
        """Tell whether the revision that a row was written from is one of ours."""
        return row.base is not None and row.base.number <= self.numbers.get(row.key, 0)

    def is_current(self, row: Row) -> bool:
        """Tell whether a row was written from what is there now."""
        base = row.base
        return base is not None and (base.number, base.day) == (self.numbers[row.key], None)


def fields_told(rows: Sequence[Row]) -> list[str]:
    """Give every field that any of the rows speaks of."""
    told = dict.fromkeys(tuple(row.values) for row in rows)
    return list(dict.fromkeys(name for names in told for name in names))
