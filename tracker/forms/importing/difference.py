"""The difference first: counts, what is wrong, what clashes, then every cell from old to new."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from scenarios.errors import Refused
from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.compared.highlighting import highlighted, kinds_moved
from tracker.exchange.compared.outcomes import Outcome
from tracker.exchange.office.faults import FirstHolds
from tracker.exchange.preview import Import
from tracker.exchange.problems import Problem
from tracker.forms.importing.clashes import choices
from tracker.forms.importing.counts import counts
from tracker.forms.importing.place import FORM
from tracker.visit import Visit
from tracker.words import N_

PROBLEMS, LONG, A_PAGE, FEW = 40, 80, 20, 5
MOVING = "moving"
SHOWN = {
    MOVING: N_("What changes"),
    "added": N_("New"),
    "changed": N_("Changed"),
    "cleared": N_("Emptied"),
    "retired": N_("Retired"),
    "unchanged": N_("Unchanged"),
}
ACTS = {"added": "add", "changed": "revise", "retired": "retire"}


def difference(visit: Visit, found: Import) -> None:
    """Draw what would happen."""
    st.subheader(visit.say("What would change"), anchor=False)
    counts(visit, found)
    _blanks(visit, found)
    _problems(visit, found)
    _notes(visit, found)
    choices(visit, found.clashes)
    if found.outcomes or found.unchanged:
        _rows(visit, found)
        _downloads(visit, found)


def _blanks(visit: Visit, found: Import) -> None:
    """Say what an empty cell does: in an office's file nothing, in one of ours it clears."""
    if any(sheet.profile for sheet in found.sheets):
        told = visit.say("An empty cell of the file leaves what the plan holds as it is.")
        st.markdown(listings.grey(told))
    elif any(found.counts(at)["cells_cleared"] for at in range(len(found.sheets))):
        told = visit.say("This is a file of our own: an empty cell empties the field.")
        st.markdown(listings.grey(told))


def _problems(visit: Visit, found: Import) -> None:
    problems = found.all_problems
    if problems:
        told = [f"- {listings.cell(one.placed(visit.words))}" for one in problems[:PROBLEMS]]
        rest = len(problems) - PROBLEMS
        told += [visit.say("and {n} more", n=rest)] if rest > 0 else []
        st.error("\n".join(told), icon=":material/error:")


def _notes(visit: Visit, found: Import) -> None:
    """Say what was read otherwise than it stands in the file; what was decided stands below."""
    notes = [note for sheet in found.sheets for note in sheet.notes]
    if not notes:
        return
    count = visit.words.say_n(
        "{n} cell was read otherwise than it stands",
        "{n} cells were read otherwise than they stand",
        len(notes),
    )
    with st.expander(count, icon=":material/info:", expanded=len(notes) <= FEW):
        told = [f"- {listings.cell(_placed(visit, one))}" for one in notes[:PROBLEMS]]
        rest = len(notes) - PROBLEMS
        told += [f"- {visit.say('and {n} more', n=rest)}"] if rest > 0 else []
        st.markdown("\n".join(told))


def _placed(visit: Visit, note: Problem) -> str:
    where = visit.say("row {row}", row=note.row) if note.row else note.file
    column = f", {note.column}" if note.column else ""
    return f"{where}{column}: {visit.words.refusal(_in_words(visit, note.refused))}"


def _in_words(visit: Visit, refused: Refused) -> Refused:
    """Give what was passed over with its value as people read it, and not as files hold it."""
    if not isinstance(refused, FirstHolds):
        return refused
    kind, field, value = (refused.values[name] for name in ("kind", "field", "value"))
    shown = listings.value(visit, kind, field, value)
    return FirstHolds(**{**refused.values, "value": shown})


# ---------------------------------------------------------------------- rows


