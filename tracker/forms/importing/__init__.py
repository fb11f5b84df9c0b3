"""Files into the plan: choose or paste, see what would change, and only then bring it in."""

from dataclasses import replace

import streamlit as st

from tracker import listings
from tracker.forms.importing.clashes import taken
from tracker.forms.importing.difference import difference
from tracker.forms.importing.seeing import seen
from tracker.forms.importing.source import given
from tracker.forms.importing.terms import terms_said
from tracker.forms.importing.writing import PROBLEM, bring_in, is_being_written
from tracker.visit import Visit

__all__ = ["importing"]


def importing(visit: Visit) -> None:
    """Draw the way in: files or pasted rows, the terms, the difference and the button."""
    problem = st.session_state.pop(PROBLEM, None)
    if problem:
        st.error(listings.plain(problem), icon=":material/error:")
    if is_being_written(visit):
        return
    asked = given(visit)
    terms = replace(terms_said(visit), clashes="keep", taken=taken())
    if not asked.files:
        return
    asked = replace(asked, terms=terms)
    found = seen(visit, asked)
    if found is not None:
        difference(visit, found)
        bring_in(visit, asked, found)
