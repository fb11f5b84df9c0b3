"""What is shown at an address that no page has: that it is so, and the ways on."""

import streamlit as st

from tracker import listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Say that the address leads nowhere, and draw the ways on."""
    listings.heading(visit.say("There is no such page"))
    asked = visit.params.get("asked")
    told = (
        visit.say("Nothing stands at the address “{address}”.", address=asked)
        if asked
        else visit.say("Nothing stands at this address.")
    )
    why = visit.say("Perhaps it was mistyped, or cut off when it was copied.")
    st.markdown(listings.plain(f"{told} {why}"))
    ways = (
        ("search", visit.say("Search for what you wanted to see")),
        ("overview", visit.say("Go to the overview")),
        ("kind", visit.say("See everything the plan is made of")),
    )
    st.markdown("\n".join(f"- [{listings.plain(way)}]({visit.link(name)})" for name, way in ways))
