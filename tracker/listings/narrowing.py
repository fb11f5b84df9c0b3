"""The filters of a difference: a kind, a sector, an owner, a trigger; all stay in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from scenarios.belonging import owners_of, sectors_of
from scenarios.difference import Difference
from scenarios.kinds import KINDS, RecordId
from scenarios.narrowing import Narrowed, Wanted
from scenarios.revisions import TRIGGERS
from tracker.listings.asked import one_asked_for
from tracker.listings.marks import grey, plain
from tracker.visit import Visit

Choices = Mapping[str, tuple[str, Mapping[str, str]]]


def narrowed(visit: Visit, whole: Difference) -> Difference:
    """Draw the filters of a difference and give the part of it that they leave."""
    kinds, sectors, owners = visit.kept(_spoken_of, whole)
    every, words = visit.say("All"), visit.words
    of_goal = KINDS["goal"].fields
    choices: Choices = {
        "only": (visit.say("Kind"), {kind: words.plural(KINDS[kind]) for kind in kinds}),
        "sector": (words.label(of_goal["sector"]), {one: one for one in sectors}),
        "owner": (words.label(of_goal["owner"]), {one: one for one in owners}),
        "trigger": (visit.say("Trigger"), _triggers(visit, whole)),
    }
    with st.container(horizontal=True, vertical_alignment="center", key="narrowing"):
        label = visit.say("Filter")
        with st.popover(label, icon=":material/filter_list:", key="narrowing_choices"):
            chosen = [
                one_asked_for(visit, name, label, options, every) or None if options else None
                for name, (label, options) in choices.items()
            ]
        _told(visit, choices, chosen)
    wanted = Wanted(*chosen)
    return whole if wanted == Wanted() else visit.kept(Narrowed, whole, wanted)


def _told(visit: Visit, choices: Choices, chosen: Sequence[str | None]) -> None:
    """Say in words how many choices are made and which, where the boxes are not seen."""
    picked = zip(choices.values(), chosen, strict=True)
    told = [f"{label}: {options.get(code, code)}" for (label, options), code in picked if code]
    if told:
        count = visit.words.say_n("{n} choice", "{n} choices", len(told))
        said = visit.say("Only what has {choices}", choices=", ".join(told))
        st.markdown(grey(plain(f"{count} · {said}")))


def _triggers(visit: Visit, whole: Difference) -> Mapping[str, str]:
    said = {change.trigger for change in whole.revised}
    return {code: visit.say(label).capitalize() for code, label in TRIGGERS.items() if code in said}


def _spoken_of(whole: Difference) -> tuple[list[str], list[str], list[str]]:
    """Give the kinds, the sectors and the owners that a difference speaks of."""
    snapshots = (whole.history.at(whole.after), whole.history.at(whole.before))
    records = _records(whole)
    spoken = {record.kind for record in records}
    sectors, owners = sectors_of(snapshots, *records), owners_of(snapshots, *records)
    return [kind for kind in KINDS if kind in spoken], sorted(sectors), sorted(owners)


def _records(whole: Difference) -> set[RecordId]:
    revised = {change.record for change in whole.revised}
    return revised.union(whole.added, whole.retired, whole.restored)
