"""What is said, found out and asked of one leaf, until it is a proposal."""

from collections.abc import Mapping
from typing import Any

from scenarios.sentences import Sentence
from tracker.exchange.office.guesses import Guess, Path, Question, answered
from tracker.exchange.office.layout import SAID


class Findings:
    """Gathers guesses and questions; what was said beforehand holds and is not asked."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said, self.told = dict(said), dict(said)
        self.guesses: list[Guess] = []
        self.questions: list[Question] = []

    def found(self, *about: str, value: Any, reason: Sentence) -> Any:
        """Note what was found out, unless it was said; give what holds."""
        held = self.said(about)
        if held is None:
            self.told = answered(self.told, about, value)
        else:
            value, reason = held, Sentence(SAID)
        self.guesses.append(Guess(about, value, reason))
        return value

    def ask(self, question: Question) -> None:
        """Ask something, unless it was said."""
        if not self.is_said(question.about):
            self.questions.append(question)

    def said(self, about: Path) -> Any:
        """Give what was said beforehand, None when nothing was."""
        at: Any = self._said
        for word in about:
            at = at.get(word) if isinstance(at, Mapping) else None
        return at

    def is_said(self, about: Path) -> bool:
        """Tell whether something was said, be it that it is nothing."""
        at = self.said(about[:-1])
        return isinstance(at, Mapping) and about[-1] in at
