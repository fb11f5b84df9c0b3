"""Arranging an agenda: add, move, leave out, and set the minutes; each is written at once."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from scenarios.agenda import AgendaItem, moved
from scenarios.edits import Add, Edit, Restore, Revise
from scenarios.errors import Refused
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.reviews import Review
from tracker import listings
from tracker.forms.inputs import CHOOSE, CHOOSE_OR_WRITE, options_of, read
from tracker.forms.saving import writer
from tracker.forms.sought import listed
from tracker.visit import Visit

ABOUT, MINUTES = KINDS["point"].columns["about"], KINDS["point"].fields["minutes"]
Wanted = Mapping[RecordId, Mapping[str, Any]]


def arranging(visit: Visit, review: Review, items: Sequence[AgendaItem]) -> None:
    """Draw an agenda with the means to arrange it."""
    name = f"arrange_{review.code}"
    if problem := st.session_state.pop(f"{name}:problem", None):
        st.error(listings.plain(problem), icon=":material/error:")
    if visit.person is None:
        st.text_input(f"{visit.say('Your name')} *", key=f"{name}:name", autocomplete="name")
    on = [item for item in items if item.is_on]
    for number, item in enumerate(items, 1):
        told, means = st.columns([1.15, 1], vertical_alignment="center")
        told.markdown(listings.point(visit, item, number if item.is_on else None))
        with means.container(horizontal=True, vertical_alignment="center", gap="small"):
            if item.is_on:
                _minutes(visit, review, item)
                _moves(visit, review, on, number)
            _leave(visit, review, item)
    _adding(visit, review, items)


def _minutes(visit: Visit, review: Review, item: AgendaItem) -> None:
    key = f"arrange_{review.code}:minutes:{item.record}"
    st.session_state[key] = "" if item.minutes is None else str(item.minutes)
    st.text_input(
        visit.say("Minutes for {name}", name=item.key),
        key=key,
        placeholder=visit.say("min"),
        label_visibility="collapsed",
        width=72,
        on_change=_set_minutes,
        args=(visit, review, item.record, key),
    )


def _set_minutes(visit: Visit, review: Review, record: RecordId, key: str) -> None:
    typed = st.session_state[key]
    try:
        wanted = read(visit, MINUTES, typed)
    except Refused as refused:
        st.session_state[f"arrange_{review.code}:problem"] = visit.words.refusal(refused)
        return
    _put(visit, review, {record: {"minutes": wanted}})


def _moves(visit: Visit, review: Review, on: Sequence[AgendaItem], number: int) -> None:
    item = on[number - 1]
    for word, icon, by, possible in (
        (visit.say("Up"), "arrow_upward", -1, number > 1),
        (visit.say("Down"), "arrow_downward", 1, number < len(on)),
    ):
        places = moved(on, item.record, by)
        st.button(
            word,
            key=f"arrange_{review.code}:{by}:{item.record}",
            icon=f":material/{icon}:",
            type="tertiary",
            disabled=not possible,
            on_click=_put,
            args=(visit, review, {one: {"place_in_order": at} for one, at in places.items()}),
        )


def _leave(visit: Visit, review: Review, item: AgendaItem) -> None:
    """Draw the button that leaves an item out, or takes it up again."""
    out = not item.is_on
    st.button(
        visit.say("Take up") if out else visit.say("Leave out"),
        key=f"arrange_{review.code}:out:{item.record}",
        icon=f":material/{'add_circle' if out else 'remove_circle'}:",
        type="tertiary",
        disabled=item.put_off is not None and not item.left_out,
        on_click=_put,
        args=(visit, review, {item.record: {"left_out": not out}}),
    )


def _adding(visit: Visit, review: Review, items: Sequence[AgendaItem]) -> None:
    """Draw the choice of something that should be taken up besides."""
    there = {str(item.record) for item in items}
    key = f"arrange_{review.code}:about"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        every = [one for one in options_of(visit, ABOUT) or () if one not in there]
        chosen = st.session_state.get(key)
        options = listed(every, [] if chosen is None else [chosen])
        is_part = len(options) < len(every)
        st.selectbox(
            visit.say("What else should be taken up?"),
            options,
            index=None,
            key=key,
            format_func=lambda one: listings.written(visit, ABOUT, one),
            placeholder=visit.say(CHOOSE_OR_WRITE if is_part else CHOOSE),
            accept_new_options=is_part,
        )
        st.button(
            visit.say("Add to the agenda"),
            key=f"{key}:add",
            icon=":material/add:",
            on_click=_add,
            args=(visit, review, key),
        )


def _add(visit: Visit, review: Review, key: str) -> None:
    try:
        chosen = read(visit, ABOUT, st.session_state.get(key))
    except Refused as refused:
        st.session_state[f"arrange_{review.code}:problem"] = visit.words.refusal(refused)
        return
    if chosen:
        kind, _, code = str(chosen).partition(":")
        _put(visit, review, {RecordId(kind, code): {}})


def _put(visit: Visit, review: Review, wanted: Wanted) -> None:
    """Write what was arranged, or keep why not."""
    name = f"arrange_{review.code}"
    try:
        person = writer(visit, st.session_state.get(f"{name}:name") or "")
        edits = [_edit(visit, review, record, values) for record, values in wanted.items()]
        visit.workspace.apply(edits, person=person)
    except Refused as refused:
        st.session_state[f"{name}:problem"] = visit.words.refusal(refused)


def _edit(visit: Visit, review: Review, record: RecordId, values: Mapping[str, Any]) -> Edit:
    key = f"{review.code}/{record}"
    if visit.history.now(visit.today).has("point", key):
        return Revise(kind="point", key=key, values=values)
    if key in visit.history.numbers("point"):
        return Restore(kind="point", key=key, values=values)
    return Add(kind="point", key=key, values=values)
