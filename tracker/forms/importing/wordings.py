"""What each word of a column of choices means, said once and kept with the profile."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import streamlit as st

from scenarios.fields import Choice
from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.office.guesses import Proposal
from tracker.forms.importing.way import Way
from tracker.forms.importing.widgets import one_of, why, yes_or_no
from tracker.forms.inputs import options_of
from tracker.visit import Visit

MOST = 20


class Words(NamedTuple):
    """The words of one column of choices, the field they become, and what each means."""

    name: str
    field: Choice
    column: str
    map: dict[str, str | None]


def wordings(visit: Visit, way: Way, proposal: Proposal) -> None:
    """Draw what each word means, field by field."""
    for words in _found(proposal):
        label = visit.words.label(words.field)
        st.subheader(f"{listings.plain(words.column)} → {listings.plain(label)}", anchor=False)
        why(visit, proposal.reason("fields", words.name, "map"))
        for number, word in enumerate(list(words.map)[:MOST]):
            _word(visit, way, proposal, (words, number, word))
        yes_or_no(
            visit.say("It is judged in another way than before"),
            lambda yes, words=words: way.mean(  # type: ignore[misc]
                proposal.told, ("fields", words.name), _cells(proposal, words.name, yes=yes)
            ),
            held=bool(_told(proposal, words.name).get("new_method")),
            key=f"method/{words.name}",
            help=visit.say(
                "As when a scale of five steps became three: no step is then better or worse."
            ),
        )


def _found(proposal: Proposal) -> Iterator[Words]:
    kind = KINDS[proposal.told["kind"]]
    for name in proposal.told.get("fields", {}):
        told, field = _told(proposal, name), kind.fields[name]
        if isinstance(field, Choice) and "map" in told:
            asked = [
                q.about[3] for q in proposal.questions if q.about[:3] == ("fields", name, "map")
            ]
            words = {**told["map"], **dict.fromkeys(asked)}
            yield Words(name, field, told.get("column", ""), words)


def _told(proposal: Proposal, name: str) -> dict[str, Any]:
    told = proposal.told["fields"][name]
    return {"column": told} if isinstance(told, str) else dict(told)


def _cells(proposal: Proposal, name: str, *, yes: bool) -> dict[str, Any]:
    told = {word: said for word, said in _told(proposal, name).items() if word != "new_method"}
    return told | ({"new_method": True} if yes else {})


def _word(visit: Visit, way: Way, proposal: Proposal, one: tuple[Words, int, str]) -> None:
    words, number, word = one
    told = proposal.told
    one_of(
        visit,
        visit.say("“{word}” means", word=word),
        list(options_of(visit, words.field) or ()),
        words.map[word],
        lambda meaning: way.mean(told, ("fields", words.name, "map", word), meaning),
        key=f"word/{words.name}/{number}",
        format_func=lambda option: listings.written(visit, words.field, option),
        width=340,
    )
