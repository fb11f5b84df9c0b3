"""Search across all kinds at the moment of the visit."""

import streamlit as st

from scenarios.kinds import KINDS
from tracker import listings
from tracker.visit import Visit

MOST = 100


def page(visit: Visit) -> None:
    """Draw the search box and what was found, a kind at a time."""
    listings.heading(visit.say("Search"))
    text = st.text_input(
        visit.say("Words that must stand in the record"),
        key="q",
        bind="query-params",
        type="search",
        icon=":material/search:",
        live="300ms",
    )
    if not (text or "").strip():
        return
    found = visit.kept(visit.snapshot.search, text)
    if not found:
        st.markdown(visit.say("Nothing holds these words."))
        return
    count = visit.words.say_n("{n} record", "{n} records", len(found))
    st.markdown(listings.grey(count))
    by_kind: dict[str, list[str]] = {}
    for record, _ in found[:MOST]:
        by_kind.setdefault(record.kind, []).append(record.key)
    for kind, keys in by_kind.items():
        st.subheader(listings.plain(visit.words.plural(KINDS[kind])), anchor=False)
        st.markdown("\n".join(f"- {listings.link(visit, kind, key)}" for key in keys))
