"""A form on screen: old and new side by side, refusals where they belong, one button to save."""

from collections.abc import Sequence
from contextlib import nullcontext
from itertools import groupby

import streamlit as st

from scenarios.fields import Prose, Texts
from scenarios.revisions import ACT_LABELS, Act
from tracker import listings
from tracker.forms.drafts import Clash, close
from tracker.forms.form import Form
from tracker.forms.saving import NAME, THEIRS, YOURS, save
from tracker.forms.threefold import threefold
from tracker.words import N_

SIDE_BY_SIDE = (Act.REVISE, Act.CORRECT, Act.RESTORE)
LONG = (Prose, Texts)
SAVE = {
    Act.ADD: N_("Add"),
    Act.REVISE: N_("Save the revision"),
    Act.CORRECT: N_("Save the correction"),
    Act.CONFIRM: N_("Confirm"),
    Act.DEFER: N_("Defer"),
    Act.RETIRE: N_("Retire"),
    Act.RESTORE: N_("Restore"),
}


def draw(form: Form) -> None:
    """Draw a form; saving it happens before the next run draws anything."""
    with st.form(form.name, border=True, enter_to_submit=False):
        refusals(form.draft.refusals)
        if form.act in SIDE_BY_SIDE:
            for name in form.names:
                side_by_side(form, name)
        else:
            _two_abreast(form)
        for name, found in form.draft.clashes.items():
            clash(form, name, found)
        _saying(form)
        if form.visit.person is None:
            ask_name(form)
        _buttons(form)


def _two_abreast(form: Form) -> None:
    """Draw short fields two to a line where there is room, and each long one on its own."""
    for is_long, names in groupby(form.names, lambda name: isinstance(form.field(name), LONG)):
        with nullcontext() if is_long else st.grid(2, min_column_width=280):
            for name in names:
                form.input(name)


def refusals(sentences: list[str]) -> None:
    """Draw what was refused and belongs to no single field."""
    for sentence in sentences:
        st.error(listings.plain(sentence), icon=":material/error:")


def side_by_side(form: Form, name: str, label: str | None = None, *, live: bool = False) -> None:
    """Draw a field as it is now beside what it shall be."""
    before, after = st.columns([1, 1.7])
    with after:
        form.input(name, label, live=live, spread=form.review is not None)
    with before:
        old = form.draft.values.get(name)
        record = form.visit.snapshot.get(form.kind.name, form.key)
        shown = listings.value(form.visit, form.kind.name, name, old, record)
        word = label or form.visit.words.label(form.field(name))
        title = form.visit.say("{field} now", field=word)
        st.markdown(f"{listings.grey(listings.plain(title))}  \n{listings.plain(shown)}")


def _saying(form: Form) -> None:
    """Draw what is asked beside the fields; when and on whose word can stay as they are."""
    first = [name for name in form.saying if name not in ("effective_on", "author", "decision")]
    rest = [name for name in form.saying if name not in first]
    for name in first:
        if name not in ("trigger", "review"):
            form.input(name)
    pair = [name for name in first if name in ("trigger", "review")]
    if pair:
        for name, column in zip(pair, st.columns(len(pair)), strict=True):
            with column:
                form.input(name)
    _rest(form, rest)


def _rest(form: Form, names: Sequence[str]) -> None:
    """Draw what can stay as it is, folded away unless something in it was refused."""
    label = form.visit.say("Another day, on whose word, decision")
    if "decision" not in names:
        label = form.visit.say("Another day, on whose word")
    with st.expander(label, expanded=any(name in form.draft.wrong for name in names)):
        for name in names:
            form.input(name)


def ask_name(form: Form) -> None:
    """Ask who writes, the first time."""
    wrong = form.draft.wrong.get(NAME)
    label = form.visit.say("Your name")
    key = form.place(NAME)
    with st.container(key=f"{'wrong' if wrong else 'field'}_{form.kind.name}_{form.act}_who"):
        st.text_input(
            f"{label} * – {listings.cell(wrong)}" if wrong else f"{label} *",
            key=key,
            persist_state="session",
            autocomplete="name",
            help=form.visit.say("Asked once. It is kept apart from the plan and its history."),
        )


def clash(form: Form, name: str, found: Clash) -> None:
    """Show a field as it was read, as it is now and as it was typed, and let one be chosen."""
    visit, kind = form.visit, form.kind.name
    label = visit.words.label(form.kind.columns[name])
    shown = [
        listings.plain(listings.value(visit, kind, name, held))
        for held in (found.base, found.theirs, found.yours)
    ]
    sentence = (
        visit.say("A later day already sets {field}.", field=label)
        if found.overtaken
        else visit.say("Somebody else has changed {field} while you wrote.", field=label)
    )
    key = form.place(f"choice:{name}")
    wrong = form.draft.wrong.get(f"choice:{name}")
    with st.container(border=True, key=f"clash_{kind}_{name}"):
        st.markdown(f":material/call_split: **{listings.plain(sentence)}**")
        threefold(visit, (N_("When you read it"), N_("Now"), N_("Yours")), shown)
        st.segmented_control(
            visit.say("Which one holds?") + (f" – {wrong}" if wrong else ""),
            [THEIRS, YOURS],
            key=key,
            format_func=lambda one: (
                visit.say("Keep what is there") if one == THEIRS else visit.say("Write mine")
            ),
        )


def _buttons(form: Form) -> None:
    with st.container(horizontal=True):
        st.form_submit_button(
            form.visit.say(_word(form)), type="primary", on_click=save, args=(form,)
        )
        st.form_submit_button(
            form.visit.say("Cancel"), type="tertiary", on_click=cancel, args=(form,)
        )


def _word(form: Form) -> str:
    """Give the word for saving; what there is only one of is not added to others."""
    is_only_one = form.act is Act.ADD and not form.kind.key
    return N_("Save") if is_only_one else SAVE[form.act]


def cancel(form: Form) -> None:
    """Close a form without writing."""
    close(form.name)
    close(f"act_{form.kind.name}_{form.key}")


def title(form: Form) -> str:
    """Give the word for what the form does."""
    return form.visit.say(ACT_LABELS[form.act.value])
