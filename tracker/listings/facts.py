"""A record's facts: every field that holds something, with links to what it names."""

from typing import Any

import streamlit as st

from scenarios.fields import Mentions, Prose, Reference, References
from scenarios.kinds import KINDS, RecordId
from tracker.listings.chips import state, status
from tracker.listings.links import link
from tracker.listings.marks import grey, plain
from tracker.scale import scale
from tracker.values import value as value_shown
from tracker.visit import Visit

IN_THE_HEADING = ("code", "title", "text")
ELSEWHERE = ("finalised_text",)  # it is Markdown, and shown as the notes of its review


def facts(visit: Visit, record: RecordId) -> None:
    """Draw the fields that hold something, the long texts last."""
    held, coded = visit.snapshot.get(*record), KINDS[record.kind].coded
    fields = {
        name: field
        for name, field in KINDS[record.kind].columns.items()
        if getattr(held, name) is not None
        and name not in (*ELSEWHERE, *(IN_THE_HEADING if coded else ()))
    }
    long = [name for name, field in fields.items() if isinstance(field, Prose)]
    with st.grid(2, min_column_width=190, key=f"facts_{record.kind}"):
        for name in fields:
            if name not in long:
                _draw(visit, record, name, held)
    for name in long:
        _draw(visit, record, name, held)


def _draw(visit: Visit, record: RecordId, name: str, held: object) -> None:
    label = visit.words.label(KINDS[record.kind].columns[name])
    st.markdown(f"{grey(plain(label))}  \n{_shown(visit, record, name, held)}")


def _shown(visit: Visit, record: RecordId, name: str, held: object) -> str:
    """Give a field's value, with links to the records it names."""
    value, field = getattr(held, name), KINDS[record.kind].columns[name]
    chips = _chips(visit, record.kind, name, value)
    if chips is not None:
        return chips
    if isinstance(field, Reference) and value not in field.also:
        return link(visit, field.kind, value)
    if isinstance(field, References):
        return ", ".join(link(visit, field.kind, key) for key in value)
    if isinstance(field, Mentions):
        mentioned = [one.partition(":") for one in value]
        return ", ".join(link(visit, kind, key) for kind, _, key in mentioned)
    return plain(value_shown(visit, record.kind, name, value, held))


def _chips(visit: Visit, kind: str, name: str, held: Any) -> str | None:
    if name == "status":
        return status(visit, held)
    if name == "state":
        return state(visit, kind, held)
    if name == "status_scale":
        return " ".join(status(visit, step.code) for step in scale(visit))
    return None
