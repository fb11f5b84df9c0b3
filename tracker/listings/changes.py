"""The changes of a workspace: who wrote what, when and from where, the newest first."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from scenarios.history import History
from scenarios.kinds import KINDS
from scenarios.revisions import ACT_LABELS, ChangeMark, Revision
from tracker.accounts import Person
from tracker.listings.links import link
from tracker.listings.marks import cell, grey, plain
from tracker.visit import Visit
from tracker.workspace import Workspace

A_PAGE, AT_ONCE = 15, 3


def local(visit: Visit, made_at: int) -> datetime:
    """Give when something was written, in the time zone of the plan."""
    zone = visit.workspace.time_zone(visit.history)
    return datetime.fromtimestamp(made_at / 1000, UTC).astimezone(zone)


def changes(visit: Visit) -> list[ChangeMark]:
    """Draw a page of the changes, the newest first, and give those that are shown."""
    every = visit.kept(_newest_first, visit.history)
    if not every:
        st.markdown(grey(visit.say("Nothing has been written yet.")))
        return []
    pages = -(-len(every) // A_PAGE)
    slot = st.container(key="scroll_wide_changes")
    number = st.pagination(pages, key=f"changes_page_of_{pages}") if pages > 1 else 1
    shown = every[(number - 1) * A_PAGE : number * A_PAGE]
    with slot:
        st.table(
            pd.DataFrame([_row(visit, mark) for mark in shown]),
            border="horizontal",
            hide_index=True,
            alt=visit.say("Changes, the newest first"),
        )
    return shown


def _persons(workspace: Workspace, _: int) -> dict[str, Person]:
    """Give everyone who is known; nobody new is until something new is written."""
    return workspace.persons()


def _newest_first(history: History) -> list[ChangeMark]:
    return history.changes()[::-1]


def named(visit: Visit, mark: ChangeMark) -> str:
    """Give a change in one line: its number, when, by whom."""
    when = local(visit, mark.made_at)
    person = visit.kept(_persons, visit.workspace, visit.history.position).get(mark.person)
    who = person.name if person else visit.say("somebody")
    return f"{mark.id} · {visit.words.day(when.date())} {visit.words.time(when)} · {who}"


def _row(visit: Visit, mark: ChangeMark) -> dict[str, str]:
    when = local(visit, mark.made_at)
    person = visit.kept(_persons, visit.workspace, visit.history.position).get(mark.person)
    rows = visit.kept(visit.history.revisions_in, mark.id)
    source = (mark.source or "").partition(" sha256:")[0]
    if mark.undoes:
        source = visit.say("undoes change {number}", number=mark.undoes)
    return {
        visit.say("Change"): str(mark.id),
        visit.say("Written"): f"{visit.words.day(when.date())} {visit.words.time(when)}",
        visit.say("By"): cell(person.name if person else visit.say("somebody")),
        visit.say("From"): cell(source or visit.say("a form")),
        visit.say("What"): _what(visit, mark.id, rows),
    }


def _what(visit: Visit, change: int, rows: list[Revision]) -> str:
    """Say what a change did: a record by its name, many by how many of each kind and act.

    Each is the way to what was written, and a record's own page tells how and why.
    """
    if len(rows) == 1:
        [row] = rows
        return f"{_act(visit, row.act.value).capitalize()}: {link(visit, row.kind, row.key)}"
    counts = Counter((row.kind, row.act.value) for row in rows)
    told = [
        f"{_act(visit, act)}:"
        f" [{n}\u00a0{plain(_word(visit, kind, n))}]({_way(visit, change, kind, rows)})"
        for (kind, act), n in counts.most_common(AT_ONCE)
    ]
    if len(counts) > AT_ONCE:
        told.append(f"[{visit.say('and more')}]({visit.link('kind', change=str(change))})")
    whole = ", ".join(told)
    return whole[:1].upper() + whole[1:]


def _act(visit: Visit, act: str) -> str:
    return plain(visit.say(ACT_LABELS[act]))


def _way(visit: Visit, change: int, kind: str, rows: list[Revision]) -> str:
    """Give the address of all that a change wrote of a kind: of a single record its own."""
    keys = {row.key for row in rows if row.kind == kind}
    if len(keys) == 1:
        return visit.record_link(kind, keys.pop())
    return visit.link("kind", kind=kind, change=str(change))


def written_in(visit: Visit, change: str) -> Mapping[str, list[str]]:
    """Give the keys of what a change wrote, by kind; of what is no change, nothing."""
    return visit.kept(_written_in, visit.history, change)


def _written_in(history: History, change: str) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    if change.isdecimal() and 0 < int(change) <= history.last_change:
        for row in history.revisions_in(int(change)):
            found.setdefault(row.kind, {})[row.key] = None
    return {kind: list(keys) for kind, keys in found.items()}


def _word(visit: Visit, kind: str, count: int) -> str:
    described = KINDS[kind]
    return visit.say(described.label if count == 1 else described.plural)
