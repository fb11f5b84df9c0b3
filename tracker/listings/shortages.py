"""Where shared resources fall short in a scenario, and four ways to share what there is."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from tracker.charts.reading import groups, is_missing, read
from tracker.listings.downloads import as_csv, download
from tracker.listings.figures import table
from tracker.listings.links import link
from tracker.listings.marks import badge, cell, grey, plain
from tracker.listings.paging import paged
from tracker.listings.records import teach
from tracker.listings.shared import amount
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[Any, Any]
SHARE_DECIMALS = 2
STOCK = "stock"
RULES: Mapping[str, str] = {
    "proportional": N_("In proportion"),
    "equal_awards": N_("Equal shares"),
    "equal_losses": N_("Equal losses"),
    "talmud": N_("Talmud"),
}


def shortages(visit: Visit, chosen: str) -> None:
    """Draw which resources fall short in which scenario of a set, from when and by how much."""
    st.subheader(visit.say("Do the resources suffice in every scenario?"), anchor=False)
    found = visit.kept(futures.resource_outlooks, visit.snapshot, chosen)
    if found.empty:
        _teach(visit)
        return
    told = visit.say("Capacity in each scenario against all that is allocated today.")
    st.markdown(grey(plain(told)))
    enough = visit.kept(futures.resource_robustness, visit.snapshot, chosen)
    needed = {row["resource"]: row for row in read(enough)}
    every = groups(found, "resource")

    def rows(part: slice) -> pd.DataFrame:
        return pd.DataFrame([_resource(visit, cells, needed) for cells in every[part]])

    paged(len(every), rows, "wide_outlooks", told)
    make = partial(as_csv, found, visit.words.language)
    download(visit, "wide_outlooks_csv", "wide_outlooks", make)


def _teach(visit: Visit) -> None:
    told = visit.say(
        "When resources have contributions and allocations, and outlooks say how many per cent of"
        " today's capacity each scenario leaves, what falls short stands here."
    )
    teach(visit, told, "outlook")


def _resource(visit: Visit, cells: Sequence[Row], needed: Mapping[str, Row]) -> dict[str, str]:
    """Give a resource's row: a cell for each scenario, and what would suffice in them all."""
    about = needed[cells[0]["resource"]]
    shown = {visit.say("Resource"): _name(visit, about)}
    for periods in _by_scenario(cells):
        heading = f"{periods[0]['scenario']} {periods[0]['scenario_title']}"
        shown[cell(heading)] = _outlook(visit, periods)
    return shown | {visit.say("Would suffice"): _enough(visit, about)}


def _by_scenario(cells: Sequence[Row]) -> list[list[Row]]:
    codes = dict.fromkeys(row["scenario"] for row in cells)
    return [[row for row in cells if row["scenario"] == code] for code in codes]


def _name(visit: Visit, about: Row) -> str:
    """Name a resource, with how likely the scenarios are together where it falls short."""
    name = link(visit, "resource", about["resource"])
    if not about["scenarios_short"] or is_missing(about["percent_short"]):
        return name
    percent = visit.words.percent(round(about["percent_short"], 1))
    told = visit.say("likelihood of a shortage: {percent}", percent=percent)
    return f"{name}  \n{grey(plain(told))}"


def _enough(visit: Visit, about: Row) -> str:
    """Say how much would suffice in every scenario, or that no amount would."""
    if is_missing(about["needed"]):
        return "–"
    if about["needed"] == float("inf"):
        return grey(plain(visit.say("no amount, where a scenario leaves nothing")))
    return cell(amount(visit, about, about["needed"]))


def _outlook(visit: Visit, periods: Sequence[Row]) -> str:
    """Say how much is lacking at the worst and from when, or that it suffices, or is as today."""
    worst = max(periods, key=lambda row: row["shortage"])
    if not worst["shortage"]:
        if not any(row["told"] for row in periods):
            return grey(visit.say("not judged, as today"))
        told = badge("check", visit.say("suffices"), "green")
        return f"{told}  \n{grey(_against(visit, _fullest(periods)))}"
    lines = [_lacking(visit, worst), grey(_against(visit, worst))]
    first = next(row["period"] for row in periods if row["shortage"])
    if first is not None:
        is_stock = worst["nature"] == STOCK
        period = visit.words.period(first)
        used_up = visit.say("used up in {period}", period=period)
        since = used_up if is_stock else visit.say("from {period}", period=period)
        lines.append(grey(plain(since)))
    return "  \n".join(lines)


def _lacking(visit: Visit, row: Row) -> str:
    if not row["capacity"]:
        return badge("do_not_disturb_on", visit.say("no capacity"), "red")
    lacking = amount(visit, row, row["shortage"])
    return badge("warning", visit.say("{amount} short", amount=lacking), "red")


def _fullest(periods: Sequence[Row]) -> Row:
    return max(periods, key=lambda row: row["utilisation"])


def _against(visit: Visit, row: Row) -> str:
    """Set what is asked for against what there is, with the scenario's outlook."""
    demand = amount(visit, {**row, "unit": None}, row["demand"])
    there = amount(visit, row, row["capacity"])
    told = visit.say("{demand} of {capacity}", demand=demand, capacity=there)
    if is_missing(row["capacity_percent"]):
        return plain(told)
    return plain(f"{told} ({visit.words.percent(row['capacity_percent'])})")


def shares(visit: Visit, chosen: str) -> None:
    """Draw what each goal would get of a resource that falls short, by each of four rules."""
    st.subheader(visit.say("Who would get what?"), anchor=False)
    found = visit.kept(futures.shortage_shares, visit.snapshot, chosen)
    if found.empty:
        told = visit.say("No resource falls short in any scenario, so there is nothing to share.")
        st.markdown(grey(plain(told)))
        return
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
