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
    usual = begins(name, asked if asked in options else None)
    chosen = st.selectbox(
        label,
        codes,
        index=codes.index(usual) if usual else None,
        key=f"asked_{name}",
        format_func=lambda code: options.get(code, code),
        placeholder=every,
        width=230,
    )
    return _into_address(visit, name, chosen or "")


def view(visit: Visit, options: Mapping[str, str]) -> str:
    """Draw the choice between the views of a page and give it; the first is the usual one."""
    usual, asked = next(iter(options)), visit.params.get("view")
    begun = begins("view", asked if asked in options else usual)
    chosen = st.segmented_control(
        visit.say("View"),
        list(options),
        default=begun,
        required=True,
        key="asked_view",
        format_func=lambda code: options.get(code, code),
        label_visibility="collapsed",
    )
    _into_address(visit, "view", "" if chosen in (None, usual) else chosen)
    return chosen or usual


def begins(name: str, usual: str | None) -> str | None:
    """Let a box hold what the address says, where it says another thing than it did.

    So Back and Forward lead to what was chosen then. What a box begins with is given; nothing where
    it holds something already.
    """
    key, said = f"asked_{name}", f"said_{name}"
    if key in st.session_state and st.session_state.get(said) != usual:
        st.session_state[key] = usual
    st.session_state[said] = usual
    return None if key in st.session_state else usual


def wrote(name: str, chosen: str | None) -> None:
    """Remember that the address says what was chosen, for nobody went there by Back or a link."""
    st.session_state[f"said_{name}"] = chosen


def _into_address(visit: Visit, name: str, chosen: str) -> str:
    """Write what is chosen into the address, where it says something else; nothing leaves it."""
    if chosen and chosen != visit.params.get(name):
        st.query_params[name] = chosen
        wrote(name, chosen)
    elif not chosen and name in visit.params:
        st.query_params.pop(name, None)
        wrote(name, None)
    return chosen
