"""Small pieces of text on screen: plain text in Markdown, grey lines, chips, cards and headings."""

import re
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.visit import Visit

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&:])")
_BEGINS = re.compile(r"^(\s*)([-+](?=[\s-]|$)|=(?==*\s*$)|\d+[.)](?=\s|$))", re.MULTILINE)
_SPACES = re.compile(r"[ \t\r\n]+")
_JOINER = "\u2060"  # seen by nobody; keeps “:material/x:” from becoming a picture


def plain(text: object) -> str:
    """Give a text that Markdown shows exactly as it was written."""
    escaped = _SIGNS.sub(r"\\\1", "" if text is None else str(text))
    escaped = _BEGINS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", escaped)
    return escaped.replace(":material/", f":{_JOINER}material/").replace("\n", "  \n")


def cell(text: object) -> str:
    """Give a text that stands in one cell of a table exactly as it was written."""
    return plain(one_line(text))


def one_line(text: object) -> str:
    """Give a text on one line; a no-break space stays what it is."""
    return _SPACES.sub(" ", "" if text is None else str(text)).strip()


def quoted(visit: Visit, text: str) -> str:
    """Give what somebody wrote as it was written, between the quotation marks of the language."""
    return f"*{plain(visit.say('“{text}”', text=text))}*"


def grey(text: str) -> str:
    """Give Markdown for a small grey line that can still be read."""
    return "  \n".join(f":gray[:small[{line}]]" for line in text.split("  \n"))


def badge(icon: str, word: str, colour: str) -> str:
    """Give Markdown for a chip: an icon, a word and a colour, never the colour alone."""
    picture = f":material/{icon}: " if icon else ""
    return f":{colour}-badge[{picture}{plain(word)}]"


def eyebrow(text: str) -> None:
    """Draw the small grey capitals above what a card holds."""
    st.markdown(grey(plain(text.upper())))


def heading(title: str, subtitle: str = "") -> None:
    """Draw a page's heading with a grey line below; both are ready to read."""
    with st.container(key="heading"):
        st.title(plain(title), anchor=False)
        if subtitle:
            st.markdown(grey(subtitle))


def card(key: str, *, alone: bool = False) -> DeltaGenerator:
    """Give a bordered card, as high as its neighbours, or as what it holds where it has none."""
    height: Literal["content", "stretch"] = "content" if alone else "stretch"
    return st.container(border=True, key=f"card_{key}", height=height)
