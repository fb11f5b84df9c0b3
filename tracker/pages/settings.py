"""The page of settings: how the plan is kept, who writes, the language, and its health."""

import streamlit as st

from scenarios.kinds import RecordId
from tracker import forms, listings
from tracker.visit import Visit

PLAN = RecordId("settings", "plan")


def page(visit: Visit) -> None:
    """Draw the settings record, the persons, and whether everything is well."""
    name = visit.say("Workspace {name}", name=visit.workspace.name)
    listings.heading(visit.say("Settings"), listings.plain(name))
    left, right = st.columns([1.5, 1])
    with left:
        _plan(visit)
    with right:
        with listings.card("settings_language", alone=True):
            forms.language(visit)
        with listings.card("settings_persons", alone=True):
            st.subheader(visit.say("People"), anchor=False)
            forms.who_writes(visit)
            listings.persons(visit)
            forms.forgetting(visit)
        with listings.card("settings_health"):
            st.subheader(visit.say("Health"), anchor=False)
            listings.health(visit)


def _plan(visit: Visit) -> None:
    """Draw the settings record and its story; a plan that has none yet gets them here."""
    with listings.card("settings_plan"):
        st.subheader(visit.say("How the plan is kept"), anchor=False)
        if visit.snapshot.has(*PLAN):
            forms.acts(visit, PLAN)
            listings.facts(visit, PLAN)
        else:
            forms.add(visit, "settings", _begun(visit))
    with listings.card("settings_story"):
        st.subheader(visit.say("What was changed in the settings"), anchor=False)
        listings.story(visit, PLAN)


def _begun(visit: Visit) -> dict[str, object]:
    """Give what the settings of a new plan begin with, in the language it is begun in."""
    steps = tuple("|".join(step) for step in listings.scale(visit))
    language = visit.words.language
    return {"title": visit.workspace.title, "status_scale": steps, "language": language}
