"""Bring in what was seen: one button, one change, and the plan as it was if anything fails."""

from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from scenarios.errors import Refused
from tracker import listings
from tracker.accounts import Person
from tracker.exchange.asked import Asked
from tracker.exchange.compared.terms import Terms
from tracker.exchange.imports import Import, carry_out, source_of, written_down
from tracker.exchange.work import Work
from tracker.forms.drafts import tell
from tracker.forms.importing.awaiting import POLLED, position_of
from tracker.forms.importing.counts import counted
from tracker.forms.importing.keeping import drop
from tracker.forms.importing.place import FORM
from tracker.forms.importing.seeing import SEEN
from tracker.forms.importing.way import forget
from tracker.forms.saving import NAME, writer
from tracker.visit import Visit

PROBLEM, WRITING = f"{FORM}_problem", f"{FORM}_writing"


class Written(NamedTuple):
    """What is being written, and what was asked for."""

    asked: Asked
    work: Work[Import]


def bring_in(visit: Visit, asked: Asked, found: Import) -> None:
    """Draw the button that writes what was seen, and what speaks against it."""
    if visit.person is None:
        st.text_input(
            f"{visit.say('Your name')} *",
            key=f"{FORM}:{NAME}",
            autocomplete="name",
            help=visit.say("Asked once. It is kept apart from the plan and its history."),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            visit.say("Import"),
            key=f"{FORM}_go",
            type="primary",
            icon=":material/input:",
            disabled=not _has_something(found),
            on_click=_begin,
            args=(visit, asked, found),
        )
        st.markdown(listings.grey(_verdict(visit, found)))


def is_being_written(visit: Visit) -> bool:
    """Draw that files are being written, if they are; once they are, tell what was."""
    written: Written | None = st.session_state.get(WRITING)
    if written is None:
        return False
    if written.work.has_ended:
        _end(visit, written)
        st.rerun()
    _waiting(visit, written.work)
    return True


@st.fragment(run_every=POLLED)
def _waiting(visit: Visit, work: Work[Import]) -> None:
    if work.has_ended:
        st.rerun()
    told = visit.say("Writing: all of it as one change, or nothing. You may go to other pages.")
    st.progress(work.share, text=told)


def _begin(visit: Visit, asked: Asked, found: Import) -> None:
    """Write at once what is short, and apart what is long."""
    try:
        person = writer(visit, st.session_state.get(f"{FORM}:{NAME}") or "")
    except Refused as refused:
        st.session_state[PROBLEM] = visit.words.refusal(refused)
        return
    position = position_of(SEEN)
    work = Work(lambda _: _written(visit, asked, found, person, position), apart=asked.is_long)
    if work.has_ended:
        _end(visit, Written(asked, work))
    else:
        st.session_state[WRITING] = Written(asked, work)


def _written(
    visit: Visit, asked: Asked, found: Import, person: Person, position: int | None
) -> Import:
    """Write what was seen; if the plan has moved since, only what comes out the same."""
    if not found.replays and visit.workspace.history().position == position:
        return written_down(visit.workspace, found, source_of(asked.files), person)
    return carry_out(
        visit.workspace,
        asked.files,
        _as_seen(asked.terms, found),
        asked.kind,
        person=person,
        profile=asked.profile,
    )


def _as_seen(terms: Terms, found: Import) -> Terms:
    """Give the terms under which only the clashes that were shown are chosen between."""
    return replace(terms, clashes="refuse", kept=frozenset(found.clashes) - terms.taken)


def _end(visit: Visit, written: Written) -> None:
    st.session_state.pop(WRITING, None)
    try:
        found = written.work.answer()
    except Refused as refused:
        st.session_state[PROBLEM] = visit.words.refusal(refused)
        return
    if not found.written:
        st.session_state[PROBLEM] = visit.say(
            "The plan has changed since the preview. Look at it again."
        )
        return
    for file in written.asked.files:
        drop(visit, file)
    forget()
    count = visit.words.say_n("{n} record", "{n} records", len(found.edits))
    told = visit.say("The files are in the plan: {count}.", count=count)
    tell(f"{told} {counted(visit, found)}".strip())


def _has_something(found: Import) -> bool:
    return not found.refused and (bool(found.edits) or found.replays)


def _verdict(visit: Visit, found: Import) -> str:
    if found.refused:
        return visit.say("Nothing is written until everything above is put right.")
    if found.replays:
        return visit.say("The archive is replayed: every revision, day and hash is kept.")
    if not found.edits and found.clashes:
        return visit.say("What is there is kept, so there is nothing to write.")
    if not found.edits:
        return visit.say("The files say what the plan already holds.")
    return visit.say("It is written as one change, and can be undone as one.")
