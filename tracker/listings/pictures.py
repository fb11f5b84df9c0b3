"""What a record's own page shows beside its facts: its figures, and what stands round it."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.history import Snapshot
from scenarios.kept import kept
from scenarios.kinds import KINDS, RecordId
from scenarios.series.sets import MAIN
from tracker import charts
from tracker.charts.reading import read
from tracker.listings.beliefs import watched
from tracker.listings.bonds import relations_of, stances_on
from tracker.listings.coded import Ways
from tracker.listings.decided import decisions_on
from tracker.listings.figures import figure
from tracker.listings.futures import fares
from tracker.listings.links import link
from tracker.listings.marks import card, grey, plain, quoted
from tracker.listings.shared import allocations, contributions
from tracker.visit import Visit
from tracker.words import Words


def pictures(visit: Visit, record: RecordId) -> None:
    """Draw the figures of a record that has any."""
    draw = DRAWN.get(record.kind)
    if draw is not None and visit.snapshot.has(*record):
        draw(visit, record.key)


def path(visit: Visit, indicator: str) -> None:
    """Draw an indicator's values against its target path."""
    found = visit.kept(series.against_target, visit.snapshot, indicator)
    leads = visit.kept(_observed, visit.snapshot, visit.words, indicator)
    figure(visit, f"path_{indicator}", charts.indicator, found, leads)
    if len(found):
        _course(visit, found)


def _observed(snapshot: Snapshot, words: Words, indicator: str) -> Ways:
    """Give the observation behind each period of an indicator, by the period as it is written."""
    found = kept(series.against_target, snapshot, indicator)
    part = "/".join(("", *found.attrs["part"])).rstrip("/")
    periods = (period for period in found["period"] if period)
    return {
        words.period(period): ("observation", f"{indicator}/{period}{part}") for period in periods
    }


def _course(visit: Visit, found: pd.DataFrame) -> None:
    """Draw where an indicator began, where it was worst and where it is, beside what is wanted."""
    about, words = found.attrs, visit.words
    shown = [
        f"{words.amount(row['value'], about['unit'], about['decimals'])}"
        f" ({words.period(row['period'])})"
        for row in series.course(found)
    ]
    st.markdown(plain(" → ".join(shown)))


def meaning(visit: Visit, indicator: str) -> None:
    """Draw what an indicator counts, where its values come from and who brings them."""
    about = visit.snapshot.get("indicator", indicator)
    if about.definition:
        st.markdown(plain(about.definition))
    known = [
        f"{visit.words.label(KINDS['indicator'].fields[name])}: {getattr(about, name)}"
        for name in ("source", "owner")
        if getattr(about, name)
    ]
    if known:
        st.markdown(grey(plain(" · ".join(known))))


def drift(visit: Visit, indicator: str) -> None:
    """Draw how an indicator's target drifted, with each turn in words below."""
    found = visit.kept(series.target_drift, visit.history, visit.moment, visit.today, indicator)
    figure(visit, f"drift_{indicator}", charts.drift, found)
    about = visit.snapshot.get("indicator", indicator)
    for row in read(found[found["part"] == "turn"]):
        said = [f"**{visit.words.day(row['day'])}**"]
        old, new = (visit.words.number(row[name], about.decimals) for name in ("before", "value"))
        said.append(plain(visit.say("target {old} → {new}", old=old, new=new)))
        if row["decision"]:
            named = link(visit, "decision", row["decision"], row["decision"])
            said.append(f"{named} {plain(row['reference'])}".strip())
        why = f"  \n{quoted(visit, row['reason'])}" if row["reason"] else ""
        st.markdown(f"- {' · '.join(said)}{why}")


def _goal(visit: Visit, code: str) -> None:
    for one in visit.snapshot.all("indicator"):
        if one.goal == code:
            with card(f"path_{one.code}", alone=True):
                path(visit, one.code)
                meaning(visit, one.code)
    with card("goal_draws", alone=True):
        allocations(visit, goal=code)
    with card("goal_fares", alone=True):
        fares(visit, code)
    with card("goal_relations", alone=True):
        relations_of(visit, code)
    with card("goal_stances", alone=True):
        stances_on(visit, code)
    with card("goal_decisions", alone=True):
        decisions_on(visit, f"goal:{code}")


def _indicator(visit: Visit, code: str) -> None:
    with card("path", alone=True):
        path(visit, code)
    with card("drift", alone=True):
        drift(visit, code)


def _resource(visit: Visit, code: str) -> None:
    with card("load", alone=True):
        load = visit.kept(series.load_of, visit.snapshot, code)
        figure(visit, f"load_{code}", charts.load, load)
    with card("contributions", alone=True):
        contributions(visit, code)
    with card("allocations", alone=True):
        allocations(visit, resource=code)


def _scenario(visit: Visit, code: str) -> None:
    chosen = visit.snapshot.get("scenario", code).set or MAIN
    with card("likelihoods", alone=True):
        found = visit.kept(series.likelihoods, visit.history, visit.moment, visit.today, chosen)
        figure(visit, "record_likelihoods", charts.likelihoods, found)
    with card("signposts", alone=True):
        watched(visit, code)


DRAWN: Mapping[str, Callable[[Visit, str], None]] = {
    "goal": _goal,
    "indicator": _indicator,
    "resource": _resource,
    "scenario": _scenario,
}
