"""Values of one field side by side, for somebody who must choose."""

from collections.abc import Iterable, Sequence

import streamlit as st

from tracker import listings
from tracker.visit import Visit


def threefold(visit: Visit, words: Sequence[str], shown: Iterable[str]) -> None:
    """Draw values, each under the words for where it comes from."""
    for column, word, text in zip(st.columns(len(words)), words, shown, strict=True):
        column.markdown(f"{listings.grey(visit.say(word))}  \n{text}")
