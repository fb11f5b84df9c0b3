"""Headings that stand several times and are one column, if somebody says so."""

from collections.abc import Sequence

import streamlit as st

from tracker import listings
from tracker.exchange.office.guesses import Proposal
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import yes_or_no
from tracker.visit import Visit


def merging(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw the offer to read columns of one name as one, where no row fills several of them."""
    if not proposal.mergeable:
        return
    st.subheader(visit.say("Headings that stand several times"), anchor=False)
    for number, (heading, others) in enumerate(proposal.mergeable.items()):
        named = visit.words.listed(listings.cell(name) for name in (heading, *others))
        yes_or_no(
            visit.say("Read {columns} as one column", columns=named),
            lambda yes, heading=heading, others=others: _merge(  # type: ignore[misc]
                way, heading, others if yes else ()
            ),
            held=heading in way.said.get("merge", {}),
            key=f"merge/{number}",
        )
    told = visit.say("No row fills more than one of them. Until then the first alone is read.")
    st.markdown(listings.grey(told))


def _merge(way: Way, heading: str, others: Sequence[str]) -> None:
    """Keep which columns are one; none takes it back."""
    rest = {name: told for name, told in way.said.get("merge", {}).items() if name != heading}
    way.keep("merge", value=(rest | ({heading: list(others)} if others else {})) or None)
