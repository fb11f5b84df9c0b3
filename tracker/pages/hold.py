"""Hold a review: who is here, then one thing at a time, large enough for a projector."""

import streamlit as st

from tracker import forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the review that the address names, as far as it has come."""
    review = visit.snapshot.get("review", visit.params.get("review", ""))
    if review is None:
        listings.no_review(visit)
        return
    if visit.is_past:
        listings.heading(visit.name_of("review", review.code))
        st.markdown(visit.say("A review is held now. Go to now to take part in it."))
        return
    if review.state == "open" and visit.person is not None:
        forms.hold(visit, review)
        return
    forms.complaint()
    day = f"{visit.words.long_day(review.date)}, {visit.words.week(review.date)}"
    listings.heading(visit.name_of("review", review.code), day)
    if review.state == "finalised":
        there = f"[{visit.say('Go to the notes')}]({visit.link('review', review=review.code)})"
        st.markdown(f"{visit.say('It is finalised and never changes.')} {there}")
    elif visit.person is None:
        forms.take_part(visit)
    else:
        forms.begin(visit, review)
