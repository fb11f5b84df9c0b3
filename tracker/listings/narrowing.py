"""The filters of a difference: a kind, a sector, an owner, a trigger; all stay in the address."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from scenarios.belonging import all_named, owners_of, sectors_of
from scenarios.difference import Difference
from scenarios.kinds import KINDS, RecordId
from scenarios.narrowing import Narrowed, Wanted
from scenarios.revisions import TRIGGERS
from scenarios.snapshot import Snapshot
from tracker.listings.asked import one_asked_for
from tracker.listings.marks import grey, plain
from tracker.visit import Visit

Choices = Mapping[str, tuple[str, Mapping[str, str]]]
Codes = Mapping[str, Sequence[str]]
Said = Callable[[str], str]


def narrowed(visit: Visit, whole: Difference) -> Difference:
    """Draw the filters of a difference and give the part of it that they leave."""
    every, choices = visit.say("All"), _choices(visit, whole)
    _unknown(visit, choices)
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


def _unknown(visit: Visit, choices: Choices) -> None:
    """Say what the address asks for and nobody here has heard of."""
    strange = [
        visit.say("{label} “{text}”", label=label, text=visit.params[name])
        for name, (label, options) in choices.items()
        if visit.params.get(name) and visit.params[name] not in options
    ]
    if strange:
        told = visit.say("Unknown here, and left out: {choices}.", choices=", ".join(strange))
        st.warning(plain(told), icon=":material/filter_alt_off:")


def _choices(visit: Visit, whole: Difference) -> Choices:
    """Give what can be chosen, each filter with its label and its options by their codes."""
    of_goal, words = KINDS["goal"].fields, visit.words
    labels: Mapping[str, tuple[str, Said]] = {
        "only": (visit.say("Kind"), lambda kind: words.plural(KINDS[kind])),
        "sector": (words.label(of_goal["sector"]), str),
        "owner": (words.label(of_goal["owner"]), str),
        "trigger": (visit.say("Trigger"), lambda code: visit.say(TRIGGERS[code]).capitalize()),
    }
    spoken, known = visit.kept(_spoken_of, whole), visit.kept(_known, whole)
    return {
        name: (label, {code: said(code) for code in _offered(visit, name, spoken, known)})
        for name, (label, said) in labels.items()
    }


def _offered(visit: Visit, name: str, spoken: Codes, known: Codes) -> Sequence[str]:
    """Give what a difference speaks of, and what is asked for where it is known."""
    asked = visit.params.get(name)
    found = {*spoken[name], asked} if asked in known[name] else spoken[name]
    return [code for code in known[name] if code in found]


def _spoken_of(whole: Difference) -> Codes:
    """Give the kinds, the sectors, the owners and the triggers that a difference speaks of."""
    snapshots, records = _snapshots(whole), _records(whole)
    return {
        "only": list({record.kind for record in records}),
        "sector": list(sectors_of(snapshots, *records)),
        "owner": list(owners_of(snapshots, *records)),
        "trigger": [change.trigger for change in whole.revised if change.trigger],
    }


def _known(whole: Difference) -> Codes:
    """Give every kind, sector, owner and trigger that there is, in the order they are offered."""
    snapshots = _snapshots(whole)
    declared = {one for snapshot in snapshots for one in snapshot.settings.sectors or ()}
    return {
        "only": list(KINDS),
        "sector": sorted(declared | all_named(snapshots, "sector")),
        "owner": sorted(all_named(snapshots, "owner")),
        "trigger": list(TRIGGERS),
    }


def _snapshots(whole: Difference) -> tuple[Snapshot, Snapshot]:
    return whole.history.at(whole.after), whole.history.at(whole.before)


def _records(whole: Difference) -> set[RecordId]:
    revised = {change.record for change in whole.revised}
    return revised.union(whole.added, whole.retired, whole.restored)
