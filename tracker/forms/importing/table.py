"""Step two: where the headings stand, which rows are data, and what blanks and slips mean."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from tracker import listings
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.guesses import Proposal
from tracker.exchange.office.sorts import LEFT_OUT
from tracker.exchange.office.table import Table, table_of
from tracker.forms.importing.corrections import beginning, corrections, named
from tracker.forms.importing.merging import merging
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of, several_of, side_by_side, why
from tracker.visit import Visit
from tracker.words import N_

FIRST, SHOWN, CHOICES, LONG = 30, 20, 400, 40
ORIENTATIONS = {"rows": N_("Each row is a record"), "columns": N_("Each column is a record")}
SORTS = {
    "title": N_("title"),
    "heading": N_("headings again"),
    "section": N_("section"),
    "total": N_("total"),
    "average": N_("average"),
    "footnote": N_("footnote"),
}


def table(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw the layout as it was found, and the means to say otherwise."""
    _headings(visit, way, proposal)
    _left_out(visit, way, proposal)
    merging(visit, way, proposal)
    _filled(visit, way, proposal)
    st.subheader(visit.say("The table, as it is read"), anchor=False)
    _shown(visit, proposal)
    corrections(visit, way, proposal)


# ---------------------------------------------------------------------- headings


def _headings(visit: Visit, way: Way, proposal: Proposal) -> None:
    layout = proposal.layout
    with st.container(horizontal=True):
        one_of(
            visit,
            visit.say("Row of the headings"),
            [line.number for line in layout.leaf.lines[:FIRST] if not line.blank],
            layout.header[0].number,
            lambda number: _set(way, "header_row", number),
            width=200,
        )
        side_by_side(
            visit.say("Rows of headings"),
            (1, 2),
            len(layout.header),
            lambda count: _set(way, "heading_rows", count or len(layout.header)),
        )
        side_by_side(
            visit.say("Records lie"),
            list(ORIENTATIONS),
            layout.orientation,
            lambda word: _set(way, "orientation", word or layout.orientation),
            format_func=lambda word: visit.say(ORIENTATIONS[word]),
        )
    why(visit, *(layout.why[about] for about in ("header_row", "heading_rows", "orientation")))


def _set(way: Way, word: str, value: object) -> None:
    """Say where the headings stand; under other headings everything means something else."""
    way.forget_meaning()
    way.keep(word, value=value)


# ---------------------------------------------------------------------- rows


def _left_out(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw the rows that are left out, each with its reason, and the means to say otherwise."""
    layout = proposal.layout
    lines = {line.number: line for line in layout.leaf.lines}
    left = [number for number, found in layout.sorts.items() if found.sort in LEFT_OUT]
    st.subheader(_count(visit, len(left)), anchor=False)
    if left:
        told = [_reason(visit, proposal, lines[number]) for number in left[:SHOWN]]
        rest = len(left) - SHOWN
        told += [f"- {visit.say('and {n} more', n=rest)}"] if rest > 0 else []
        st.markdown("\n".join(told))
    back = [int(number) for number, sort in way.said.get("rows", {}).items() if sort == "data"]
    out = [int(number) for number, sort in way.said.get("rows", {}).items() if sort != "data"]
    several_of(
        visit,
        visit.say("Take in all the same"),
        sorted({*(n for n in left if n not in out), *back}),
        back,
        lambda numbers: _sort(way, numbers, out),
        format_func=lambda number: named(visit, lines[number]),
    )
    data = [line.number for line in layout.lines if line.number not in back][:CHOICES]
    several_of(
        visit,
        visit.say("Leave out too"),
        sorted({*data, *out}),
        out,
        lambda numbers: _sort(way, back, numbers),
        format_func=lambda number: named(visit, lines[number]),
    )


def _count(visit: Visit, count: int) -> str:
    return visit.words.say_n("{n} row is left out", "{n} rows are left out", count)


def _reason(visit: Visit, proposal: Proposal, line: Line) -> str:
    found = proposal.layout.sorts[line.number]
    sort = visit.say(SORTS.get(found.sort, found.sort))
    told = listings.grey(listings.plain(visit.words.why(found.reason)))
    return f"- {listings.cell(named(visit, line))} · {listings.plain(sort)} {told}"


def _sort(way: Way, back: Sequence[int], out: Sequence[int]) -> None:
    """Keep which rows are data after all, and which are not."""
    rows = {str(n): "data" for n in back} | {str(n): "section" for n in out}
    way.keep("rows", value=rows or None)


# ---------------------------------------------------------------------- blanks


def _filled(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw which columns are filled down, or ask whether blanks mean the same as above."""
    asked = next((one for one in proposal.questions if one.about == ("fill_down",)), None)
    held = way.said.get("fill_down") or (asked.proposed if asked else ())
    several_of(
        visit,
        visit.say("Blank means the same as above in"),
        proposal.table.headings,
        list(held or ()),
        lambda headings: way.keep("fill_down", value=headings),
    )
    if asked:
        why(visit, asked.reason)


def _shown(visit: Visit, proposal: Proposal) -> None:
    """Draw the rows of data, what was filled from above marked as such."""
    profile = proposal.profile()
    first = beginning(proposal.layout)
    whole = table_of(first, profile.fill_down, profile.merge, profile.corrections)
    bare = table_of(first)
    rows = [
        [str(line.number), *_cells(line, under)]
        for line, under in zip(whole.lines[:SHOWN], bare.lines, strict=False)
    ]
    columns = [visit.say("Row"), *map(listings.cell, whole.headings)]
    with st.container(key="scroll_wide_import_table"):
        st.table(
            pd.DataFrame(rows, columns=columns),
            border="horizontal",
            hide_index=True,
            alt=visit.say("The rows of data under their headings"),
        )
    rest = len(proposal.table.lines) - SHOWN
    told = [visit.say("Italics: filled from above, or corrected.")] if _differs(whole, bare) else []
    told += [visit.say("and {n} more", n=rest)] if rest > 0 else []
    if told:
        st.markdown(listings.grey(" ".join(told)))


def _cells(line: Line, bare: Line) -> list[str]:
    pairs = zip(line.cells, bare.cells, strict=True)
    return [_cell(text, is_own=text == under) for text, under in pairs]


def _cell(text: str, *, is_own: bool) -> str:
    short = listings.cell(text if len(text) <= LONG else f"{text[:LONG]}…")
    return short if is_own or not short else f"*{short}*"


def _differs(whole: Table, bare: Table) -> bool:
    return any(a.cells != b.cells for a, b in zip(whole.lines, bare.lines, strict=True))
