"""How far what is believed of the scenarios moved from review to review, in plain words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from scenarios.series.sets import is_overlapping
from tracker.charts.reading import is_missing, read
from tracker.listings.figures import table
from tracker.listings.judging import overlapping
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey, plain
from tracker.visit import Visit
from tracker.words import N_

Row = Mapping[str, Any]
ENOUGH, LAST = 2, 12  # reviews with a judgement: to compare, and shown at the most
MEASURES: Mapping[str, str] = {
    N_("Changed place"): N_(
        "How many percentage points went from some scenarios to others since the review before:"
        " half the sum of all changes (total variation)."
    ),
    N_("Movement"): N_(
        "The squares of all changes, added, with likelihoods from 0 to 1: large steps count for"
        " more."
    ),
    N_("Reduction"): N_(
        "How much less open the view became. Below zero: it became more open again."
    ),
    N_("Excess"): N_(
        "Movement less reduction. On average over many series, above zero is to and fro without"
        " getting anywhere, and below zero is to hold on too long. One series only describes."
    ),
    N_("Effective number"): N_(
        "How many equally likely scenarios would be as undecided. 1 is to be certain."
    ),
    N_("Flip-flop index"): N_(
        "How many percentage points went to and fro, on average per possible turn. 0: always one"
        " way."
    ),
    N_("Usual step"): N_(
        "How far a likelihood moved, on average, when it did. Those who often hit right take small"
        " steps, often."
    ),
}


def moves(visit: Visit, chosen: str) -> None:
    """Draw how far the group's view moved at each review, and each scenario's habits."""
    st.subheader(visit.say("How much does the view move, and does it get anywhere?"), anchor=False)
    given = visit.history, visit.moment, visit.today, chosen
    found = visit.kept(futures.likelihood_moves, *given)
    if len(found) < ENOUGH:
        told = visit.say("When likelihoods are set at two reviews, what moved is counted here.")
        st.markdown(grey(plain(told)))
        return
    told = visit.say(
        "What is carved out of a scenario, merged into it or given another name is counted with"
        " it: bookkeeping is no change of mind."
    )
    st.markdown(grey(plain(told)))
    if is_overlapping(visit.snapshot, chosen):
        st.markdown(grey(overlapping(visit)))
    rows = pd.DataFrame([_move(visit, row) for row in read(found)[-LAST:]])
    _older(visit, len(found) - LAST)
    table(visit, rows.loc[:, (rows != "").any()], "wide_moves", told, data=found)
    _in_all(visit, found)
    _habits(visit, chosen)
    with st.expander(visit.say("What do the measures mean?"), icon=":material/help:"):
        lines = [f"- **{plain(visit.say(name))}** {_said(visit, name)}" for name in MEASURES]
        st.markdown("\n".join(lines))


def _older(visit: Visit, count: int) -> None:
    """Say how many reviews lie before those that are shown."""
    if count > 0:
        told = visit.words.say_n(
            "{n} earlier review is in the file alone.",
            "{n} earlier reviews are in the file alone.",
            count,
        )
        st.markdown(grey(plain(told)))


def _said(visit: Visit, name: str) -> str:
    return plain(visit.say(MEASURES[name]))


def _move(visit: Visit, row: Row) -> dict[str, str]:
    name = links(visit, "review", [row["review"]]) if row["review"] else ""
    numbers = visit.words
    variation = None if is_missing(row["variation"]) else 100 * row["variation"]
    return {
        visit.say("Review"): name or cell(numbers.day(row["day"])),
        visit.say("Changed place"): points(visit, variation),
        visit.say("Movement"): cell(numbers.number(row["movement"], 3)),
        visit.say("Reduction"): cell(numbers.signed(row["reduction"], 3)),
        visit.say("Excess"): cell(numbers.signed(row["excess"], 3)),
        visit.say("Effective number"): _of(visit, row["effective"], row["scenarios"]),
        visit.say("Note"): _note(visit, row),
    }


def points(visit: Visit, moved: float | None) -> str:
    """Write how far a likelihood moved."""
    if moved is None or is_missing(moved):
        return "–"
    n = round(moved, 1)
    return cell(visit.words.say_n("{n} percentage point", "{n} percentage points", n))


def _of(visit: Visit, effective: float, count: int) -> str:
    if is_missing(effective):
        return "–"
    number = visit.words.number(effective, 1)
    return cell(visit.say("{number} of {count}", number=number, count=count))


def _note(visit: Visit, row: Row) -> str:
    """Say what cannot be compared, and what no evidence can ever revise."""
    marks = []
    if row["not_comparable"]:
        told = visit.say(
            "{name} was not there both times, and there is no catch-all to compare it by.",
            name=row["not_comparable"],
        )
        marks.append(grey(plain(told)))
    if row["certain"]:
        codes = visit.words.listed(row["certain"])
        word = visit.say("0 or 100: {scenarios}", scenarios=codes)
        why = visit.say("no evidence can ever revise that")
        marks.append(f"{badge('lock', word, 'orange')}  \n{grey(plain(why))}")
    return "  \n".join(marks)


def _in_all(visit: Visit, found: pd.DataFrame) -> None:
    """Say what movement, reduction and excess come to, over the steps that can be compared."""
    sums = {name: float(found[name].sum()) for name in ("movement", "reduction", "excess")}
    told = visit.say(
        "In all: movement {movement}, reduction {reduction}, excess {excess}.",
        movement=visit.words.number(sums["movement"], 3),
        reduction=visit.words.signed(round(sums["reduction"], 6), 3),
        excess=visit.words.signed(round(sums["excess"], 6), 3),
    )
    st.markdown(plain(told))


def _habits(visit: Visit, chosen: str) -> None:
    """Draw how each scenario's likelihood was revised: how often, how far, to and fro."""
    alt = visit.say("Scenario by scenario")
    st.markdown(f"#### {plain(alt)}")
    given = visit.history, visit.moment, visit.today, chosen
    found = visit.kept(futures.likelihood_habits, *given)
    rows = [_habit(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "habits", alt, data=found)


def _habit(visit: Visit, row: Row) -> dict[str, str]:
    first, last = (visit.words.number(row[name]) for name in ("first", "last"))
    times = max(row["judgements"] - 1, 0)
    changed = visit.say("{n} of {times} times", n=row["frequency"] - 1, times=times)
    flips = None if is_missing(row["flip_flop"]) else row["flip_flop"]
    return {
        visit.say("Scenario"): link(visit, "scenario", row["scenario"]),
        visit.say("First and last"): cell(f"{first} → {last}"),
        visit.say("Changed"): cell(changed),
        visit.say("Usual step"): points(visit, row["magnitude"]),
        visit.say("Flip-flop index"): cell(visit.words.number(flips, 1)),
    }
