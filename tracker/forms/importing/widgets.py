"""Widgets that show what is said or proposed, and hand on what somebody says instead."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from scenarios.sentences import Sentence
from tracker import listings
from tracker.forms.importing.place import FORM
from tracker.visit import Visit

Say = Callable[[Any], None]


def why(visit: Visit, *reasons: Sentence | None) -> None:
    """Draw the grey lines that give the reasons of proposals."""
    told = [listings.plain(visit.words.why(one)) for one in reasons if one is not None]
    if told:
        st.markdown(listings.grey("  \n".join(told)))


def one_of(
    visit: Visit,
    label: str,
    options: Sequence[Any],
    held: Any,
    say: Say,
    **how: Any,
) -> None:
    """Draw the choice of one; `held` is what holds until another is chosen."""
    there = list(options) if held is None or held in options else [held, *options]
    key = _held(label, how, held if held in there else None)
    st.selectbox(
        label,
        there,
        index=None,
        key=key,
        placeholder=how.pop("placeholder", visit.say("Choose")),
        on_change=_heard,
        args=(key, say),
        **how,
    )


def several_of(
    visit: Visit, label: str, options: Sequence[Any], held: Sequence[Any], say: Say, **how: Any
) -> None:
    """Draw the choice of several."""
    key = _held(label, how, [one for one in held if one in options])
    st.multiselect(
        label,
        list(options),
        key=key,
        placeholder=visit.say("Choose one or several"),
        select_all=False,
        on_change=_heard,
        args=(key, say),
        **how,
    )


def side_by_side(label: str, options: Sequence[Any], held: Any, say: Say, **how: Any) -> None:
    """Draw the choice between a few that lie side by side."""
    key = _held(label, how, held)
    st.segmented_control(label, list(options), key=key, on_change=_heard, args=(key, say), **how)


def line(label: str, held: str, say: Say, **how: Any) -> None:
    """Draw a line to write on."""
    key = _held(label, how, held)
    st.text_input(label, key=key, on_change=_heard, args=(key, say), **how)


def yes_or_no(label: str, say: Say, *, held: bool, **how: Any) -> None:
    """Draw a box to tick."""
    key = _held(label, how, held)
    st.checkbox(label, key=key, on_change=_heard, args=(key, say), **how)


def _held(label: str, how: dict[str, Any], held: Any) -> str:
    """Let a widget hold what holds; what it was told before is in that already."""
    key = f"{FORM}:{how.pop('key', label)}"
    st.session_state[key] = held
    return key


def _heard(key: str, say: Say) -> None:
    say(st.session_state[key])
