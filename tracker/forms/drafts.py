"""What a form remembers between two runs: what it was opened on, and why it was refused."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from scenarios.errors import AllRefused, ChangedMeanwhile, Overtaken, Refused
from tracker.visit import Visit

TOLD = "told"


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else has changed: as it was read, as it is now, as it was typed."""

    base: Any
    theirs: Any
    yours: Any
    overtaken: bool = False


@dataclass(slots=True)
class Draft:
    """An open form: the number and the values its record had, and what was refused of it."""

    number: int
    values: dict[str, Any]
    wrong: dict[str, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    clashes: dict[str, Clash] = field(default_factory=dict)

    def forget_refusals(self) -> None:
        """Begin a new attempt."""
        self.wrong, self.refusals = {}, []

    def hear(self, visit: Visit, refused: Refused, fields: Iterable[str]) -> None:
        """Keep each refusal beside the field it speaks of, or for the top of the form."""
        known = set(fields)
        for one in each(refused):
            sentence = visit.words.refusal(one)
            if isinstance(one, ChangedMeanwhile | Overtaken):
                continue
            if one.field in known and one.field is not None:
                self.wrong[one.field] = sentence
            elif sentence not in self.refusals:
                self.refusals.append(sentence)


def each(refused: Refused) -> list[Refused]:
    """Give the refusals one by one."""
    if isinstance(refused, AllRefused):
        return [one for _, part in refused.refusals for one in each(part)]
    return [refused]


def opened(name: str) -> Draft | None:
    """Give the draft of an open form."""
    return st.session_state.get(f"{name}:draft")


def keep(name: str, draft: Draft) -> None:
    """Remember an open form."""
    st.session_state[f"{name}:draft"] = draft


def close(name: str) -> None:
    """Forget a form and everything that was typed in it."""
    for key in [key for key in st.session_state if str(key).startswith(f"{name}:")]:
        del st.session_state[key]


def tell(sentence: str) -> None:
    """Leave a sentence that the frame shows once, at the top of the next run."""
    st.session_state[TOLD] = [*st.session_state.get(TOLD, []), sentence]


def told() -> list[str]:
    """Give the sentences that were left, once."""
    sentences: list[str] = st.session_state.pop(TOLD, [])
    return sentences
