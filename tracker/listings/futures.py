"""Scenarios on screen: what they tell, how likely they are, and how each goal fares in them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from scenarios import series
from tracker.charts.look import palette
from tracker.charts.reading import groups, is_missing
from tracker.listings.bonds import scored
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import card, cell, grey, plain
from tracker.visit import Visit
from tracker.words import N_

MAIN = "main"
STRONGEST = 2
LONG = 420  # letters of a narrative that a card shows
VERDICTS: Mapping[str, str] = {
    "vulnerable": N_("◆ Vulnerable"),
    "sensitive": N_("◇ Sensitive"),
    "incomplete": N_("○ Incomplete"),
    "robust": N_("● Robust"),
}


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


def scenarios(visit: Visit, chosen: str) -> None:
    """Draw a card for each scenario of a set: its likelihood, the change, and what it tells."""
    likely = visit.kept(series.likelihoods, visit.history, visit.moment, visit.today, chosen)
    stops = groups(likely, "review", "day")
    last = {row["scenario"]: row for row in (stops[-1] if stops else [])}
    before = (stops[-2][0]["review"] or "") if stops[1:] else ""
    with st.grid(2, min_column_width=340):
        for one in visit.snapshot.all("scenario"):
            if (one.set or MAIN) == chosen:
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


def fares(visit: Visit, chosen: str = MAIN, goal: str | None = None) -> None:
    """Draw how goals fare in each scenario of a set, with the rule that gives the verdict."""
    st.subheader(
        visit.say("Which goals hold in every scenario?")
        if goal is None
        else visit.say("Does it hold in every scenario?"),
        anchor=False,
    )
    found = visit.kept(series.robustness, visit.snapshot, chosen)
    found = found if goal is None else found[found["goal"] == goal]
    if found.empty:
        st.markdown(grey(visit.say("Nobody has judged how the goals fare in the scenarios.")))
        return
    st.markdown(grey(_rule(visit)))
    rows = groups(found, "goal")
    rows.sort(key=lambda cells: list(VERDICTS).index(cells[0]["verdict"]))
    shown = pd.DataFrame([_fare(visit, cells, alone=goal is not None) for cells in rows])
    scores = [_heading(visit, row) for row in rows[0]]
    table(
        visit,
        _tinted(shown, scores),
        f"fares_{goal or 'all'}",
        _rule(visit),
        data=found,
    )
    if goal is None:
        _left_out(visit, {row["goal"] for cells in rows for row in cells})


def _rule(visit: Visit) -> str:
    """Say what the verdicts mean, in full."""
    return visit.say(
        "From −2, falls, to +2, gains. Robust: none below 0 and none blank."
        " Vulnerable: some −2. Sensitive: some −1. Incomplete: some blank, none below 0."
    )


def _heading(visit: Visit, row: Mapping[str, Any]) -> str:
    return f"{cell(row['scenario'])} {visit.words.percent(row['percent'])}"


def _fare(visit: Visit, cells: Sequence[Mapping[str, Any]], *, alone: bool) -> dict[str, str]:
    first = cells[0]
    shown = {} if alone else {visit.say("Goal"): link(visit, "goal", first["goal"])}
    shown |= {_heading(visit, row): scored(visit, row["score"]) for row in cells}
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
