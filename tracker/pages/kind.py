"""The list of any kind: every record of it, filter, and the form that adds one."""

import streamlit as st

from scenarios.kinds import KINDS
from tracker import forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the list of the kind that the address names, or the choice of kinds."""
    kind = visit.params.get("kind", "")
    if kind not in KINDS:
        _kinds(visit)
        return
    described = KINDS[kind]
    all_kinds = f"[{visit.say('All kinds')}]({visit.link('kind')})"
    help_ = listings.plain(visit.words.help(described))
    listings.heading(visit.words.plural(described), f"{all_kinds} · {help_}")
    if not visit.is_past and described.key:
        label = visit.say("Add {kind}", kind=visit.say(described.label))
        if st.toggle(label, value=not visit.snapshot.keys(kind), key=f"kind_{kind}_add"):
            forms.add(visit, kind)
    asked = visit.params.get("keys")
    listings.records(visit, kind, asked.split(",") if asked else None)


def _kinds(visit: Visit) -> None:
    """Draw every kind with how many there are."""
    listings.heading(visit.say("All kinds"), visit.say("Everything the plan is made of."))
    with st.grid(3, min_column_width=260):
        for name, kind in KINDS.items():
            count = len(visit.snapshot.keys(name))
            link = f"[{visit.words.plural(kind)}]({visit.link('kind', kind=name)})"
            with listings.card(f"kind_{name}"):
                st.markdown(f"**{link}** · {count}  \n{listings.grey(visit.words.help(kind))}")
