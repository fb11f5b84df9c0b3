"""Rows about one record become one: added up, gone on with, or refused as said twice."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from scenarios.fields import Number
from scenarios.kinds import KINDS
from tracker.exchange.faults import SameRecordTwice
from tracker.exchange.office.faults import FirstHolds
from tracker.exchange.office.remarks import Remarks
from tracker.exchange.office.source import Source
from tracker.exchange.profiles import Reads
from tracker.exchange.sheets import Row


class Gathered:
    """Gathers the rows by the key of their record."""

    def __init__(self, source: Source, reads: Reads, remarks: Remarks) -> None:
        self.source, self.reads, self.remarks = source, reads, remarks
        self.kind = KINDS[reads.kind]
        self.rows: dict[str, Row] = {}

    def keep(self, row: Row) -> None:
        """Take a row in; what it says of a record that is there already is added, or refused."""
        first = self.rows.get(row.key)
        if first is None:
            self.rows[row.key] = row
        elif self.reads.sum:
            self.rows[row.key] = replace(first, values=self._summed(first, row))
        elif self._may_continue or dict(first.values) == dict(row.values):
            self.rows[row.key] = replace(first, values=self._continued(first, row))
        else:
            self.remarks.refused.add(row.line)
            twice = SameRecordTwice(kind=self.kind.name, key=row.key, first=first.line)
            heading = next((self.reads.heading(to) for to in self.reads.key), None)
            self.remarks.wrong(twice, row.line, heading, row.key)

    @property
    def _may_continue(self) -> bool:
        """Whether a row may go on with the record above: its key was filled down."""
        filled = set(self.source.profile.fill_down)
        return any(set(cells.columns()) & filled for cells in self.reads.key.values())

    def _summed(self, first: Row, row: Row) -> dict[str, Any]:
        numbers = {n for n, what in self.kind.fields.items() if isinstance(what, Number)}
        return {
            name: float(Decimal(str(first.values[name])) + Decimal(str(value)))
            if name in numbers and first.values.get(name) is not None and value is not None
            else value
            for name, value in {**first.values, **row.values}.items()
        }

    def _continued(self, first: Row, row: Row) -> dict[str, Any]:
        for name, value in row.values.items():
            held = first.values.get(name, value)
            if held != value:
                passed = FirstHolds(
                    kind=self.kind.name, key=row.key, field=name, row=first.line, value=value
                )
                self.remarks.note(passed, row.line, self.reads.heading(name), str(value))
        return {**row.values, **first.values}
