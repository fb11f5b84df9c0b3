"""The way of an office file in four steps: file, table, meaning and difference."""

from collections.abc import Callable, Mapping

import streamlit as st

from tracker import listings
from tracker.exchange.faults import Fault
from tracker.exchange.office.guesses import Proposal
from tracker.forms.importing.creating import open_records
from tracker.forms.importing.file import file
from tracker.forms.importing.finding import found_in
from tracker.forms.importing.keeping import is_back, keep
from tracker.forms.importing.meaning import meaning
from tracker.forms.importing.outcome import outcome
from tracker.forms.importing.place import FORM
from tracker.forms.importing.profiles import recognised
from tracker.forms.importing.table import table
from tracker.forms.importing.way import STEPS, Way, forget
from tracker.forms.importing.widgets import side_by_side
from tracker.visit import Visit
from tracker.words import N_

CALLED: Mapping[str, str] = {
    "file": N_("File"),
    "table": N_("Table"),
    "meaning": N_("Meaning"),
    "difference": N_("Difference"),
}
# The keys go on from the step that is reached, once it is the one that is marked. The group hands
# the first focus to the step that had it last, so it is asked twice.
ARRIVE = """
document.querySelector('.st-key-heading')?.scrollIntoView({block: 'center'});
(function arrive(times) {
  const step = document.querySelector('.st-key-import-step [aria-checked=true]');
  if (step?.innerText.trim().startsWith('%d'))
    for (const once of [1, 2]) step.focus({preventScroll: true});
  else if (times) setTimeout(arrive, 50, times - 1);
})(100);
"""
DRAWN: Mapping[str, Callable[[Visit, Way, Proposal], None]] = {
    "table": table,
    "meaning": meaning,
    "difference": outcome,
}


def wizard(visit: Visit, way: Way) -> None:
    """Draw the step that a file has reached, and the way back and on."""
    _head(visit, way)
    _at_the_top(way)
    is_back(visit, way)
    try:
        leaf, proposal = found_in(visit, way)
    except Fault as fault:
        st.error(listings.plain(visit.words.refusal(fault)), icon=":material/error:")
        st.markdown(listings.grey(visit.say("Nothing was changed.")))
        return
    if leaf is None:
        return
    recognised(visit, way)
    if proposal is None or way.step == STEPS[0]:
        file(visit, way, leaf)
    else:
        DRAWN[way.step](visit, way, proposal)
    _onward(visit, way, proposal)
    keep(visit, way)


def _at_the_top(way: Way) -> None:
    """Begin a step at its top, with the keys too; its place is always there, so nothing moves."""
    with st.container():
        if way.arrives:
            script = ARRIVE % (STEPS.index(way.step) + 1)
            st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
    way.arrives = False


def _head(visit: Visit, way: Way) -> None:
    """Draw which file it is, which step this is, and the way to another file."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/table: **{listings.cell(way.file.name)}**")
        st.button(
            visit.say("Choose another file"),
            key=f"{FORM}_again",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=forget,
        )
    side_by_side(
        visit.say("Step"),
        STEPS,
        way.step,
        lambda step: way.go(step or way.step),
        key="step",
        format_func=lambda step: f"{STEPS.index(step) + 1} {visit.say(CALLED[step])}",
    )


def _onward(visit: Visit, way: Way, proposal: Proposal | None) -> None:
    """Draw the way back and the way on; what must be answered first is told."""
    turn = STEPS.index(way.step)
    unanswered = _unanswered(way, proposal) if way.step == "meaning" else 0
    with st.container(horizontal=True, vertical_alignment="center"):
        if turn:
            st.button(
                visit.say("Back"),
                key=f"{FORM}_back",
                icon=":material/arrow_back:",
                on_click=way.go,
                args=(STEPS[turn - 1],),
            )
        if turn < len(STEPS) - 1:
            st.button(
                visit.say("Next"),
                key=f"{FORM}_next",
                type="primary",
                icon=":material/arrow_forward:",
                disabled=proposal is None or unanswered > 0,
                on_click=_accept,
                args=(way, proposal),
            )
        if unanswered:
            told = visit.words.say_n(
                "{n} question is still to be answered.",
                "{n} questions are still to be answered.",
                unanswered,
            )
            st.markdown(listings.grey(told))


def _unanswered(way: Way, proposal: Proposal | None) -> int:
    """Count what only somebody can answer: nothing is proposed for it."""
    asked = [one for one in proposal.questions if one.proposed is None] if proposal else []
    return len(asked) + len(open_records(way))


def _accept(way: Way, proposal: Proposal) -> None:
    """Go on to the next step; what was proposed on this one is said with that."""
    here = way.step
    for question in proposal.questions:
        is_of_table = question.about[0] == "fill_down"
        if question.proposed is not None and here == ("table" if is_of_table else "meaning"):
            if question.about[0] == "fields":
                way.mean(proposal.told, question.about, question.proposed)
            else:
                way.keep(*question.about, value=question.proposed)
    way.go(STEPS[STEPS.index(here) + 1])
