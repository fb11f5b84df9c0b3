"""Which column becomes which field, and what else the same rows speak of."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import streamlit as st

from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.office.guesses import Proposal
from tracker.exchange.office.table import period_in
from tracker.exchange.profiles import profile_told
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of, why, yes_or_no
from tracker.visit import Visit

MOST, SAMPLES, LONG = 30, 3, 32
Told = dict[str, Any]


def columns(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw each column with what stands in it and the field that it becomes."""
    st.subheader(visit.say("Columns"), anchor=False)
    kind = proposal.told["kind"]
    if "wide" in proposal.told:
        why(visit, proposal.reason("wide"))
    merged = {name for names in proposal.told.get("merge", {}).values() for name in names}
    headings = [h for h in proposal.table.headings if not (h in merged or _is_spread(h, proposal))]
    for number, heading in enumerate(headings[:MOST]):
        _column(visit, way, proposal, (number, heading))
    if len(headings) > MOST:
        rest = visit.say("and {n} more", n=len(headings) - MOST)
        st.markdown(listings.grey(rest))
    _also(visit, way, proposal, kind)


def _is_spread(heading: str, proposal: Proposal) -> bool:
    """Tell whether a column is one of many that hold the same, period by period."""
    wides = [one.get("wide") for one in (proposal.told, *proposal.told.get("also", ()))]
    periods = any(wide is not None and not wide.get("columns") for wide in wides)
    named = {name for wide in wides if wide for name in wide.get("columns") or ()}
    return heading in named or (periods and period_in(heading) is not None)


def _column(visit: Visit, way: Way, proposal: Proposal, column: tuple[int, str]) -> None:
    number, heading = column
    kind = KINDS[proposal.told["kind"]]
    left, right = st.columns([1, 1], vertical_alignment="center")
    with left:
        st.markdown(f"**{listings.cell(heading)}**  \n{listings.grey(_sample(proposal, heading))}")
    with right:
        one_of(
            visit,
            visit.say("Becomes: {heading}", heading=heading),
            list(kind.columns),
            _role(proposal.told, heading),
            lambda name: _give(way, proposal.told, heading, name),
            key=f"column/{number}",
            format_func=lambda name: visit.words.label(kind.columns[name]),
            placeholder=visit.say("Left out"),
            label_visibility="collapsed",
        )
        for told in _beside(visit, proposal, heading):
            st.markdown(listings.grey(told))


def _sample(proposal: Proposal, heading: str) -> str:
    texts = list(dict.fromkeys(text for text in proposal.table.column(heading) if text))
    shown = [listings.one_line(text)[:LONG] for text in texts[:SAMPLES]]
    return listings.plain(" · ".join(shown) + (" …" if len(texts) > SAMPLES else "")) or "–"


def _role(told: Mapping[str, Any], heading: str) -> str | None:
    """Give the field or part of the key that a column becomes."""
    for name, cells in {**told.get("fields", {}), **told.get("key", {})}.items():
        if (cells if isinstance(cells, str) else cells.get("column")) == heading:
            return str(name)
    return None


def _beside(visit: Visit, proposal: Proposal, heading: str) -> Iterator[str]:
    """Say what a column becomes besides, and why."""
    name = _role(proposal.told, heading)
    reason = proposal.reason("fields", name or "") or proposal.reason("key", name or "")
    if name and reason:
        yield listings.plain(visit.words.why(reason))
    for reads in profile_told("proposal", proposal.told).also:
        for to, cells in {**reads.key, **reads.fields}.items():
            if heading in cells.columns():
                kind = KINDS[reads.kind]
                label = f"{visit.words.label(kind)}: {visit.say(kind.columns[to].label)}"
                yield listings.plain(visit.say("Also {what}", what=label))


def _give(way: Way, told: Mapping[str, Any], heading: str, name: str | None) -> None:
    """Let a column become another field, or nothing."""
    kind = KINDS[told["kind"]]
    key, fields = deepcopy(dict(told.get("key", {}))), deepcopy(dict(told.get("fields", {})))
    for place in (key, fields):
        if (before := _role({"fields": place}, heading)) is not None:
            del place[before]
    if name is not None:
        (key if name in kind.key else fields)[name] = heading
    way.mean(told, ("key",), key)
    way.mean(told, ("fields",), fields)
    if kind.coded and name == "title":
        way.mean(told, ("title",), heading)


# ---------------------------------------------------------------------- other kinds


def _also(visit: Visit, way: Way, proposal: Proposal, kind: str) -> None:
    """Draw what the same rows speak of besides, to be taken in or not."""
    way.also += [one for one in proposal.told.get("also", ()) if one not in way.also]
    if not way.also:
        return
    st.subheader(visit.say("In the same rows"), anchor=False)
    why(visit, proposal.reason("also"))
    for number, one in enumerate(way.also):
        about = visit.words.plural(KINDS[one["kind"]])
        yes_or_no(
            visit.say("Take in {about} too", about=about.lower()),
            lambda yes, one=one: _take(way, proposal.told, one, yes=yes),  # type: ignore[misc]
            held=one in proposal.told.get("also", ()),
            key=f"also/{kind}/{number}",
        )


def _take(way: Way, told: Mapping[str, Any], one: Told, *, yes: bool) -> None:
    held = [other for other in told.get("also", ()) if other != one]
    taken = [other for other in way.also if other in held or (yes and other == one)]
    way.mean(told, ("also",), taken)
