"""Planning a review: a date that shows its weekday and week, and what speaks against it."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from scenarios.kinds import KINDS
from scenarios.kinds.reviews import Review
from scenarios.revisions import Act
from tracker import listings
from tracker.forms.form import Form
from tracker.forms.saving import save
from tracker.forms.sheet import ask_name, refusals
from tracker.visit import Visit

KEPT = ("nature", "place", "chair", "secretary", "participants", "cadence")
LATER = ("nature", "chair", "secretary", "participants", "cadence")


@dataclass(frozen=True)
class Part(Form):
    """A form of some fields of a record, kept apart from the form of all of them."""

    part: str = ""

    @property
    def name(self) -> str:
        """What the form and everything typed in it are kept under."""
        return f"{super().name}_{self.part}"


def plan(visit: Visit) -> None:
    """Draw the form that plans a review, on the day that the cadence proposes."""
    names = ("code", "title", "date", "place", *LATER)
    form = Part(
        visit, KINDS["review"], "", Act.ADD, names=names, held=_proposed(visit), part="planned"
    )
    refusals(form.draft.refusals)
    code, title = st.columns([1, 3])
    with code:
        form.input("code")
    with title:
        form.input("title")
    _day(form)
    form.input("place")
    wrong = any(name in form.draft.wrong for name in LATER)
    with st.expander(visit.say("Who takes part, and how often"), expanded=wrong):
        for name in LATER:
            form.input(name)
    _button(form, visit.say("Plan the review"))


def _proposed(visit: Visit) -> dict[str, Any]:
    """Give what the next review is like: as the last one, under the next code."""
    last = visit.snapshot.get("review", visit.reviews[-1].code) if visit.reviews else None
    held = {name: getattr(last, name) for name in KEPT} if last else {}
    cadence = held.get("cadence") or "half_year"
    proposed = {"code": _next_code(visit), "date": listings.proposed_day(visit)}
    return held | proposed | {"cadence": cadence}


def _next_code(visit: Visit) -> str:
    """Give the code after the last: R9 after R8."""
    taken = set(visit.history.numbers("review"))
    numbers = [int(code[1:]) for code in taken if code[:1] == "R" and code[1:].isdecimal()]
    return f"R{max(numbers, default=0) + 1}"


def move(visit: Visit, review: Review) -> None:
    """Draw the form that moves a review to another day."""
    held = {"date": review.date}
    form = Part(
        visit,
        KINDS["review"],
        review.code,
        Act.REVISE,
        names=("date",),
        held=held,
        part="moved",
    )
    refusals(form.draft.refusals)
    _day(form)
    if form.was_typed("date"):
        form.input("reason")
        _button(form, visit.say("Move the review"))


def _day(form: Form) -> None:
    """Draw the date with its weekday and week beside it."""
    box, told = st.columns([1, 1.4], vertical_alignment="bottom")
    with box:
        form.input("date")
    with told:
        listings.weekday(form.visit, form.working_day("date"))


def _button(form: Form, word: str) -> None:
    if form.visit.person is None:
        ask_name(form)
    st.button(word, type="primary", key=f"{form.name}_save", on_click=save, args=(form,))
