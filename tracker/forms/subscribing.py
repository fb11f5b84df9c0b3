"""Subscribing to the plan's calendar: a secret address, told once, that can be taken back."""

import re
from urllib.parse import urlsplit

import streamlit as st

from tracker import listings
from tracker.accounts import Permission, may
from tracker.store.tokens import Token
from tracker.visit import Visit

NAME, TOLD = "calendar", "subscribing:told"
NAMED = re.compile(rf"{NAME} (\d+)")


def subscribing(visit: Visit) -> None:
    """Draw the addresses of the calendar by their names, and the means to make one more."""
    if visit.person is None or not may(visit.person, Permission.WRITE):
        return
    with st.expander(visit.say("Subscribe to the calendar"), icon=":material/event_repeat:"):
        told = visit.say(
            "Reviews, decisions on the day they are due, and days to look for early signals."
            " Whoever has the address can read them."
        )
        st.markdown(listings.grey(told))
        if address := st.session_state.pop(TOLD, None):
            st.markdown(visit.say("Copy the address now. It is told only this once."))
            st.code(address, language=None, wrap_lines=True)
        for token in _made(visit):
            _revoking(visit, token)
        st.button(
            visit.say("Make an address"),
            key="subscribing:make",
            icon=":material/add_link:",
            on_click=_make,
            args=(visit,),
        )


def _made(visit: Visit) -> list[Token]:
    tokens = visit.workspace.store.tokens().of(visit.workspace.name)
    return [token for token in tokens if NAMED.fullmatch(token.name)]


def _revoking(visit: Visit, token: Token) -> None:
    st.button(
        visit.say("Make “{name}” worthless", name=token.name),
        key=f"subscribing:{token.name}",
        icon=":material/link_off:",
        type="tertiary",
        on_click=visit.workspace.store.tokens().revoke,
        args=(visit.workspace.name, token.name),
    )


def _make(visit: Visit) -> None:
    """Make an address under the next name, and keep it for the next run."""
    taken = [int(token.name.removeprefix(f"{NAME} ")) for token in _made(visit)]
    name = f"{NAME} {max(taken, default=0) + 1}"
    workspace = visit.workspace
    one = Token(workspace.name, name, "reader", workspace.clock())
    secret = workspace.store.tokens().create(one)
    st.session_state[TOLD] = f"{_here()}/calendar/{secret}.ics"


def _here() -> str:
    """Give where the application is reached: the browser's address without its page."""
    there = urlsplit(st.context.url or "")
    folder = there.path.rpartition("/")[0]
    return f"{there.scheme}://{there.netloc}{folder}" if there.netloc else ""
