"""The banner of a past moment: where one is, the way back, and what was known then or since."""

from datetime import UTC, tzinfo

import streamlit as st

from scenarios.difference import Difference
from scenarios.hindsight import believed, learnt
from tracker import listings
from tracker.screen.bar import go
from tracker.visit import NOW, Visit


def banner(visit: Visit) -> None:
    """Draw the banner, with the ways out of it; of the present there is none."""
    if not visit.is_past:
        return
    zone = visit.workspace.time_zone(visit.history) or UTC
    count = _size(visit.kept(learnt, visit.history, visit.moment, zone))
    told = _told(visit) + (f"  \n{listings.plain(_otherwise(visit, count))}" if count else "")
    with st.container(key="past", horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(f":material/history: {told}", width="stretch")
        if count or visit.moment.known is not None:
            _other_way_of_knowing(visit, zone)
        st.button(visit.say("To now"), key="past_to_now", type="primary", on_click=go, args=(NOW,))


def _told(visit: Visit) -> str:
    say, moment = visit.say, visit.moment
    nothing = say("Nothing can be changed here.")
    review = next((mark for mark in visit.reviews if mark.code == visit.at), None)
    if review is not None:
        told = say(
            "You see the plan as it was at {review}, {day}", review=review.code, day=moment.day
        )
        return f"**{listings.plain(told)}** – {listings.plain(review.title)}. {nothing}"
    told = say("You see the plan as it was on {day}", day=moment.day)
    if moment.known is not None:
        told += say(", as far as was known at position {position}", position=moment.known)
    return f"**{listings.plain(told)}**. {nothing}"


def _size(found: Difference) -> int:
    records = (found.added, found.retired, found.restored)
    return len(found.revised) + sum(map(len, records))


def _otherwise(visit: Visit, count: int) -> str:
    return visit.words.say_n(
        "{n} thing is known otherwise now than it was then.",
        "{n} things are known otherwise now than they were then.",
        count,
    )


def _other_way_of_knowing(visit: Visit, zone: tzinfo) -> None:
    """Draw the way from what is known now of the day to what was believed then, or from it.

    What lasts says nothing of what came later, so that way is there whether anything differs.
    """
    moment = visit.moment
    if moment.known is None:
        then = believed(visit.history, moment.day, zone)
        name, there = visit.say("What was believed then"), f"{then.day}@{then.known}"
    else:
        name, there = visit.say("What is known now"), str(moment.day)
    st.button(name, key="past_otherwise", type="tertiary", on_click=go, args=(there,))
