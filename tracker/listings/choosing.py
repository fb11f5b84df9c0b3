"""Small choices on a page: the moment to compare with, one record among many, one of its looks."""

from collections.abc import Callable, Mapping

import streamlit as st

from scenarios.difference import Difference
from scenarios.errors import Refused
from scenarios.history import History, ReviewMark, Snapshot
from scenarios.kinds import KINDS
from tracker.listings.asked import begins, wrote
from tracker.listings.links import full_link
from tracker.listings.marks import grey, plain
from tracker.visit import NOW, Visit, name_of
from tracker.words import Words

Looks = Mapping[str, Callable[[Visit, str], None]]
VERSUS = "vs"


def versus(visit: Visit) -> str | None:
    """Draw the choice of the moment to compare with, and give it as the address has it."""
    codes = [mark.code for mark in visit.reviews if mark.moment.day <= visit.moment.day]
    codes = [code for code in codes if code != visit.at]
    asked = visit.versus
    if asked and asked not in codes and _known(visit, asked):
        codes.append(asked)
    if asked and asked not in codes:
        st.warning(plain(visit.say("“{text}” is not a moment to compare with.", text=asked)))
    if not codes:
        return None
    usual = asked if asked in codes else _before_the_last(visit, codes)
    begun = begins(VERSUS, usual)
    told = {mark.code: _told(visit, mark) for mark in visit.reviews}
    chosen = st.selectbox(
        visit.say("Compare with the plan as it was at"),
        codes,
        index=codes.index(begun) if begun else None,
        key=f"asked_{VERSUS}",
        format_func=lambda code: told.get(code, code),
        width=360,
    )
    if chosen is None or chosen == usual:
        return usual
    st.query_params[VERSUS] = chosen
    wrote(VERSUS, chosen)
    return chosen


def _known(visit: Visit, text: str) -> bool:
    try:
        visit.history.moment(text, visit.today)
    except Refused:
        return False
    return True


def _before_the_last(visit: Visit, codes: list[str]) -> str:
    """Give the review that the overview compares with: now, the last but one."""
    return codes[-2] if visit.at == NOW and codes[1:] else codes[-1]


def _told(visit: Visit, mark: ReviewMark) -> str:
    return f"{mark.code} · {visit.words.day(mark.day)} · {mark.title}"


def chosen(visit: Visit, kind: str, key: str) -> str | None:
    """Draw the choice of one record of a kind and give its key; None when there is none."""
    keys = visit.snapshot.keys(kind)
    if not keys:
        st.markdown(grey(visit.say("No {plural} yet.", plural=visit.say(KINDS[kind].plural))))
        return None
    names = visit.kept(_names, visit.history, visit.snapshot, visit.words, kind)
    return st.selectbox(
        visit.words.label(KINDS[kind]),
        keys,
        key=key,
        format_func=lambda code: names.get(code, code),
        width=480,
    )


def _names(history: History, snapshot: Snapshot, words: Words, kind: str) -> dict[str, str]:
    return {key: name_of(history, snapshot, words, kind, key) for key in snapshot.keys(kind)}


def one_of(visit: Visit, key: str, looks: Looks, about: str) -> None:
    """Draw the choice between several looks at a thing, by their names, and only the chosen one."""
    names = list(looks)
    name = st.segmented_control(
        visit.say("View"),
        names,
        default=names[0],
        required=True,
        format_func=visit.say,
        key=key,
        label_visibility="collapsed",
    )
    looks[str(name)](visit, about)


def turned_back(visit: Visit, difference: Difference) -> None:
    """Draw the fields that were revised in between and are again what they were."""
    lines = [
        f"- {full_link(visit, *record)}: "
        f"{plain(visit.words.label(KINDS[record.kind].fields[name]))}"
        for record, name in difference.turned_back
    ]
    st.markdown("\n".join(lines))
