"""The list of any kind: every record of it, filter, and the form that adds one."""

import streamlit as st

from scenarios.kinds import KINDS
from tracker import forms, listings
from tracker.visit import Visit

MOST = 60


def page(visit: Visit) -> None:
    """Draw the list of the kind that the address names, or the choice of kinds."""
    kind = visit.params.get("kind", "")
    change = visit.params.get("change", "")
    if kind not in KINDS:
        _kinds(visit, change)
        return
    described = KINDS[kind]
    all_kinds = f"[{visit.say('All kinds')}]({visit.link('kind')})"
    help_ = listings.plain(visit.words.help(described))
    listings.heading(visit.words.plural(described), f"{all_kinds} · {help_}")
    if change:
        _written(visit, kind, change)
        return
    if not visit.is_past and described.key:
        label = visit.say("Add {kind}", kind=visit.say(described.label))
        if st.toggle(label, value=not visit.snapshot.keys(kind), key=f"kind_{kind}_add"):
            forms.add(visit, kind)
    asked = visit.params.get("keys")
    listings.records(visit, kind, asked.split(",") if asked else None)


def _written(visit: Visit, kind: str, change: str) -> None:
    """Draw the records of a kind that a change wrote, those that are no longer there by code."""
    keys = listings.written_in(visit, change).get(kind, [])
    st.markdown(f"**{listings.plain(visit.say('Written in change {number}', number=change))}**")
    gone = [key for key in keys if not visit.snapshot.has(kind, key)]
    if len(keys) > len(gone):
        listings.records(visit, kind, keys)
    if gone:
        told = listings.grey(visit.say("Not part of the plan at this moment"))
        st.markdown(f"{told}  \n{listings.links(visit, kind, gone[:MOST])}")
    if len(gone) > MOST:
        st.markdown(listings.grey(visit.say("and {n} more", n=len(gone) - MOST)))


def _kinds(visit: Visit, change: str) -> None:
    """Draw every kind with how many there are, or those of what a change wrote."""
    told, counts, asked = visit.say("Everything the plan is made of."), _counts(visit), {}
    if change:
        told, asked = visit.say("Written in change {number}", number=change), {"change": change}
        counts = {kind: len(keys) for kind, keys in listings.written_in(visit, change).items()}
    listings.heading(visit.say("All kinds"), listings.plain(told))
    with st.grid(3, min_column_width=260):
        for name, count in counts.items():
            kind = KINDS[name]
            link = f"[{visit.words.plural(kind)}]({visit.link('kind', kind=name, **asked)})"
            with listings.card(f"kind_{name}"):
                st.markdown(f"**{link}** · {count}  \n{listings.grey(visit.words.help(kind))}")


def _counts(visit: Visit) -> dict[str, int]:
    return {name: len(visit.snapshot.keys(name)) for name in KINDS}
