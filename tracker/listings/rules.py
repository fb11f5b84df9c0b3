"""Goals by every rule: which comes first, by how much, and what would turn the order."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from tracker.charts.reading import groups, is_missing, read
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import cell, grey, plain
from tracker.listings.moving import points
from tracker.listings.paging import paged
from tracker.listings.records import teach
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[str, Any]
RULES: Mapping[str, tuple[str, str]] = {
    "maximin": (N_("Maximin"), N_("The best of the worst: for the cautious (Wald).")),
    "maximax": (N_("Maximax"), N_("The best of the best: for the hopeful.")),
    "hurwicz": (N_("Hurwicz"), N_("Half of the best and half of the worst.")),
    "laplace": (N_("Laplace"), N_("The mean, all scenarios alike.")),
    "minimax_regret": (
        N_("Minimax regret"),
        N_("The least that can be lost against the best goal of the scenario, at the worst."),
    ),
    "percentile_regret": (
        N_("90 per cent regret"),
        N_("The same, but without the worst tenth of the scenarios."),
    ),
    "mean_variance": (N_("Mean and spread"), N_("A high mean counts, and an even one.")),
    "undesirable_deviations": (
        N_("Undesirable deviations"),
        N_("How far the worse half falls below the middle; the least is best."),
    ),
    "starr": (N_("Starr"), N_("The share of scenarios where it is at least 0.")),
    "expected_value": (N_("Expected value"), N_("The mean, weighted by the group's likelihoods.")),
    "opportunity_loss": (
        N_("Expected loss"),
        N_("What is lost against the best, weighted by likelihood; the least is best."),
    ),
    "weighted_starr": (
        N_("Starr, weighted"),
        N_("How likely it is to be at least 0."),
    ),
    "skewness": (N_("Skewness"), N_("Above 0: more to win than to lose. Puts nothing first.")),
    "peakedness": (N_("Peakedness"), N_("High: extremes are rare but far. Puts nothing first.")),
}
FIRST_NAMED = 6  # goals that come first together, named one by one


def rules(visit: Visit, chosen: str) -> None:
    """Draw what each rule says and puts first, and every goal's value by every rule."""
    st.subheader(visit.say("Which goals come first, by which rule?"), anchor=False)
    found = visit.kept(futures.rank_reversals, visit.snapshot, chosen)
    if found.empty:
        _teach(visit)
        return
    told = visit.say(
        "Where rules disagree, all are shown: a help to talk, no verdict. Regret is counted among"
        " these {n} goals, and its order may turn when goals come or go.",
        n=found["goal"].nunique(),
    )
    st.markdown(grey(plain(told)))
    _left_out(visit, found)
    rows = [_rule(visit, cells) for cells in groups(found, "metric")]
    table(visit, pd.DataFrame(rows), "rules", told, data=found)
    _worth_knowing(visit, found)
    alt = visit.say("Every goal by every rule")
    st.markdown(f"#### {plain(alt)}")
    st.markdown(grey(plain(visit.say("Bold comes first by that rule."))))
    matrix = _matrix(visit, found)
    paged(len(matrix), lambda part: matrix.iloc[part], "wide_rules_goals", alt)


def _teach(visit: Visit) -> None:
    told = visit.say(
        "When the group has scored how goals fare in the scenarios, from −2 to +2, each rule says"
        " here which goals come first."
    )
    teach(visit, told, "impact")


def _left_out(visit: Visit, found: pd.DataFrame) -> None:
    """Say which scenarios are not compared, and why nothing is weighed where it is not."""
    if found.attrs["left_out"]:
        told = visit.words.say_n(
            "{n} scenario is left out, since not every goal here is scored in it:",
            "{n} scenarios are left out, since not every goal here is scored in them:",
            len(found.attrs["left_out"]),
        )
        named = links(visit, "scenario", found.attrs["left_out"])
        st.markdown(f"{grey(plain(told))} {named}")
    if not found.loc[found["metric"] == "expected_value", "value"].notna().any():
        told = visit.say(
            "Nothing is weighted by likelihood: that needs scenarios that exclude each other, with"
            " likelihoods that are 100 in all, and a score for every goal in each that is likely."
        )
        st.markdown(grey(plain(told)))


def _rule(visit: Visit, cells: Sequence[Row]) -> dict[str, str]:
    name, meaning = RULES[cells[0]["metric"]]
    best = [row for row in cells if row["is_first"]]
    value = visit.words.number(best[0]["value"], 2) if best else "–"
    return {
        visit.say("Rule"): f"**{plain(visit.say(name))}**  \n{grey(plain(visit.say(meaning)))}",
        visit.say("Comes first"): _named(visit, [row["goal"] for row in best]),
        visit.say("Value"): cell(value),
    }


def _named(visit: Visit, goals: Sequence[str]) -> str:
    if not goals:
        return "–"
    more = len(goals) - FIRST_NAMED
    shown = links(visit, "goal", goals[:FIRST_NAMED])
    told = visit.words.say_n("and {n} more", "and {n} more", more) if more > 0 else ""
    return f"{shown} {grey(plain(told))}" if told else shown


