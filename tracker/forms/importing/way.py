"""One office file on its way into the plan: at which step, and what was said of it."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from tracker.exchange.asked import LONG
from tracker.exchange.office.fitting import Fit
from tracker.exchange.office.guesses import Path, Proposal, answered
from tracker.exchange.sheets import File
from tracker.forms.drafts import close
from tracker.forms.importing.place import FORM

WAY, NUMBER = f"{FORM}_way", f"{FORM}_number"
STEPS = ("file", "table", "meaning", "difference")
MEANING = ("kind", "key", "fields", "title", "wide", "also")


@dataclass(slots=True)
class Way:
    """A file, the step it has reached, and what was said of it, as the JSON of a profile has it.

    `outdated` is the profile of a file like it, which no longer fits.
    """

    file: File
    step: str = STEPS[0]
    said: dict[str, Any] = field(default_factory=dict)
    profile: str | None = None
    also: list[dict[str, Any]] = field(default_factory=list)
    arrives: bool = True
    terms: dict[str, Any] = field(default_factory=dict)
    looked: bool = False  # for a profile that was kept for files of its sort
    by_itself: bool = False  # whether the profile was chosen so
    outdated: Fit | None = None
    mark: str = ""  # the hash of what is in the file
    is_back: bool = False  # with what was answered about the same file before
    proposal: Proposal | None = None  # the last one, so that the next need not find all anew

    @property
    def is_long(self) -> bool:
        """Whether reading takes so long that nobody should have to wait for it."""
        return len(self.file.data) > LONG

    def keep(self, *about: str, value: Any) -> None:
        """Keep what was said; None takes it back."""
        if value is not None:
            self.said = answered(self.said, about, value)
            return
        told = deepcopy(self.said)
        at = told
        for word in about[:-1]:
            at = at.get(word, {})
        at.pop(about[-1], None)
        self.said = told

    def mean(self, told: Mapping[str, Any], about: Path, value: Any) -> None:
        """Keep what was said of the meaning, and with it the meaning that was proposed."""
        frozen = {word: told[word] for word in MEANING if word in told}
        self.said = answered({**frozen, **self.said}, about, value)

    def forget_meaning(self) -> None:
        """Let the meaning be proposed anew, as for other headings."""
        self.said = {word: told for word, told in self.said.items() if word not in MEANING}
        self.also = []

    def go(self, step: str) -> None:
        """Go to a step, and to its top."""
        self.arrives, self.step = step != self.step, step


def way() -> Way | None:
    """Give the file that is on its way."""
    found: Way | None = st.session_state.get(WAY)
    return found


def begin(file: File) -> Way:
    """Begin with a file, unless it is on its way already."""
    found = way()
    if found is None or found.file != file:
        found = st.session_state[WAY] = Way(file)
    return found


def forget() -> None:
    """Begin again with an empty place for files."""
    st.session_state[NUMBER] = st.session_state.get(NUMBER, 0) + 1
    st.session_state.pop(WAY, None)
    close(FORM)
