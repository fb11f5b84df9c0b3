"""Codes in a ready text become the way to the records that they name."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from scenarios.history import Snapshot
from scenarios.kept import kept
from scenarios.kinds import KINDS
from scenarios.titles import titles
from tracker.listings.marks import one_line, plain
from tracker.visit import Visit, address

SAID = 10_000
Ways = Mapping[str, tuple[str, str]]
_WITH_A_DIGIT = r"(?<![\w-])[\w-]*\d[\w-]*"
_OF_LETTERS = re.compile(r"[^\W\d]+ \S.*")


class Known(NamedTuple):
    """What people call records, and the way to each; `sought` finds a name within a text."""

    ways: Ways
    sought: re.Pattern[str]

    def also(self, ways: Ways) -> "Known":
        """Know other names besides."""
        return Known({**self.ways, **ways}, self.sought) if ways else self


def known_names(visit: Visit) -> Known:
    """Give the names of the records that have codes: each by its code, and by code and title.

    A code that two kinds share names neither. Within a text a code of letters alone may be a word,
    and counts only with its title.
    """
    return kept(names_in, visit.snapshot)


def names_in(snapshot: Snapshot) -> Known:
    """Give the names of the records of a plan at a moment."""
    found: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    whole: list[str] = []
    for kind in KINDS.values():
        if kind.coded:
            shared |= found.keys() & titles(snapshot, kind.name).keys()
            ways, of_letters = kept(_names, snapshot, kind.name)
            found |= ways
            whole += of_letters
    for text in shared:
        del found[text]
    sought = [rf"\b{re.escape(text)}" for text in whole if text in found]
    return Known(found, re.compile("|".join([*sought, _WITH_A_DIGIT])))


def _names(snapshot: Snapshot, kind: str) -> tuple[Ways, list[str]]:
    """Give the names of the records of a kind, and those of them that begin with letters alone."""
    told = titles(snapshot, kind).items()
    ways = {text: (kind, code) for code, title in told for text in (code, f"{code} {title}")}
    return ways, [text for text in ways if _OF_LETTERS.fullmatch(text)]


def coded(text: object, known: Known, at: str) -> str:
    """Give a text for one cell: a name whole, or each one in it, is the way to its record."""
    one = one_line(text)
    if one in known.ways:
        return _way(one, *known.ways[one], at)
    parts, end = [], 0
    for found in known.sought.finditer(one):
        if found[0] in known.ways:
            parts += [plain(one[end : found.start()]), _way(found[0], *known.ways[found[0]], at)]
            end = found.end()
    return "".join([*parts, plain(one[end:])])


@lru_cache(SAID)
def _way(text: str, kind: str, key: str, at: str) -> str:
    return f"[{plain(text)}]({address('record', at=at, kind=kind, key=key)})"
