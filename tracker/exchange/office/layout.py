"""Where things stand in a leaf: its headings, the sort of each row, which way its records lie."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile

from scenarios.sentences import Sentence
from tracker.exchange.faults import Fault
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.leaf import Joined, Leaf
from tracker.exchange.leaves.lines import SEPARATOR_LINE, Line
from tracker.exchange.office.signs import is_figure
from tracker.exchange.office.sorts import LEFT_OUT, Sort, Sorted, distinct, sorts_of
from tracker.exchange.office.spans import is_part, is_period
from tracker.exchange.office.turning import lies_in_columns, turned
from tracker.exchange.own.headings import folded
from tracker.words import N_

LOOKED_AT = 60
FIRST_WITH_MANY = N_("It is the first row with as many headings as the rows below have cells.")
SAID = N_("You said so.")
TWO_JOINED = N_("The row below continues it: “{above}” stands over “{below}”.")
ONE_ROW = N_("The row below holds values.")


class NoHeadings(Fault):
    """A table in which no row looks like headings."""

    message = N_("No row looks like headings. Say which row they stand in.")


class NotTheHeadings(Fault):
    """A row said to hold the headings that is not there."""

    message = N_("Row {row} holds no headings, for nothing stands in it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutSaid:
    """What somebody has said of the layout; what is None is found out.

    `headings`, folded, stand in the heading row; rows of a sort that is not `left_out` are data.
    """

    orientation: str | None = None
    header_row: int | None = None
    heading_rows: int | None = None
    headings: frozenset[str] = frozenset()
    rows: Mapping[int, Sort] = field(default_factory=dict)
    left_out: Collection[Sort] = LEFT_OUT


@dataclass(frozen=True, kw_only=True)
class Layout:
    """What stands where: the leaf with its records in rows, headings and the sort of each row.

    `why` gives the reason for `orientation`, `header_row` and `heading_rows`; the sort of a row
    carries its own.
    """

    leaf: Leaf
    orientation: str
    header: tuple[Line, ...]
    sorts: Mapping[int, Sorted]
    why: Mapping[str, Sentence]

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of data."""
        return self.of_sort("data")

    def of_sort(self, sort: Sort) -> list[Line]:
        """Give the rows of a sort."""
        return [line for line in self.leaf.lines if self.sort(line.number) == sort]

    def sort(self, number: int) -> Sort | None:
        """Give the sort of a row; the headings themselves have none."""
        found = self.sorts.get(number)
        return found.sort if found else None


def layout_of(
    leaf: Leaf,
    said: LayoutSaid = LayoutSaid(),
    follow: Follow = unfollowed,
) -> Layout:
    """Find out what stands where, or refuse a leaf without headings."""
    if leaf.fault is not None:
        raise leaf.fault
    even = _even(leaf)
    orientation, why_turned = _orientation(even, said)
    found = turned(even) if orientation == "columns" else even
    header, why = _header(found.lines, said)
    below = [line for line in found.lines if line.number > header[-1].number]
    above = (line for line in found.lines if line.number < header[0].number)
    titles = {line.number: _title(line) for line in above}
    told = sorts_of(below, header, follow)
    sorts = titles | {number: _kept(found_, said) for number, found_ in told.items()}
    sorts |= {number: Sorted(sort, Sentence(SAID)) for number, sort in said.rows.items()}
    return Layout(
        leaf=found,
        orientation=orientation,
        header=header,
        sorts=sorts,
        why={"orientation": why_turned, **why},
    )


def _kept(found: Sorted, said: LayoutSaid) -> Sorted:
    if found.sort in {"data", "blank"} or found.sort in said.left_out:
        return found
    return Sorted("data", Sentence(SAID))


def _title(line: Line) -> Sorted:
    if line.blank:
        return Sorted("blank", Sentence(N_("It is blank.")))
    return Sorted("title", Sentence(N_("It stands above the headings.")))


def _even(leaf: Leaf) -> Leaf:
    """Give the leaf with rows of one length, joined cells filled and without a `sep=` line."""
    first = "".join(leaf.lines[0].cells[:1]) if leaf.lines else ""
    lines = leaf.lines[1:] if SEPARATOR_LINE.fullmatch(first) else leaf.lines
    width = max((len(line.cells) for line in lines), default=0)
    if not leaf.joined and all(len(line.cells) == width for line in lines):
        return replace(leaf, lines=lines)
    cells = {line.number: line.cells + [""] * (width - len(line.cells)) for line in lines}
    for joined in leaf.joined:
        _fill(cells, joined, width)
    return replace(leaf, lines=tuple(Line(line.number, cells[line.number]) for line in lines))


