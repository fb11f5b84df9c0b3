"""Scenarios: how likely each is held, what it tells, how goals fare in it, what is believed."""

import streamlit as st

from scenarios import series
from tracker import charts, forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page."""
    told = visit.say("Futures the plan may have to live in. Likelihoods are the group's judgement.")
    listings.heading(visit.say("Scenarios"), told)
    if visit.snapshot.keys("scenario"):
        _scenarios(visit)
    else:
        listings.empty(visit, "scenario")
    with listings.card("assumptions"):
        listings.assumptions(visit)
        listings.lives(visit)
    with listings.card("signposts"):
        listings.watched(visit)
        listings.strips(visit)
    forms.offer(visit, "scenarios", ("scenario", "impact", "assumption", "signpost"))


def _scenarios(visit: Visit) -> None:
    chosen = listings.scenario_set(visit)
    with listings.card("likelihoods"):
        found = visit.kept(series.likelihoods, visit.history, visit.moment, visit.today, chosen)
        listings.figure(visit, "scenarios_likelihoods", charts.likelihoods, found)
    if not visit.is_past and st.toggle(visit.say("Set the likelihoods"), key="scenarios_set_them"):
        forms.likelihoods(visit, chosen)
    listings.scenarios(visit, chosen)
    left, right = st.columns([1, 1.35])
    with left, listings.card("cross"):
        listings.cross(visit, chosen)
    with right, listings.card("wind_tunnel"):
        listings.wind_tunnel(visit, chosen)
    left, right = st.columns([1, 1.35])
    with left, listings.card("drivers"):
        listings.drivers(visit)
    with right, listings.card("optimism"):
        listings.optimism(visit, chosen)
    with listings.card("shortages"):
        listings.shortages(visit, chosen)
