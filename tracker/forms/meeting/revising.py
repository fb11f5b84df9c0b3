"""The open form of a turn: old and new side by side, why, and one button for all of it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from scenarios.errors import Refused
from scenarios.formal import decided_before
from scenarios.periods import Period
from scenarios.revisions import Act
from scenarios.series import capacity
from scenarios.walk import Turn
from tracker import listings
from tracker.forms.drafts import close
from tracker.forms.form import Form
from tracker.forms.meeting import keeping, sheets
from tracker.forms.meeting import sitting as sat
from tracker.forms.meeting.sitting import Sitting
from tracker.forms.saving import save_together
from tracker.forms.sheet import clash, refusals, side_by_side


def revising(sitting: Sitting, turn: Turn) -> None:
    """Draw the form that revises what the turn is about."""
    forms = sheets.forms_of(sitting, turn)
    with listings.card("hold_form", alone=True):
        for form in forms:
            _fields(sitting, form, is_first=form is forms[0])
        if turn.room == "resources":
            _left(sitting, turn, forms)
        _why(forms[0])
        _buttons(sitting, turn, forms)


def _fields(sitting: Sitting, form: Form, *, is_first: bool) -> None:
    visit = sitting.visit
    refusals(form.draft.refusals)
    if form.kind.name == "allocation":
        _allocation(form)
        return
    if not is_first:
        st.markdown(f"**{listings.plain(visit.name_of(form.kind.name, form.key))}**")
    for name in form.names:
        if form.act is Act.ADD:
            form.input(name)
        else:
            side_by_side(form, name)
    for name, found in form.draft.clashes.items():
        clash(form, name, found)


def _allocation(form: Form) -> None:
    """Draw what a goal gets, or the line where one more goal is added."""
    visit = form.visit
    if form.act is Act.ADD:
        with st.expander(visit.say("Let another goal draw on it"), icon=":material/add:"):
            for name in form.names:
                form.input(name, live=name == "amount")
        return
    goal = visit.name_of("goal", form.key.split("/")[1])
    side_by_side(form, "amount", label=goal, live=True)
    for name, found in form.draft.clashes.items():
        clash(form, name, found)


def _left(sitting: Sitting, turn: Turn, forms: Sequence[Form]) -> None:
    """Say while it is typed what would be left, or by how much it would be too much."""
    more = sum(_more(form) for form in forms if _holds(form, sitting.visit.today))
    st.markdown(listings.would_be_left(sitting.visit, turn.record.key, more))


def _holds(form: Form, day: date) -> bool:
    """Tell whether an allocation counts on a day."""
    period = form.key.split("/")[2:]
    return not period or Period.parse(period[0]).start <= day <= Period.parse(period[0]).end


def _more(form: Form) -> float:
    """Give how much more is typed than was allocated; what cannot be read is as it was."""
    before = form.draft.values.get("amount") or 0.0
    try:
        typed = form.read("amount") if form.place("amount") in st.session_state else before
    except Refused:
        return 0.0
    return (typed or 0.0) - before


def _why(lead: Form) -> None:
    """Ask why, what made it happen and, below, on whose word and which decision."""
    visit = lead.visit
    rest = [name for name in lead.saying if name not in ("reason", "trigger")]
    for name in ("reason", "trigger"):
        if name in lead.saying:
            lead.input(name, spread=name == "trigger")
    is_wrong = any(name in lead.draft.wrong for name in rest)
    with st.expander(visit.say("On whose word, decision"), expanded=is_wrong):
        for name in rest:
            lead.input(name)


def _buttons(sitting: Sitting, turn: Turn, forms: Sequence[Form]) -> None:
    visit = sitting.visit
    with st.container(horizontal=True):
        st.button(
            visit.say("Save"),
            key="hold_save",
            type="primary",
            shortcut="Ctrl+Enter",
            on_click=save,
            args=(sitting, turn, forms),
        )
        st.button(
            visit.say("Cancel"),
            key="hold_cancel",
            type="tertiary",
            on_click=cancel,
            args=(sitting, turn, forms),
        )


def save(sitting: Sitting, turn: Turn, forms: Sequence[Form]) -> None:
    """Write what was typed as one change and go on, or stay where it asks for more."""
    written = [form for form in forms if form.act is not Act.ADD or form.is_begun] or forms[:1]
    change = save_together(*written, needed=("reason", "trigger"))
    if change is None:
        return
    name = listings.plain(turn.record.key)
    st.session_state[sat.SAID] = sitting.visit.say("Saved: {name}", name=name)
    _close(sitting, turn, forms)
    if not _asks_for_more(sitting, turn):
        sitting.go_on()


def _asks_for_more(sitting: Sitting, turn: Turn) -> bool:
    """Tell whether what was saved leaves a target undecided, or a resource promised twice."""
    history = sitting.visit.workspace.history()
    if turn.room == "resources":
        loads = capacity(history.now(sitting.visit.today)).set_index("resource")
        return bool(loads.loc[turn.record.key, "state"] == "over")
    return any(decided_before(history, record) for record in turn.records)


def cancel(sitting: Sitting, turn: Turn, forms: Sequence[Form]) -> None:
    """Close the form and throw away what was typed in it."""
    _close(sitting, turn, forms)


def _close(sitting: Sitting, turn: Turn, forms: Sequence[Form]) -> None:
    keeping.drop(sitting, turn.name)
    for form in forms:
        close(form.name)
    sitting.begin(None)
