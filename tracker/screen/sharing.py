"""The link to what is on screen that shows the same for ever, ready to be copied."""

from urllib.parse import urlencode, urljoin

import streamlit as st

from scenarios.errors import Refused
from scenarios.hindsight import permanent
from tracker import listings
from tracker.screen.bar import AT, VERSUS, Bar
from tracker.screen.language import ASKED
from tracker.visit import NOW


def share(bar: Bar, at: str) -> None:
    """Draw what opens to the link of the page, with everything chosen on it."""
    label = bar.words.say("Link")
    with st.popover(label, icon=":material/link:", type="tertiary", help=label, key="moment_link"):
        lasts = bar.words.say("It shows the same whatever is written later.")
        st.markdown(f"**{bar.words.say('Copy the link.')}** {lasts}")
        st.code(address(bar, at), language=None, wrap_lines=True)
        if at == NOW:
            said = bar.words.say("The address of the page itself follows the plan as it changes.")
            st.markdown(listings.grey(said))


def address(bar: Bar, at: str) -> str:
    """Give the permanent address of what is on screen."""
    asked = {name: st.query_params[name] for name in st.query_params if name != ASKED}
    moments = {AT: at} | ({VERSUS: asked[VERSUS]} if VERSUS in asked else {})
    asked |= {name: _steady(bar, text) for name, text in moments.items()}
    return f"{st.context.url or ''}?{urlencode(asked, safe='@:')}"


def root() -> str:
    """Give where every address of the plan begins in the reader's browser."""
    return urljoin(st.context.url, ".") if st.context.url else ""


def _steady(bar: Bar, text: str) -> str:
    """Write a moment so that it never changes; what is no moment stays as it is."""
    try:
        return permanent(bar.history, text, bar.today)
    except Refused:
        return text
