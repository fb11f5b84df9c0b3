"""On what terms the rows come in: in which review, from which day, why and on whose word."""

from typing import Any

import streamlit as st

from scenarios.errors import Refused
from tracker.exchange.compared.terms import Terms
from tracker.forms.form import SAYING
from tracker.forms.importing.place import FORM
from tracker.forms.inputs import Box, read, typed
from tracker.visit import Visit

TERMS = ("review", "effective_on", "author", "trigger", "reason")


def terms_said(visit: Visit, held: dict[str, Any] | None = None) -> Terms:
    """Draw the terms, beginning with what is held, and give what was said; it is held then."""
    values: dict[str, Any] = {}
    held = {} if held is None else held
    with st.expander(visit.say("Review, day, why and on whose word"), icon=":material/tune:"):
        for name in TERMS:
            place, field = f"{FORM}:{name}", SAYING[name]
            st.session_state.setdefault(place, held.get(name, typed(visit, field, None)))
            Box(visit, "settings", field, name, place).draw(visit.words.label(field))
            held[name] = st.session_state[place]
            try:
                values[name] = read(visit, field, st.session_state[place])
            except Refused as refused:
                st.error(visit.words.refusal(refused), icon=":material/error:")
        complete = st.checkbox(
            visit.say("The files hold everything: retire what they lack"), key=f"{FORM}:complete"
        )
    return Terms(**values, complete=complete)
