"""Who visits and in which language: the environment, the session, and what the browser keeps."""

import streamlit as st

from tracker import settings
from tracker.accounts import Person
from tracker.forms import CHOSEN_LANGUAGE, PERSON
from tracker.screen.faults import LANGUAGE
from tracker.screen.language import ASKED, COOKIE, language_of
from tracker.words import Words
from tracker.workspace import Workspace


def person(workspace: Workspace) -> Person | None:
    """Give who writes, if that is known; otherwise the first save asks."""
    named = settings.person_name()
    if named:
        return workspace.person(named)
    key = st.session_state.get(PERSON) or st.context.cookies.get(PERSON)
    return workspace.persons().get(key) if key else None


def words(plan_language: str | None) -> Words:
    """Give the words: as asked, as chosen before, as the plan is written, as the browser wants."""
    asked = st.query_params.get(ASKED)
    if asked and asked != st.session_state.get("asked_language"):
        st.session_state["asked_language"] = asked
        st.session_state[CHOSEN_LANGUAGE] = language_of(asked)
    chosen = st.session_state.get(CHOSEN_LANGUAGE) or st.context.cookies.get(COOKIE)
    language = language_of(chosen, settings.language(), plan_language, _of_browser())
    st.session_state[LANGUAGE] = language
    return Words(language)


def _of_browser() -> str | None:
    return st.context.headers.get("accept-language") or st.context.locale


def remembered(workspace: Workspace | None, who: Person | None) -> dict[str, str]:
    """Give what the browser should keep until the next visit."""
    kept = {}
    chosen = st.session_state.get(CHOSEN_LANGUAGE)
    if chosen:
        kept[COOKIE] = chosen
    if workspace is not None and who is not None and st.session_state.get(PERSON):
        kept[PERSON] = who.key
    return kept
