"""What was found out of a file, why, and what only somebody can say."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from scenarios.sentences import Sentence
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.office.layout import Layout, LayoutSaid
from tracker.exchange.office.table import Table
from tracker.exchange.profiles import Profile, profile_told
from tracker.words import Words

Path = tuple[str, ...]
OF_ONE_FILE = ("rows", "header_row", "effective_on")


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that was found out, where the profile says it, and why."""

    about: Path
    value: Any
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Question:
    """Something that must be answered: what is asked, what may be answered, what is proposed.

    Without choices any answer will do; an answer is put into the profile at `about`.
    """

    about: Path
    asked: Sentence
    choices: tuple[Any, ...] = ()
    proposed: Any = None
    reason: Sentence | None = None

    def plain(self, words: Words) -> dict[str, Any]:
        """Give the question as JSON holds it."""
        return {
            "about": list(self.about),
            "asked": words.why(self.asked),
            "choices": list(self.choices),
            "proposed": self.proposed,
            "reason": words.why(self.reason) if self.reason else None,
        }


class Ground(NamedTuple):
    """What a proposal stands on: it is found once, while nothing else is said of the layout.

    `mergeable` are headings that stand several times and are never both filled.
    """

    leaf: Leaf
    said: LayoutSaid
    layout: Layout
    bare: Table
    mergeable: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a file seems to mean, as a profile tells it, and what must be asked before it is.

    `told` is the profile as its JSON has it; `unused` are headings that become nothing.
    """

    ground: Ground
    table: Table
    told: Mapping[str, Any]
    guesses: tuple[Guess, ...]
    questions: tuple[Question, ...]
    unused: tuple[str, ...] = ()

    @property
    def layout(self) -> Layout:
        """What stands where in the leaf."""
        return self.ground.layout

    @property
    def mergeable(self) -> Mapping[str, Sequence[str]]:
        """Headings that stand several times and are never both filled, by the first of them."""
        return self.ground.mergeable

    @property
    def is_sure(self) -> bool:
        """Whether nothing has to be asked."""
        return not self.questions

    def profile(self, name: str = "") -> Profile:
        """Give the profile that is proposed, everything open taken as proposed."""
        told = dict(self.told)
        for question in self.questions:
            if question.proposed is not None:
                told = answered(told, question.about, question.proposed)
        return profile_told(name, told)

    def plain(self, words: Words) -> dict[str, Any]:
        """Give the proposal as JSON holds it."""
        return {
            "profile": dict(self.told),
            "reasons": [
                {"about": list(one.about), "value": one.value, "reason": words.why(one.reason)}
                for one in self.guesses
            ],
            "questions": [one.plain(words) for one in self.questions],
            "unused": list(self.unused),
            "mergeable": {heading: list(others) for heading, others in self.mergeable.items()},
        }

    def reason(self, *about: str) -> Sentence | None:
        """Give why something was proposed."""
        found = (guess.reason for guess in self.guesses if guess.about == about)
        asked = (one.reason for one in self.questions if one.about == about)
        return next(found, None) or next(asked, None)


def answered(told: Mapping[str, Any], about: Path, answer: Any) -> dict[str, Any]:
    """Give what a profile tells with one thing more said; what was told is not altered."""
    new = deepcopy(dict(told))
    at = new
    for word in about[:-1]:
        at = at.setdefault(word, {})
    at[about[-1]] = answer
    return new


def lasting(told: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a profile tells without what holds for one file alone."""
    return {word: value for word, value in told.items() if word not in OF_ONE_FILE}
