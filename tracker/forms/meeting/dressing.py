"""The look of a meeting, on its own page alone: what looks for one on every page slows them all."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent


@lru_cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def dress(*, projector: bool) -> None:
    """Style the meeting, for a room that looks at a projector or for the table."""
    more = _read("projector.css") if projector else ""
    st.html(f"<style>{_read('meeting.css')}{more}</style>")
