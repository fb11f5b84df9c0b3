"""Who is measured: ours, tables without a history, tools that compare CSV files, and a floor."""

import csv
import io
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import starmap, zip_longest
from typing import Any, ClassVar

from benchmarks.tables.workload import TODAY, Told, Work
from scenarios.fields import shortest
from scenarios.history import Moment
from tracker.exchange.proposal import outcomes_of
from tracker.exchange.reading import read
from tracker.exchange.sheets import File
from tracker.exchange.terms import Terms
from tracker.exchange.writing import written
from tracker.store.reading import uncollected

DAFF_MOST = 20_000  # beyond, minutes


class Contender:
    """Somebody who reads a file, tells it from what is there, and writes what is there."""

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

    def read(self, data: bytes) -> Any:
        """Read a file."""
        raise NotImplementedError

    def parse(self) -> Any:
        """Read the file that was changed."""
        return self.read(self.work.file)

    def difference(self) -> Any:
        """Tell the file from what is there."""
        raise NotImplementedError

    def export(self) -> Any:
        """Write what is there."""
        raise NotImplementedError

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
    return found == wanted or [*map(_plain, found)] == [*map(_plain, wanted)]


def _plain(text: str) -> str:
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
            return list(outcomes_of([self.after], self.work.history, Terms(), TODAY))

    def told(self, answer: Any) -> Told:
        """Read the outcomes."""
        return {
            (outcome.key, name, str(new) if isinstance(new, str) else shortest(new))
            for outcome in answer
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


class Polars(Contender):
    """Tables in polars, joined by key."""

    name, package = "polars", "polars"

    def read(self, data: bytes) -> Any:
        """Read a file, types found by polars."""
        return import_module("polars").read_csv(data, infer_schema_length=None)

    def difference(self) -> Any:
        """Join by key and keep the rows where any field differs, field by field."""
        pl, key = import_module("polars"), list(self.work.key)
        how = {"how": "full", "coalesce": True, "nulls_equal": True}
        both = self.after.join(self.before, on=key, suffix=" before", **how)
        return {
            name: both.filter(pl.col(name).ne_missing(pl.col(f"{name} before")))
            for name in self.after.columns
            if name not in key
        }

    def told(self, answer: Any) -> Told:
        """Read the rows of each field."""
        return {
            ("/".join(str(row[part]) for part in self.work.key if row[part] is not None), *cell)
            for name, table in answer.items()
            for row in table.to_dicts()
            for cell in [(name, _plain(str(row[name])))]
        }

    def export(self) -> str:
        """Write the table."""
        text: str = self.before.write_csv()
        return text


class Pandas(Contender):
    """Tables in pandas, joined by key."""

    name, package = "pandas", "pandas"

    def read(self, data: bytes) -> Any:
        """Read a file, types found by pandas."""
        return import_module("pandas").read_csv(io.BytesIO(data))

    def difference(self) -> Any:
        """Join by key and keep the rows where any field differs, field by field."""
        key = list(self.work.key)
        both = self.after.merge(self.before, on=key, how="outer", suffixes=("", " before"))
        return {name: both[self._differs(both, name)] for name in self.after if name not in key}

    @staticmethod
    def _differs(both: Any, name: str) -> Any:
        now, before = both[name], both[f"{name} before"]
        return (now != before) & ~(now.isna() & before.isna())

    def told(self, answer: Any) -> Told:
        """Read the rows of each field."""
        parts = [part for part in self.work.key if self.before[part].notna().any()]
        return {
            ("/".join(str(row[part]) for part in parts), name, _plain(str(row[name])))
            for name, table in answer.items()
            for row in table.to_dict("records")
        }

    def export(self) -> str:
        """Write the table."""
        text: str = self.before.to_csv(index=False)
        return text


class CsvDiff(Contender):
    """The library behind csv-diff; a key of several columns is joined for it beforehand."""

    name, package = "csv-diff", "csv-diff"
    operations = ("parse", "difference")

    def read(self, data: bytes) -> Any:
        """Load a file by its key."""
        load: Callable[..., Any] = import_module("csv_diff").load_csv
        rows = [*csv.reader(io.StringIO(data.decode(), newline=""))]
        width = len(self.work.key)
        out = io.StringIO(newline="")
        csv.writer(out).writerows(["/".join(row[:width]).rstrip("/"), *row] for row in rows)
        self.joined, self.named = out.getvalue(), "/".join(self.work.key)
        return load(io.StringIO(self.joined, newline=""), key=self.named)

    def parse(self) -> Any:
        """Load the file that was joined last."""
        return import_module("csv_diff").load_csv(
            io.StringIO(self.joined, newline=""), key=self.named
        )

    def difference(self) -> Any:
        """Compare what was loaded."""
        return import_module("csv_diff").compare(self.before, self.after)

    def told(self, answer: Any) -> Told:
        """Read the changes."""
        return {
            (one["key"], name, new)
            for one in answer["changed"]
            for name, (_, new) in one["changes"].items()
        }


class Daff(Contender):
    """The library behind daff, told the key."""

    name, package, most = "daff", "daff", DAFF_MOST

    def read(self, data: bytes) -> Any:
        """Read a file with daff's own reader."""
        daff = import_module("daff")
        table = daff.PythonTableView([])
        daff.Csv().parseTable(data.decode().replace("\r\n", "\n"), table)
        return table

    def parse_agrees(self, answer: Any) -> bool:
        """Tell whether every row was read, the headings among them."""
        return bool(answer.get_height() - 1 == len(self.work.keys))

    def difference(self) -> Any:
        """Align by key and highlight."""
        daff = import_module("daff")
        flags = daff.CompareFlags()
        for part in self.work.key:
            flags.addPrimaryKey(part)
        aligned = daff.Coopy.compareTables(self.before, self.after, flags).align()
        out = daff.PythonTableView([])
        daff.TableDiff(aligned, flags).hilite(out)
        return out

    def told(self, answer: Any) -> Told:
        """Read the rows that are marked as changed."""
        return set(self._cells(answer))

    def _cells(self, answer: Any) -> Iterator[tuple[str, str, str]]:
        rows = answer.getData()
        head = next(row for row in rows if row[0] == "@@")
        for row in rows:
            mark = str(row[0])
            if mark.endswith("->"):
                key = "/".join(str(row[head.index(part)] or "") for part in self.work.key)
                for name, cell in zip(head[1:], row[1:], strict=True):
                    if mark in str(cell):
                        yield key.rstrip("/"), name, str(cell).split(mark)[1]

    def export(self) -> str:
        """Write a table with daff's own writer."""
        daff = import_module("daff")
        text: str = daff.Csv().renderTable(self.before)
        return text


CONTENDERS: tuple[type[Contender], ...] = (Ours, Floor, Polars, Pandas, CsvDiff, Daff)
