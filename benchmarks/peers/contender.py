"""What every contender is asked, in the same words."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from benchmarks.answers import Between, Changed, Line, Plan, tidied
from benchmarks.workload import Entry, Rows, Workload

Question = tuple[str, Callable[[int], Any], Callable[[Any], bool]]


class Contender(ABC):
    """Something that holds a workload and answers for it.

    Answers of `at` and `between` are whatever is natural to the contender and holds all values;
    `plan` and `changes` bring them into the plain form afterwards, outside the measured time.
    """

    name: str
    note: str = ""
    durable: bool = True

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
    def story(self, kind: str, key: str) -> list[Line]:
        """Give the revisions of one record, newest first."""

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
        """Give what only this one is asked: operation, call, whether an answer is right."""
        del workload
        yield from ()

    def figures(self) -> dict[str, Any]:
        """Give what only this contender counts beside times."""
        return {}

    @abstractmethod
    def close(self) -> None:
        """Let go of everything."""


def plan_of_rows(workload: Workload, answer: dict[str, list[tuple[Any, ...]]]) -> Plan:
    """Bring rows that begin with their key into the plain form."""
    return {kind: tidied(workload.rows[kind].columns, rows) for kind, rows in answer.items()}


def tidy_changed(rows: Rows, line: tuple[Any, ...]) -> Changed:
    """Bring (key, place of the field, before, after, act, review, reason) into the plain form."""
    key, place, before, after, *why = line
    column = rows.columns[place]
    return Changed(rows.kind, key, column.name, column.tidy(before), column.tidy(after), *why)
