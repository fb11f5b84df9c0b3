"""Scenarios on screen: what they tell, how likely they are, and how each goal fares in them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from scenarios import series
from scenarios.series import futures
from scenarios.series.sets import MAIN, scenarios_of
from tracker import charts
from tracker.charts.look import palette
from tracker.charts.reading import groups, is_missing, read
from tracker.charts.wind import VERDICTS, rule
from tracker.listings.bonds import scored
from tracker.listings.figures import figure, table
from tracker.listings.links import link, links
from tracker.listings.marks import card, cell, grey, plain
from tracker.visit import Visit

STRONGEST = 2
LONG = 420  # letters of a narrative that a card shows


def scenario_set(visit: Visit) -> str:
    """Draw the choice of a set of scenarios where there are several, and give the chosen one."""
    sets = list(dict.fromkeys(one.set or MAIN for one in visit.snapshot.all("scenario")))
    if len(sets) < 2:  # noqa: PLR2004 - one is no choice
        return sets[0] if sets else MAIN
    chosen = st.selectbox(
        visit.say("Set of scenarios"),
        sets,
        key="scenarios_set",
        format_func=lambda name: visit.say("the main set") if name == MAIN else str(name),
        width=260,
    )
    return str(chosen)


def likelihoods(visit: Visit, chosen: str) -> None:
    """Draw how likely each scenario of a set was held, review by review."""
    found = visit.kept(series.likelihoods, visit.history, visit.moment, visit.today, chosen)
    figure(visit, "scenarios_likelihoods", charts.likelihoods, found)


def scenarios(visit: Visit, chosen: str) -> None:
    """Draw a card for each scenario of a set: its likelihood, the change, and what it tells."""
    likely = visit.kept(series.likelihoods, visit.history, visit.moment, visit.today, chosen)
    stops = groups(likely, "review", "day")
    last = {row["scenario"]: row for row in (stops[-1] if stops else [])}
    before = (stops[-2][0]["review"] or "") if stops[1:] else ""
    with st.grid(2, min_column_width=340):
        for one in scenarios_of(visit.snapshot, chosen):
            with card(f"scenario_{one.code}"):
                _scenario(visit, one, last.get(one.code), before)


def _scenario(visit: Visit, one: Any, judged: Mapping[str, Any] | None, before: str) -> None:
    st.markdown(f"#### {link(visit, 'scenario', one.code)}")
    st.markdown(_likelihood(visit, judged, before))
    if one.narrative:
        told = " ".join(one.narrative.split())
        st.markdown(plain(told if len(told) <= LONG else f"{told[:LONG]}…"))
    year = visit.say("looks at {year}", year=str(one.horizon)) if one.horizon else ""
    variants = [plain(visit.name_of("variant", key)) for key in one.position or ()]
    if year or variants:
        st.markdown(grey(" · ".join(part for part in (plain(year), *variants) if part)))


def _likelihood(visit: Visit, judged: Mapping[str, Any] | None, before: str) -> str:
    if judged is None:
        return grey(visit.say("Nobody has judged how likely it is."))
    percent = f"**{visit.words.percent(judged['percent'])}**"
    if is_missing(judged["change"]):
        return percent
    if not judged["change"]:
        return f"{percent} {grey(visit.say('unchanged since {review}', review=plain(before)))}"
    step = visit.words.signed(judged["change"])
    return f"{percent} {grey(visit.say('{step} since {review}', step=step, review=plain(before)))}"


def wind_tunnel(visit: Visit, chosen: str) -> None:
    """Draw how goals hold in each scenario of a set, and name those that nobody has judged."""
    found = visit.kept(futures.wind_tunnel, visit.history, visit.moment, visit.today, chosen)
    if found.empty:
        st.markdown(grey(charts.wind.alt(found, visit.words)))
    else:
        figure(visit, "wind_tunnel", charts.wind, found)
    _left_out(visit, set(found["goal"]))


def cross(visit: Visit, chosen: str) -> None:
    """Draw the cross of a set with its trail; without axes, say how to get one."""
    found = visit.kept(futures.cross_and_trail, visit.history, visit.moment, visit.today, chosen)
    if charts.cross.has_axes(found):
        figure(visit, "scenarios_cross", charts.cross, found)
    else:
        st.markdown(grey(visit.say("No driver is an axis of the cross yet.")))


def optimism(visit: Visit, chosen: str) -> None:
    """Draw which goals come first for the cautious and for the hopeful."""
    found = visit.kept(futures.optimism, visit.snapshot, chosen)
    if len(found):
        figure(visit, "optimism", charts.optimism, found)


def drivers(visit: Visit, _: str = MAIN) -> None:
    """Draw how important and how uncertain each driver is held, whatever the set."""
    found = visit.kept(futures.driver_map, visit.history, visit.moment, visit.today)
    if len(found):
        figure(visit, "drivers", charts.drivers, found)


def fares(visit: Visit, goal: str, chosen: str = MAIN) -> None:
    """Draw how a goal fares in each scenario of a set, with the rule that gives the verdict."""
    st.subheader(visit.say("Does it hold in every scenario?"), anchor=False)
    found = visit.kept(series.robustness, visit.snapshot, chosen)
    found = found[found["goal"] == goal]
    if found.empty:
        st.markdown(grey(visit.say("Nobody has judged how the goals fare in the scenarios.")))
        return
    st.markdown(grey(rule(visit.words)))
    rows = read(found)
    scores = [_heading(visit, row) for row in rows]
    shown = _tinted(pd.DataFrame([_fare(visit, rows)]), scores)
    table(visit, shown, f"fares_{goal}", rule(visit.words), data=found)


def _heading(visit: Visit, row: Mapping[str, Any]) -> str:
    """Give a scenario with its likelihood, as the way to who set the score below it and why."""
    text = f"{row['scenario']} {visit.words.percent(row['percent'])}"
    if is_missing(row["score"]):
        return cell(text)
    return link(visit, "impact", f"{row['goal']}/{row['scenario']}/group", text)


def _fare(visit: Visit, cells: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    first = cells[0]
    shown = {_heading(visit, row): scored(visit, row["score"]) for row in cells}
    blanks = sum(is_missing(row["score"]) for row in cells)
    told = visit.say(VERDICTS[first["verdict"]])
    if blanks:
        told += f"  \n{grey(visit.words.say_n('{n} blank', '{n} blanks', blanks))}"
    shown[visit.say("Verdict")] = told
    shown[visit.say("Weighted by likelihood")] = visit.words.signed(first["weighted"], 2)
    return shown


def _tinted(shown: pd.DataFrame, columns: Sequence[str]) -> Styler:
    return shown.style.map(_tint, subset=list(columns))


def _tint(text: object) -> str:
    """Give the style of a score's cell, for a light and a dark page at once."""
    try:
        place = int(str(text).replace("−", "-")) + STRONGEST
    except ValueError:
        return ""
    light, dark = palette("light"), palette("dark")
    strong = abs(place - STRONGEST) == STRONGEST
    ink = light.on_strong if strong else f"light-dark({light.ink}, {dark.ink})"
    ground = f"light-dark({light.diverging[place]}, {dark.diverging[place]})"
    return f"background-color: {ground}; color: {ink}"


def _left_out(visit: Visit, judged: set[str]) -> None:
    rest = [key for key in visit.snapshot.keys("goal") if key not in judged]
    if rest:
        told = visit.words.say_n(
            "{n} goal is not judged in any scenario:",
            "{n} goals are not judged in any scenario:",
            len(rest),
        )
        st.markdown(f"{grey(plain(told))} {links(visit, 'goal', rest)}")
