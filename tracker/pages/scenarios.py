"""Scenarios: how likely each is held, what it tells, how goals fare in it, what is believed."""

import streamlit as st

from tracker import forms, listings
from tracker.visit import Visit
from tracker.words import N_

LIKELIHOODS: listings.Looks = {
    N_("Over reviews"): listings.likelihoods,
    N_("Judge by judge"): listings.judges,
    N_("How it moves"): listings.moves,
    N_("What signals suggest"): listings.suggested,
    N_("Where they come from"): listings.genealogy,
}
GOALS: listings.Looks = {
    N_("Caution or hope"): listings.optimism,
    N_("Every rule"): listings.rules,
    N_("What turns the order"): listings.turning,
}
DRIVERS: listings.Looks = {
    N_("Important and uncertain"): listings.drivers,
    N_("What holds together"): listings.consistency,
}
RESOURCES: listings.Looks = {
    N_("What suffices"): listings.shortages,
    N_("Who would get what"): listings.shares,
}
SIGNALS: listings.Looks = {
    N_("Levels and states"): listings.watching,
    N_("When they tip"): listings.tipping,
}


def page(visit: Visit) -> None:
    """Draw the page."""
    told = visit.say("Futures the plan may have to live in. Likelihoods are the group's judgement.")
    listings.heading(visit.say("Scenarios"), told)
    chosen = listings.scenario_set(visit)
    if visit.snapshot.keys("scenario"):
        _scenarios(visit, chosen)
    else:
        listings.empty(visit, "scenario")
    with listings.card("assumptions"):
        listings.assumptions(visit)
        listings.lives(visit)
    with listings.card("signposts"):
        if visit.snapshot.keys("signpost"):
            listings.one_of(visit, "scenarios_signals", SIGNALS, chosen)
        else:
            listings.watching(visit, chosen)
    forms.offer(visit, "scenarios", ("scenario", "impact", "assumption", "signpost"))


def _scenarios(visit: Visit, chosen: str) -> None:
    with listings.card("likelihoods"):
        listings.one_of(visit, "scenarios_likelihood", LIKELIHOODS, chosen)
    if not visit.is_past and st.toggle(visit.say("Set the likelihoods"), key="scenarios_set_them"):
        forms.likelihoods(visit, chosen, forms.whose(visit))
    listings.scenarios(visit, chosen)
    left, right = st.columns([1, 1.35])
    with left, listings.card("cross"):
        listings.cross(visit, chosen)
    with right, listings.card("wind_tunnel"):
        listings.wind_tunnel(visit, chosen)
    for name, looks in (("goals", GOALS), ("drivers", DRIVERS), ("resources", RESOURCES)):
        with listings.card(name):
            listings.one_of(visit, f"scenarios_{name}", looks, chosen)
