"""A text becomes a leaf: decoded, divided by the sign that fits, and within bounds."""

from collections.abc import Iterator

from tracker.exchange.faults import QuoteAstray, QuoteLeftOpen
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.bounds import MOST_SIGNS
from tracker.exchange.leaves.decoding import decoded
from tracker.exchange.leaves.delimiters import delimiter_of
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.lines import Line, bounded, lines_of, stated_delimiter


def leaf_of_text(
    file: str,
    data: bytes,
    encoding: str | None = None,
    delimiter: str | None = None,
    *,
    replacing: bool = False,
    follow: Follow = unfollowed,
) -> Leaf:
    """Read a text, in an encoding and by a sign that are given or found."""
    text, encoding = decoded(data, encoding, replacing=replacing)
    delimiter = delimiter or delimiter_of(text)
    lines = lines_of(text, delimiter, MOST_SIGNS, follow)
    first = 1 if stated_delimiter(text) else 0
    return Leaf(file=file, lines=tuple(lines[first:]), encoding=encoding, delimiter=delimiter)


def pasted(text: str, file: str = "") -> Leaf:
    """Read cells as a clipboard holds them: a tab between, quoted only where a cell needs it."""
    delimiter = "\t" if "\t" in text else delimiter_of(text)
    try:
        lines = lines_of(text, delimiter, MOST_SIGNS)
    except (QuoteAstray, QuoteLeftOpen):
        if delimiter != "\t":
            raise
        lines = bounded(_unquoted(text), MOST_SIGNS)
    return Leaf(file=file, lines=tuple(lines), delimiter=delimiter)


def _unquoted(text: str) -> Iterator[Line]:
    for number, row in enumerate(text.splitlines(), 1):
        yield Line(number, row.split("\t"))
