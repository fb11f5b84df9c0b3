"""Slips of the file that are put right on the way in, and for the next file of its sort."""

from dataclasses import replace

import streamlit as st

from tracker import listings
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.guesses import Proposal
from tracker.exchange.office.layout import Layout
from tracker.exchange.office.signs import is_figure
from tracker.exchange.office.table import Table, table_of
from tracker.exchange.own.headings import folded
from tracker.forms.importing.place import FORM
from tracker.forms.importing.way import Way
from tracker.visit import Visit

CHOICES, LONG = 400, 40


def corrections(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw what is put right, and the way to put one more cell right."""
    said = list(way.said.get("corrections", ()))
    with st.expander(visit.say("Put a cell right"), icon=":material/edit:", expanded=bool(said)):
        for number, one in enumerate(said):
            _one(visit, way, number, one)
        _another(visit, way, proposal)


def _one(visit: Visit, way: Way, number: int, one: dict[str, dict[str, str]]) -> None:
    where = " · ".join(f"{column}: {text}" for column, text in one["where"].items())
    set_ = " · ".join(f"{column}: {text or '–'}" for column, text in one["set"].items())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{listings.cell(where)} → **{listings.cell(set_)}**")
        st.button(
            visit.say("Remove"),
            key=f"{FORM}_correction_{number}",
            type="tertiary",
            icon=":material/close:",
            on_click=_remove,
            args=(way, number),
        )


def _remove(way: Way, number: int) -> None:
    left = [one for at, one in enumerate(way.said["corrections"]) if at != number]
    way.keep("corrections", value=left or None)


def _another(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw which cell says otherwise than it should, and what it should say."""
    profile = proposal.profile()
    first = beginning(proposal.layout)
    table = table_of(first, profile.fill_down, profile.merge, profile.corrections)
    lines = {line.number: line for line in table.lines}
    choose = visit.say("Choose")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            visit.say("Row to put right"),
            list(lines),
            index=None,
            key=f"{FORM}:correct_row",
            format_func=lambda at: named(visit, lines[at]),
            placeholder=choose,
            width=340,
        )
        column = st.selectbox(
            visit.say("Column"),
            list(table.headings),
            index=None,
            key=f"{FORM}:correct_column",
            placeholder=choose,
            width=200,
        )
        text = st.text_input(visit.say("Should say"), key=f"{FORM}:correct_text", width=160)
        ready = number is not None and column is not None and bool(text)
        st.button(
            visit.say("Put it right"),
            key=f"{FORM}_correct",
            icon=":material/check:",
            disabled=not ready,
            on_click=_correct,
            args=(way, proposal, lines.get(number or 0), column),
        )
    told = visit.say("Every row that looks like this one is put right, in the next file too.")
    st.markdown(listings.grey(told))


def beginning(layout: Layout) -> Layout:
    """Give a layout of the first rows alone, as many as somebody looks through."""
    return replace(layout, leaf=replace(layout.leaf, lines=layout.leaf.lines[:CHOICES]))


def named(visit: Visit, line: Line) -> str:
    """Name a row by its number and the beginning of what stands in it."""
    text = " ".join(dict.fromkeys(cell.strip() for cell in line.cells if cell.strip()))
    text = listings.one_line(text)
    return f"{visit.say('row {row}', row=line.number)}: {text[:LONG]}{'…' * (len(text) > LONG)}"


def _correct(way: Way, proposal: Proposal, line: Line | None, column: str) -> None:
    text = str(st.session_state[f"{FORM}:correct_text"]).strip()
    if line is None or not text:
        return
    profile = proposal.profile()
    table = table_of(proposal.layout, profile.fill_down, profile.merge, profile.corrections)
    anew = _of_another(proposal, line, column)
    one = {"where": telling(table, line, column), "set": {column: text, **anew}}
    way.keep("corrections", value=[*way.said.get("corrections", ()), one])
    for name, empty in (("row", None), ("column", None), ("text", "")):
        st.session_state[f"{FORM}:correct_{name}"] = empty


def _of_another(proposal: Proposal, line: Line, column: str) -> dict[str, str]:
    """Empty what was filled from a row above that is of another record after all."""
    if column not in proposal.profile().key_columns():
        return {}
    bare = table_of(proposal.layout)
    own = next(one for one in bare.lines if one.number == line.number)
    filled = (name for name in proposal.profile().fill_down if not bare.cell(own, name))
    return {name: "" for name in filled if name != column}


def telling(table: Table, line: Line, but: str) -> dict[str, str]:
    """Give the cells that tell a row from all others: one column of words if one is enough."""
    columns = [heading for heading in table.headings if heading != but]
    for heading in columns:
        text = table.cell(line, heading)
        alike = sum(folded(one) == folded(text) for one in table.column(heading))
        if text and alike == 1 and not is_figure(text):
            return {heading: text}
    return {heading: text for heading in columns if (text := table.cell(line, heading))}
