"""Verifying a log: every hash anew, no gap, and nothing that speaks of what is not there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from scenarios.revisions import Act
from tracker.store.chain import START, Row, Tip, body_hash, change_hash, change_of, revision_of

_NOT_TEXT = (TypeError, ValueError, AttributeError)


class Verdict(NamedTuple):
    """What verifying found: how many revisions hold, the last hash, the first that does not.

    A body that was altered is named by its own position, anything else by the first position of
    its change.
    """

    ok: bool
    revisions: int
    fingerprint: str
    broken: int | None


class Chain:
    """The log as it is followed, change by change; `tip` is how far it holds."""

    def __init__(self) -> None:
        self.tip: Tip = START
        self._numbers: dict[tuple[str, str], int] = {}
        self._without_salt: dict[int, str] = {}
        self._redactions: dict[int, str] = {}

    def follow(self, log: Iterable[Row]) -> int | None:
        """Follow the whole log; give the first position that does not hold."""
        stream = iter(log)
        broken = self._first_broken(stream)
        for row in stream:
            self._hear(row)
        unspoken = [
            position
            for position, body in self._without_salt.items()
            if self._redactions.get(position) != body
        ]
        return min([*unspoken, *([] if broken is None else [broken])], default=None)

    def _first_broken(self, stream: Iterator[Row]) -> int | None:
        for _, group in groupby(stream, key=itemgetter(1)):
            written = list(group)
            if not self._links(written):
                return self.tip.position + 1
            for row in written:
                if not self._body_holds(row):
                    return row.position
            last = written[-1]
            self.tip = Tip(last.position, last.change, last.made_at, last.hash)
        return None

    def _links(self, written: Sequence[Row]) -> bool:
        """Tell whether a change follows the last one and agrees with its own hash."""
        try:
            return (
                self._follows(written[0])
                and all(
                    self._is_in_place(row, self.tip.position + 1 + place)
                    for place, row in enumerate(written)
                )
                and self._agrees(written)
            )
        except _NOT_TEXT:
            return False

    def _follows(self, first: Row) -> bool:
        later = first.made_at > self.tip.made_at or first.change == 1
        undone = first.undoes is None or 0 < first.undoes < first.change
        return first.change == self.tip.change + 1 and later and undone

    def _is_in_place(self, row: Row, position: int) -> bool:
        record = row[6:8]
        number = self._numbers.get(record, 0) + 1
        self._numbers[record] = number
        spoken_of = row.target is None or 0 < row.target < position
        return row.position == position and row.number == number and spoken_of

    def _agrees(self, written: Sequence[Row]) -> bool:
        covered = [revision_of(row) for row in written]
        return change_hash(self.tip.hash, change_of(written[0]), covered) == written[0].hash

    def _body_holds(self, row: Row) -> bool:
        self._hear(row)
        if row.salt is None:
            self._without_salt[row.position] = row.body
            return True
        try:
            return body_hash(row.salt, row.body) == row.body_hash
        except _NOT_TEXT:
            return False

    def _hear(self, row: Row) -> None:
        if row.act == Act.REDACT and row.target is not None:
            self._redactions[row.target] = row.body