def _fill(cells: dict[int, list[str]], joined: Joined, width: int) -> None:
    """Put the text of joined cells, which stands in the first, into each of them."""
    first = cells.get(joined.first_line, [])[joined.first_place : joined.first_place + 1]
    places = range(joined.first_place, min(joined.last_place + 1, width))
    last = min(joined.last_line, max(cells, default=0))
    for number in range(joined.first_line, last + 1) if first else ():
        for place in places if number in cells else ():
            cells[number][place] = first[0]


def _orientation(leaf: Leaf, said: LayoutSaid) -> tuple[str, Sentence]:
    if said.orientation:
        return said.orientation, Sentence(SAID)
    if lies_in_columns(leaf):
        return "columns", Sentence(N_("The values along each row are alike, those below are not."))
    return "rows", Sentence(N_("The values below each heading are alike."))


# ---------------------------------------------------------------------- headings


def _header(
    lines: Sequence[Line], said: LayoutSaid
) -> tuple[tuple[Line, ...], dict[str, Sentence]]:
    first, why = _first(lines, said)
    at = lines.index(first)
    if at and said.header_row is None and _is_joined(lines[at - 1], first):
        at -= 1
    if said.heading_rows is not None:
        reasons = {"header_row": why, "heading_rows": Sentence(SAID)}
        return tuple(lines[at : at + said.heading_rows]), reasons
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is not None and _is_joined(lines[at], below):
        reason = Sentence(TWO_JOINED, _joint(lines[at], below))
        return (lines[at], below), {"header_row": why, "heading_rows": reason}
    return (lines[at],), {"header_row": why, "heading_rows": Sentence(ONE_ROW)}


def _first(lines: Sequence[Line], said: LayoutSaid) -> tuple[Line, Sentence]:
    if said.header_row is not None:
        found = next((line for line in lines if line.number == said.header_row), None)
        if found is None or found.blank:
            raise NotTheHeadings(row=said.header_row)
        return found, Sentence(SAID)
    if said.headings and (named := _named(lines, said.headings)):
        return named, Sentence(SAID)
    looked = lines[:LOOKED_AT]
    widest = max((len(distinct(line)) for line in looked), default=0)
    above = list(takewhile(lambda line: not _holds_values(line, widest), looked))
    wide = max((len(distinct(line)) for line in above), default=0)
    enough = max(min(2, widest), wide / 2, widest / 3)
    found = next((line for line in above if len(distinct(line)) >= enough), None)
    if found is None or not distinct(found):
        raise NoHeadings
    return found, Sentence(FIRST_WITH_MANY)


def _named(lines: Sequence[Line], headings: frozenset[str]) -> Line | None:
    """Give the first row that holds some headings."""
    return next((line for line in lines if headings <= set(map(folded, line.cells))), None)


def _holds_values(line: Line, widest: int) -> bool:
    """Tell whether a row is one of values: a number that is no year stands in it."""
    found = distinct(line)
    figures = [cell for cell in found if is_figure(cell) and not is_period(cell)]
    return bool(figures) and len(found) > widest / 3


def _is_heading(text: str) -> bool:
    return not is_figure(text) or is_period(text)


def _is_joined(above: Line, below: Line) -> bool:
    """Tell whether two rows are one heading: the lower stands in gaps and under the upper."""
    pairs = list(zip(above.cells, below.cells, strict=True))
    lower = [text for _, text in pairs if text.strip()]
    if not lower or above.blank or not all(map(_is_heading, lower)):
        return False
    parts = sum(is_part(text) for text in lower)
    in_gaps = any(text.strip() and not over.strip() for over, text in pairs)
    repeats = len(lower) > len(set(lower))
    return parts * 2 >= len(lower) and (in_gaps or repeats)


def _joint(above: Line, below: Line) -> dict[str, str]:
    upper = right_filled(above.cells, below.cells)
    pairs = [(u, b) for u, b in zip(upper, below.cells, strict=True) if u.strip() and b.strip()]
    over, under = next(
        (pair for pair in pairs if is_part(pair[1])), pairs[0] if pairs else ("", "")
    )
    return {"above": over, "below": under}


def right_filled(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Fill the upper of two heading rows to the right, as far as the lower one has cells."""
    told, filled = "", []
    for text, under in zip(above, below, strict=True):
        told = text.strip() or (told if under.strip() else "")
        filled.append(told)
    return filled
