"""What sort of row each row of a table is: data, or what people write around the data."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from scenarios.sentences import Sentence
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.days import is_day
from tracker.exchange.office.signs import is_figure
from tracker.exchange.office.spans import is_period
from tracker.words import N_

Sort = Literal["title", "heading", "data", "section", "total", "average", "footnote", "blank"]
LEFT_OUT: tuple[Sort, ...] = ("section", "total", "average", "footnote", "heading")
REASONS: Mapping[str, str] = {
    "title": N_("It stands above the headings."),
    "heading": N_("It says the same as the headings."),
    "section": N_("It holds one text, and rows of values follow."),
    "total": N_("It begins with “{word}” and lacks cells that the other rows have."),
    "average": N_("It begins with “{word}” and lacks cells that the other rows have."),
    "footnote": N_("It stands below the rows and explains them."),
    "blank": N_("It is blank."),
    "data": N_("It is like the rows around it."),
}
_TOTAL = re.compile(r"(summa|totalt?|totalsumma|delsumma|sum|s:a|subtotal|grand total)\b")
_AVERAGE = re.compile(r"(medel|medelvärde|genomsnitt|snitt|average|mean|median)\b")
_NOTE = re.compile(r"[*†‡¹²³]|\d{1,2}\)|(källa|anm|anmärkning|not|source|note)\b[.: ]")
_LONG = 60
ENOUGH = 0.7


class Sorted(NamedTuple):
    """The sort of a row, and why it was taken for that."""

    sort: Sort
    reason: Sentence


def is_value(text: str) -> bool:
    """Tell whether a cell holds a value and no word: a number, a period or a day."""
    return is_figure(text) or is_period(text) or is_day(text)


def distinct(line: Line) -> list[str]:
    """Give the different texts of a row, in order."""
    return list(dict.fromkeys(filter(None, map(str.strip, line.cells))))


def sorts_of(
    lines: Sequence[Line], header: Sequence[Line], follow: Follow = unfollowed
) -> dict[int, Sorted]:
    """Tell the sort of each row below the headings."""
    told = [distinct(line) for line in follow("reading", lines, len(lines))]
    usual = _usual(told)
    full = [at for at, found in enumerate(told) if _is_full(found, usual)]
    last = full[-1] if full else len(lines)
    repeated = [tuple(distinct(line)) for line in header]
    return {
        line.number: _sorted(
            line, told[at], Place(at, last, usual, at > last and _blank_before(lines, at)), repeated
        )
        for at, line in enumerate(follow("reading", lines, len(lines)))
    }


class Place(NamedTuple):
    """Where a row stands: its turn, the last full row's, how many cells are usual, a gap before."""

    turn: int
    last: int
    usual: int
    gap: bool


def _usual(told: Sequence[Sequence[str]]) -> int:
    counts = sorted(len(found) for found in told if found)
    wide = [count for count in counts if count > 1] or counts or [0]
    return wide[len(wide) // 2]


def _is_full(found: Sequence[str], usual: int) -> bool:
    if len(found) < max(2, ENOUGH * usual):
        return False
    word = found[0].casefold()
    return not (_TOTAL.match(word) or _NOTE.match(word))


def _blank_before(lines: Sequence[Line], at: int) -> bool:
    """Tell whether only short rows part a row from a blank one before it."""
    for line in reversed(lines[:at]):
        if line.blank:
            return True
        if any(map(is_figure, line.cells)):
            return False
    return False


def _sorted(
    line: Line, found: Sequence[str], place: Place, repeated: Sequence[tuple[str, ...]]
) -> Sorted:
    if not found:
        return _because("blank")
    if tuple(found) in repeated:
        return _because("heading")
    if place.turn < place.last and len(found) >= max(2, place.usual) and _goes_on(line):
        return DATA
    return _summing(line, found, place) or _around(line, found, place) or DATA


def _goes_on(line: Line) -> bool:
    """Tell whether the second cell of a row holds something, where sums have none."""
    return bool("".join(line.cells[1:2]).strip())


def _summing(line: Line, found: Sequence[str], place: Place) -> Sorted | None:
    """Tell a row of sums or means: its first word, and cells that it lacks."""
    lacks = len(found) < max(2, place.usual * ENOUGH) or not _goes_on(line)
    kinds: tuple[tuple[Sort, re.Pattern[str]], ...] = (("total", _TOTAL), ("average", _AVERAGE))
    for sort, pattern in kinds:
        if lacks and (begins := pattern.match(found[0].casefold())):
            return _because(sort, word=found[0][: begins.end()])
    return None


def _around(line: Line, found: Sequence[str], place: Place) -> Sorted | None:
    """Tell a note below the rows, or a section between them."""
    if place.turn > place.last and _explains(found, gap=place.gap):
        return _because("footnote")
    alone = place.turn < place.last and len(found) == 1 and not is_value(found[0])
    return _because("section") if alone and _at_the_left(line) else None


DATA = Sorted("data", Sentence(REASONS["data"]))


def _because(sort: Sort, **values: str) -> Sorted:
    return Sorted(sort, Sentence(REASONS[sort], values))


def _explains(found: Sequence[str], *, gap: bool) -> bool:
    if any(map(is_figure, found)):
        return False
    few = len(found) <= 2  # noqa: PLR2004 - a sign or a word, and what it means
    return few and bool(gap or _NOTE.match(found[0].casefold()) or len(found[0]) > _LONG)


def _at_the_left(line: Line) -> bool:
    return bool(line.cells[0].strip())
