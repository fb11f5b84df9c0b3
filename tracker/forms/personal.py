"""What somebody chooses for themselves: the language, and the name they write under."""

import streamlit as st

from tracker import listings
from tracker.forms.saving import PERSON
from tracker.visit import Visit
from tracker.words import LANGUAGES

CHOSEN_LANGUAGE = "chosen_language"
OWN_NAMES = {"sv": "Svenska", "en": "English"}


def language(visit: Visit) -> None:
    """Draw the choice of language; each is called by its own name."""
    st.subheader(visit.say("Language"), anchor=False)
    if st.session_state.get("language_choice") != visit.words.language:
        st.session_state["language_choice"] = visit.words.language
    st.segmented_control(
        visit.say("Language"),
        LANGUAGES,
        key="language_choice",
        required=True,
        format_func=lambda code: OWN_NAMES[code],
        on_change=lambda: speak(st.session_state["language_choice"]),
        label_visibility="collapsed",
    )
    st.markdown(
        listings.grey(
            visit.say("Of menus, numbers and days. What you have written stays as it is.")
        )
    )


def speak(code: str) -> None:
    """Speak another language from now on."""
    st.session_state[CHOSEN_LANGUAGE] = code


def who_writes(visit: Visit) -> None:
    """Draw under which name the visitor writes, and how to change it."""
    if visit.person is None:
        st.markdown(visit.say("Your name is asked for the first time you save."))
        return
    name = listings.plain(visit.person.name)
    st.markdown(visit.say("You write as {name}.", name=f"**{name}**"))
    with st.form("personal_name", border=False):
        st.text_input(visit.say("Write under another name"), key="personal_name_typed")
        st.form_submit_button(visit.say("Change the name"), on_click=_rename, args=(visit,))


def _rename(visit: Visit) -> None:
    name = (st.session_state.get("personal_name_typed") or "").strip()
    if name:
        st.session_state[PERSON] = visit.workspace.person(name).key
