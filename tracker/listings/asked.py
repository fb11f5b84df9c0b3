"""Choices that stay in the address of the page, so that a link shows what was chosen."""

from collections.abc import Mapping

import streamlit as st

from tracker.visit import Visit


def one_asked_for(
    visit: Visit, name: str, label: str, options: Mapping[str, str], every: str
) -> str:
    """Draw the choice of one of some options by their codes, and give it; nothing is every one."""
    codes = list(options)
    asked = visit.params.get(name, "")
    chosen = st.selectbox(
        label,
        codes,
        index=codes.index(asked) if asked in options else None,
        key=f"asked_{name}",
        format_func=lambda code: options.get(code, code),
        placeholder=every,
        width=230,
    )
    return _into_address(visit, name, chosen or "")


def view(visit: Visit, options: Mapping[str, str]) -> str:
    """Draw the choice between the views of a page and give it; the first is the usual one."""
    usual, asked = next(iter(options)), visit.params.get("view")
    chosen = st.segmented_control(
        visit.say("View"),
        list(options),
        default=asked if asked in options else usual,
        required=True,
        key="asked_view",
        format_func=lambda code: options.get(code, code),
        label_visibility="collapsed",
    )
    _into_address(visit, "view", "" if chosen in (None, usual) else chosen)
    return chosen or usual


def _into_address(visit: Visit, name: str, chosen: str) -> str:
    """Write what is chosen into the address, where it says something else; nothing leaves it."""
    if chosen and chosen != visit.params.get(name):
        st.query_params[name] = chosen
    elif not chosen and name in visit.params:
        st.query_params.pop(name, None)
    return chosen
