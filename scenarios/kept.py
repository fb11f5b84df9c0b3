"""Answers that are kept for as long as all that was read for them is the same.

A pure function of a history or a snapshot is asked anew only when something it read was written
since: a goal that is saved leaves alone what was told of observations and of earlier reviews.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, NamedTuple, ParamSpec, TypeVar

from scenarios.ledger import Ledger, ReadFrom, Reads, reading, tell

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
        if not self.reads.hold(ledger):
            return False
        self.reads.ledger = ledger  # where the same was found; next time that is known
        return True


def kept(
    function: Callable[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs
) -> Answer:
    """Call a pure function, or give what it answered when it read the same; never change it."""
    given = (*args, *named.values())
    asked = getattr(function, "__self__", None)
    if asked is not None:
        given = (asked, *given)
    ledger = next((one.ledger for one in given if isinstance(one, ReadFrom)), None)
    slot = _slots(getattr(function, "__func__", function))(
        *(_apart(one, ledger) for one in given), *named
    )
    for one in list(slot):
        if one.holds(ledger):
            tell(one.reads)
            answer: Answer = one.answer
            return answer
    with reading() as reads:
        answer = function(*args, **named)
        if ledger is not None and not reads.found:
            ledger.read_whole()
    slot[:] = [_Kept(reads, answer), *slot][:OF_ONE_QUESTION]
    return answer


def _apart(given: Any, ledger: Ledger | None) -> Hashable:
    """Give what tells an argument from others: of a history nothing, of a snapshot its moment."""
    if not isinstance(given, ReadFrom):
        return given  # type: ignore[no-any-return]
    return type(given), given.apart, None if given.ledger is ledger else given.ledger


@lru_cache(FUNCTIONS)
def _slots(_: Callable[..., Any]) -> Callable[..., list[_Kept]]:
    """Give where the answers of a function lie, question by question."""
    return lru_cache(OF_ONE_FUNCTION)(lambda *_: [])


def forget() -> None:
    """Forget every answer, as a process that has just begun."""
    _slots.cache_clear()
