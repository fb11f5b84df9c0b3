"""Shared resources as tables: what there is and what is left, who brings it, who gets it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.methods.capacity import balance
from tracker import charts
from tracker.charts.reading import is_missing, read
from tracker.listings.chips import state
from tracker.listings.figures import figure, long_table
from tracker.listings.links import link
from tracker.listings.marks import badge, cell, grey, plain
from tracker.visit import Visit

Row = Mapping[Any, Any]
NO_BREAK = "\u00a0"


def resources(visit: Visit) -> None:
    """Draw what each resource has, what is allocated, and what is left or too much."""
    found = visit.kept(series.capacity, visit.snapshot)

    def rows(part: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame([_resource(visit, row) for row in read(part)])

    long_table(visit, rows, "resources", visit.say("Shared resources"), found)


def _resource(visit: Visit, row: Row) -> dict[str, str]:
    return {
        visit.say("Resource"): link(visit, "resource", row["resource"]),
        visit.say("Remainder"): remainder(visit, row),
        visit.say("Capacity"): cell(amount(visit, row, row["capacity"])),
        visit.say("Allocated"): cell(amount(visit, row, row["allocated"])),
        visit.say("Held by"): _holder(visit, row["resource"]),
    }


def _holder(visit: Visit, code: str) -> str:
    held_by = visit.snapshot.get("resource", code).held_by
    return link(visit, "actor", held_by, held_by) if held_by else ""


def amount(visit: Visit, row: Row, x: float) -> str:
    """Write an amount of a resource, with as many decimals as any of its amounts needs."""
    places = visit.kept(series.decimals, visit.snapshot).get(row["resource"], 0)
    return visit.words.amount(x, row["unit"], places)


def remainder(visit: Visit, row: Row) -> str:
    """Say what is left of a resource: an amount and a word, as a chip."""
    if row["state"] == "over":
        over = amount(visit, row, row["over"])
        return badge("warning", visit.say("over-allocated by {amount}", amount=over), "red")
    if row["state"] == "full":
        return badge("done_all", visit.say("all allocated"), "gray")
    if row["state"] == "none":
        return badge("do_not_disturb_on", visit.say("no capacity"), "gray")
    free = amount(visit, row, row["free"])
    return badge("check", visit.say("{amount} left", amount=free), "green")


def would_be_left(visit: Visit, resource: str, more: float) -> str:
    """Say what would be left of a resource if goals drew so much more, or less, on it."""
    rows = read(visit.kept(series.capacity, visit.snapshot))
    row = next(row for row in rows if row["resource"] == resource)
    found = balance([row["capacity"]], [row["allocated"] + more])
    allocated = cell(amount(visit, row, found.allocated))
    capacity = cell(amount(visit, row, found.capacity))
    told = visit.say("{allocated} of {capacity} allocated", allocated=allocated, capacity=capacity)
    left = {name: getattr(found, name) for name in ("free", "over", "state")}
    return f"{remainder(visit, {**row, **left})} {told}"


def flows(visit: Visit) -> None:
    """Draw who brings what to which goals, in one unit at a time."""
    every = visit.kept(series.units, visit.snapshot)
    asked = visit.say("Unit")
    unit = st.segmented_control(asked, every, default=every[0], required=True, key="resources_unit")
    found = visit.kept(series.resource_flows, visit.snapshot, str(unit or every[0]))
    figure(visit, "resources_flows", charts.contributions, found)


def contributions(visit: Visit, resource: str | None = None) -> None:
    """Draw what each partner brings and how firmly, of one resource or of all."""
    found = visit.kept(series.contributions, visit.snapshot)
    found = found if resource is None else found[found["resource"] == resource]
    st.subheader(visit.say("Who brings what?"), anchor=False)
    if found.empty:
        st.markdown(grey(visit.say("No partner has promised anything yet.")))
        return

    def rows(part: pd.DataFrame) -> pd.DataFrame:
        named = zip(read(part), _first_of_each(visit, part), strict=True)
        return pd.DataFrame(
            [_contribution(visit, row, None if resource else n) for row, n in named]
        )

    name = f"contributions_{resource or 'all'}"
    long_table(visit, rows, name, visit.say("Contributions"), found)


def _first_of_each(visit: Visit, found: pd.DataFrame) -> list[str]:
    """Give each row's resource, left out where it is the same as above."""
    codes = list(found["resource"])
    return [
        "" if place and codes[place - 1] == code else link(visit, "resource", code)
        for place, code in enumerate(codes)
    ]


def _contribution(visit: Visit, row: Row, resource: str | None) -> dict[str, str]:
    """Give a line; the document has room where it stands for one resource alone."""
    partner = {
        visit.say("Partner"): link(visit, "actor", row["actor"]),
        visit.say("Amount"): _amount(visit, "contribution", row),
        visit.say("State"): state(visit, "contribution", _or_none(row["state"])),
    }
    if resource is None:
        return partner | {visit.say("Document"): cell(row["document"])}
    return {visit.say("Resource"): resource} | partner


def allocations(visit: Visit, resource: str | None = None, goal: str | None = None) -> None:
    """Draw what each goal gets, of one resource, for one goal or of all."""
    found = visit.kept(series.allocations, visit.snapshot)
    found = found if resource is None else found[found["resource"] == resource]
    found = found if goal is None else found[found["goal"] == goal]
    asked = visit.say("Who gets what?") if goal is None else visit.say("What does it draw on?")
    st.subheader(asked, anchor=False)
    if found.empty:
        st.markdown(grey(visit.say("Nothing is allocated.")))
        return

    def rows(part: pd.DataFrame) -> pd.DataFrame:
        named = zip(read(part), _first_of_each(visit, part), strict=True)
        made = [_allocation(visit, row, ("" if resource else n, goal)) for row, n in named]
        return pd.DataFrame(made)[_used(made)]

    name = f"allocations_{resource or goal or 'all'}"
    long_table(visit, rows, name, visit.say("Allocations"), found)


def _used(rows: Sequence[dict[str, str]]) -> list[str]:
    """Give the columns that hold something in some row."""
    return [name for name in rows[0] if any(row[name] for row in rows)]


def _allocation(visit: Visit, row: Row, given: tuple[str, str | None]) -> dict[str, str]:
    resource, goal = given
    least = ""
    if not is_missing(row["minimum"]):
        needed = amount(visit, row, row["minimum"]).replace(" ", NO_BREAK)
        least = f"  \n{grey(plain(visit.say('at least {amount}', amount=needed)))}"
    return {
        visit.say("Resource"): resource,
        visit.say("Goal"): "" if goal else link(visit, "goal", row["goal"]),
        visit.say("Amount"): _amount(visit, "allocation", row) + least,
    } | ({visit.say("Remainder"): _left(visit, row["resource"])} if goal else {})


def _left(visit: Visit, resource: str) -> str:
    found = read(visit.kept(series.capacity, visit.snapshot))
    return next((remainder(visit, row) for row in found if row["resource"] == resource), "")


def _amount(visit: Visit, kind: str, row: Row) -> str:
    """Write an amount that leads to its own record, with its period if it has one."""
    shown = plain(amount(visit, row, row["amount"]).replace(" ", NO_BREAK))
    when = f" {grey(visit.words.period(row['period']))}" if row["period"] else ""
    return f"[{shown}]({visit.record_link(kind, row['key'])}){when}"


def _or_none(held: Any) -> str | None:
    return None if is_missing(held) else str(held)
