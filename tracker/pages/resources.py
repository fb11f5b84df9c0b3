"""Resources: what there is of each, who brings it, who gets it, and what is left or too much."""

import streamlit as st

from scenarios import series
from tracker import charts, forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page."""
    told = visit.say("What partners bring and goals draw on. Different units are never added.")
    listings.heading(visit.say("Resources"), told)
    if visit.snapshot.keys("resource"):
        _resources(visit)
    else:
        listings.empty(visit, "resource")
    forms.offer(visit, "resources", ("resource", "contribution", "allocation"))


def _resources(visit: Visit) -> None:
    with listings.card("load"):
        load = visit.kept(series.resource_load, visit.snapshot)
        listings.figure(visit, "resources_load", charts.load, load)
    with listings.card("capacity"):
        st.subheader(visit.say("What is there, and what is left?"), anchor=False)
        listings.resources(visit)
    with listings.card("flows"):
        listings.flows(visit)
    brought, given = st.columns(2)
    with brought, listings.card("contributions", alone=True):
        listings.contributions(visit)
    with given, listings.card("allocations", alone=True):
        listings.allocations(visit)
