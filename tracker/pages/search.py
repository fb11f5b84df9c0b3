"""Search across all kinds at the moment of the visit."""

import streamlit as st

from scenarios.kinds import KINDS
from tracker import listings
from tracker.visit import Visit

MOST, MOST_OF_A_KIND = 200, 8


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
        shown = [f"- {listings.link(visit, kind, key)}" for key in keys[:MOST_OF_A_KIND]]
        st.markdown("\n".join([*shown, *_rest(visit, kind, keys)]))


def _rest(visit: Visit, kind: str, keys: list[str]) -> list[str]:
    """Give the way to all that was found of a kind, where not all of it is shown."""
    rest = len(keys) - MOST_OF_A_KIND
    every = visit.link("kind", kind=kind, keys=",".join(keys))
    return [f"- [{visit.say('and {n} more', n=rest)}]({every})"] if rest > 0 else []
