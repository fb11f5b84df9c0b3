"""What the team has learnt of its views: how good they were of what came, and where they settle."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from scenarios.series.sets import MAIN
from tracker import charts
from tracker.charts.calibration import missing
from tracker.charts.reading import read
from tracker.listings.downloads import as_csv, download
from tracker.listings.figures import figure, table
from tracker.listings.links import link
from tracker.listings.marks import grey, plain
from tracker.listings.paging import paged
from tracker.visit import Visit

Row = Mapping[str, Any]


def came(visit: Visit, _: str = "") -> None:
    """Draw how good the views were of what is resolved, and the calibration curve."""
    scores = visit.kept(futures.resolved_sets, visit.history, visit.moment)
    _calibration(visit)
    st.subheader(visit.say("How good were our views of what came?"), anchor=False)
    if scores.empty:
        told = visit.say("No scenario and no claim has come yet, so nothing can be judged.")
        st.markdown(grey(plain(told)))
    else:
        _scores(visit, scores)


def _scores(visit: Visit, scores: pd.DataFrame) -> None:
    told = visit.say(
        "Brier: 0 is right, 2 is wrong. Logarithm: 0 at best. Against chance: 100 at best, 0 is"
        " as good as chance. All are averages over the time each view stood; that against"
        " chance counts time without a view as 0."
    )
    st.markdown(grey(plain(told)))

    def rows(part: slice) -> pd.DataFrame:
        return pd.DataFrame([_scored(visit, row) for row in read(scores[part])])

    paged(len(scores), rows, "wide_resolved", told)
    csv = partial(as_csv, scores, visit.words.language)
    download(visit, "resolved_csv", "resolved", csv)


def _scored(visit: Visit, row: Row) -> dict[str, str]:
    words = visit.words
    is_judged = bool(row["judgements"])
    return {
        visit.say("What"): _named(visit, row["set"]),
        visit.say("Came"): _side(visit, row),
        visit.say("On"): words.day(row["resolved_on"]),
        visit.say("Views"): words.number(row["judgements"]),
        visit.say("Last held"): words.percent(row["last"], 0),
        visit.say("Brier"): words.number(row["brier"], 2),
        visit.say("Logarithm"): words.number(row["log"], 2),
        visit.say("Against chance"): words.signed(row["baseline"], 0),
        visit.say("Time with a view"): words.percent(100 * row["coverage"], 0)
        if is_judged
        else visit.say("nobody judged it"),
    }


def _named(visit: Visit, name: str) -> str:
    """Name a set: a claim by what it claims, any other by its own name."""
    if visit.snapshot.has("scenario", name):
        return link(visit, "scenario", name)
    return plain(visit.say("the main set") if name == MAIN else name)


def _side(visit: Visit, row: Row) -> str:
    """Say what came of a set: of a claim whether it did, of any other which scenario."""
    if visit.snapshot.has("scenario", row["set"]):
        return visit.say("yes") if row["scenario"] == row["set"] else visit.say("no")
    return link(visit, "scenario", row["scenario"])


def _calibration(visit: Visit) -> None:
    found = visit.kept(futures.calibrated, visit.history, visit.moment)
    if len(found):
        figure(visit, "calibration", charts.calibration, found)
    else:
        st.subheader(charts.calibration.title(found, visit.words), anchor=False)
        st.markdown(plain(missing(found.attrs["resolved"], visit.words)))
    forecasts = visit.kept(futures.resolved_forecasts, visit.history, visit.moment)
    if len(forecasts) and found.empty:
        told = visit.say("What is resolved, with the last likelihood before it was known")
        rows = [_forecast(visit, row) for row in read(forecasts)]
        table(visit, pd.DataFrame(rows), "forecasts", told, data=forecasts)


def _forecast(visit: Visit, row: Row) -> dict[str, str]:
    return {
        visit.say("Scenario"): link(visit, "scenario", row["scenario"]),
        visit.say("Last held"): visit.words.percent(row["percent"]),
        visit.say("Came"): visit.say("yes") if row["came"] else visit.say("no"),
        visit.say("On"): visit.words.day(row["resolved_on"]),
    }


def settling(visit: Visit, kind: str) -> None:
    """Draw where judges agree and whether they are still moving, of stances or of impacts."""
    found = visit.kept(futures.consensus_stability, visit.history, visit.moment, visit.today, kind)
    if found.empty:
        st.subheader(charts.settling.title(found, visit.words), anchor=False)
        st.markdown(grey(plain(charts.settling.alt(found, visit.words))))
    else:
        figure(visit, f"settling_{kind}", charts.settling, found)
