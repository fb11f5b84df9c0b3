"""Goals: how they stand as judged and as computed, and each indicator against its target."""

import streamlit as st

from scenarios import series
from tracker import charts, forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page."""
    told = visit.say("Judged by the group and computed from the indicators, side by side.")
    listings.heading(visit.say("Goals"), told)
    if visit.snapshot.keys("goal"):
        listings.status_counts(visit)
        with listings.card("sectors", alone=True):
            judged = visit.kept(series.status_by_sector, visit.snapshot)
            listings.figure(visit, "goals_sectors", charts.sectors, judged)
        with listings.card("goals"):
            listings.goals(visit)
    else:
        listings.empty(visit, "goal")
    forms.offer(visit, "goals", ("goal", "indicator", "observation"))
    if visit.snapshot.keys("indicator"):
        _indicator(visit)


def _indicator(visit: Visit) -> None:
    """Draw a chosen indicator against its target, and how the target drifted."""
    with listings.card("multiples"):
        found = visit.kept(series.small_multiples, visit.snapshot)
        listings.figure(visit, "goals_multiples", charts.multiples, found)
    st.subheader(visit.say("Are the indicators on their way?"), anchor=False)
    indicator = listings.chosen(visit, "indicator", "goals_indicator")
    if indicator is None:
        return
    st.markdown(listings.link(visit, "indicator", indicator))
    path, drift = st.columns(2)
    with path, listings.card("path"):
        listings.path(visit, indicator)
        listings.meaning(visit, indicator)
    with drift, listings.card("drift"):
        listings.drift(visit, indicator)
