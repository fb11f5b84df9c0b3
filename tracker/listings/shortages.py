"""Where shared resources fall short in a scenario, and four ways to share what there is."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from tracker.charts.reading import groups, is_missing, read
from tracker.listings.figures import table
from tracker.listings.links import link
from tracker.listings.marks import badge, cell, grey, plain
from tracker.listings.shared import amount
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[Any, Any]
SHARE_DECIMALS = 2
RULES: Mapping[str, str] = {
    "proportional": N_("In proportion"),
    "equal_awards": N_("Equal shares"),
    "equal_losses": N_("Equal losses"),
    "talmud": N_("Talmud"),
}


def shortages(visit: Visit, chosen: str) -> None:
    """Draw which resources fall short in which scenario of a set, and how they may be shared."""
    st.subheader(visit.say("Do the resources suffice in every scenario?"), anchor=False)
    found = visit.kept(futures.resource_outlooks, visit.snapshot, chosen)
    if found.empty:
        st.markdown(grey(visit.say("There is nothing to show here yet.")))
        return
    told = visit.say("Capacity in each scenario against all that is allocated today.")
    st.markdown(grey(plain(told)))
    enough = visit.kept(futures.resource_robustness, visit.snapshot, chosen)
    needed = {row["resource"]: row for row in read(enough)}
    rows = [_resource(visit, cells, needed) for cells in groups(found, "resource")]
    table(visit, pd.DataFrame(rows), "outlooks", told, data=found)
    _shares(visit, chosen)


def _resource(visit: Visit, cells: Sequence[Row], needed: Mapping[str, Row]) -> dict[str, str]:
    """Give a resource's row: a cell for each scenario, and what would suffice in them all."""
    code = cells[0]["resource"]
    shown = {visit.say("Resource"): link(visit, "resource", code)}
    for scenario in dict.fromkeys(row["scenario"] for row in cells):
        periods = [row for row in cells if row["scenario"] == scenario]
        shown[cell(f"{scenario} {periods[0]['scenario_title']}")] = _outlook(visit, periods)
    enough = needed[code]["needed"]
    unknown = is_missing(enough) or enough == float("inf")
    shown[visit.say("Would suffice")] = "–" if unknown else cell(amount(visit, cells[0], enough))
    return shown


def _outlook(visit: Visit, periods: Sequence[Row]) -> str:
    """Say how much is lacking at the worst, and when; or that it suffices, or is as today."""
    worst = max(periods, key=lambda row: row["shortage"])
    if worst["shortage"]:
        lacking = amount(visit, worst, worst["shortage"])
        told = badge("warning", visit.say("{amount} short", amount=lacking), "red")
        when = grey(visit.words.period(worst["period"])) if worst["period"] else ""
        return f"{told}  \n{when}" if when else told
    if any(row["told"] for row in periods):
        return badge("check", visit.say("suffices"), "green")
    return grey(visit.say("not judged, as today"))


def _shares(visit: Visit, chosen: str) -> None:
    """Draw what each goal would get of a resource that falls short, by each of four rules."""
    found = visit.kept(futures.shortage_shares, visit.snapshot, chosen)
    if found.empty:
        return
    st.markdown(f"#### {visit.say('Who would get what?')}")
    rule = visit.say(
        "Four rules side by side, no verdict: in proportion to what is asked; equal shares, never"
        " more than asked; equal losses; Talmud, equal shares of one half and equal losses of the"
        " other."
    )
    st.markdown(grey(plain(rule)))
    code = st.selectbox(
        visit.say("Resource"),
        list(dict.fromkeys(found["resource"])),
        key="shortages_resource",
        format_func=lambda one: visit.name_of("resource", one),
        width=360,
    )
    about = found[found["resource"] == code]
    shown = pd.DataFrame([_share(visit, row) for row in read(about)])
    table(visit, shown, "shares", rule, data=about)


def _share(visit: Visit, row: Row) -> dict[str, str]:
    scenario = cell(row["scenario"] or visit.say("as today"))
    period = f" {visit.words.period(row['period'])}" if row["period"] else ""
    goal = f"{link(visit, 'goal', row['goal'], row['goal'])} {cell(row['goal_title'])}"
    if row["critical"]:
        goal += f"  \n{badge('warning', visit.say('below its minimum by every rule'), 'red')}"
    shown = {
        visit.say("Scenario"): f"{scenario}{period}",
        visit.say("Goal"): goal,
        visit.say("Asks for"): cell(amount(visit, row, row["claim"])),
        visit.say("At the least"): _number(visit, row["minimum"]),
    }
    return shown | {visit.say(name): _number(visit, row[rule]) for rule, name in RULES.items()}


def _number(visit: Visit, share: float) -> str:
    return cell(visit.words.number(share, SHARE_DECIMALS))
