"""What is done when a form is saved: read, ask the workspace, keep what it refuses."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from scenarios.edits import Add, Confirm, Correct, Defer, Edit, Restore, Retire, Revise
from scenarios.errors import (
    AllRefused,
    ChangedMeanwhile,
    Missing,
    Overtaken,
    ReasonMissing,
    Refused,
)
from scenarios.kinds import RecordId
from scenarios.revisions import ACT_LABELS, Act, Change
from tracker import listings
from tracker.accounts import Person
from tracker.forms.drafts import Clash, close, each, tell
from tracker.forms.form import Form
from tracker.visit import Visit
from tracker.words import N_

PERSON, NAME = "person", "person_name"
UNREASONED = ("point", "review")  # what a meeting notes of itself may need no reason
THEIRS, YOURS = "theirs", "yours"
FINALISE_THERE = N_("A review is finalised on its own page, together with its notes.")
SETS_FIELDS: Mapping[Act, type[Revise | Restore]] = {Act.REVISE: Revise, Act.RESTORE: Restore}
SETS_NOTHING: Mapping[Act, type[Confirm | Defer | Retire]] = {
    Act.CONFIRM: Confirm,
    Act.DEFER: Defer,
    Act.RETIRE: Retire,
}


class NoName(Refused):
    """A save by somebody who has not said who they are."""

    message = N_("Write your name. It is kept once, apart from the plan.")


class NotSaid(Refused):
    """A choice that a meeting does not leave open."""

    message = N_("Choose one.")


def writer(visit: Visit, typed: str) -> Person:
    """Give who writes: the person of the visit, or the one whose name was typed."""
    if visit.person is not None:
        return visit.person
    if not typed.strip():
        raise NoName
    person = visit.workspace.person(typed.strip())
    st.session_state[PERSON] = person.key
    return person


def save(form: Form) -> None:
    """Write what was typed, or keep why not; nothing that was typed is lost."""
    change = save_together(form)
    if change is None:
        return
    cautions = [
        listings.plain(sentence)
        for name in (*form.names, *form.saying)
        for sentence in listings.cautions(form.visit, form.working_day(name))
    ]
    close(form.name)
    close(f"act_{form.kind.name}_{form.key}")
    for row in change.revisions[:1]:
        tell(" ".join([_done(form, row.key), *cautions]))


def save_together(*forms: Form, needed: Collection[str] = ()) -> Change | None:
    """Write what was typed in several forms as one change; the first says why, for all of them.

    What is needed besides is refused when it is missing. None when something is refused, which
    then stands beside the field it speaks of.
    """
    lead = forms[0]
    for form in forms:
        form.draft.forget_refusals()
    values = {form.name: _values(form) for form in forms}
    said = _read(lead, lead.saying)
    for name in (*needed, *_owed(forms)):
        if name in lead.saying and said.get(name) is None:
            lead.draft.wrong.setdefault(name, _sentence(lead, _missing(lead, name)))
    person = _who(lead)
    if person is None or any(form.draft.wrong or form.draft.refusals for form in forms):
        return None
    moved = [form for form in forms if values[form.name] or form.act in SETS_NOTHING] or [lead]
    edits = [_edit(form, values[form.name], said) for form in moved]
    try:
        with st.spinner(lead.visit.say("Saving …")):
            return lead.visit.workspace.apply(edits, person=person, review=lead.review)
    except Refused as refused:
        for form, why in _told_apart(lead, moved, refused):
            _clashes(form, why, values[form.name])
            form.draft.hear(form.visit, why, (*form.names, *form.saying))
        return None


def _owed(forms: Sequence[Form]) -> Collection[str]:
    """Give what is told to be missing as well, where something else is refused already."""
    is_refused = any(form.draft.wrong for form in forms)
    return ("reason",) if is_refused and forms[0].kind.name not in UNREASONED else ()


def _missing(lead: Form, name: str) -> Refused:
    unsaid = ReasonMissing(kind=lead.kind.name, key=lead.key)
    return unsaid if name == "reason" else NotSaid()


def _told_apart(lead: Form, forms: Sequence[Form], refused: Refused) -> list[tuple[Form, Refused]]:
    """Give each form what was refused of it; what is said for all of them is the first one's."""
    if not isinstance(refused, AllRefused):
        return [(lead, refused)]
    return [
        (lead if why.field in lead.saying else forms[turn], why) for turn, why in refused.refusals
    ]


