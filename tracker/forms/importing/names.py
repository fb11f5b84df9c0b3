"""Which record each name in the file means: one that is there, a new one, or none."""

from collections.abc import Iterator
from typing import NamedTuple

import streamlit as st

from scenarios.kinds import KINDS
from scenarios.sentences import Sentence
from scenarios.titles import titles
from tracker import listings
from tracker.exchange.office.guesses import Proposal
from tracker.forms.importing.creating import begin_record, creating, forget_record, is_new
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of, why
from tracker.visit import Visit

MOST = 30
NEW, NONE = "+", "-"


class Name(NamedTuple):
    """A name in the file, the kind it is of, what it was taken to mean, and why."""

    kind: str
    text: str
    meant: str | None
    reason: Sentence | None
    asked: bool


def names(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw the names that were asked about, and below them those that were sure."""
    asked = [one for one in _all(proposal) if _is_asked(way, one)]
    sure = [one for one in _all(proposal) if not _is_asked(way, one)]
    if asked:
        st.subheader(visit.say("Names that need a look"), anchor=False)
        for one in asked[:MOST]:
            _name(visit, way, proposal, one)
        if len(asked) > MOST:
            st.markdown(listings.grey(visit.say("and {n} more", n=len(asked) - MOST)))
    if sure:
        with st.expander(
            visit.words.say_n(
                "{n} name was matched by itself", "{n} names were matched by themselves", len(sure)
            ),
            icon=":material/link:",
        ):
            for one in sure[:MOST]:
                _name(visit, way, proposal, one)


def _all(proposal: Proposal) -> Iterator[Name]:
    """Give every name that is no record's own, in the order of the file."""
    for kind, told in proposal.told.get("names", {}).items():
        for text, meant in told.items():
            reason = proposal.reason("names", kind, text)
            yield Name(kind, text, meant or NONE, reason, asked=False)
    for one in proposal.questions:
        if one.about[0] == "names":
            yield Name(one.about[1], one.about[2], one.proposed, one.reason, asked=True)


def _is_asked(way: Way, one: Name) -> bool:
    """Tell whether somebody has to look at a name, or did."""
    return one.asked or one.text in way.said.get("names", {}).get(one.kind, {})


def _name(visit: Visit, way: Way, proposal: Proposal, one: Name) -> None:
    kind = KINDS[one.kind]
    new = is_new(way, one.kind, one.meant)
    options = [NEW, NONE, *titles(visit.snapshot, one.kind)]
    words = {
        NEW: visit.say("Create: a new {kind}", kind=visit.say(kind.label)),
        NONE: visit.say("Leave out"),
    }
    with st.container(border=True, key=f"card_name_{one.kind}_{abs(hash(one.text))}"):
        one_of(
            visit,
            visit.say("“{name}” is", name=one.text),
            options,
            NEW if new else one.meant,
            lambda meant: _mean(visit, way, proposal, (one, meant)),
            key=f"name/{one.kind}/{one.text}",
            format_func=lambda key: words.get(key) or visit.name_of(one.kind, key),
        )
        why(visit, one.reason)
        if new:
            creating(visit, way, one.kind, one.meant or "")


def _mean(visit: Visit, way: Way, proposal: Proposal, said: tuple[Name, str | None]) -> None:
    """Keep which record a name means; a new one is begun, and one that is not wanted forgotten."""
    one, meant = said
    if is_new(way, one.kind, one.meant):
        forget_record(way, one.kind, one.meant or "")
    if meant == NEW:
        meant = begin_record(visit, way, proposal, (one.kind, one.text))
    known = {**way.said.get("names", {}).get(one.kind, {})}
    known.pop(one.text, None)
    if meant is not None:
        known[one.text] = None if meant == NONE else meant
    way.keep("names", one.kind, value=known)
