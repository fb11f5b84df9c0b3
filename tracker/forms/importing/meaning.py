"""Step three: what the rows are about, which column is which field, and which record each name."""

import streamlit as st

from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.office.guesses import Proposal, Question
from tracker.forms.importing.columns import columns
from tracker.forms.importing.names import names
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of, side_by_side, why
from tracker.forms.importing.wordings import wordings
from tracker.visit import Visit
from tracker.words import N_

SPOKEN = {
    ",": N_("comma before the decimals"),
    ".": N_("point before the decimals"),
    "dmy": N_("day first"),
    "mdy": N_("month first"),
}


def meaning(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw what the file means as it was found out, and ask what it does not say."""
    _kind(visit, way, proposal)
    if "kind" not in proposal.told:
        return
    for question in proposal.questions:
        if question.about[0] in ("decimal", "order", "effective_on"):
            _question(visit, way, question)
    names(visit, way, proposal)
    wordings(visit, way, proposal)
    columns(visit, way, proposal)


def _kind(visit: Visit, way: Way, proposal: Proposal) -> None:
    one_of(
        visit,
        visit.say("What the rows are about"),
        [name for name in KINDS if name != "settings"],
        proposal.told.get("kind"),
        lambda kind: _turn_to(way, kind),
        key="office_kind",
        format_func=lambda name: visit.words.plural(KINDS[name]),
        width=340,
    )
    why(visit, proposal.reason("kind"))


def _turn_to(way: Way, kind: str | None) -> None:
    """Turn to another kind: its columns are found anew."""
    way.forget_meaning()
    way.keep("kind", value=kind)


def _question(visit: Visit, way: Way, question: Question) -> None:
    """Draw a question about how the whole file is written."""
    with st.container(border=True, key=f"card_ask_{'_'.join(question.about)}"):
        st.markdown(f":material/help: **{listings.plain(visit.words.why(question.asked))}**")
        side_by_side(
            visit.say("Answer"),
            question.choices,
            question.proposed,
            lambda answer: way.keep(*question.about, value=answer),
            key="/".join(question.about),
            format_func=lambda one: visit.say(str(SPOKEN.get(one, one))),
            label_visibility="collapsed",
        )
        why(visit, question.reason)
