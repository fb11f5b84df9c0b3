"""Reviews: when the team meets, what the next one must handle, and the date of the one after."""

import streamlit as st

from scenarios import series
from tracker import charts, forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page."""
    told = visit.say("When you meet, what must be taken up, and what is not finished.")
    listings.heading(visit.say("Reviews"), told)
    left, right = st.columns([1.25, 1])
    with left, listings.card("next_review", alone=True):
        listings.next_review(visit)
        mark = listings.coming(visit)
        if mark is not None:
            listings.to_handle(visit, mark)
    with right, listings.card("wheel", alone=True):
        _wheel(visit)
        if not visit.is_past:
            forms.subscribing(visit)
    if not visit.is_past:
        with left, listings.card("plan", alone=True):
            st.subheader(visit.say("When do you meet next time?"), anchor=False)
            forms.plan(visit)
    _every(visit)


def _every(visit: Visit) -> None:
    """Draw every review as a table, and the ways to take the report of one."""
    if not visit.reviews:
        listings.empty(visit, "review")
        return
    st.subheader(visit.say("Every review"), anchor=False)
    with listings.card("reviews"):
        listings.reviews(visit)
        decided = visit.kept(series.due_and_done, visit.history, visit.moment)
        listings.figure(visit, "reviews_decided", charts.decided, decided)
    with listings.card("report", alone=True):
        st.subheader(visit.say("Report of a review"), anchor=False)
        listings.report_of_review(visit)


def _wheel(visit: Visit) -> None:
    """Draw the year as a wheel; another year can be chosen."""
    now = visit.moment.day.year
    years = sorted({now, now + 1, *(mark.day.year for mark in visit.reviews)})[-5:]
    year = st.segmented_control(
        visit.say("Year"),
        years,
        default=now,
        key="reviews_year",
        required=True,
        label_visibility="collapsed",
    )
    table = visit.kept(series.year_wheel, visit.snapshot, int(year or now), visit.moment.day)
    listings.figure(visit, "reviews_wheel", charts.yearwheel, table)
