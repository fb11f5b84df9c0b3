"""What is typed in a meeting is kept in the database until it is saved or thrown away."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from scenarios.fields import Day
from scenarios.kinds import RecordId
from scenarios.life import Life
from tracker.forms import drafts
from tracker.forms.form import Form
from tracker.forms.inputs import typed
from tracker.forms.meeting.sitting import Sitting
from tracker.store.drafts import Draft, Drafts

NUMBER = "number"
NEW = "decision"  # what a draft of a new decision is about: no turn


def kept(sitting: Sitting) -> list[Draft]:
    """Give what this person has begun in the review and not saved."""
    return _drafts(sitting).of(sitting.review.code, sitting.person.key)


def kept_of(sitting: Sitting, about: str) -> Mapping[str, Any]:
    """Give what this person has begun about a turn, by the places of the texts."""
    return next((one.typed for one in kept(sitting) if one.about == about), {})


def is_begun(sitting: Sitting, about: str) -> bool:
    """Tell whether this person has begun to change what a turn is about."""
    return bool(kept_of(sitting, about))


def keep(sitting: Sitting, about: str, forms: Sequence[Form]) -> None:
    """Keep what stands in the forms of a turn, and with which revision each record was read."""
    texts = {form.place(name): _plain(form, name) for form, name in _typed(forms)}
    numbers = {f"{form.name}:{NUMBER}": form.draft.number for form in forms}
    keep_texts(sitting, about, {**numbers, **texts} if texts else {})


def keep_texts(sitting: Sitting, about: str, texts: Mapping[str, Any]) -> None:
    """Keep texts by their places in the place of the draft before; nothing is no draft."""
    if not texts:
        drop(sitting, about)
        return
    place = (sitting.person.key, sitting.review.code, about)
    _drafts(sitting).keep(Draft(*place, texts, sitting.visit.workspace.clock()))


def drop(sitting: Sitting, about: str) -> None:
    """Throw away what was kept of a turn."""
    _drafts(sitting).drop(sitting.person.key, sitting.review.code, about)


def bring_back(sitting: Sitting, about: str, forms: Sequence[Form]) -> None:
    """Fill forms that are opened anew with what was kept of them."""
    if any(drafts.opened(form.name) for form in forms):
        return
    texts = kept_of(sitting, about)
    if not texts:
        return
    for form in forms:
        number = texts.get(f"{form.name}:{NUMBER}")
        if number is not None:
            drafts.keep(form.name, drafts.Draft(number, _as_read(sitting, form, number)))
        for name in (*form.names, *form.saying):
            if form.place(name) in texts:
                st.session_state[form.place(name)] = _parsed(form, name, texts)


def _drafts(sitting: Sitting) -> Drafts:
    workspace = sitting.visit.workspace
    return workspace.store.drafts(workspace.name)


def _typed(forms: Sequence[Form]) -> Iterator[tuple[Form, str]]:
    for form in forms:
        for name in (*form.names, *form.saying):
            if form.was_typed(name):
                yield form, name


def _plain(form: Form, name: str) -> Any:
    raw = st.session_state[form.place(name)]
    return raw.isoformat() if isinstance(raw, date) else raw


def _parsed(form: Form, name: str, texts: Any) -> Any:
    raw = texts[form.place(name)]
    if isinstance(form.field(name), Day):
        return None if raw is None else date.fromisoformat(raw)
    return typed(form.visit, form.field(name), None) if raw is None else raw


def _as_read(sitting: Sitting, form: Form, number: int) -> dict[str, Any]:
    """Give what a record held when it was read with a number, so that a clash is still seen."""
    if not form.key:
        return {name: form.held.get(name) for name in form.names}
    rows = sitting.visit.history.revisions_of(RecordId(form.kind.name, form.key))
    held = Life(rows).at(sitting.visit.today, number=number).values
    return {name: held.get(name) for name in form.names}
