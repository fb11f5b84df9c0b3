"""What was answered about a file outlives the page: kept by the file's hash, without the file."""

import hashlib
from datetime import date
from typing import Any

import streamlit as st

from tracker import listings
from tracker.exchange.sheets import File
from tracker.forms.importing.place import FORM
from tracker.forms.importing.way import STEPS, Way, begin, forget
from tracker.store.drafts import Draft, Drafts
from tracker.visit import Visit

NO_REVIEW = ""
MOST = 10  # files of which a person's answers are kept at once
SHOWN = 3


def begun(visit: Visit, file: File) -> None:
    """Begin with a file: with what was answered about the same one before, if anything was."""
    way = begin(file)
    way.mark = _mark(file)
    found = _kept(visit).get(way.mark)
    if found is not None:
        told = found.typed
        way.said, way.also, way.profile = told["said"], told["also"], told["profile"]
        way.terms = {name: _parsed(name, one) for name, one in told["terms"].items()}
        way.by_itself, way.looked, way.is_back = told["by_itself"], True, True
        way.step = told["step"] if told["step"] in STEPS else STEPS[0]


def keep(visit: Visit, way: Way) -> None:
    """Keep what was answered, once anything was; of the files before it only the newest."""
    told, kept = _told(way), _kept(visit)
    held = kept.pop(way.mark, None)
    if not (way.mark and _is_begun(way)) or (held and held.typed == told):
        return
    for about in list(kept)[: max(len(kept) - MOST + 1, 0)]:
        _drafts(visit).drop(_person(visit), NO_REVIEW, about)
    here = _person(visit), NO_REVIEW, way.mark
    _drafts(visit).keep(Draft(*here, told, visit.workspace.clock()))


def drop(visit: Visit, file: File) -> None:
    """Throw away what was answered about a file."""
    _drafts(visit).drop(_person(visit), NO_REVIEW, _mark(file))


def is_back(visit: Visit, way: Way) -> None:
    """Say that answers from before are there again, with the way to begin anew."""
    if not way.is_back:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="import_is_back"):
        told = visit.say("What you answered about this file before is here again.")
        st.markdown(f":material/history: {listings.plain(told)}", width="content")
        st.button(
            visit.say("Begin anew"),
            key=f"{FORM}_anew",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=_anew,
            args=(visit, way.file),
        )


def unfinished(visit: Visit) -> None:
    """Name the files that somebody has begun with: chosen again, they come with the answers."""
    for about, one in reversed(list(_kept(visit).items())[-SHOWN:]):
        with st.container(horizontal=True, vertical_alignment="center"):
            told = visit.say(
                "You have begun with {file}. Choose the same file again and your answers are here.",
                file=one.typed["file"],
            )
            st.markdown(f":material/history: {listings.grey(listings.cell(told))}", width="stretch")
            st.button(
                visit.say("Forget them"),
                key=f"{FORM}_forget_{about}",
                type="tertiary",
                icon=":material/close:",
                on_click=_drafts(visit).drop,
                args=(_person(visit), NO_REVIEW, about),
            )


def _anew(visit: Visit, file: File) -> None:
    drop(visit, file)
    forget()
    begin(file).mark = _mark(file)


def _is_begun(way: Way) -> bool:
    """Tell whether somebody has said anything of a file, or gone on with it."""
    return way.step != STEPS[0] or bool(way.said and not way.by_itself)


def _told(way: Way) -> dict[str, Any]:
    return {
        "file": way.file.name,
        "step": way.step,
        "said": way.said,
        "also": way.also,
        "profile": way.profile,
        "by_itself": way.by_itself,
        "terms": {name: _plain(one) for name, one in way.terms.items()},
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _parsed(name: str, value: Any) -> Any:
    is_day = name == "effective_on" and value
    return date.fromisoformat(value) if is_day else value


def _kept(visit: Visit) -> dict[str, Draft]:
    """Give what this person has begun, by the mark of each file, the oldest first."""
    found = _drafts(visit).of(NO_REVIEW, _person(visit))
    return {one.about: one for one in found if one.about.startswith(f"{FORM}:")}


def _mark(file: File) -> str:
    return f"{FORM}:{hashlib.sha256(file.data).hexdigest()}"


def _person(visit: Visit) -> str:
    return visit.person.key if visit.person else ""


def _drafts(visit: Visit) -> Drafts:
    return visit.workspace.store.drafts(visit.workspace.name)
