"""How likely each judge holds each scenario, and what three ways of pooling make of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from scenarios.series.sets import is_overlapping
from tracker.charts.reading import groups, is_missing
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey, plain
from tracker.listings.records import teach
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[str, Any]
GROUP = "group"
LAST = 12  # reviews shown at the most
WAYS: Mapping[str, str] = {
    "linear": N_("Linear"),
    "log": N_("Logarithmic"),
    "median": N_("Median"),
}


def judges(visit: Visit, chosen: str) -> None:
    """Draw what each judge holds of a set, three pools of them, and the same review by review."""
    st.subheader(visit.say("What does each judge hold, and the group?"), anchor=False)
    given = visit.history, visit.moment, visit.today, chosen
    found = visit.kept(futures.judges_likelihoods, *given)
    if not set(found["judge"]) - {GROUP}:
        _teach(visit)
        return
    told = visit.say("The last word of each in per cent, and whether it still stands.")
    st.markdown(grey(plain(told)))
    if is_overlapping(visit.snapshot, chosen):
        st.markdown(grey(overlapping(visit)))
    _each(visit, found)
    is_constant = st.toggle(
        visit.say("Only those who took part every time"),
        key="judges_constant",
        help=visit.say(
            "Who comes and goes moves the pool without anybody changing their mind. Those who"
            " took part every time show what changed among them."
        ),
    )
    pooled = visit.kept(futures.pooled_likelihoods, *given, constant=is_constant)
    if pooled["linear"].notna().any():
        _pooled(visit, pooled)
        _over_reviews(visit, pooled)
    else:
        st.markdown(grey(visit.say("Nobody took part every time, so there is nothing to pool.")))


def overlapping(visit: Visit) -> str:
    """Say that a set is declared as one where several may come true."""
    told = visit.say(
        "Several of these scenarios may come true together, as the settings declare: each"
        " percentage stands for itself, and nothing is summed or rescaled."
    )
    return plain(told)


def _teach(visit: Visit) -> None:
    told = visit.say(
        "Only the group has judged. Set the likelihoods of an actor below, and each judge stands"
        " here, with three ways of pooling them beside the group's."
    )
    teach(visit, told, "likelihood")


def _each(visit: Visit, found: pd.DataFrame) -> None:
    rows = [_judge(visit, cells) for cells in groups(found, "judge")]
    alt = visit.say("Likelihoods, judge by judge")
    table(visit, pd.DataFrame(rows), "wide_judges", alt, data=found)


def _judge(visit: Visit, cells: Sequence[Row]) -> dict[str, str]:
    first = cells[0]
    shown = {visit.say("Judge"): _name(visit, first)}
    for row in cells:
        shown[cell(f"{row['scenario']} {row['scenario_title']}")] = _percent(visit, row["percent"])
    return shown | {visit.say("Note"): _note(visit, first)}


def _name(visit: Visit, row: Row) -> str:
    if row["judge"] == GROUP:
        return f"**{plain(visit.say('The group'))}**"
    name = link(visit, "actor", row["judge"])
    if is_missing(row["weight"]) or row["weight"] == 1:
        return name
    weight = visit.say("weighs {weight}", weight=visit.words.number(row["weight"]))
    return f"{name} {grey(plain(weight))}"


def _percent(visit: Visit, percent: float) -> str:
    return "–" if is_missing(percent) else cell(visit.words.percent(round(percent, 1)))


def _note(visit: Visit, row: Row) -> str:
    marks = []
    if row["is_stale"]:
        when = visit.words.day(row["judged_on"])
        word = visit.say("No longer stands, judged {day}", day=when)
        marks.append(badge("hourglass_bottom", word, "orange"))
    if not row["is_whole"]:
        marks.append(grey(plain(visit.say("not pooled: has not judged every scenario"))))
    return "  \n".join(marks)


def _pooled(visit: Visit, pooled: pd.DataFrame) -> None:
    """Draw the pools of the last time that anything was judged, beside the group's own."""
    last = groups(pooled[pooled["linear"].notna()], "review", "day")[-1]
    who = links(visit, "actor", last[0]["judges"])
    where = last[0]["review"] or visit.words.day(last[0]["day"])
    st.markdown(f"#### {plain(visit.say('Pooled, {when}', when=where))}")
    told = visit.say(
        "Linear is the weighted mean. Logarithmic is the geometric mean: a single 0 rules a"
        " scenario out. Median takes the middle of the judges and shares out what is missing to"
        " 100. None of them is the right one, and none replaces what the group says."
    )
    st.markdown(f"{grey(plain(told))}  \n{grey(plain(visit.say('Pooled are')))} {who}")
    rows = [_pool(visit, row) for row in last]
    table(visit, pd.DataFrame(rows), "pools", told, data=pooled)


def _pool(visit: Visit, row: Row) -> dict[str, str]:
    low, high = (visit.words.number(row[name], 0) for name in ("low", "high"))
    return {
        visit.say("Scenario"): link(visit, "scenario", row["scenario"]),
        visit.say("The group"): _percent(visit, row["group"]),
        **{visit.say(name): _percent(visit, row[way]) for way, name in WAYS.items()},
        visit.say("From lowest to highest"): cell(f"{low}–{high}"),
    }


def _over_reviews(visit: Visit, pooled: pd.DataFrame) -> None:
    """Draw the linear pool at each review beside the group's own."""
    stops = groups(pooled[pooled["linear"].notna()], "review", "day")
    if len(stops) < 2:  # noqa: PLR2004 - one stands above already
        return
    alt = visit.say("The linear pool, review by review")
    st.markdown(f"#### {plain(alt)}")
    rows = [_stop(visit, rows) for rows in stops[-LAST:]]
    table(visit, pd.DataFrame(rows).fillna("–"), "pools_over_time", alt, data=pooled)


def _stop(visit: Visit, rows: Sequence[Row]) -> dict[str, str]:
    first = rows[0]
    name = links(visit, "review", [first["review"]]) if first["review"] else ""
    shown = {visit.say("Review"): name or cell(visit.words.day(first["day"]))}
    for row in rows:
        shown[cell(row["scenario"])] = _percent(visit, row["linear"])
    shown[visit.say("Judges")] = links(visit, "actor", first["judges"])
    stale = links(visit, "actor", first["stale"])
    return shown | {visit.say("No longer stands"): stale}
