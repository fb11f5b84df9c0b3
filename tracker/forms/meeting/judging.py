"""The likelihoods of a review: set together, with the sum in sight and last time beside each."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from scenarios.walk import Turn
from tracker import listings
from tracker.forms import drafts
from tracker.forms.drafts import close
from tracker.forms.judged import LikelihoodSet
from tracker.forms.likelihoods import draw, save
from tracker.forms.meeting import keeping
from tracker.forms.meeting import sitting as sat
from tracker.forms.meeting.sitting import Sitting


def judging(sitting: Sitting, turn: Turn) -> None:
    """Draw the likelihoods of a set, and the button that saves them when they are 100."""
    whole = _whole(sitting, turn)
    _bring_back(sitting, turn, whole)
    with listings.card("hold_likelihoods", alone=True):
        draw(whole)
        st.button(
            sitting.visit.say("Save the likelihoods"),
            key="hold_save",
            type="primary" if _is_changed(whole) else "secondary",
            shortcut="Ctrl+Enter",
            disabled=not whole.is_ready or not _is_changed(whole),
            on_click=_save,
            args=(sitting, turn, whole),
        )


def _whole(sitting: Sitting, turn: Turn) -> LikelihoodSet:
    visit = sitting.visit
    scenario, judge = turn.record.key.split("/")
    set_of = visit.snapshot.get("scenario", scenario).set or "main"
    typing = partial(_keep, sitting, turn, set_of, judge)
    return LikelihoodSet(visit, set_of, judge, review=sitting.review.code, typing=typing)


def _is_changed(whole: LikelihoodSet) -> bool:
    return any(whole.typed(code) != whole.before[code] for code in whole.codes)


def _keep(sitting: Sitting, turn: Turn, set_of: str, judge: str) -> None:
    whole = LikelihoodSet(sitting.visit, set_of, judge, review=sitting.review.code)
    places = [whole.form.place(name) for name in (*whole.codes, *whole.saying)]
    texts = {place: st.session_state[place] for place in places if st.session_state.get(place)}
    said = any(st.session_state.get(whole.form.place(name)) for name in whole.saying)
    keeping.keep_texts(sitting, turn.name, texts if said or _is_changed(whole) else {})


def _bring_back(sitting: Sitting, turn: Turn, whole: LikelihoodSet) -> None:
    """Fill boxes that are opened anew with what was kept of them."""
    if drafts.opened(whole.form.name) is None:
        texts: Mapping[str, Any] = keeping.kept_of(sitting, turn.name)
        for place, text in texts.items():
            st.session_state[place] = text


def _save(sitting: Sitting, turn: Turn, whole: LikelihoodSet) -> None:
    if save(whole) is None:
        return
    keeping.drop(sitting, turn.name)
    close(whole.form.name)
    st.session_state[sat.SAID] = sitting.visit.say("The likelihoods are saved.")
    sitting.go_on()