def _rows(visit: Visit, found: Import) -> None:
    """Draw the rows a page at a time, those that change unless others are asked for."""
    groups: dict[str, Sequence[Outcome]] = {
        name: [one for one in found.outcomes if _is(name, one)] for name in SHOWN
    }
    groups["unchanged"] = found.unchanged
    there = [name for name, rows in groups.items() if rows]
    if not there:
        return
    chosen = st.segmented_control(
        visit.say("Rows to show"),
        there,
        default=there[0],
        required=True,
        key=f"{FORM}_shown_{'_'.join(there)}",
        format_func=lambda name: f"{visit.say(SHOWN[name])} {len(groups[name])}",
    )
    rows = _searched(visit, found, groups[chosen])
    pages = -(-len(rows) // A_PAGE)
    with listings.card("import_rows"):
        slot = st.container()
        page = st.pagination(pages, key=f"{FORM}_page_of_{pages}") if pages > 1 else 1
    shown = rows[(page - 1) * A_PAGE : page * A_PAGE]
    nothing = visit.say("No row holds these words.")
    slot.markdown("\n".join(_line(visit, found, one) for one in shown) or listings.grey(nothing))


def _is(name: str, one: Outcome) -> bool:
    if name == MOVING:
        return one.status in ("added", "changed", "retired")
    if name == "cleared":
        return one.status == "changed" and any(new is None for _, new in one.set.values())
    return one.status == name


def _searched(visit: Visit, found: Import, rows: Sequence[Outcome]) -> Sequence[Outcome]:
    """Draw the search among many rows, and give those that hold the words."""
    if len(rows) <= A_PAGE:
        return rows
    words = st.text_input(visit.say("Search among the rows"), key=f"{FORM}_search").casefold()
    return [one for one in rows if words in _text(visit, found, one).casefold()] if words else rows


def _text(visit: Visit, found: Import, one: Outcome) -> str:
    name = visit.name_of(found.sheets[one.sheet].kind or "", one.key) if one.key else ""
    return " ".join([name, *(str(new) for _, new in one.set.values())])


def _line(visit: Visit, found: Import, one: Outcome) -> str:
    """Give one row: the record, what becomes of it, its line in the file, and each cell."""
    kind = found.sheets[one.sheet].kind or ""
    name = f"**{listings.cell(f'{visit.words.label(KINDS[kind])} {one.key}')}**"
    chip = f" {listings.act_chip(visit, ACTS[one.status])}" if one.status in ACTS else ""
    line = visit.say("row {row}", row=one.row.line) if one.row else ""
    cells = " · ".join(_cell(visit, kind, field, *pair) for field, pair in one.set.items())
    told = [f"- {name}{chip} {listings.grey(line) if line else ''}".rstrip()]
    return "  \n  ".join([*told, *([cells] if cells else [])])


def _cell(visit: Visit, kind: str, field: str, now: Any, wanted: Any) -> str:
    label = listings.cell(visit.words.label(listings.field_of(kind, field)))
    old, new = (listings.cell(_cut(listings.value(visit, kind, field, v))) for v in (now, wanted))
    if wanted is None:
        return f"{label}: {old} → {listings.badge('backspace', visit.say('cleared'), 'orange')}"
    return f"{label}: {new}" if now is None else f"{label}: {old} → **{new}**"


def _cut(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG]}…"


# ---------------------------------------------------------------------- to take away


def _downloads(visit: Visit, found: Import) -> None:
    """Draw the difference as a file of each kind that moves."""
    kinds = kinds_moved(found)
    with st.container(horizontal=True):
        for kind in kinds:
            about = visit.words.plural(KINDS[kind])
            st.download_button(
                visit.say("Download the difference as CSV: {about}", about=about.lower()),
                partial(highlighted, found, kind, visit.snapshot),
                file_name=f"{visit.say('difference')}-{kind}.csv",
                mime="text/csv",
                key=f"{FORM}_csv_{kind}",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
                help=visit.say("Read by daff and by programs that know its highlighter format."),
            )
