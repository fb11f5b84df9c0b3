"""What every contender is asked, in the same words."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from typing import Any, NamedTuple

from benchmarks.answers import Between, Changed, Line, Plan, tidied
from benchmarks.workload import Entry, Rows, Workload


class Question(NamedTuple):
    """What is asked: a call that is told how often it was made, and whether its answer is right."""

    operation: str
    call: Callable[[int], Any]
    agrees: Callable[[Any], bool]
    repeats: int = 30


class Contender(ABC):
    """Something that holds a workload and answers for it.

    Answers of `at` and `between` are whatever is natural to the contender and holds all values;
    `plan` and `changes` bring them into the plain form afterwards, outside the measured time.
    """

    name: str
    note: str = ""
    durable: bool = True

    def __init__(self) -> None:
        self.opened = ExitStack()

    def available(self) -> str | None:
        """Say what is missing, if anything."""
        return None

    @abstractmethod
    def version(self) -> str:
        """Give the version that is measured."""

    @abstractmethod
    def load(self, workload: Workload) -> None:
        """Take the whole workload in."""

    @abstractmethod
    def at(self, day: date) -> Any:
        """Give all living records at the end of a day."""

    @abstractmethod
    def between(self, before: date, after: date) -> Any:
        """Give what differs between two days, with act, review and reason."""

    @abstractmethod
    def story(self, kind: str, key: str) -> Any:
        """Give the revisions of one record, newest first."""

    def lines(self, kind: str, answer: Any) -> list[Line]:
        """Bring an answer of `story` into the plain form, if it is not in it already."""
        del kind
        told: list[Line] = answer
        return told

    @abstractmethod
    def append(self, row: Entry) -> None:
        """Write one revision, safe on the disk when the call returns."""

    @abstractmethod
    def plan(self, answer: Any) -> Plan:
        """Bring an answer of `at` into the plain form."""

    @abstractmethod
    def changes(self, answer: Any) -> Between:
        """Bring an answer of `between` into the plain form."""

    def more(self, workload: Workload) -> Iterator[Question]:
        """Give what only this one is asked."""
        del workload
        yield from ()

    def figures(self) -> dict[str, Any]:
        """Give what only this contender counts beside times."""
        return {}

    def close(self) -> None:
        """Let go of everything that loading opened, the last first."""
        self.opened.close()


def plan_of_rows(workload: Workload, answer: dict[str, list[tuple[Any, ...]]]) -> Plan:
    """Bring rows that begin with their key into the plain form."""
    return {kind: tidied(workload.rows[kind].columns, rows) for kind, rows in answer.items()}


def tidy_changed(rows: Rows, line: tuple[Any, ...]) -> Changed:
    """Bring (key, place of the field, before, after, act, review, reason) into the plain form."""
    key, place, before, after, *why = line
    column = rows.columns[place]
    return Changed(rows.kind, key, column.name, column.tidy(before), column.tidy(after), *why)
