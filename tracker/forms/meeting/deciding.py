"""Decisions noted on the spot: what, who, by when, and which body has to say it formally."""

from dataclasses import replace

import streamlit as st

from scenarios.codes import next_code
from scenarios.errors import N_, Refused
from scenarios.kinds import KINDS
from scenarios.revisions import Act
from tracker import listings
from tracker.forms.drafts import close
from tracker.forms.form import Form
from tracker.forms.meeting import keeping
from tracker.forms.meeting import sitting as sat
from tracker.forms.meeting.sitting import Sitting
from tracker.forms.saving import save_together
from tracker.forms.sheet import refusals

NAMES = ("text", "owner", "due", "body", "reference", "bears_on")
FIRST = "B01"


class NoOwner(Refused):
    """A decision that nobody answers for."""

    message = N_("Say who is responsible. A decision without that is nobody's.")


def deciding(sitting: Sitting) -> None:
    """Draw the form of a new decision."""
    form = _form(sitting)
    sat.complaint()
    with listings.card("hold_decision", alone=True):
        st.subheader(sitting.visit.say("What is decided?"), anchor=False)
        refusals(form.draft.refusals)
        form.input("text")
        with st.container(horizontal=True):
            label = sitting.visit.words.label(form.field("owner"))
            form.input("owner", f"{label} *")
            form.input("due")
        listings.weekday(sitting.visit, form.working_day("due"))
        with st.container(horizontal=True):
            for name in ("body", "reference"):
                form.input(name)
        form.input("bears_on")
        with st.container(horizontal=True):
            st.button(
                sitting.visit.say("Note the decision"),
                key="hold_decide",
                type="primary",
                shortcut="Ctrl+Enter",
                on_click=_note,
                args=(sitting, form),
            )
            st.button(
                sitting.visit.say("Cancel"),
                key="hold_decide_not",
                type="tertiary",
                on_click=_close,
                args=(sitting, form),
            )


def _form(sitting: Sitting) -> Form:
    turn = sitting.turn
    about = (f"{turn.record.kind}:{turn.record.key}",) if turn and _may_bear(turn.room) else ()
    form = Form(
        sitting.visit,
        KINDS["decision"],
        "",
        Act.ADD,
        names=NAMES,
        given=_given(sitting),
        held={"bears_on": about},
        review=sitting.review.code,
        typing=lambda: keeping.keep(sitting, keeping.NEW, [form]),
    )
    keeping.bring_back(sitting, keeping.NEW, [form])
    return form


def _given(sitting: Sitting) -> dict[str, str]:
    """Give what nobody is asked for: the code that is free now, where it is taken, its state."""
    now = sitting.visit.workspace.history().now(sitting.visit.today)
    code = next_code(now.keys("decision"), FIRST)
    return {"code": code, "taken_in": sitting.review.code, "state": "open"}


def _may_bear(room: str) -> bool:
    return room not in ("likelihoods", "decisions")


def _note(sitting: Sitting, form: Form) -> None:
    if not st.session_state.get(form.place("owner")):
        form.draft.wrong["owner"] = sitting.visit.words.refusal(NoOwner())
        return
    change = save_together(replace(form, given=_given(sitting)))
    if change is not None:
        code = change.revisions[0].key
        st.session_state[sat.SAID] = sitting.visit.say("Noted: {name}", name=code)
        _close(sitting, form)


def _close(sitting: Sitting, form: Form) -> None:
    keeping.drop(sitting, keeping.NEW)
    close(form.name)
    st.session_state.pop(sat.DECIDING, None)
