"""How alike two names are: what people write short, turn round or leave out counts little."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

SAME, LIKELY = 1.0, 0.65
CONTAINED = 0.9
WRITTEN_OUT = {
    "kv": "kvartal",
    "kvart": "kvartal",
    "rull": "rullande",
    "inv": "invånare",
    "dgr": "dagar",
    "mån": "månad",
    "nr": "nummer",
    "ant": "antal",
    "st": "antal",
    "resp": "respektive",
    "inkl": "inklusive",
    "exkl": "exklusive",
    "co2": "co2e",
}
SIGNS = {
    ">": " mer än ",
    "<": " mindre än ",
    "≥": " minst ",
    "≤": " högst ",
    "&": " och ",
    "%": " ",
}
SMALL = frozenset(
    "i på av för och per med till den det de en ett som år antal andel of the in and for".split()  # noqa: SIM905
)
_WORD = re.compile(r"[^\W_]+")
_WITHIN = re.compile(r"\([^()]*\)")


class Match(NamedTuple):
    """A record that a name may mean, and how alike the names are, 0 to 1."""

    key: str
    score: float


def alike(one: str, other: str) -> float:
    """Tell how alike two names are, 0 to 1; 1 when they say the same words."""
    return max(_alike(_words(a), _words(b)) for a in _readings(one) for b in _readings(other))


def best(name: str, titles: Mapping[str, str]) -> list[Match]:
    """Give the records whose titles are like a name, the likest first."""
    scored = (Match(key, alike(name, title)) for key, title in titles.items())
    return sorted((m for m in scored if m.score >= LIKELY), key=lambda m: (-m.score, m.key))


def _readings(name: str) -> Iterable[str]:
    """Give a name with and without what stands in parentheses."""
    bare = _WITHIN.sub(" ", name).strip()
    return (name, bare) if bare and bare != name else (name,)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    told = unicodedata.normalize("NFKC", name).casefold()
    for sign, words in SIGNS.items():
        told = told.replace(sign, words)
    return tuple(WRITTEN_OUT.get(word, word) for word in _WORD.findall(told))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return SAME
    heavy, others = _heavy(one), _heavy(other)
    letters = SequenceMatcher(None, " ".join(one), " ".join(other)).ratio()
    if not heavy or not others:
        return letters * CONTAINED
    shared = len(heavy & others)
    if shared == min(len(heavy), len(others)):
        covered = shared / max(len(heavy), len(others))
        return LIKELY + (CONTAINED - LIKELY) * max(covered, letters)
    dice = 2 * shared / (len(heavy) + len(others))
    return max(dice, letters * CONTAINED) * CONTAINED


def _heavy(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words) - SMALL
