"""Step one: how the file is read; sheet, encoding and delimiter are found and can be changed."""

import pandas as pd
import streamlit as st

from tracker import listings
from tracker.exchange.leaves.leaf import Leaf
from tracker.forms.importing.finding import leaves_in
from tracker.forms.importing.profiles import offered
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of
from tracker.visit import Visit
from tracker.words import N_

FIRST, WIDE, LONG = 12, 24, 60
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16")
DELIMITERS = {";": N_("semicolon"), ",": N_("comma"), "\t": N_("tab"), "|": N_("vertical bar")}


def file(visit: Visit, way: Way, leaf: Leaf) -> None:
    """Draw how the file is read, and its first lines as they are read."""
    with st.container(horizontal=True):
        if leaf.encoding is None:
            _sheet(visit, way, leaf)
        else:
            _text(visit, way, leaf)
    offered(visit, way, leaf)
    st.subheader(visit.say("The first lines, as they are read"), anchor=False)
    first_lines(visit, leaf)


def _text(visit: Visit, way: Way, leaf: Leaf) -> None:
    one_of(
        visit,
        visit.say("Character encoding"),
        ENCODINGS,
        leaf.encoding,
        lambda code: way.keep("encoding", value=code),
        help=visit.say("Found from the bytes. Choose another if å, ä and ö look wrong below."),
        width=240,
    )
    one_of(
        visit,
        visit.say("Delimiter"),
        list(DELIMITERS),
        leaf.delimiter,
        lambda sign: way.keep("delimiter", value=sign),
        format_func=lambda sign: (
            f"{visit.say(str(DELIMITERS.get(sign, sign)))} ({sign.strip() or '⇥'})"
        ),
        help=visit.say("The sign between the cells: the one that makes the rows equally long."),
        width=240,
    )


def _sheet(visit: Visit, way: Way, leaf: Leaf) -> None:
    leaves = leaves_in(visit, way) or ()
    named = [one.sheet for one in leaves if one.sheet is not None]
    one_of(
        visit,
        visit.say("Sheet"),
        named,
        leaf.sheet,
        lambda name: _turn_to(way, name),
        help=visit.say("The sheet of the workbook that holds the table."),
        width=320,
    )


def _turn_to(way: Way, sheet: str) -> None:
    """Turn to another sheet: what was said of the one before says nothing of it."""
    way.said = {"sheet": sheet}


def first_lines(visit: Visit, leaf: Leaf) -> None:
    """Draw the first lines of a file as a table, each with its number."""
    lines = leaf.lines[:FIRST]
    width = min(max((len(line.cells) for line in lines), default=0), WIDE)
    rows = [
        [str(line.number), *(_short(line.cells[at : at + 1]) for at in range(width))]
        for line in lines
    ]
    columns = [visit.say("Row"), *(str(at + 1) for at in range(width))]
    with st.container(key="scroll_wide_import_lines"):
        st.table(
            pd.DataFrame(rows, columns=columns),
            border="horizontal",
            hide_index=True,
            alt=visit.say("The first lines of the file, cell by cell"),
        )
    if len(leaf.lines) > FIRST:
        rest = visit.say("and {n} more", n=len(leaf.lines) - FIRST)
        st.markdown(listings.grey(rest))


def _short(cells: list[str]) -> str:
    text = listings.one_line(cells[0] if cells else "")
    return listings.cell(text if len(text) <= LONG else f"{text[:LONG]}…")
