"""The overview: what the plan asks for, what changed, and how it stands, in two minutes."""

import streamlit as st

from scenarios import series
from scenarios.agenda import due
from scenarios.difference import compare
from tracker import charts, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page; a plan that holds nothing yet says where to begin."""
    _heading(visit)
    if visit.history.position:
        _standing(visit)
        return
    with listings.card("beginning", alone=True):
        listings.beginning(visit)


def _heading(visit: Visit) -> None:
    plan = visit.settings
    title = plan.title or visit.workspace.title
    name = " · ".join(part for part in (plan.organisation, title) if part)
    week = visit.words.week(visit.moment.day)
    day = f"{visit.words.long_day(visit.moment.day)}, {week}"
    listings.heading(visit.say("Overview"), f"{listings.plain(name)} · {day}" if name else day)


def _standing(visit: Visit) -> None:
    """Draw what the plan asks for, what changed, and how everything stands."""
    asked, changed = st.columns([1, 1.35])
    with asked:
        with listings.card("due"):
            listings.due(visit, visit.kept(due, visit.history, visit.moment, visit.today))
        with listings.card("decisions"):
            listings.decisions(visit)
    with changed, listings.card("changed"):
        _changed(visit)
    _goals(visit)
    likely, beside = st.columns([1.5, 1])
    with likely, listings.card("likelihoods"):
        listings.figure(
            visit,
            "overview_likelihoods",
            charts.likelihoods,
            visit.kept(series.likelihoods, visit.history, visit.moment, visit.today),
        )
    with beside:
        with listings.card("resources"):
            listings.capacities(visit, visit.kept(series.capacity, visit.snapshot))
        with listings.card("signposts"):
            listings.signposts(visit)


def _changed(visit: Visit) -> None:
    """Draw what changed since the last review that is behind the moment."""
    listings.eyebrow(visit.say("Changed since the last review"))
    between = visit.kept(series.since_last, visit.history, visit.moment, visit.today)
    if between is None:
        st.markdown(listings.grey(visit.say("There is no earlier review to compare with.")))
        return
    first, last = between
    until = last.review or visit.say("now")
    st.subheader(f"{first.review} → {until}", anchor=False)
    difference = visit.kept(compare, visit.history, first.moment, last.moment)
    listings.told(visit, difference, link=visit.link("changes", vs=first.review or ""))
    listings.still_triggered(visit, first.moment)


def _goals(visit: Visit) -> None:
    """Draw how the goals stand, sector by sector; as a figure too where not all are named."""
    st.subheader(visit.say("How are the goals?"), anchor=False)
    if not visit.snapshot.keys("goal"):
        listings.empty(visit, "goal")
        return
    listings.status_counts(visit)
    listings.met_counts(visit)
    sectors = listings.sectors(visit)
    if any(map(listings.are_many, sectors.values())):
        with st.container(key="unprinted_sectors"), listings.card("sectors"):
            judged = visit.kept(series.status_by_sector, visit.snapshot)
            listings.figure(visit, "overview_sectors", charts.sectors, judged)
    with st.grid(2, min_column_width=340):
        for sector, goals in sectors.items():
            with listings.card(f"sector_{sector}"):
                listings.goals_of_sector(visit, sector, goals)
