"""One review: its day, its agenda and how that is arranged, and the invitation to it."""

from collections.abc import Callable

import streamlit as st

from scenarios.agenda import agenda_of
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Review
from tracker import forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page of the review that the address names, else of the next one."""
    mark = listings.coming(visit)
    code = visit.params.get("review") or (mark.code if mark else "")
    review = visit.snapshot.get("review", code)
    if review is None:
        listings.no_review(visit)
        return
    every = f"[{visit.say('Reviews')}]({visit.link('reviews')})"
    day = f"{visit.words.long_day(review.date)}, {visit.words.week(review.date)}"
    listings.heading(f"{review.code} {review.title}", f"{listings.plain(day)} · {every}")
    _standing(visit, review)
    left, right = st.columns([1.7, 1])
    with left:
        for draw in _in_turn(visit, review):
            with listings.card(draw.__name__.strip("_"), alone=True):
                draw(visit, review)
    with right:
        if not _is_to_come(visit, review):
            _writing(visit, review)
            _report(visit, review)
        _about(visit, review)


def _in_turn(visit: Visit, review: Review) -> list[Callable[[Visit, Review], None]]:
    """Give what is drawn in turn: the agenda, and before or after it notes, once there are any."""
    if _is_to_come(visit, review):
        return [_agenda]
    return [listings.notes, _agenda] if review.state == "finalised" else [_agenda, listings.notes]


def _is_to_come(visit: Visit, review: Review) -> bool:
    """Tell whether a review is planned for a later day, and has not been opened before it."""
    return review.date > visit.today and review.state not in ("open", "finalised")


def _standing(visit: Visit, review: Review) -> None:
    """Draw how the review stands, and how far away it is."""
    mark = next((mark for mark in visit.reviews if mark.code == review.code), None)
    chips = [listings.state(visit, "review", review.state or "planned")]
    if mark is not None and mark.state == "open" and not visit.is_past:
        chips.append(listings.draft(visit, mark))
    elif mark is not None:
        chips.append(listings.grey(listings.days_left(visit, mark)))
    if not visit.is_past and review.state != "finalised":
        begun = review.state == "open"
        word = visit.say("Go on with the review" if begun else "Hold the review")
        there = visit.link("hold", review=review.code)
        chips.append(f"&ensp;:material/groups: **[{word}]({there})**")
    st.markdown(" ".join(chips))


def _agenda(visit: Visit, review: Review) -> None:
    """Draw the agenda, or, when that is asked for, the means to arrange it."""
    items = visit.kept(agenda_of, visit.history, review.code, visit.today)
    st.subheader(visit.say("Agenda"), anchor=False)
    st.markdown(listings.grey(listings.summary(visit, items)))
    may = not visit.is_past and review.state != "finalised"
    if may and st.toggle(visit.say("Arrange"), key=f"review_{review.code}_arrange"):
        forms.arranging(visit, review, items)
    else:
        listings.agenda(visit, items)


def _writing(visit: Visit, review: Review) -> None:
    """Draw what may be written to the notes, and the end of the review."""
    if visit.is_past:
        return
    with listings.card("review_writing", alone=True):
        st.subheader(visit.say("After the meeting"), anchor=False)
        if review.state == "finalised":
            forms.addendum(visit, review)
        else:
            forms.free_text(visit, review)
            forms.finalising(visit, review)


def _report(visit: Visit, review: Review) -> None:
    """Draw the ways to take the report of the review, against the one before."""
    with listings.card("report", alone=True):
        st.subheader(visit.say("Report of the review"), anchor=False)
        listings.reporting(visit, review.code, review.code)


def _about(visit: Visit, review: Review) -> None:
    """Draw what is known of the review, its day, and the invitation to it."""
    with listings.card("review_facts", alone=True):
        listings.facts(visit, RecordId("review", review.code))
        there = visit.record_link("review", review.code)
        st.markdown(f"[{visit.say('Change it, or read its story')}]({there})")
    if visit.is_past or review.state in ("open", "finalised"):
        return
    with listings.card("review_day", alone=True):
        st.subheader(visit.say("Another day?"), anchor=False)
        forms.move(visit, review)
    with listings.card("review_invitation", alone=True):
        st.subheader(visit.say("Invitation"), anchor=False)
        forms.inviting(visit, review)
