"""A sitting: the review that is held, what it turns to, and what somebody is doing there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

from scenarios.edits import Edit
from scenarios.errors import Refused
from scenarios.held import Done, done_in
from scenarios.kinds.reviews import Review
from scenarios.revisions import Act, Change
from scenarios.walk import Turn, after
from tracker import listings
from tracker.accounts import Person
from tracker.forms.saving import PERSON, NoName
from tracker.visit import Visit

TURN = "turn"
SUM = "sum"
DOING = "doing"
SAID, PROBLEM, DECIDING = "hold:said", "hold:problem", "hold:deciding"


@dataclass(frozen=True)
class Sitting:
    """One look at a review that is held: by whom, what it turns to, and what it turns to now."""

    visit: Visit
    review: Review
    turns: Sequence[Turn]

    @property
    def person(self) -> Person:
        """Who takes part; nobody takes part without a name."""
        if self.visit.person is None:
            raise LookupError
        return self.visit.person

    @cached_property
    def turn(self) -> Turn | None:
        """What is taken up now; None while the meeting sums up."""
        asked = self.visit.params.get(TURN)
        if asked == SUM:
            return None
        named = next((turn for turn in self.turns if turn.name == asked), None)
        return named or self._near(asked or "") or next(iter(self.turns), None)

    def _near(self, asked: str) -> Turn | None:
        """Give what is not reached, first of the kind that was asked for: it may be retired."""
        kind = asked.partition(":")[0]
        alike = [turn for turn in self.turns if turn.record.kind == kind]
        return after(alike, "") or after(self.turns, "")

    @property
    def room(self) -> Sequence[Turn]:
        """The turns of the room that the meeting is in."""
        turn = self.turn
        return [one for one in self.turns if turn is not None and one.room == turn.room]

    def beside(self, step: int) -> str:
        """Give where a step forward or back leads."""
        names = [turn.name for turn in self.turns] + [SUM]
        at = names.index(self.turn.name) if self.turn else len(names) - 1
        return names[min(max(at + step, 0), len(names) - 1)]

    # ------------------------------------------------------------------ what somebody is doing

    @property
    def doing(self) -> Act | None:
        """The act whose form is open on the turn."""
        return st.session_state.get(f"{self._acting}:{DOING}")

    @property
    def _acting(self) -> str:
        """What the open act is kept under, so that it is forgotten when its form is closed."""
        record = self.turn.record if self.turn else None
        return f"act_{record.kind}_{record.key}" if record else ""

    def begin(self, act: Act | None) -> None:
        """Open the form of an act, or close it."""
        st.session_state[f"{self._acting}:{DOING}"] = act

    def go(self, name: str) -> None:
        """Turn to something else."""
        st.session_state.pop(f"{self._acting}:{DOING}", None)
        st.query_params[TURN] = name

    def go_on(self) -> None:
        """Turn to the next thing that was not reached; when all was, sum up."""
        here = self.turn.name if self.turn else ""
        done = [
            replace(one, outcome=Act.CONFIRM) if one.name == here else one for one in self.turns
        ]
        following = after(done, here)
        self.go(following.name if following else SUM)

    # ------------------------------------------------------------------ writing

    def write(self, edits: Sequence[Edit], told: str) -> Change | None:
        """Write edits in the review and say so, or say why not."""
        try:
            change = self.visit.workspace.apply(edits, person=self.person, review=self.review.code)
        except Refused as refused:
            st.session_state[PROBLEM] = self.visit.words.refusal(refused)
            return None
        st.session_state[SAID] = told
        return change

    def last_of_mine(self) -> Done | None:
        """Give the last act of the meeting that this person wrote and that stands."""
        done = self.visit.kept(done_in, self.visit.history, self.review.code)
        mine = [one for one in done if one.line.person == self.person.key]
        return mine[-1] if mine else None

    def undo(self, one: Done) -> None:
        """Take back the change that an act was written in."""
        visit, name = self.visit, visit_name(self.visit, one)
        try:
            visit.workspace.undo(one.line.change, person=self.person, review=self.review.code)
        except Refused as refused:
            st.session_state[PROBLEM] = visit.words.refusal(refused)
            return
        st.session_state[SAID] = visit.say("Undone: {name}", name=name)
        if one.record.kind != "decision":
            self.go(f"{one.record.kind}:{one.record.key}")


def visit_name(visit: Visit, one: Done) -> str:
    """Give what the record of an act is called in a sentence."""
    return one.record.key if visit.snapshot.has(*one.record) else visit.name_of(*one.record)


def take_part(visit: Visit) -> None:
    """Ask who takes part, when that is not known."""
    st.subheader(visit.say("Who are you?"), anchor=False)
    with st.form("hold_who", border=True):
        st.text_input(
            visit.say("Your name"),
            key="hold_who:name",
            autocomplete="name",
            help=visit.say("Asked once. It is kept apart from the plan and its history."),
        )
        st.form_submit_button(
            visit.say("Take part"), type="primary", on_click=_named, args=(visit,)
        )


def _named(visit: Visit) -> None:
    name = (st.session_state.get("hold_who:name") or "").strip()
    if name:
        st.session_state[PERSON] = visit.workspace.person(name).key
    else:
        st.session_state[PROBLEM] = visit.words.refusal(NoName())


def complaint() -> None:
    """Draw what was refused last, once."""
    refused: str | None = st.session_state.pop(PROBLEM, None)
    if refused:
        st.error(listings.plain(refused), icon=":material/error:")


def said() -> str | None:
    """Give what was done last."""
    found: str | None = st.session_state.get(SAID)
    return found
