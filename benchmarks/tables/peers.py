"""The peers: tables without a history, and tools that compare CSV files."""

import csv
import io
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from benchmarks.tables.contenders import Contender, plain
from benchmarks.tables.workload import Told

DAFF_MOST, CSV_DIFF_MOST = 5_000, 200_000  # beyond, minutes, and gigabytes


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
            for cell in [(name, plain(str(row[name])))]
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
            ("/".join(str(row[part]) for part in parts), name, plain(str(row[name])))
            for name, table in answer.items()
            for row in table.to_dict("records")
        }

    def export(self) -> str:
        """Write the table."""
        text: str = self.before.to_csv(index=False)
        return text


class CsvDiff(Contender):
    """The library behind csv-diff; a key of several columns is joined for it beforehand."""

    name, package, most = "csv-diff", "csv-diff", CSV_DIFF_MOST
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


PEERS: tuple[type[Contender], ...] = (Polars, Pandas, CsvDiff, Daff)
