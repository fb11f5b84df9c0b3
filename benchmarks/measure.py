"""Timing: how often a call is repeated, and what the disk itself takes."""

import gc
import os
import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple


class Timing(NamedTuple):
    """Milliseconds of repeated calls."""

    median_ms: float
    min_ms: float
    max_ms: float
    repeats: int


class Clocked(NamedTuple):
    """An answer that brings its own time, taken in another process."""

    seconds: float
    answer: Any


def timed(
    call: Callable[[int], Any], *, repeats: int = 30, budget_s: float = 4.0
) -> tuple[Timing, Any]:
    """Time a call and give its first answer; the first call only warms up, unless it is slow.

    The call is told how many times it was made before; a slow one is repeated less often.
    """
    gc.collect()
    took, answer = _once(call, 0)
    times = [took] if took > budget_s else []
    spent = 0.0
    while not times or (spent < budget_s and len(times) < repeats and took <= budget_s):
        took, _ = _once(call, len(times) + 1)
        times.append(took)
        spent += took
    return summary(times), answer


def _once(call: Callable[[int], Any], number: int) -> tuple[float, Any]:
    start = perf_counter()
    answer = call(number)
    if isinstance(answer, Clocked):
        return answer
    return perf_counter() - start, answer


def summary(seconds: list[float]) -> Timing:
    """Give the median, least and most of some times."""
    in_ms = [1000 * each for each in seconds]
    return Timing(statistics.median(in_ms), min(in_ms), max(in_ms), len(in_ms))


def raw_fsync(folder: Path, size: int = 300, repeats: int = 100) -> Timing:
    """Time a small write that is forced to the disk, as the floor of every durable append."""
    path = folder / "fsync"
    times = []
    with path.open("wb") as file:
        for _ in range(repeats):
            start = perf_counter()
            file.write(b"x" * size)
            file.flush()
            os.fsync(file.fileno())
            times.append(perf_counter() - start)
    path.unlink()
    return summary(times)


class Quickest:
    """Several forms of one question; the first time a moment is asked, the quickest is found."""

    def __init__(self, forms: dict[str, Callable[..., Any]]) -> None:
        self.forms = forms
        self.chosen: dict[Any, str] = {}

    def __call__(self, *moment: Any) -> Any:
        """Ask in the form that is quickest for the moment."""
        if moment not in self.chosen:
            self.chosen[moment] = min(self.forms, key=lambda name: self._seconds(name, moment))
        return self.forms[self.chosen[moment]](*moment)

    def told(self) -> str:
        """Name the forms that were quickest, each once."""
        return " and ".join(dict.fromkeys(self.chosen.values()))

    def _seconds(self, name: str, moment: tuple[Any, ...]) -> float:
        self.forms[name](*moment)
        start = perf_counter()
        self.forms[name](*moment)
        return perf_counter() - start
