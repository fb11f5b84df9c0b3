"""What early signals told beforehand, how soon they were answered, and what fell unseen."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.series import futures
from tracker.charts.reading import is_missing, read
from tracker.listings.figures import table
from tracker.listings.links import link, links
from tracker.listings.marks import badge, cell, grey, plain
from tracker.visit import Visit

Row = Mapping[str, Any]


def afterwards(visit: Visit, _: str = "") -> None:
    """Draw what signals told beforehand, how soon they were answered, and what fell unseen."""
    st.subheader(visit.say("Did the early signals tell, and were they answered?"), anchor=False)
    _quality(visit)
    _answers(visit)
    _unseen(visit)


def _quality(visit: Visit) -> None:
    found = visit.kept(futures.signal_quality, visit.history, visit.moment)
    if found.empty:
        told = visit.say("No early signal bears on an assumption, so none can be a hit or a miss.")
        st.markdown(grey(plain(told)))
        return
    told = visit.say(
        "A hit: it was triggered, and what it bears on fell within two years. A miss: that fell"
        " and nothing had been triggered. A false alarm: nothing fell in two years."
    )
    st.markdown(grey(plain(told)))
    rows = [_told(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "wide_signal_quality", told, data=found)


def _told(visit: Visit, row: Row) -> dict[str, str]:
    counted = {
        visit.say("Hits"): "hits",
        visit.say("Misses"): "misses",
        visit.say("False alarms"): "false_alarms",
        visit.say("Still open"): "open",
    }
    shown = {visit.say("Early signal"): _signal(visit, row)}
    shown |= {word: visit.words.number(row[name]) for word, name in counted.items()}
    shown[visit.say("Days of warning")] = ", ".join(map(visit.words.number, row["lead_days"]))
    return shown


def _signal(visit: Visit, row: Row) -> str:
    return f"{link(visit, 'signpost', row['signpost'], row['signpost'])} {cell(row['text'])}"


def _answers(visit: Visit) -> None:
    found = visit.kept(futures.signal_answers, visit.history, visit.moment)
    if found.empty:
        return
    told = visit.say("From signal to decision")
    st.subheader(told, anchor=False)
    st.markdown(plain(_soon(visit, [row["days"] for row in read(found)])))
    rows = [_answer(visit, row) for row in read(found)]
    table(visit, pd.DataFrame(rows), "wide_answers", told, data=found)


def _soon(visit: Visit, days: Sequence[float]) -> str:
    """Say how many signals were answered, and how soon half of them were."""
    answered = sorted(day for day in days if not is_missing(day))
    told = visit.say(
        "{answered} of {count} signals were answered.", answered=len(answered), count=len(days)
    )
    if not answered:
        return told
    middle = int(answered[(len(answered) - 1) // 2])
    if not middle:
        return f"{told} {visit.say('Half of them or more the same day.')}"
    half = visit.words.say_n(
        "Half of them within {n} day.", "Half of them within {n} days.", middle
    )
    return f"{told} {half}"


def _answer(visit: Visit, row: Row) -> dict[str, str]:
    is_answered = row["decision"] is not None
    review = links(visit, "review", [row["review"]]) if row["review"] else ""
    return {
        visit.say("Early signal"): _signal(visit, row),
        visit.say("Triggered"): f"{review} {visit.words.day(row['rose_on'])}".strip(),
        visit.say("Decision"): link(visit, "decision", row["decision"])
        if is_answered
        else badge("hourglass_empty", visit.say("none yet"), "orange"),
        visit.say("Days"): visit.words.number(row["days"]) if is_answered else "",
    }


def _unseen(visit: Visit) -> None:
    found = visit.kept(futures.assumption_standing, visit.history, visit.moment, visit.today)
    fell = [row for row in read(found) if row["fell_unchecked"]]
    st.subheader(visit.say("What fell without our having looked?"), anchor=False)
    if not fell:
        told = visit.say("No assumption fell that had only been confirmed without a check.")
        st.markdown(grey(plain(told)))
    for row in fell:
        told = visit.words.say_n(
            "confirmed {n} time without a new check, and fell {day}",
            "confirmed {n} times without a new check, and fell {day}",
            row["unchecked"],
            day=visit.words.day(row["ended"]),
        )
        st.markdown(f"- {link(visit, 'assumption', row['assumption'])}: {plain(told)}")
