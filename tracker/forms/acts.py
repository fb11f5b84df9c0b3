"""What can be done with a record: the acts that are open to it, and the form of the chosen one."""

from collections.abc import Callable, Mapping

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
        DRAWN[chosen](visit, record)


def _form(visit: Visit, record: RecordId, act: Act, **more: object) -> Form:
    return Form(visit, KINDS[record.kind], record.key, act, **more)  # type: ignore[arg-type]


def _fields(visit: Visit, record: RecordId, act: Act) -> None:
    """Draw the form of an act that sets fields: those of the record as it is, or last was."""
    names = tuple(name for name in KINDS[record.kind].fields if name not in NEVER_TYPED)
    held = visit.snapshot.values(record.kind, record.key) or _last_held(visit, record)
    draw(_form(visit, record, act, names=names, held=held))


def _last_held(visit: Visit, record: RecordId) -> dict[str, object]:
    """Give what a retired record held when it ended."""
    held: dict[str, object] = {}
    for line in reversed(visit.history.story(record)):
        if line.in_force:
            held |= {name: after for name, (_, after) in line.set.items()}
    return held


def _revise(visit: Visit, record: RecordId) -> None:
    _fields(visit, record, Act.REVISE)


def _restore(visit: Visit, record: RecordId) -> None:
    _fields(visit, record, Act.RESTORE)


def _confirm(visit: Visit, record: RecordId) -> None:
    st.markdown(
        listings.grey(
            visit.say("Leave it empty when nothing new was checked. That is allowed, and shown.")
        )
    )
    draw(_form(visit, record, Act.CONFIRM, carried=("rests_on",)))


def _defer(visit: Visit, record: RecordId) -> None:
    draw(_form(visit, record, Act.DEFER, carried=("until",)))


def _retire(visit: Visit, record: RecordId) -> None:
    draw(_form(visit, record, Act.RETIRE, carried=("successor",)))


def _correct(visit: Visit, record: RecordId) -> None:
    """Draw the choice of what was written wrong, and the form of what it set."""
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
    draw(_form(visit, record, Act.CORRECT, names=tuple(held), held=held, target=target))


def _told(visit: Visit, record: RecordId, line: StoryLine) -> str:
    fields = [visit.words.label(KINDS[record.kind].fields[name]) for name in line.set]
    when = " · ".join(part for part in (visit.words.day(line.effective_on), line.review) if part)
    return f"{when}: {', '.join(fields)}"


def _undo(visit: Visit, record: RecordId) -> None:
    undo(visit, record, done=lambda: close(f"act_{record.kind}_{record.key}"))


DRAWN: Mapping[Act, Callable[[Visit, RecordId], None]] = {
    Act.CONFIRM: _confirm,
    Act.REVISE: _revise,
    Act.DEFER: _defer,
    Act.RETIRE: _retire,
    Act.CORRECT: _correct,
    Act.RESTORE: _restore,
    Act.UNDO: _undo,
}
