"""Files into the plan: choose or paste, see what would change, and only then bring it in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.errors import Refused
from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.imports import Import, carry_out, preview
from tracker.exchange.outcomes import Outcome
from tracker.exchange.sheets import File
from tracker.exchange.terms import Terms
from tracker.forms.clashes import choices, taken
from tracker.forms.drafts import close, tell
from tracker.forms.form import SAYING
from tracker.forms.inputs import Box, read, typed
from tracker.forms.saving import NAME, writer
from tracker.visit import Visit
from tracker.words import N_

FORM = "import"
COUNTED = {
    "added": N_("New"),
    "changed": N_("Changed"),
    "unchanged": N_("Unchanged"),
    "clashes": N_("Clashes"),
    "refused": N_("Refused"),
    "skipped": N_("Skipped"),
    "retired": N_("Retired"),
    "cells_changed": N_("Cells changed"),
    "cells_cleared": N_("Cells cleared"),
}
SHOWN = 40
TERMS = ("review", "effective_on", "author", "trigger", "reason")


def importing(visit: Visit) -> None:
    """Draw the way in: files or pasted rows, the terms, the preview and the button."""
    problem = st.session_state.pop(f"{FORM}_problem", None)
    if problem:
        st.error(listings.plain(problem), icon=":material/error:")
    kind = _source(visit)
    files = _files(visit, kind)
    terms = replace(_terms(visit), clashes="keep", taken=taken())
    if not files:
        return
    found = visit.kept(preview, visit.history, visit.today, files, terms, kind)
    _preview(visit, found)
    if visit.person is None:
        st.text_input(
            f"{visit.say('Your name')} *",
            key=f"{FORM}:{NAME}",
            autocomplete="name",
            help=visit.say("Asked once. It is kept apart from the plan and its history."),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            visit.say("Import"),
            key=f"{FORM}_go",
            type="primary",
            icon=":material/input:",
            disabled=not _has_something(found),
            on_click=_carry_out,
            args=(visit, files, _as_seen(terms, found), kind),
        )
        st.markdown(listings.grey(_verdict(visit, found)))


def _source(visit: Visit) -> str | None:
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
    """Draw the place for files and the place to paste, and give what is there."""
    number = st.session_state.get(f"{FORM}_number", 0)
    given = st.file_uploader(
        visit.say("CSV files, or an archive (.zip)"),
        accept_multiple_files=True,
        key=f"{FORM}:files:{number}",
    )
    with st.expander(visit.say("Or paste rows"), icon=":material/content_paste:"):
        pasted = st.text_area(
            visit.say("Rows with their headings, from a spreadsheet or a file"),
            key=f"{FORM}:pasted:{number}",
            height=140,
        )
    files = [File(one.name, one.getvalue()) for one in given or ()]
    if pasted and pasted.strip():
        files.append(File(f"{kind or visit.say('pasted')}.csv", pasted.encode()))
    return tuple(files)


def _terms(visit: Visit) -> Terms:
    """Draw on what terms the rows come in."""
    values: dict[str, Any] = {}
    with st.expander(visit.say("Review, day, why and on whose word"), icon=":material/tune:"):
        for name in TERMS:
            place, field = f"{FORM}:{name}", SAYING[name]
            st.session_state.setdefault(place, typed(visit, field, None))
            Box(visit, "settings", field, name, place).draw(visit.words.label(field))
            try:
                values[name] = read(visit, field, st.session_state[place])
            except Refused as refused:
                st.error(visit.words.refusal(refused), icon=":material/error:")
        complete = st.checkbox(
            visit.say("The files hold everything: retire what they lack"), key=f"{FORM}:complete"
        )
    return Terms(**values, complete=complete)


# ---------------------------------------------------------------------- preview


def _preview(visit: Visit, found: Import) -> None:
    """Show what would happen: counts, what is wrong, then every cell old and new."""
    st.subheader(visit.say("What would change"), anchor=False)
    rows = [_counted(visit, found, number) for number in range(len(found.sheets))]
    with st.container(key="scroll_import_counts"):
        st.table(
            pd.DataFrame(rows),
            border="horizontal",
            hide_index=True,
            alt=visit.say("How many rows of each file are new, changed and unchanged"),
        )
    problems = found.all_problems
    if problems:
        told = [f"- {listings.cell(one.placed(visit.words))}" for one in problems[:SHOWN]]
        st.error("\n".join([*told, *_more(visit, len(problems))]), icon=":material/error:")
    choices(visit, found.clashes)
    moving = [one for one in found.outcomes if one.status in ("added", "changed", "retired")]
    if moving:
        with listings.card("import_rows"):
            st.markdown("\n".join(_line(visit, found, one) for one in moving[:SHOWN]))
            for line in _more(visit, len(moving)):
                st.markdown(line)


def _more(visit: Visit, count: int) -> list[str]:
    return [visit.say("and {n} more", n=count - SHOWN)] if count > SHOWN else []


def _counted(visit: Visit, found: Import, number: int) -> dict[str, str]:
    sheet, counts = found.sheets[number], found.counts(number)
    kind = visit.words.plural(KINDS[sheet.kind]) if sheet.kind else listings.MISSING
    told = {visit.say("File"): listings.cell(sheet.file), visit.say("About"): kind}
    shown = [name for name in COUNTED if counts.get(name) or name in ("added", "changed")]
    return told | {visit.say(COUNTED[name]): str(counts[name]) for name in shown}


def _line(visit: Visit, found: Import, one: Outcome) -> str:
    """Give one row of the preview: the record, and each cell that moves."""
    kind = found.sheets[one.sheet].kind or ""
    name = f"**{listings.cell(f'{visit.words.label(KINDS[kind])} {one.key}')}**"
    if one.status == "retired":
        return f"- {name} {listings.act_chip(visit, 'retire')}"
    new = f" {listings.act_chip(visit, 'add')}" if one.status == "added" else ""
    cells = [_cell(visit, kind, field, *pair) for field, pair in one.set.items()]
    return f"- {name}{new} {' · '.join(cells)}"


def _cell(visit: Visit, kind: str, field: str, now: Any, wanted: Any) -> str:
    label = listings.cell(visit.words.label(listings.field_of(kind, field)))
    old, new = (listings.cell(_cut(listings.value(visit, kind, field, v))) for v in (now, wanted))
    if wanted is None:
        return f"{label}: {old} → {listings.badge('backspace', visit.say('cleared'), 'orange')}"
    return f"{label}: {new}" if now is None else f"{label}: {old} → **{new}**"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN * 2 else f"{text[: SHOWN * 2]}…"


# ---------------------------------------------------------------------- writing


def _as_seen(terms: Terms, found: Import) -> Terms:
    """Give the terms under which only the clashes that were shown are chosen between."""
    return replace(terms, clashes="refuse", kept=frozenset(found.clashes) - terms.taken)


def _has_something(found: Import) -> bool:
    return not found.refused and (bool(found.edits) or found.replays)


def _verdict(visit: Visit, found: Import) -> str:
    if found.refused:
        return visit.say("Nothing is written until everything above is put right.")
    if found.replays:
        return visit.say("The archive is replayed: every revision, day and hash is kept.")
    if not found.edits and found.clashes:
        return visit.say("What is there is kept, so there is nothing to write.")
    if not found.edits:
        return visit.say("The files say what the plan already holds.")
    return visit.say("It is written as one change, and can be undone as one.")


def _carry_out(visit: Visit, files: Sequence[File], terms: Terms, kind: str | None) -> None:
    try:
        person = writer(visit, st.session_state.get(f"{FORM}:{NAME}") or "")
        found = carry_out(visit.workspace, files, terms, kind, person=person)
    except Refused as refused:
        st.session_state[f"{FORM}_problem"] = visit.words.refusal(refused)
        return
    if not found.written:
        st.session_state[f"{FORM}_problem"] = visit.say(
            "The plan has changed since the preview. Look at it again."
        )
        return
    st.session_state[f"{FORM}_number"] = st.session_state.get(f"{FORM}_number", 0) + 1
    close(FORM)
    count = visit.words.say_n("{n} record", "{n} records", len(found.edits))
    tell(visit.say("The files are in the plan: {count}.", count=count))
