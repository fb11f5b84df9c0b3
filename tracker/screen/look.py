"""How the frame looks and speaks: page settings, the one style sheet, the language of the page."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st

from tracker.screen.borrowed import MAKING, borrowed
from tracker.words import Words

FOLDER = Path(__file__).parent
ICON = FOLDER / "icon.svg"
YEAR = 365 * 24 * 3600


@lru_cache
def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def begin() -> None:
    """Set the icon before anything else, so that no browser asks another host for one."""
    st.set_page_config(layout="wide", page_icon=str(ICON))


def dress(words: Words, title: str, remembered: Mapping[str, str], awaited: str = "") -> None:
    """Set the page's settings, its style and its language; `remembered` goes into cookies.

    The browser answers with what is `awaited` when it has shown the first figure.
    """
    st.set_page_config(page_title=title)
    st.logo(str(FOLDER / f"logo-{words.language}.svg"), size="large")
    st.html(f"<style>{_read('style.css')}\n:root {{ {_said(words)} }}</style>")
    cookies = [
        f"{name}={value}; path=/; max-age={YEAR}; samesite=lax"
        for name, value in remembered.items()
    ]
    asked = json.dumps(
        {
            "language": words.language,
            "cookies": cookies,
            "borrowed": borrowed(words),
            "awaited": awaited,
        }
    )
    alone = "".join(f"(({_read(name)}))();" for name in ("picture.js", "points.js"))
    script = f"<script>{alone}(({_read('page.js')}))({asked});</script>"
    st.html(script, unsafe_allow_javascript=True)


def _said(words: Words) -> str:
    """Give the words that stand in the style sheet."""
    said = {
        "choose-files": words.say("Choose files, or drop them here"),
        "making": words.say(MAKING),
    }
    return " ".join(
        f"--{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in said.items()
    )
