"""What can be done with a record: the acts that are open to it, and the form of the chosen one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from scenarios.history import StoryLine
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act
from tracker import listings
from tracker.forms.drafts import close
from tracker.forms.form import NEVER_TYPED, Form
from tracker.forms.sheet import draw
from tracker.forms.undoing import undo
from tracker.visit import Visit
from tracker.words import N_

LOOKS: Mapping[Act, tuple[str, str]] = {
    Act.CONFIRM: ("check", N_("Confirm")),
    Act.REVISE: ("edit", N_("Revise")),
    Act.DEFER: ("schedule", N_("Defer")),
    Act.RETIRE: ("archive", N_("Retire")),
    Act.CORRECT: ("build", N_("Correct")),
    Act.RESTORE: ("unarchive", N_("Restore")),
    Act.UNDO: ("undo", N_("Undo")),
}
ALIVE = (Act.CONFIRM, Act.REVISE, Act.DEFER, Act.RETIRE, Act.CORRECT, Act.UNDO)
RETIRED = (Act.RESTORE, Act.UNDO)
ONLY_ONE = (Act.REVISE, Act.CORRECT, Act.UNDO)
CORRECTABLE = ("add", "revise", "restore", "correct")


def open_acts(visit: Visit, record: RecordId) -> tuple[Act, ...]:
    """Give the acts that are open to a record now."""
    found = visit.snapshot.get(record.kind, record.key)
    if found is None:
        return RETIRED
    if record.kind == "review" and found.state == "finalised":
        return ()
    return ALIVE if KINDS[record.kind].key else ONLY_ONE


def acts(visit: Visit, record: RecordId) -> None:
    """Draw the acts that are open to a record and the form of the chosen one."""
    if visit.is_past:
        return
    options = open_acts(visit, record)
    if not options:
        st.markdown(listings.grey(visit.say("It is finalised and never changes.")))
        return
    chosen = st.segmented_control(
        visit.say("What do you want to do?"),
        options,
        key=f"act_{record.kind}_{record.key}:chosen",
        format_func=lambda act: f":material/{LOOKS[act][0]}: {visit.say(LOOKS[act][1])}",
        label_visibility="collapsed",
    )
    if chosen is not None:
        act_form(visit, record, chosen)


def act_form(visit: Visit, record: RecordId, act: Act, review: str | None = None) -> None:
    """Draw the form of an act; in a meeting `review` is the one that is held."""
    DRAWN[act](Subject(visit, record, review))


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is done to: a record as a visit sees it, in the review that is held if one is."""

    visit: Visit
    record: RecordId
    review: str | None

    def form(self, act: Act, **more: Any) -> Form:
        """Give the form of an act on the record."""
        kind, key = self.record
        return Form(self.visit, KINDS[kind], key, act, review=self.review, **more)


def _fields(of: Subject, act: Act) -> None:
    """Draw the form of an act that sets fields: those of the record as it is, or last was."""
    names = tuple(name for name in KINDS[of.record.kind].fields if name not in NEVER_TYPED)
    held = of.visit.snapshot.values(*of.record) or _last_held(of)
    draw(of.form(act, names=names, held=held))


def _last_held(of: Subject) -> dict[str, object]:
    """Give what a retired record held when it ended."""
    held: dict[str, object] = {}
    for line in reversed(of.visit.history.story(of.record)):
        if line.in_force:
            held |= {name: after for name, (_, after) in line.set.items()}
    return held


def _revise(of: Subject) -> None:
    _fields(of, Act.REVISE)


def _restore(of: Subject) -> None:
    _fields(of, Act.RESTORE)


def _confirm(of: Subject) -> None:
    told = of.visit.say("Leave it empty when nothing new was checked. That is allowed, and shown.")
    st.markdown(listings.grey(told))
    draw(of.form(Act.CONFIRM, carried=("rests_on",)))


def _defer(of: Subject) -> None:
    draw(of.form(Act.DEFER, carried=("until",)))


def _retire(of: Subject) -> None:
    draw(of.form(Act.RETIRE, carried=("successor",)))


def _correct(of: Subject) -> None:
    """Draw the choice of what was written wrong, and the form of what it set."""
    visit, record = of.visit, of.record
    lines = [
        line
        for line in visit.history.story(record)
        if line.act in CORRECTABLE and line.in_force and line.set
    ]
    if not lines:
        st.markdown(listings.grey(visit.say("There is nothing to correct.")))
        return
    line = st.selectbox(
        visit.say("Which revision was written wrong?"),
        lines,
        format_func=lambda one: _told(visit, record, one),
        key=f"act_{record.kind}_{record.key}:target",
    )
    held = {name: after for name, (_, after) in line.set.items() if name not in NEVER_TYPED}
    target = line.target if line.act == "correct" else line.position
    draw(of.form(Act.CORRECT, names=tuple(held), held=held, target=target))


def _told(visit: Visit, record: RecordId, line: StoryLine) -> str:
    fields = [visit.words.label(KINDS[record.kind].fields[name]) for name in line.set]
    when = " · ".join(part for part in (visit.words.day(line.effective_on), line.review) if part)
    return f"{when}: {', '.join(fields)}"


def _undo(of: Subject) -> None:
    undo(of.visit, of.record, done=lambda: close(f"act_{of.record.kind}_{of.record.key}"))


DRAWN: Mapping[Act, Callable[[Subject], None]] = {
    Act.CONFIRM: _confirm,
    Act.REVISE: _revise,
    Act.DEFER: _defer,
    Act.RETIRE: _retire,
    Act.CORRECT: _correct,
    Act.RESTORE: _restore,
    Act.UNDO: _undo,
}