def _worth_knowing(visit: Visit, found: pd.DataFrame) -> None:
    """Say what it would be worth to know the scenario, and which goals another beats everywhere."""
    worth = found.attrs["perfect_information"]
    if worth is not None:
        told = visit.say(
            "To know which scenario comes would be worth {value} at the most (perfect"
            " information): so much is lost, on average, by what comes first by expected value.",
            value=visit.words.number(worth, 2),
        )
        st.markdown(plain(told))
    beaten = found.attrs["dominated"]
    if beaten:
        told = visit.say("Nowhere better and somewhere worse than another goal:")
        st.markdown(f"{grey(plain(told))} {links(visit, 'goal', beaten)}")


def _matrix(visit: Visit, found: pd.DataFrame) -> pd.DataFrame:
    """Give a row for each goal and a column for each rule; first by many rules comes first."""
    rows = groups(found, "goal")
    rows.sort(key=lambda cells: -sum(row["is_first"] for row in cells))
    return pd.DataFrame([_goal(visit, cells) for cells in rows])


def _goal(visit: Visit, cells: Sequence[Row]) -> dict[str, str]:
    firsts = sum(row["is_first"] for row in cells)
    shown = {
        visit.say("Goal"): link(visit, "goal", cells[0]["goal"], cells[0]["goal"]),
        visit.say("First by"): cell(visit.words.say_n("{n} rule", "{n} rules", firsts)),
    }
    for row in cells:
        value = cell(visit.words.number(row["value"], 2))
        shown[visit.say(RULES[row["metric"]][0])] = f"**{value}**" if row["is_first"] else value
    return shown


def turning(visit: Visit, chosen: str) -> None:
    """Draw what would turn the order of the goals: likelihood that moves, a goal left out."""
    st.subheader(visit.say("What would turn the order of the goals?"), anchor=False)
    if visit.kept(futures.rank_reversals, visit.snapshot, chosen).empty:
        _teach(visit)
        return
    _by_likelihood(visit, chosen)
    _without(visit, chosen)


def _by_likelihood(visit: Visit, chosen: str) -> None:
    st.markdown(f"#### {plain(visit.say('If likelihoods move'))}")
    found = visit.kept(futures.reversals_by_likelihood, visit.snapshot, chosen)
    if found.empty:
        told = visit.say(
            "This needs a likelihood for every scenario, 100 in all, and a score for every goal"
            " here in each that is likely at all."
        )
        st.markdown(grey(plain(told)))
        return
    first = found.loc[found["points"] == 0, "goal"]
    told = visit.say("By expected value this comes first today:")
    st.markdown(f"{plain(told)} {_named(visit, list(first))}")
    rows = [row for row in read(found) if row["points"]]
    moved = [_shift(visit, row) for row in rows if not is_missing(row["points"])]
    if moved:
        alt = visit.say(
            "So many percentage points from one scenario to another, and these come first instead"
        )
        st.markdown(grey(plain(alt)))
        table(visit, pd.DataFrame(moved), "turning", alt, data=found)
    rest = [row["goal"] for row in rows if is_missing(row["points"])]
    if rest:
        told = visit.say("No such move would put these first:")
        st.markdown(f"{grey(plain(told))} {_named(visit, rest)}")


def _shift(visit: Visit, row: Row) -> dict[str, str]:
    return {
        visit.say("Goal"): link(visit, "goal", row["goal"]),
        visit.say("Expected value"): cell(visit.words.number(row["value"], 2)),
        visit.say("Comes first with"): points(visit, row["points"]),
        visit.say("From"): link(visit, "scenario", row["source"]),
        visit.say("To"): link(visit, "scenario", row["target"]),
    }


def _without(visit: Visit, chosen: str) -> None:
    st.markdown(f"#### {plain(visit.say('If a goal is left out'))}")
    found = visit.kept(futures.reversals_without, visit.snapshot, chosen)
    told = visit.say(
        "Regret is counted against the best goal of each scenario, so leaving that one out can"
        " turn the others. No other rule can be turned so."
    )
    st.markdown(grey(plain(told)))
    if found.empty:
        told = visit.say("As it is, no goal that is left out would turn the order of the others.")
        st.markdown(plain(told))
        return
    rows = [_left(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "without", told, data=found)


def _left(visit: Visit, row: Row) -> dict[str, str]:
    pairs = [f"{one} ↔ {other}" for one, other in row["turned"]]
    more = f" {visit.say('and more')}" if pairs[FIRST_NAMED:] else ""
    return {
        visit.say("Without"): link(visit, "goal", row["goal"]),
        visit.say("Rule"): cell(visit.say(RULES[row["metric"]][0])),
        visit.say("First of the others"): _named(visit, row["before"]),
        visit.say("Then first"): _named(visit, row["after"]),
        visit.say("Change places"): cell(", ".join(pairs[:FIRST_NAMED]) + more),
    }
