"""Verifying a log: every hash anew, no gap, and nothing that speaks of what is not there."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from scenarios.revisions import Act
from tracker.store.chain import (
    GENESIS,
    NOT_TEXT,
    START,
    Row,
    Tip,
    change_hash,
    change_of,
    revision_of,
)

HASH_SIZE = len(GENESIS)
_CHANGE = itemgetter(1)
_REDACT = Act.REDACT.value


class Verdict(NamedTuple):
    """What verifying found: how many revisions there are, and the first that does not hold.

    The fingerprint is the hash of the last change that holds. A body that was altered is named by
    its own position, anything else by the first position of its change.
    """

    ok: bool
    revisions: int
    fingerprint: str
    broken: int | None


class Chain:
    """The log as it is followed, change by change; `tip` is how far it holds, `count` all of it.

    Millions of rows come by: the loops that see each of them do no more than they must.
    """

    def __init__(self) -> None:
        self.tip: Tip = START
        self.count = 0
        self._without_salt: dict[int, str] = {}
        self._redactions: dict[int | None, str] = {}

    def follow(self, log: Iterable[Row]) -> int | None:
        """Follow the whole log; give the first position that does not hold."""
        stream = iter(log)
        broken = self._first_broken(stream)
        for row in stream:
            self.count += 1
            self._hear(row)
        unspoken = [
            position
            for position, body in self._without_salt.items()
            if self._redactions.get(position) != body
        ]
        return min([*unspoken, *([] if broken is None else [broken])], default=None)

    def _first_broken(self, stream: Iterator[Row]) -> int | None:
        for _, group in groupby(stream, key=_CHANGE):
            written = list(group)
            self.count += len(written)
            for row in written:
                if row.salt is None or row.act == _REDACT:
                    self._hear(row)
            broken = _broken_body(written)
            if broken is not None:
                return broken
            try:
                if not self._agrees(written):
                    return self.tip.position + 1
            except NOT_TEXT:
                return self.tip.position + 1
            last = written[-1]
            self.tip = Tip(last.position, last.change, last.made_at, last.hash)
        return None

    def _agrees(self, written: Sequence[Row]) -> bool:
        """Tell whether a change follows the last one, speaks of earlier ones and has its hash."""
        position, change, made_at, before = self.tip
        first, covered = written[0], []
        if first.change != change + 1 or (first.made_at <= made_at and change):
            return False
        if first.undoes is not None and not 0 < first.undoes <= change:
            return False
        for row in written:
            position += 1
            if row.position != position or not (row.target is None or 0 < row.target < position):
                return False
            covered.append(revision_of(row))
        return change_hash(before, change_of(first), covered) == first.hash

    def _hear(self, row: Row) -> None:
        if row.salt is None:
            self._without_salt[row.position] = row.body
        if row.act == _REDACT:
            self._redactions[row.target] = row.body


def _broken_body(written: Sequence[Row]) -> int | None:
    """Give the first position whose body does not fit its seal, so that no more is known of it."""
    return next((row.position for row in written if len(row.body_hash) != HASH_SIZE), None)
