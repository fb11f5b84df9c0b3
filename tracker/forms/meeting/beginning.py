"""A review begins: who is there, by role, and who leads it."""

from collections.abc import Iterable

import streamlit as st

from scenarios.edits import Revise
from scenarios.errors import Refused
from scenarios.kinds.reviews import Review
from tracker import listings
from tracker.forms.meeting.sitting import PROBLEM
from tracker.visit import Visit
from tracker.words import N_

LEADING = {"chair": N_("Who leads the meeting?"), "secretary": N_("Who writes the notes?")}


def begin(visit: Visit, review: Review) -> None:
    """Draw the attendance of a planned review and the button that begins it."""
    _earlier(visit, review)
    roles = _roles(visit, review)
    with listings.card("hold_begin", alone=True):
        st.subheader(visit.say("Who is here?"), anchor=False)
        st.multiselect(
            visit.say("Roles, not persons' names"),
            roles,
            default=list(review.participants or _last_time(visit, review)),
            key="hold_begin:participants",
            accept_new_options=True,
            placeholder=visit.say("Choose, or write another role"),
            select_all=False,
        )
        with st.container(horizontal=True):
            for name, label in LEADING.items():
                held = getattr(review, name)
                st.selectbox(
                    visit.say(label),
                    roles,
                    index=roles.index(held) if held in roles else None,
                    key=f"hold_begin:{name}",
                    accept_new_options=True,
                    placeholder=visit.say("Choose, or write another role"),
                )
        st.button(
            visit.say("Begin the review"),
            type="primary",
            icon=":material/play_arrow:",
            shortcut="Ctrl+Enter",
            on_click=_begin,
            args=(visit, review),
        )


def _earlier(visit: Visit, review: Review) -> None:
    """Say that an earlier review is still open: this one can be held, but not finalised."""
    for mark in visit.reviews:
        if mark.day < review.date and mark.state != "finalised":
            told = visit.say(
                "{earlier} is not finalised. {review} can be held, but not finalised before it.",
                earlier=mark.code,
                review=review.code,
            )
            there = visit.link("review", review=mark.code)
            st.warning(
                f"{listings.plain(told)} [{visit.say('Go there')}]({there})",
                icon=":material/edit_note:",
            )


def _roles(visit: Visit, review: Review) -> list[str]:
    """Give every role that the plan knows, those of earlier reviews first."""
    snapshot = visit.snapshot
    reviews = list(reversed(snapshot.all("review")))
    of_meetings = [role for one in reviews for role in one.participants or ()]
    leading = [getattr(one, name) for one in (review, *reviews) for name in LEADING]
    owners = [one.owner for kind in ("goal", "decision") for one in snapshot.all(kind)]
    return _distinct([*(review.participants or ()), *of_meetings, *leading, *owners])


def _last_time(visit: Visit, review: Review) -> tuple[str, ...]:
    """Give who was there at the review before this one."""
    held = [one for one in visit.snapshot.all("review") if one.date < review.date]
    return max(held, key=lambda one: one.date).participants or () if held else ()


def _distinct(roles: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(role for role in roles if role))


def _begin(visit: Visit, review: Review) -> None:
    values = {
        "state": "open",
        "participants": tuple(st.session_state["hold_begin:participants"]) or None,
        **{name: st.session_state[f"hold_begin:{name}"] for name in LEADING},
    }
    edit = Revise(kind="review", key=review.code, values=values)
    try:
        visit.workspace.apply([edit], person=visit.person, review=review.code)  # type: ignore[arg-type]
    except Refused as refused:
        st.session_state[PROBLEM] = visit.words.refusal(refused)
