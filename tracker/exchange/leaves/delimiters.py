"""Which sign stands between the cells of a text: the one that makes headings and even rows."""

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from tracker.exchange.faults import QuoteAstray, QuoteLeftOpen
from tracker.exchange.leaves.lines import DELIMITERS, Line, split, stated_delimiter

TRIED = 200  # rows
TRIED_SIGNS = 200_000
HEADINGS_WITHIN = 40  # rows that are as wide as most
_HEADING = re.compile(r"[^\W\d_]|^\s*[12]\d{3}\b")  # a letter, or a year
_BETWEEN = re.compile(r"[;\t|]")  # a comma may well stand in a heading, these do not


def delimiter_of(text: str) -> str:
    """Give the sign that a text states, or the one that makes the evenest table of it."""
    return stated_delimiter(text) or max(DELIMITERS, key=lambda sign: _fitness(text, sign))


def _fitness(text: str, delimiter: str) -> tuple[float, int]:
    """Say how well a sign divides a text: how even its rows are, then how like headings one is."""
    rows = _first_rows(text, delimiter)
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not widths:
        return 0, 0
    width, even = max(widths.items(), key=lambda found: (found[1], found[0]))
    like = [row.cells for row in rows if len(row.cells) == width][:HEADINGS_WITHIN]
    return (even / len(rows)) ** 2 * (1 + max(map(_headings, like))), width


def _first_rows(text: str, delimiter: str) -> list[Line]:
    """Give the first rows that hold anything, until a mark is astray or left open."""
    rows: list[Line] = []
    with suppress(QuoteAstray, QuoteLeftOpen):
        for line in split(text[:TRIED_SIGNS], delimiter):
            rows += [] if line.blank else [line]
            if len(rows) == TRIED:
                break
    return rows


def _headings(cells: Sequence[str]) -> float:
    """Say how large a share of a row could be headings."""
    good = sum(bool(_HEADING.search(cell)) and not _BETWEEN.search(cell) for cell in cells)
    return good / len(cells)
