"""Playing through the moments: one after the other, until now or until it is stopped."""

from collections.abc import Sequence

import streamlit as st

from tracker.words import Words

PLAYING, NEXT, DRAWN = "moment_playing", "moment_next", "moment_drawn"
SECONDS = 3.0


def due() -> str | None:
    """Give the moment that it is time for, once."""
    following = st.session_state.pop(NEXT, None)
    return None if following is None else str(following)


def play(words: Words, options: Sequence[str], chosen: str) -> None:
    """Draw the button that plays or stops, and wait for the next moment while it plays."""
    playing = st.session_state.get(PLAYING, False) and len(options) > 1
    label = words.say("Stop") if playing else words.say("Play through the reviews")
    st.button(
        label,
        icon=":material/pause:" if playing else ":material/play_arrow:",
        key="moment_play",
        type="tertiary",
        help=label,
        disabled=len(options) < 2,  # noqa: PLR2004 - one moment is nothing to play
        on_click=_turn,
        args=(options, chosen),
    )
    if playing:
        st.session_state[DRAWN] = True
        _wait(options, chosen)


def _turn(options: Sequence[str], chosen: str) -> None:
    """Begin to play, from the first moment where the last is shown; or stop."""
    playing = not st.session_state.get(PLAYING, False)
    st.session_state[PLAYING] = playing
    if playing and chosen == options[-1]:
        st.session_state[NEXT] = options[0]


@st.fragment(run_every=SECONDS)
def _wait(options: Sequence[str], chosen: str) -> None:
    """Go on to the next moment; the first time it is the page itself that is drawn."""
    if st.session_state.pop(DRAWN, False):
        return
    following = options.index(chosen) + 1 if chosen in options else 0
    st.session_state[NEXT] = options[min(following, len(options) - 1)]
    st.session_state[PLAYING] = following < len(options) - 1
    st.rerun()
