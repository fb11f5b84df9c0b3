"""A record's own page: facts, figures, what names it, what can be done with it, its story."""

import streamlit as st

from scenarios.kinds import KINDS, RecordId
from scenarios.lexicons import natural
from tracker import forms, listings
from tracker.visit import Visit

MOST = 30


def page(visit: Visit) -> None:
    """Draw the page of the record that the address names."""
    kind, key = visit.params.get("kind", ""), visit.params.get("key", "")
    record = RecordId(kind, key)
    if kind not in KINDS or not visit.history.revisions_of(record):
        listings.heading(visit.say("There is no such record"))
        st.markdown(visit.say("The address may be old, or of another workspace."))
        return
    described = KINDS[kind]
    there = f"[{visit.words.plural(described)}]({visit.link('kind', kind=kind)})"
    listings.heading(listings.full_name(visit, kind, key), there)
    if not visit.snapshot.has(kind, key):
        st.markdown(
            listings.badge("archive", visit.say("Not part of the plan at this moment"), "gray")
        )
    forms.acts(visit, record)
    facts, story = st.columns([1.25, 1])
    with facts:
        if visit.snapshot.has(kind, key):
            with listings.card("facts", alone=True):
                listings.facts(visit, record)
        listings.pictures(visit, record)
    with story:
        with listings.card("story", alone=True):
            st.subheader(visit.say("Its story"), anchor=False)
            listings.story(visit, record)
        _named_by(visit, record)


def _named_by(visit: Visit, record: RecordId) -> None:
    """Draw the records that name this one, a kind a line."""
    names = visit.kept(visit.history.referrers, record, visit.moment.day)
    by_kind: dict[str, list[str]] = {}
    for other in names:
        by_kind.setdefault(other.kind, []).append(other.key)
    if not by_kind:
        return
    with listings.card("named_by", alone=True):
        st.subheader(visit.say("Named by"), anchor=False)
        for kind, keys in by_kind.items():
            label = listings.grey(listings.plain(visit.words.plural(KINDS[kind])))
            st.markdown(
                f"{label}  \n{listings.links(visit, kind, sorted(keys, key=natural)[:MOST])}"
            )
            if len(keys) > MOST:
                st.markdown(listings.grey(visit.say("and {n} more", n=len(keys) - MOST)))
