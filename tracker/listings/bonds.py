"""How goals act on each other and where actors stand on them, as a figure and as tables."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.history import Snapshot
from tracker import charts
from tracker.charts.reading import groups, is_missing, read
from tracker.charts.relations import strength
from tracker.listings.chips import state
from tracker.listings.downloads import as_csv, download
from tracker.listings.figures import figure, long_table, table
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey
from tracker.listings.paging import paged
from tracker.listings.records import empty
from tracker.visit import Visit

Row = Mapping[str, Any]


def contested(snapshot: Snapshot) -> pd.DataFrame:
    """Give the conflicts whose goals draw on one resource."""
    return series.contested(series.relations(snapshot))


def relations(visit: Visit) -> None:
    """Draw the relations between goals as a matrix and a list: all, or what is contested."""
    if not visit.snapshot.keys("relation"):
        empty(visit, "relation")
        return
    only = st.toggle(visit.say("Only conflicts that share a resource"), key="connections_contested")
    found = visit.kept(contested if only else series.relations, visit.snapshot)
    if found.empty:
        st.markdown(grey(visit.say("No conflict is about a shared resource.")))
        return
    with st.container(border=True, key="card_relations"):
        figure(visit, "connections_matrix", charts.relations, found)
    with st.container(border=True, key="card_relations_list"):
        st.subheader(_counted(visit, found), anchor=False)
        _list(visit, found, "wide_relations")


def _counted(visit: Visit, found: pd.DataFrame) -> str:
    words = visit.words
    conflicts, synergies = int((found["score"] < 0).sum()), int((found["score"] > 0).sum())
    counts = (
        (conflicts, words.say_n("{n} conflict", "{n} conflicts", conflicts)),
        (synergies, words.say_n("{n} synergy", "{n} synergies", synergies)),
    )
    return words.listed([told for n, told in counts if n]) or visit.say("Relations between goals")


def relations_of(visit: Visit, goal: str) -> None:
    """Draw the relations that a goal has, if it has any."""
    found = visit.kept(series.relations, visit.snapshot)
    found = found[(found["first"] == goal) | (found["second"] == goal)]
    st.subheader(visit.say("Which goals help or hinder it?"), anchor=False)
    if found.empty:
        st.markdown(grey(visit.say("No relations to other goals.")))
        return
    _list(visit, found, f"relations_{goal}", goal)


def _list(visit: Visit, found: pd.DataFrame, name: str, goal: str | None = None) -> None:
    def rows(part: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame([_relation(visit, row, goal) for row in read(part)])

    long_table(visit, rows, name, visit.say("Relations between goals"), found)


def _relation(visit: Visit, row: Row, goal: str | None) -> dict[str, str]:
    """Give a line; where one goal is given, only the other one is named."""
    key = f"{row['first']}/{row['second']}"
    held = None if is_missing(row["state"]) else row["state"]
    other = row["first"] if row["second"] == goal else row["second"]
    first = {} if goal else {visit.say("Goal"): link(visit, "goal", row["first"])}
    return first | {
        visit.say("Other goal"): link(visit, "goal", other),
        visit.say("What"): f"{link(visit, 'relation', key, told(visit, row['score']))}",
        visit.say("Shared resource"): links(visit, "resource", row["shares"]),
        visit.say("State"): state(visit, "relation", held),
        visit.say("Handled by"): cell(row["handled_by"]),
    }


def told(visit: Visit, score: int) -> str:
    """Say what a score between two goals means: the word and the number."""
    return f"{strength(score, visit.words)}\u00a0{scored(visit, score)}"


def scored(visit: Visit, score: float) -> str:
    """Write a score with its sign; nothing is plainly 0, and a blank a dash."""
    return visit.words.signed(score, 0) if score else "0"


def stances(visit: Visit) -> None:
    """Draw each actor with what it is for and against, the most influential first."""
    st.subheader(visit.say("Who has a stake, and where do they stand?"), anchor=False)
    found = visit.kept(series.stances, visit.snapshot)
    if found.empty:
        empty(visit, "actor")
        return
    st.markdown(grey(visit.say("Influence and stake from 1 to 5; stances from −3 to +3.")))
    actors = groups(found, "actor")

    def rows(part: slice) -> pd.DataFrame:
        return pd.DataFrame([_actor(visit, mine) for mine in actors[part]])

    paged(len(actors), rows, "wide_actors", visit.say("Actors and stances"))
    make = partial(as_csv, found, visit.words.language)
    download(visit, "wide_actors_csv", "wide_actors", make)


def _actor(visit: Visit, mine: Sequence[Row]) -> dict[str, str]:
    one = mine[0]
    wishes = [f"{cell(row['goal'])}: {cell(row['interest'])}" for row in mine if row["interest"]]
    return {
        visit.say("Actor"): link(visit, "actor", one["actor"]),
        visit.say("Influence"): visit.words.number(one["influence"], 0),
        visit.say("Stake"): visit.words.number(one["stake"], 0),
        visit.say("For"): _stances(visit, [row for row in mine if row["score"] > 0]),
        visit.say("Against"): _stances(visit, [row for row in mine if row["score"] < 0]),
        visit.say("Neither"): _stances(visit, [row for row in mine if row["score"] == 0]),
        visit.say("Interest"): "  \n".join(wishes),
    }


def _stances(visit: Visit, rows: Sequence[Row]) -> str:
    shown = []
    for row in rows:
        name = f"{row['goal']}\u00a0{scored(visit, row['score'])}"
        dissent = row["dissents_from"]
        mark = ""
        if dissent:
            word = visit.say("dissents from {decision}", decision=dissent)
            mark = f" {badge('', word, 'gray')}"
        shown.append(link(visit, "stance", f"{row['actor']}/{row['goal']}", name) + mark)
    return "  \n".join(shown)


def stances_on(visit: Visit, goal: str) -> None:
    """Draw where actors stand on a goal."""
    found = visit.kept(series.stances, visit.snapshot)
    found = found[found["goal"] == goal]
    st.subheader(visit.say("Who is for and who is against?"), anchor=False)
    if found.empty:
        st.markdown(grey(visit.say("No actor has taken a stance.")))
        return
    rows = [
        {
            visit.say("Actor"): link(visit, "actor", row["actor"]),
            visit.say("Stance"): scored(visit, row["score"]),
            visit.say("Interest"): cell(row["interest"]),
        }
        for row in read(found)
    ]
    name = f"stances_{goal}"
    table(visit, pd.DataFrame(rows), name, visit.say("Actors and stances"), data=found)
