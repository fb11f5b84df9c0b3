"""Files into the plan: choose or paste, see what would change, and only then bring it in."""

from dataclasses import replace

import streamlit as st

from tracker import listings
from tracker.exchange.own.telling import is_ours
from tracker.forms.importing.clashes import taken
from tracker.forms.importing.difference import difference
from tracker.forms.importing.keeping import begun, unfinished
from tracker.forms.importing.seeing import seen
from tracker.forms.importing.source import given
from tracker.forms.importing.steps import wizard
from tracker.forms.importing.terms import terms_said
from tracker.forms.importing.way import way
from tracker.forms.importing.writing import PROBLEM, bring_in, is_being_written
from tracker.visit import Visit

__all__ = ["importing", "is_on_its_way"]


def importing(visit: Visit) -> None:
    """Draw the way in: a file, what it means when an office made it, the difference, the button."""
    problem = st.session_state.pop(PROBLEM, None)
    if problem:
        st.error(listings.plain(problem), icon=":material/error:")
    if is_being_written(visit):
        return
    on_its_way = way()
    if on_its_way is not None:
        wizard(visit, on_its_way)
        return
    unfinished(visit)
    asked = given(visit)
    if len(asked.files) == 1 and asked.kind is None and not is_ours(asked.files[0]):
        begun(visit, asked.files[0])
        st.rerun()
    terms = replace(terms_said(visit), clashes="keep", taken=taken())
    if not asked.files:
        return
    asked = replace(asked, terms=terms)
    found = seen(visit, asked)
    if found is not None:
        difference(visit, found)
        bring_in(visit, asked, found)


def is_on_its_way() -> bool:
    """Tell whether an office file is on its way in, and needs the width of the page."""
    return way() is not None
