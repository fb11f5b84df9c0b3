"""Whether the variants of the drivers hold together, and whether the team's own scenarios do."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from tracker.charts.reading import is_missing, read
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey, plain
from tracker.listings.records import teach
from tracker.visit import Visit

Row = Mapping[str, Any]
NAMED = 8  # pairs named at the most


def consistency(visit: Visit, chosen: str) -> None:
    """Draw which combinations of variants hold together, the scenarios of a set first."""
    st.subheader(visit.say("Which scenarios hold together?"), anchor=False)
    if not visit.snapshot.keys("cross_impact"):
        _teach(visit)
        return
    found = visit.kept(futures.consistent_scenarios, visit.snapshot, chosen)
    if found.attrs["refused"]:
        st.markdown(plain(visit.words.why(found.attrs["refused"])))
        return
    told = visit.say(
        "A combination holds together when no variant of a driver has more that speaks for it"
        " than the one that is taken (cross-impact balances, Weimer-Jehle)."
    )
    st.markdown(grey(plain(told)))
    st.markdown(plain(_tried(visit, found)))
    if len(found):
        rows = [_combination(visit, row) for row in read(found)]
        table(visit, pd.DataFrame(rows), "wide_consistency", told, data=found)
    _besides(visit, found)


def _teach(visit: Visit) -> None:
    told = visit.say(
        "Give drivers variants, and score from −3 to +3 how each variant speaks for or against"
        " those of other drivers: then the combinations that hold together stand here, and"
        " whether your own scenarios are among them."
    )
    teach(visit, told, "cross_impact")


def _tried(visit: Visit, found: pd.DataFrame) -> str:
    """Say how many combinations there are, and how many of those tried hold together."""
    many = found.attrs["combinations"]
    if not found.attrs["is_enumerated"]:
        return visit.say(
            "There are {many} combinations, too many to try them all: only your own scenarios and"
            " those that differ from them in one driver were.",
            many=visit.words.number(many),
        )
    holds = int(found["is_consistent"].sum()) + found.attrs["left_out"]
    return visit.words.say_n(
        "{n} of {many} combinations holds together.",
        "{n} of {many} combinations hold together.",
        holds,
        many=visit.words.number(many),
    )


def _combination(visit: Visit, row: Row) -> dict[str, str]:
    code = row["scenario"]
    name = (
        link(visit, "scenario", code) if code else grey(plain(visit.say("not told by anyone yet")))
    )
    shown = {
        visit.say("Scenario"): name,
        visit.say("Variants"): cell(" · ".join(row["variant_titles"])),
        visit.say("Holds together"): _holds(visit, row),
        visit.say("Total impact"): cell(visit.words.signed(row["total_impact"])),
    }
    if not is_missing(row["basin"]):
        shown[visit.say("Draws in")] = cell(
            visit.words.say_n("{n} combination", "{n} combinations", int(row["basin"]))
        )
    return shown


def _holds(visit: Visit, row: Row) -> str:
    """Say that a combination holds, or what the other drivers speak for instead."""
    if row["is_consistent"]:
        return badge("check", visit.say("yes"), "green")
    lines = [badge("close", visit.say("no"), "orange")]
    for driver, variant in zip(row["against"], row["instead"], strict=True):
        name = visit.name_of("driver", driver)
        instead = visit.name_of("variant", variant)
        told = visit.say("{driver}: the others speak for {variant}", driver=name, variant=instead)
        lines.append(grey(plain(told)))
    return "  \n".join(lines)


def _besides(visit: Visit, found: pd.DataFrame) -> None:
    """Say what is not shown, which scenarios could not be checked, and what does not balance."""
    if found.attrs["left_out"]:
        told = visit.words.say_n(
            "{n} more holds together and is not shown.",
            "{n} more hold together and are not shown.",
            found.attrs["left_out"],
        )
        st.markdown(grey(plain(told)))
    if found.attrs["unplaced"]:
        told = visit.say("Not checked, since they do not name one variant of every driver:")
        named = links(visit, "scenario", found.attrs["unplaced"])
        st.markdown(f"{grey(plain(told))} {named}")
    if found.attrs["unbalanced"]:
        pairs = [f"{variant} → {driver}" for variant, driver in found.attrs["unbalanced"]]
        told = visit.say(
            "Scores that do not sum to 0 over the variants they act on, which is customary:"
            " {pairs}.",
            pairs=", ".join(pairs[:NAMED]) + (" …" if pairs[NAMED:] else ""),
        )
        st.markdown(grey(plain(told)))
    told = visit.say(
        "Total impact is how strongly all that is taken speaks for itself. Draws in: from how many"
        " combinations one ends there when every driver follows what acts on it."
    )
    st.markdown(grey(plain(told)))
