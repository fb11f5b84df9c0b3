"""A review is held: where the meeting is, what it turns to, and what it does with it."""

from collections.abc import Mapping

import streamlit as st

from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Review
from scenarios.revisions import Act
from scenarios.walk import Turn, walk_of
from tracker import listings
from tracker.forms.acts import act_form
from tracker.forms.meeting import keeping
from tracker.forms.meeting.acting import ASKS_WHY, acts, rests_on
from tracker.forms.meeting.deciding import deciding
from tracker.forms.meeting.dressing import dress
from tracker.forms.meeting.judging import judging
from tracker.forms.meeting.revising import revising
from tracker.forms.meeting.sitting import DECIDING, SUM, Sitting
from tracker.forms.meeting.summing import summing
from tracker.listings import turns
from tracker.visit import Visit
from tracker.words import N_

ROOMS: Mapping[str, str] = {
    "decisions": N_("Decisions"),
    "signposts": N_("Signals"),
    "likelihoods": N_("Likelihoods"),
    "assumptions": N_("Assumptions"),
    "indicators": N_("Values"),
    "goals": N_("Goals"),
    "resources": N_("Resources"),
    "relations": N_("Conflicts"),
    "actors": N_("Voices"),
    "others": N_("Other"),
    SUM: N_("Sum up"),
}
BESIDE = ("likelihoods", "indicators")  # rooms whose form is always open
EVERY = 1.5  # seconds, so that with drawing it is less than two
MINUTE = 60_000  # milliseconds
LONG = 600  # minutes after which nobody is still sitting there


def hold(visit: Visit, review: Review) -> None:
    """Draw a review that is open, as it is seen by one of those who take part."""
    sitting = Sitting(visit, review, _turns(visit, review))
    _others(visit)
    _head(sitting)
    if st.session_state.get(DECIDING):
        deciding(sitting)
        return
    if sitting.turn is None:
        summing(sitting)
    else:
        _turn(sitting, sitting.turn)
    acts(sitting)


def _turns(visit: Visit, review: Review) -> list[Turn]:
    return visit.kept(walk_of, visit.history, review.code, visit.today)


def _others(visit: Visit) -> None:
    """See to it that what others do is shown soon after."""
    seen = visit.history.position

    @st.fragment(run_every=EVERY)
    def looking() -> None:
        if visit.workspace.history().position != seen:
            st.rerun()

    looking()


# ---------------------------------------------------------------------- where the meeting is


def _head(sitting: Sitting) -> None:
    visit, review = sitting.visit, sitting.review
    with st.container(horizontal=True, vertical_alignment="center", key="hold_head"):
        chip = listings.badge("radio_button_checked", visit.say("Under way"), "green")
        day = visit.words.long_day(review.date)
        st.markdown(f"**{listings.plain(review.code)}** · {day} {chip} {_clock(sitting)}")
        st.space("stretch")
        large = st.toggle(visit.say("Projector"), key="hold_projector", persist_state="session")
        st.button(
            visit.say("Decision"),
            key="hold_decision_open",
            icon=":material/gavel:",
            shortcut="D",
            on_click=_decide,
        )
    dress(projector=large)
    _rooms(sitting)


def _decide() -> None:
    st.session_state[DECIDING] = not st.session_state.get(DECIDING)


def _clock(sitting: Sitting) -> str:
    """Say for how long the meeting has gone on, and how much time the agenda sets aside."""
    visit = sitting.visit
    began = next(
        (
            line.made_at
            for line in visit.history.story(RecordId("review", sitting.review.code), "state")
            if line.set.get("state", (None, None))[1] == "open"
        ),
        None,
    )
    planned = sum(turn.item.minutes or 0 for turn in sitting.turns if turn.item)
    if began is None or not planned:
        return ""
    gone = (visit.workspace.clock() - began) // MINUTE
    if gone > LONG:
        return ""
    return listings.grey(visit.say("{gone} of {planned} minutes", gone=gone, planned=planned))


def _rooms(sitting: Sitting) -> None:
    """Draw the rooms with how much is left in each, and the way between them."""
    visit, turn = sitting.visit, sitting.turn
    rooms = [*dict.fromkeys(one.room for one in sitting.turns), SUM]
    here = turn.room if turn else SUM
    if st.session_state.get("hold_room") != here:
        st.session_state["hold_room"] = here
    st.segmented_control(
        visit.say("What is taken up"),
        rooms,
        key="hold_room",
        required=True,
        format_func=lambda room: _named(sitting, room),
        on_change=lambda: _enter(sitting, st.session_state["hold_room"]),
        label_visibility="collapsed",
    )


def _named(sitting: Sitting, room: str) -> str:
    word = sitting.visit.say(ROOMS[room])
    of_room = [turn for turn in sitting.turns if turn.room == room]
    if not of_room:
        return word
    left = sum(turn.outcome is None for turn in of_room)
    return f"{word} {left}" if left else f"{word} :material/check:"


def _enter(sitting: Sitting, room: str) -> None:
    """Go to what is not reached of a room, else to what stands first in it."""
    of_room = [turn for turn in sitting.turns if turn.room == room]
    waiting = [turn for turn in of_room if turn.outcome is None]
    first = next(iter([*waiting, *of_room]), None)
    sitting.go(first.name if first else SUM)


# ---------------------------------------------------------------------- one turn


def _turn(sitting: Sitting, turn: Turn) -> None:
    visit, room = sitting.visit, sitting.room
    place = [one.name for one in room].index(turn.name) + 1
    told = visit.say(
        "{room} {place} of {count}", room=visit.say(ROOMS[turn.room]), place=place, count=len(room)
    )
    st.progress(place / len(room), text=listings.plain(told))
    st.title(listings.plain(turns.title(visit, turn)), anchor=False)
    st.markdown(f"{_came(visit, turn)} {turns.standing(visit, turn)}".strip())
    turns.why(visit, turn)
    turns.undecided(visit, turn)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        _work(sitting, turn)
    with right:
        if turn.room in BESIDE:
            turns.picture(visit, turn)
        with listings.card("hold_last_time", alone=True):
            turns.last_time(visit, turn, sitting.review.code)


def _came(visit: Visit, turn: Turn) -> str:
    return listings.act_chip(visit, turn.outcome.value) if turn.outcome else ""


def _work(sitting: Sitting, turn: Turn) -> None:
    """Draw the open form of a turn, else what the meeting looks at."""
    if turn.room in ASKS_WHY:
        rests_on(sitting)
    if turn.room == "likelihoods":
        judging(sitting, turn)
    elif sitting.doing in (Act.RETIRE, Act.CORRECT):
        act_form(sitting.visit, turn.record, sitting.doing, review=sitting.review.code)
    elif _is_revised(sitting, turn):
        revising(sitting, turn)
    else:
        turns.picture(sitting.visit, turn)


def _is_revised(sitting: Sitting, turn: Turn) -> bool:
    """Tell whether the form that revises a turn is open: asked for, always, or begun before."""
    is_asked_for = sitting.doing is Act.REVISE or turn.room == "indicators"
    return is_asked_for or keeping.is_begun(sitting, turn.name)
