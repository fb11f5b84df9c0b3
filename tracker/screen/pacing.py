"""The first figure of a page is on screen before the rest of the page is sent.

A browser draws all that has come before it shows any of it, which takes seconds where there are
many figures. So, when a page is opened, what follows its first figure waits until the browser says
that the figure is seen (screen/points.js). An act on a page that is open waits for nothing.
"""

from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Event
from weakref import WeakValueDictionary

import streamlit as st

OPEN, UNHEARD = "screen_open", "screen_unheard"
LONGEST = 3.0  # seconds; then the rest is sent, and a browser that was not heard is not waited for
WAITING: WeakValueDictionary[str, Event] = WeakValueDictionary()


def seen(token: str) -> None:
    """Hear that the figure that somebody waits for is seen."""
    event = WAITING.get(token)
    if event is not None:
        event.set()


@dataclass
class Pacing:
    """How a page is sent: in one, or with a wait after its first figure if it has a token."""

    token: str = ""
    event: Event = field(default_factory=Event)

    @classmethod
    def of(cls, page: str) -> "Pacing":
        """Give how a page is sent: with a wait if it was not the open one, in a browser."""
        opened = st.session_state.get(OPEN) != page
        st.session_state[OPEN] = page
        if not opened or not st.context.headers or UNHEARD in st.session_state:
            return cls()
        pacing = cls(token_urlsafe())
        WAITING[pacing.token] = pacing.event
        return pacing

    def figure_sent(self) -> None:
        """Wait, if this is the first figure, until it is seen."""
        if not self.token:
            return
        self.token = ""
        if not self.event.wait(LONGEST):
            st.session_state[UNHEARD] = True
