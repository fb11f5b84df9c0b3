"""The form that adds a record of any kind."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from scenarios.kinds import KINDS
from scenarios.revisions import Act
from tracker import listings
from tracker.forms.form import NEVER_TYPED, Form
from tracker.forms.sheet import draw
from tracker.visit import Visit


def add(visit: Visit, kind: str, given: Mapping[str, Any] | None = None) -> None:
    """Draw the form that adds a record; what is given already stands in it."""
    if visit.is_past:
        return
    described = KINDS[kind]
    names = tuple(name for name in described.columns if name not in NEVER_TYPED)
    held = {name: described.default(name) for name in described.fields} | dict(given or {})
    st.markdown(listings.grey(visit.words.help(described)))
    draw(Form(visit, described, "", Act.ADD, names=names, held=held))


def offer(visit: Visit, page: str, kinds: Sequence[str]) -> None:
    """Draw the choice of what can be added on a page, and the form of what is chosen."""
    if visit.is_past:
        return
    chosen = st.segmented_control(
        visit.say("What do you want to add?"),
        kinds,
        key=f"{page}_add",
        format_func=lambda kind: (
            f":material/add: {visit.say('Add {kind}', kind=visit.say(KINDS[kind].label))}"
        ),
        label_visibility="collapsed",
    )
    if chosen is not None:
        add(visit, str(chosen))
