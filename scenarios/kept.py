"""Answers that are kept for as long as all that was read for them is the same.

A pure function of a history or a snapshot is asked anew only when something it read was written
since. Where it comes to the same answer as before, what rests on that answer is left alone too: of
a goal that got a comment the titles are read anew, and what only names it stays as it was.
"""

from collections.abc import Callable, Hashable, Mapping
from contextlib import suppress
from functools import lru_cache
from types import MethodType
from typing import Any, NamedTuple, ParamSpec, TypeVar

from scenarios.ledger import Asked, Ledger, ReadFrom, Reads, note, reading, tell, unheard
from scenarios.sameness import same

OF_ONE_FUNCTION, OF_ONE_QUESTION = 128, 3
FUNCTIONS = 512
Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class _Kept(NamedTuple):
    reads: Reads
    answer: Any

    def holds(self, ledger: Ledger | None) -> bool:
        if ledger is None or ledger is self.reads.ledger:
            return True
        with unheard():
            if not self.reads.hold(ledger):
                return False
        self.reads.ledger = ledger  # where the same was found; next time that is known
        return True


class _Question(Asked):
    """A function, what it is given, and what it answered last, where that is the same question."""

    def __init__(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        named: Mapping[str, Any],
        answers: list[_Kept],
    ) -> None:
        self.function, self.args, self.named, self.answers = function, args, named, answers

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Question) and other.answers is self.answers

    def __hash__(self) -> int:
        return id(self.answers)

    def now(self, ledger: Ledger) -> Any:
        """Ask it of another ledger; where that fails, the answer is none that was given before."""
        args = tuple(_of(one, ledger) for one in self.args)
        named = {name: _of(one, ledger) for name, one in self.named.items()}
        with suppress(Exception):
            return _Question(self.function, args, named, self.answers).answer(ledger).answer
        return self

    def answer(self, ledger: Ledger | None) -> _Kept:
        """Give what was answered and still holds, else work it out."""
        for one in list(self.answers):
            if one.holds(ledger):
                return one
        with reading() as reads:
            fresh = self.function(*self.args, **self.named)
            if ledger is not None and not reads.found:
                ledger.read_whole()
        before = [one.answer for one in self.answers]
        found = _Kept(reads, next((one for one in before if same(one, fresh)), fresh))
        self.answers[:] = [found, *self.answers][:OF_ONE_QUESTION]
        return found


def kept(
    function: Callable[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs
) -> Answer:
    """Call a pure function, or give what it answered when it read the same; never change it."""
    asked: Callable[..., Any] = function
    given: tuple[Any, ...] = args
    if isinstance(function, MethodType):
        asked, given = function.__func__, (function.__self__, *args)
    said = (*given, *named.values())
    ledgers = [one.ledger for one in said if isinstance(one, ReadFrom)]
    ledger = ledgers[0] if ledgers else None
    answers = _answers(asked)(*(_apart(one, ledger) for one in said), *named)
    question = _Question(asked, given, named, answers)
    found = question.answer(ledger)
    if ledger is None or any(one is not ledger for one in ledgers):
        tell(found.reads)
    else:
        note(ledger, question, found.answer)
    answer: Answer = found.answer
    return answer


def _of(given: Any, ledger: Ledger) -> Any:
    return given.on(ledger) if isinstance(given, ReadFrom) else given


def _apart(given: Any, ledger: Ledger | None) -> Hashable:
    """Give what tells an argument from others: of a history nothing, of a snapshot its moment."""
    if not isinstance(given, ReadFrom):
        return given  # type: ignore[no-any-return]
    return type(given), given.apart, None if given.ledger is ledger else given.ledger


@lru_cache(FUNCTIONS)
def _answers(_: Callable[..., Any]) -> Callable[..., list[_Kept]]:
    """Give where the answers of a function lie, question by question."""
    return lru_cache(OF_ONE_FUNCTION)(lambda *_: [])


def forget() -> None:
    """Forget every answer, as a process that has just begun."""
    _answers.cache_clear()
