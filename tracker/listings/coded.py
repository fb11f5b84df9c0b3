"""Codes in a ready text become the way to the records that they name."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from scenarios.history import Snapshot
from scenarios.kinds import KINDS
from tracker.listings.marks import one_line, plain
from tracker.visit import Visit, address, titles

Ways = Mapping[str, tuple[str, str]]
_WITH_A_DIGIT = r"[\w-]*\d[\w-]*"
_OF_LETTERS = re.compile(r"[^\W\d]+ \S.*")


class Known(NamedTuple):
    """What people call records, and the way to each; `sought` finds a name within a text."""

    ways: Ways
    sought: re.Pattern[str]

    def also(self, ways: Ways) -> "Known":
        """Know other names besides."""
        return Known({**self.ways, **ways}, self.sought)


def known_names(visit: Visit) -> Known:
    """Give the names of the records that have codes: each by its code, and by code and title.

    A code that two kinds share names neither. Within a text a code of letters alone may be a word,
    and counts only with its title.
    """
    return visit.kept(_known_names, visit.snapshot)


def _known_names(snapshot: Snapshot) -> Known:
    found: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    for kind in KINDS.values():
        if kind.coded:
            for code, title in titles(snapshot, kind.name).items():
                shared |= {code} & found.keys()
                found |= {code: (kind.name, code), f"{code} {title}": (kind.name, code)}
    ways = {text: record for text, record in found.items() if text not in shared}
    whole = [rf"\b{re.escape(text)}" for text in ways if _OF_LETTERS.fullmatch(text)]
    return Known(ways, re.compile("|".join([*whole, _WITH_A_DIGIT])))


def coded(text: object, known: Known, at: str) -> str:
    """Give a text for one cell: a name whole, or each one in it, is the way to its record."""
    one = one_line(text)
    if one in known.ways:
        return _way(one, known, at)
    parts, end = [], 0
    for found in known.sought.finditer(one):
        if found[0] in known.ways:
            parts += [plain(one[end : found.start()]), _way(found[0], known, at)]
            end = found.end()
    return "".join([*parts, plain(one[end:])])


def _way(text: str, known: Known, at: str) -> str:
    kind, key = known.ways[text]
    return f"[{plain(text)}]({address('record', at=at, kind=kind, key=key)})"
