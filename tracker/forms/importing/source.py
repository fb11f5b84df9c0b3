"""Where the rows come from: files that are chosen or dropped, or rows that are pasted."""

import streamlit as st

from scenarios.kinds import KINDS
from tracker.exchange.asked import Asked
from tracker.exchange.sheets import File
from tracker.forms.importing.place import FORM
from tracker.forms.importing.way import NUMBER
from tracker.visit import Visit


def given(visit: Visit) -> Asked:
    """Draw the place for files, and give what is there."""
    kind = _kind(visit)
    return Asked(files=_files(visit, kind), kind=kind)


def _kind(visit: Visit) -> str | None:
    """Draw the choice of kind; None lets each file say it itself."""
    return st.selectbox(
        visit.say("What the rows are about"),
        list(KINDS),
        index=None,
        key=f"{FORM}:kind",
        format_func=lambda name: visit.words.plural(KINDS[name]),
        placeholder=visit.say("As the file's name says"),
        help=visit.say("Our own files are named after what they hold: goal.csv, likelihood.csv."),
    )


def _files(visit: Visit, kind: str | None) -> tuple[File, ...]:
    number = st.session_state.get(NUMBER, 0)
    chosen = st.file_uploader(
        visit.say("Excel or CSV files, or an archive (.zip)"),
        accept_multiple_files=True,
        key=f"{FORM}:files:{number}",
    )
    with st.expander(visit.say("Or paste rows"), icon=":material/content_paste:"):
        pasted = st.text_area(
            visit.say("Rows with their headings, from a spreadsheet or a file"),
            key=f"{FORM}:pasted:{number}",
            height=140,
        )
    files = [File(one.name, one.getvalue()) for one in chosen or ()]
    if pasted and pasted.strip():
        files.append(File(f"{kind or visit.say('pasted')}.csv", pasted.encode()))
    return tuple(files)
