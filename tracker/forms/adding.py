"""The form that adds a record of any kind."""

from collections.abc import Mapping
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
