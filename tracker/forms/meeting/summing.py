"""The end of a meeting: what was done, what was decided, what was not reached, what is unsaved."""

from collections.abc import Sequence

import streamlit as st

from scenarios.held import Done, done_in
from scenarios.revisions import Act
from scenarios.walk import Turn, not_reached
from tracker import listings
from tracker.forms.meeting import keeping
from tracker.forms.meeting.sitting import Sitting, visit_name
from tracker.listings import turns
from tracker.words import N_

TOLD = {
    Act.REVISE: N_("Revised"),
    Act.ADD: N_("New"),
    Act.CORRECT: N_("Corrected"),
    Act.RETIRE: N_("Retired"),
    Act.RESTORE: N_("Restored"),
    Act.CONFIRM: N_("Confirmed"),
    Act.DEFER: N_("Deferred"),
}


def summing(sitting: Sitting) -> None:
    """Draw what to read aloud before everybody leaves."""
    visit = sitting.visit
    done = visit.kept(done_in, visit.history, sitting.review.code)
    st.title(visit.say("To sum up"), anchor=False)
    _unsaved(sitting)
    left, right = st.columns([1.4, 1])
    with left, listings.card("hold_done", alone=True):
        st.subheader(visit.say("What did we do?"), anchor=False)
        _done(sitting, done)
    with right:
        with listings.card("hold_missed", alone=True):
            st.subheader(visit.say("What did we not reach?"), anchor=False)
            _missed(sitting, not_reached(sitting.turns))
        there = visit.link("review", review=sitting.review.code)
        st.markdown(f"**[{visit.say('Go on to the notes, and finalise')}]({there})**")


def _unsaved(sitting: Sitting) -> None:
    titles = {turn.name: turns.title(sitting.visit, turn) for turn in sitting.turns}
    titles[keeping.NEW] = sitting.visit.say("a new decision")
    begun = [titles.get(one.about, one.about) for one in keeping.kept(sitting)]
    if begun:
        told = sitting.visit.say("You have begun and not saved: {what}", what=begun)
        st.warning(listings.plain(told), icon=":material/edit_note:")


def _done(sitting: Sitting, done: Sequence[Done]) -> None:
    visit = sitting.visit
    if not done:
        st.markdown(listings.grey(visit.say("Nothing yet.")))
    for act, word in TOLD.items():
        mine = [one for one in done if one.act is act]
        if not mine:
            continue
        st.markdown(f"**{visit.say(word)}** · {len(mine)}")
        for one in mine:
            _line(sitting, one)


def _line(sitting: Sitting, one: Done) -> None:
    visit = sitting.visit
    with st.container(horizontal=True, vertical_alignment="top", wrap=False):
        told = [listings.link(visit, *one.record), *turns.told(visit, one)]
        st.markdown("  \n".join(told), width="stretch")
        name = visit_name(visit, one)
        if one.line.person == sitting.person.key:
            st.button(
                visit.say("Undo {name}", name=name),
                key=f"hold_undo_{one.line.position}",
                type="tertiary",
                icon=":material/undo:",
                on_click=sitting.undo,
                args=(one,),
            )


def _missed(sitting: Sitting, missed: Sequence[Turn]) -> None:
    visit = sitting.visit
    if not missed:
        st.markdown(visit.say("Everything on the agenda was dealt with."))
        return
    st.markdown(listings.grey(visit.say("It comes back at the next review by itself.")))
    for turn in missed:
        there = visit.link("hold", review=sitting.review.code, turn=turn.name)
        st.markdown(f"- [{listings.plain(turns.title(visit, turn))}]({there})")
