"""The notes of a review on screen, as they will be handed out, and the files to take them as."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.history import History, Moment
from scenarios.kept import kept
from scenarios.kinds.reviews import Review
from tracker.accounts import Person
from tracker.listings.chips import state
from tracker.listings.coded import coded, known_names, names_in
from tracker.listings.done import changes_in
from tracker.listings.downloads import as_csv, download
from tracker.listings.marks import badge, cell, grey, plain
from tracker.papers.forms import FORMS
from tracker.papers.kept import paper_of
from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Item, Items, Paper, Text
from tracker.visit import Visit
from tracker.words import N_, Words
from tracker.workspace import Workspace


def notes(visit: Visit, review: Review) -> None:
    """Draw the notes of a review, a draft marked as one, and the files they can be taken as."""
    told = (visit.workspace, _persons(visit), visit.history, visit.words, visit.today, review.code)
    paper = visit.kept(_paper, *told)
    st.subheader(visit.say(N_("Notes")), anchor=False)
    st.markdown(_chip(visit, paper))
    _files(visit, review)
    lead = partial(coded, known=known_names(visit), at=visit.at)
    lists = iter(visit.kept(_lists, *told, visit.snapshot, visit.at))
    for place, block in enumerate(paper.blocks):
        _draw(block, f"scroll_notes_{place}", paper.title, lead, lists)


def _persons(visit: Visit) -> frozenset[Person]:
    """Give everyone who may be named; who wrote is asked of the workspace."""
    return frozenset(visit.workspace.persons().values())


def _paper(
    workspace: Workspace,
    _: frozenset[Person],
    history: History,
    words: Words,
    today: date,
    code: str,
) -> Paper:
    visit = Visit(
        workspace=workspace, history=history, moment=Moment(today), words=words, today=today
    )
    return paper_of(visit, code)


def _lists(*told: Any) -> tuple[str, ...]:
    """Give the lists of a paper as Markdown, with the ways to the records as they are at a moment.

    They are long in a large plan, and made anew only where what they say or name has changed.
    """
    *written, snapshot, at = told
    lead = partial(coded, known=kept(names_in, snapshot), at=at)
    blocks = kept(_paper, *written).blocks
    return tuple(_list(block, lead) for block in blocks if isinstance(block, Items))


def _chip(visit: Visit, paper: Paper) -> str:
    """Give the chip that tells a draft from what was finalised, at whatever moment it is read."""
    if paper.mark:
        return badge("edit_note", visit.say(N_("Draft")), "orange")
    return state(visit, "review", "finalised")


def _files(visit: Visit, review: Review) -> None:
    with st.container(horizontal=True):
        for ending, form in FORMS.items():
            st.download_button(
                visit.say(form.word),
                partial(form.notes, visit, review.code),
                file_name=f"{review.code}{ending}",
                mime=form.media,
                key=f"notes_{review.code}{ending}",
                icon=":material/download:",
                on_click="ignore",
            )
        make = partial(_csv, visit, review.code)
        download(
            visit, f"notes_{review.code}_csv", f"{review.code}-{visit.say(N_('changes'))}", make
        )


def _csv(visit: Visit, code: str) -> bytes:
    return as_csv(changes_in(visit, code), visit.words.language)


# ---------------------------------------------------------------------- the paper on screen


def _draw(
    block: Block, key: str, title: str, lead: Callable[[object], str], lists: Iterator[str]
) -> None:
    match block:
        case Heading(text=text):
            st.markdown(f"#### {cell(text)}")
        case Text(text=text) | Figure(finding=text):
            st.markdown(plain(text))
        case Facts(pairs=pairs):
            with st.grid(2, min_column_width=190):
                for label, text in pairs:
                    st.markdown(f"{grey(cell(label))}  \n{lead(text)}")
        case Items():
            st.markdown(next(lists))
        case Grid(head=head, rows=rows):
            frame = pd.DataFrame([[lead(text) for text in row] for row in rows], columns=list(head))
            with st.container(key=key):
                st.table(frame, border="horizontal", hide_index=True, alt=title)


def _list(block: Items, lead: Callable[[object], str]) -> str:
    signs = [f"{number}." if block.numbered else "-" for number in range(1, len(block.items) + 1)]
    return "\n".join(_item(*one, lead) for one in zip(signs, block.items, strict=True))


def _item(sign: str, item: Item, lead: Callable[[object], str]) -> str:
    first = f"**{lead(item.lead)}**" if item.lead else ""
    between = ": " if item.lead and item.text else ""
    aside = f"  \n{grey(plain(item.aside))}" if item.aside else ""
    indent = " " * (len(sign) + 1)
    return f"{sign} {first}{between}{lead(item.text)}{aside}".replace("\n", f"\n{indent}")
