"""Who is measured: what every contender is asked, ours, and a floor."""

import csv
import io
from abc import ABC, abstractmethod
from importlib.metadata import PackageNotFoundError, version
from itertools import starmap, zip_longest
from typing import Any, ClassVar

from benchmarks.tables.workload import TODAY, Told, Work
from scenarios.fields import shortest
from scenarios.history import Moment
from tracker.exchange.compared.proposal import compared
from tracker.exchange.compared.terms import Terms
from tracker.exchange.out.writing import written
from tracker.exchange.own.reading import read
from tracker.exchange.sheets import File
from tracker.store.reading import uncollected


class Contender(ABC):
    """Somebody who reads a file and tells it from what is there; who has `export` writes it too."""

    name: ClassVar[str]
    package: ClassVar[str]
    most: ClassVar[int] = 10**9
    operations: ClassVar[tuple[str, ...]] = ("parse", "difference", "export")

    def __init__(self, work: Work) -> None:
        self.work = work
        self.before, self.after = self.read(work.data), self.read(work.file)

    def version(self) -> str:
        """Give the version that is measured."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return "source"

    @abstractmethod
    def read(self, data: bytes) -> Any:
        """Read a file."""

    def parse(self) -> Any:
        """Read the file that was changed."""
        return self.read(self.work.file)

    @abstractmethod
    def difference(self) -> Any:
        """Tell the file from what is there."""

    def parse_agrees(self, answer: Any) -> bool:
        """Tell whether every row was read."""
        return len(answer) == len(self.work.keys)

    def difference_agrees(self, answer: Any) -> bool:
        """Tell whether exactly what was changed was found."""
        return self.told(answer) == self.work.changed

    def told(self, answer: Any) -> Told:
        """Give a difference in the form it is checked in."""
        found: Told = answer
        return found

    def export_agrees(self, answer: Any) -> bool:
        """Tell whether what was written has the same cells."""
        text = answer.decode() if isinstance(answer, bytes) else answer
        wanted = io.StringIO(self.work.data.decode(), newline="")
        found = csv.reader(io.StringIO(text, newline=""))
        return all(starmap(_same, zip_longest(found, csv.reader(wanted), fillvalue=[])))


def _same(found: list[str], wanted: list[str]) -> bool:
    return found == wanted or [*map(plain, found)] == [*map(plain, wanted)]


def plain(text: str) -> str:
    """Give a number in its shortest form, whoever wrote it."""
    try:
        return shortest(float(text))
    except ValueError:
        return text


class Ours(Contender):
    """A file of ours read into a sheet, every row compared with a history of a million records."""

    name, package = "ours", "scenario-tracker"

    def read(self, data: bytes) -> Any:
        """Read a file, every cell checked."""
        with uncollected():
            return read(File(f"{self.work.kind}.csv", data))

    def parse_agrees(self, answer: Any) -> bool:
        """Tell whether every row was read, and nothing refused."""
        return len(answer.rows) == len(self.work.keys) and not answer.problems

    def difference(self) -> Any:
        """Compare every row three ways."""
        with uncollected():
            return compared([self.after], self.work.history, Terms(), TODAY)

    def told(self, answer: Any) -> Told:
        """Read the outcomes."""
        return {
            (outcome.key, name, str(new) if isinstance(new, str) else shortest(new))
            for outcome in answer.outcomes
            for name, (_, new) in outcome.set.items()
        }

    def export(self) -> bytes:
        """Write the kind's file with the revision of each record."""
        return written(self.work.history, self.work.kind, Moment(TODAY), today=TODAY)


class Floor(Contender):
    """The csv module, and two dictionaries of texts compared key by key."""

    name, package = "floor", "python"

    def read(self, data: bytes) -> list[list[str]]:
        """Split a file into texts."""
        _, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
        return rows

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self.old, self.new = self._keyed(self.before), self._keyed(self.after)

    def _keyed(self, rows: list[list[str]]) -> dict[tuple[str, ...], dict[str, str]]:
        width, names = len(self.work.key), self.work.header
        return {tuple(row[:width]): dict(zip(names, row, strict=True)) for row in rows}

    def difference(self) -> Any:
        """Compare two dictionaries of dictionaries, field by field where they differ."""
        changed = {
            key: {name: (old[name], value) for name, value in new.items() if old[name] != value}
            for key, new in self.new.items()
            if (old := self.old.get(key)) is not None and old != new
        }
        return changed, self.new.keys() - self.old.keys(), self.old.keys() - self.new.keys()

    def told(self, answer: Any) -> Told:
        """Read the dictionaries."""
        return {
            ("/".join(key).rstrip("/"), name, new)
            for key, fields in answer[0].items()
            for name, (_, new) in fields.items()
        }

    def export(self) -> str:
        """Write rows of texts."""
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(self.work.header)
        writer.writerows(self.before)
        return out.getvalue()