def _who(form: Form) -> Person | None:
    try:
        return writer(form.visit, st.session_state.get(form.place(NAME)) or "")
    except Refused as refused:
        form.draft.wrong[NAME] = form.visit.words.refusal(refused)
        return None


def _done(form: Form, key: str) -> str:
    visit, kind = form.visit, form.kind.name
    act = visit.say(ACT_LABELS[form.act.value])
    label = visit.words.label(form.kind)
    known = f"{label} {visit.called(kind, key)}" if form.kind.key else label
    name = listings.link(visit, kind, key, known)
    return visit.say("{act}: {name}.", name=name, act=act.capitalize())


def _read(form: Form, names: tuple[str, ...]) -> dict[str, Any]:
    """Read fields; what is wrong with each is kept beside it."""
    found = {}
    for name in names:
        try:
            found[name] = form.read(name)
        except Refused as refused:
            form.draft.wrong[name] = form.visit.words.refusal(refused.about(name))
    return found


def _values(form: Form) -> dict[str, Any]:
    """Give the fields to write: those that differ from when the form was opened."""
    read = _read(form, form.names)
    if form.act is Act.ADD:
        return _complete(form, {**form.given, **read})
    changed = {name: value for name, value in read.items() if value != form.draft.values.get(name)}
    for name, value in changed.items():
        if value is None and form.kind.columns[name].required:
            form.draft.wrong[name] = _sentence(form, Missing(field=name, kind=form.kind.name))
    if form.kind.name == "review" and changed.get("state") == "finalised":
        form.draft.wrong["state"] = form.visit.say(FINALISE_THERE)
    chosen = {
        name: st.session_state.get(form.place(f"choice:{name}")) for name in form.draft.clashes
    }
    for name, choice in chosen.items():
        if choice is None:
            form.draft.wrong[f"choice:{name}"] = form.visit.say("Choose one of the two.")
    return {name: value for name, value in changed.items() if chosen.get(name) != THEIRS}


def _complete(form: Form, read: Mapping[str, Any]) -> dict[str, Any]:
    needed = [name for name, field in form.kind.columns.items() if field.required]
    for name in needed:
        if name in form.names and read.get(name) is None and name not in form.draft.wrong:
            form.draft.wrong[name] = _sentence(form, Missing(field=name, kind=form.kind.name))
    return {name: value for name, value in read.items() if value is not None}


def _sentence(form: Form, refused: Refused) -> str:
    return form.visit.words.refusal(refused)


def _edit(form: Form, values: Mapping[str, Any], said: Mapping[str, Any]) -> Edit:
    """Make the edit that the form asks for."""
    about: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    about["kind"] = form.kind.name
    if form.act is Act.ADD:
        fields = {name: value for name, value in values.items() if name in form.kind.fields}
        return Add(**about, key=form.kind.join(values), values=fields)
    about |= {"key": form.key, "based_on": form.draft.number, "read_on": form.visit.today}
    if _is_insisted(form):
        about.setdefault("effective_on", _day_of(form, form.review or said.get("review")))
    if form.act is Act.CORRECT:
        return Correct(**about, values=values, target=form.target)
    if form.act in SETS_FIELDS:
        return SETS_FIELDS[form.act](**about, values=values)
    return SETS_NOTHING[form.act](**about)


def _is_insisted(form: Form) -> bool:
    """Tell whether a value that a later day hides was chosen all the same."""
    return any(
        clash.overtaken and st.session_state.get(form.place(f"choice:{name}")) == YOURS
        for name, clash in form.draft.clashes.items()
    )


def _day_of(form: Form, review: str | None) -> date:
    days = [mark.day for mark in form.visit.reviews if mark.code == review]
    return min([*days, form.visit.today])


def _clashes(form: Form, refused: Refused, values: Mapping[str, Any]) -> None:
    """Keep the fields that somebody else has written, to be chosen between."""
    clashing = [one for one in each(refused) if isinstance(one, ChangedMeanwhile | Overtaken)]
    if not clashing:
        return
    history = form.visit.workspace.history()
    now = history.now(form.visit.today).values(form.kind.name, form.key) or {}
    for one in clashing:
        name = one.field or ""
        base = form.draft.values.get(name)
        late = isinstance(one, Overtaken)
        form.draft.clashes[name] = Clash(base, now.get(name), values.get(name), late)
    form.draft.number = history.revisions_of(RecordId(form.kind.name, form.key))[-1].number
