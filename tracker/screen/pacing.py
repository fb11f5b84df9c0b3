"""The first figure of a page is on screen before the rest of the page is sent.

A browser draws all that has come before it shows any of it, which takes seconds where there are
many figures. So, when a page is opened, what follows its first figure waits a moment: the browser
draws that figure meanwhile, and shows it. An act on a page that is open waits for nothing.
"""

from dataclasses import dataclass
from time import sleep

import streamlit as st

OPEN = "screen_open"
WAIT = 0.35  # seconds; most browsers have drawn a figure by then


@dataclass
class Pacing:
    """How a page is sent: in one, or with a wait after its first figure."""

    waits: bool

    @classmethod
    def of(cls, page: str) -> "Pacing":
        """Give how a page is sent: with a wait if it was not the open one, in a browser."""
        opened = st.session_state.get(OPEN) != page
        st.session_state[OPEN] = page
        return cls(opened and bool(st.context.headers))

    def figure_sent(self) -> None:
        """Wait, if this is the first figure, while it is drawn."""
        if self.waits:
            self.waits = False
            sleep(WAIT)
