"""Lists of records of any kind, derived from its description: filter, columns, links, pages."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from scenarios.fields import Choice, Prose
from scenarios.kinds import KINDS, Kind
from scenarios.sheet import value_of
from tracker.listings.chips import state, status
from tracker.listings.downloads import as_csv, download
from tracker.listings.links import link
from tracker.listings.marks import cell, grey, plain
from tracker.listings.paging import paged
from tracker.values import value
from tracker.visit import Visit
from tracker.words import N_

A_PAGE = 50
MOST_COLUMNS = 5
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "goal": ("sector", "status", "level", "owner", "due"),
    "indicator": ("goal", "wanted", "baseline_value", "target_value", "target_date"),
    "observation": ("value", "mark", "state", "source"),
    "resource": ("unit", "held_by", "nature"),
    "contribution": ("amount", "state", "document"),
    "variant": ("driver", "place_in_order"),
    "scenario": ("set", "horizon", "position", "outcome"),
    "assumption": ("state", "bears_on"),
    "signpost": ("state", "points_to", "indicator", "trigger_at", "owner"),
    "review": ("date", "place", "state"),
    "decision": ("taken_in", "owner", "due", "state", "reference"),
    "actor": ("nature", "influence", "stake", "gathering"),
    "settings": ("organisation", "language", "fiscal_start"),
}
EMPTY: Mapping[str, str] = {
    "goal": N_("No goals yet. Add the first one, or import a file on the Data page."),
    "resource": N_("No shared resources yet. Add the first one, or import a file."),
    "scenario": N_("No scenarios yet. Two to four futures with names people remember are enough."),
    "review": N_("No reviews yet. Add the date of the first, and the plan gets its rhythm."),
    "relation": N_("No relations yet. Note which goals help each other, and which pull apart."),
    "actor": N_("No actors yet. Who has influence over the plan, and who has a stake in it?"),
    "assumption": N_(
        "No assumptions yet. What do you take for granted that may turn out otherwise?"
    ),
    "signpost": N_("No early signals yet. What would tell first that a scenario is on its way?"),
}


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Give the fields that a list of a kind shows beside what its records are called."""
    chosen = COLUMNS.get(kind.name)
    if chosen is not None:
        return chosen
    short = [n for n, f in kind.fields.items() if n != "title" and not isinstance(f, Prose)]
    return tuple(name for name in short if name != "text")[:MOST_COLUMNS]


def teach(visit: Visit, told: str, kind: str) -> None:
    """Say what is needed for something to stand here, with the way to the records it is made of."""
    way = plain(visit.words.plural(KINDS[kind]))
    st.markdown(f"{grey(plain(told))} [{way}]({visit.link('kind', kind=kind)})")


def empty(visit: Visit, kind: str) -> None:
    """Say that there is nothing of a kind, and how to begin."""
    plural = visit.say(KINDS[kind].plural)
    sentence = EMPTY.get(kind)
    at_hand = visit.say(sentence) if sentence else visit.say("No {plural} yet.", plural=plural)
    if visit.is_past:
        at_hand = visit.say("There were no {plural} then.", plural=plural)
    st.markdown(grey(at_hand))


def holding(visit: Visit, kind: str, text: str) -> list[str]:
    """Give the keys of the records that hold all the words of a text."""
    sheet = visit.snapshot.sheet(kind)
    return list(sheet.keys(sheet.holding(text.casefold().split())))


def records(
    visit: Visit, kind: str, keys: Sequence[str] | None = None, columns: Sequence[str] | None = None
) -> None:
    """Draw the records of a kind, or some of them, with a filter, links, pages and a CSV."""
    name = f"list_{kind}"
    if not visit.snapshot.keys(kind):
        empty(visit, kind)
        return
    text = st.text_input(
        visit.say("Filter"),
        key=f"{name}_filter",
        placeholder=visit.say("Words that must stand in the record"),
        icon=":material/filter_alt:",
        live="300ms",
    )
    found = holding(visit, kind, text or "")
    if keys is not None:
        wanted = set(keys)
        found = [key for key in found if key in wanted]
    _told(visit, kind, found)
    if found:
        _page(visit, kind, found, columns or columns_of(KINDS[kind]))
        make = partial(_as_file, visit, kind, tuple(found))
        download(visit, f"{name}_csv", kind, make)


def _told(visit: Visit, kind: str, found: Sequence[str]) -> None:
    whole = len(visit.snapshot.keys(kind))
    if len(found) == whole:
        st.markdown(grey(visit.words.say_n("{n} record", "{n} records", whole)))
    elif found:
        st.markdown(grey(visit.say("{n} of {whole} records", n=len(found), whole=whole)))
    else:
        st.markdown(grey(visit.say("No record holds these words.")))


def _page(visit: Visit, kind: str, found: Sequence[str], columns: Sequence[str]) -> None:
    def rows(part: slice) -> pd.DataFrame:
        return pd.DataFrame([_row(visit, kind, key, columns) for key in found[part]])

    paged(len(found), rows, f"list_{kind}", visit.words.plural(KINDS[kind]), a_page=A_PAGE)


def _row(visit: Visit, kind: str, key: str, columns: Sequence[str]) -> dict[str, str]:
    words, described = visit.words, KINDS[kind]
    record = visit.snapshot.get(kind, key)
    row = {words.label(described): link(visit, kind, key)}
    if not described.coded:
        row |= _parts(visit, described, key)
    for name in columns:
        row[words.label(described.fields[name])] = _shown(visit, kind, name, record)
    return row


def _parts(visit: Visit, kind: Kind, key: str) -> dict[str, str]:
    parts = kind.split(key)
    return {
        visit.words.label(kind.columns[name]): cell(value(visit, kind.name, name, part))
        for name, part in parts.items()
    }


def _shown(visit: Visit, kind: str, name: str, record: object) -> str:
    held, field = getattr(record, name), KINDS[kind].fields[name]
    if isinstance(field, Choice) and field.setting == "status_scale":
        return status(visit, held)
    if isinstance(field, Choice) and name == "state" and held:
        return state(visit, kind, held)
    return cell(value(visit, kind, name, held, record))


def _as_file(visit: Visit, kind: str, keys: Sequence[str]) -> bytes:
    """Write every field of the records, numbers as numbers, under the words of the language."""
    described, table = KINDS[kind], visit.snapshot.table(kind)
    table = table[table["key"].isin(set(keys))]
    names = [name for name in described.headings() if name in table.columns]
    shown = {
        visit.words.label(described.columns[name]): [
            value_of(described.columns[name], held) for held in table[name].astype(object)
        ]
        for name in names
    }
    return as_csv(pd.DataFrame(shown, dtype=object), visit.words.language)
