"""Everything that differs between two moments, as tables: what is thought otherwise comes first."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

import streamlit as st

from scenarios.difference import Difference, FieldChange
from scenarios.kinds import KINDS
from scenarios.revisions import Act
from tracker.listings.choosing import turned_back
from tracker.listings.downloads import as_csv, download
from tracker.listings.marks import grey
from tracker.listings.paging import paged
from tracker.listings.sentences import come_and_gone, differing
from tracker.visit import Visit

PRINTED = 200  # fields that are printed at most, each with where and why


def compared(visit: Visit, difference: Difference) -> None:
    """Draw every field that differs and every record that came or went, with their CSV."""
    repaired = [change for change in difference.revised if _is_repaired(change)]
    minds = [change for change in difference.revised if not _is_repaired(change)]
    told = visit.words.say_n(
        "{n} field has another value", "{n} fields have another value", len(minds)
    )
    _fields(visit, minds, "changes_fields", told)
    _fields(visit, repaired, "changes_repaired", visit.say("Corrections and changed methods"))
    if difference.revised:
        table = partial(as_csv, difference.table(), visit.words.language)
        download(visit, "changes_csv", "changes", table)
    came = come_and_gone(visit, difference)
    if len(came):
        title = visit.say("Records that came or went")
        st.subheader(title, anchor=False)
        paged(len(came), lambda part: came.iloc[part], "wide_changes_records", title)
    if difference.turned_back:
        st.subheader(visit.say("Changed and changed back"), anchor=False)
        turned_back(visit, difference)
    if not (difference or difference.turned_back):
        st.markdown(grey(visit.say("Nothing of what is chosen differs.")))


def _is_repaired(change: FieldChange) -> bool:
    """Tell whether a value differs without anybody thinking otherwise."""
    return change.act == Act.CORRECT or change.method_changed


def _fields(visit: Visit, changes: Sequence[FieldChange], name: str, title: str) -> None:
    """Draw fields a page at a time, and all of them, kind by kind, for whoever prints the page."""
    if not changes:
        return
    st.subheader(title, anchor=False)
    few = len(changes) <= PRINTED
    with st.container(key=f"{'unprinted' if few else 'begun'}_{name}"):
        paged(len(changes), lambda part: differing(visit, changes[part]), f"wide_{name}", title)
    with st.container(key=f"printed_{name}"):
        if few:
            _kind_by_kind(visit, changes)
        else:
            told = visit.say("Only the rows shown are printed; the report and the CSV have all.")
            st.markdown(grey(told))


def _kind_by_kind(visit: Visit, changes: Sequence[FieldChange]) -> None:
    for kind, of_kind in groupby(changes, lambda change: change.kind):
        title = visit.words.plural(KINDS[kind])
        st.markdown(f"**{title}**")
        st.table(differing(visit, list(of_kind)), border="horizontal", hide_index=True, alt=title)
