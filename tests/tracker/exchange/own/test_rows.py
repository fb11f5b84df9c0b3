"""A file with nothing awry is read column by column, and says what it says row by row."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.history import Moment
from scenarios.kinds import KINDS
from tests.plans import TODAY, full_plan
from tracker.exchange.out.writing import written
from tracker.exchange.own.reading import read
from tracker.exchange.own.rows import RowReader
from tracker.exchange.sheets import File, Sheet

CELLS = [
    "",
    " ",
    "I01",
    "I02",
    "2026-Q3",
    "2026-13",
    "0180",
    "a/b",
    "1.5",
    "1,5",
    "x",
    "final",
    "-0",
]
HEADS = ["indicator", "period", "place", "group", "value", "state", "revision", "act"]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> File:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([heads, *rows])
    return File("observation.csv", out.getvalue().encode())


def row_by_row(file: File, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    with monkeypatch.context() as patch:
        patch.setattr(RowReader, "_in_columns", lambda *_: None)
        return read(file)


def same(one: Sheet, other: Sheet) -> bool:
    told = [
        [(p.row, p.column, p.value, p.message) for p in sheet.problems] for sheet in (one, other)
    ]
    return one.rows == other.rows and told[0] == told[1] and one.refused == other.refused


@settings(max_examples=60)
@given(st.data())
def test_whatever_a_file_holds_both_ways_read_the_same(data: st.DataObject) -> None:
    width = data.draw(st.integers(2, len(HEADS)))
    row = st.lists(st.sampled_from(CELLS), min_size=width, max_size=width)
    good = st.tuples(st.sampled_from(["I01", "I02"]), st.sampled_from(["2026-Q3", "2025"]))
    rows = data.draw(
        st.lists(row, max_size=4) | st.lists(good.map(list), max_size=4, unique_by=tuple)
    )
    file = table(HEADS[: len(rows[0]) if rows else width], rows)
    with pytest.MonkeyPatch.context() as patch:
        assert same(read(file), row_by_row(file, patch))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_every_kind_is_read_the_same_both_ways(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(full_plan(), kind, Moment(TODAY), today=TODAY)
    file = File(f"{kind}.csv", data)
    assert read(file).rows
    assert same(read(file), row_by_row(file, monkeypatch))
