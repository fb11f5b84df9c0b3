"""The filters of a difference: a kind, a sector, an owner, a trigger; all stay in the address."""

from collections.abc import Callable, Collection, Mapping, Sequence

import streamlit as st

from scenarios.belonging import all_named
from scenarios.difference import Difference
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from scenarios.narrowing import Narrowed, Wanted, spoken_of
from scenarios.revisions import TRIGGERS
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
    given = whole.history, whole.before, whole.after
    known, spoken = visit.kept(_known, *given), visit.kept(spoken_of, *given)
    return {
        name: (label, {code: said(code) for code in _offered(visit, name, known[name], found)})
        for (name, (label, said)), found in zip(labels.items(), spoken, strict=True)
    }


def _offered(
    visit: Visit, name: str, known: Sequence[str], spoken: Collection[str]
) -> Sequence[str]:
    """Give what a difference speaks of, and what is asked for where it is known."""
    return [code for code in known if code in spoken or code == visit.params.get(name)]


def _known(history: History, before: Moment, after: Moment) -> Codes:
    """Give every kind, sector, owner and trigger that there is, in the order they are offered."""
    snapshots = history.at(after), history.at(before)
    declared = {one for snapshot in snapshots for one in snapshot.settings.sectors or ()}
    return {
        "only": list(KINDS),
        "sector": sorted(declared | all_named(snapshots, "sector")),
        "owner": sorted(all_named(snapshots, "owner")),
        "trigger": list(TRIGGERS),
    }
