"""Rows in columns are the rows they stand for, made when somebody asks."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.columns import TEXT, Column
from tracker.exchange.rows import Rows
from tracker.exchange.sheets import ReadFrom, Row

FILE = [
    Row(line=2, key="I1/2026", values={"value": 1.5, "mark": None}, base=ReadFrom(1)),
    Row(line=3, key="I1/2027", values={"value": None, "mark": ".."}),
    Row(line=5, key="I2/2026", values={"value": 1.5, "mark": None}, base=ReadFrom(2)),
]
BOUND = st.none() | st.integers(-4, 4)


def rows() -> Rows:
    fields = {"value": Column.with_missing([1.5], np.array([0, -1, 0]))}
    fields["mark"] = Column.with_missing([".."], np.array([-1, 0, -1]))
    bases = Column.with_missing([ReadFrom(1), ReadFrom(2)], np.array([0, -1, 1]))
    return Rows([2, 3, 5], pa.array([row.key for row in FILE], TEXT), fields, bases)


def test_they_equal_the_rows_they_stand_for() -> None:
    assert rows() == tuple(FILE)
    assert rows() == rows()
    assert rows() != tuple(FILE[1:])
    assert rows() != 3
    assert [len(rows()), *rows()] == [3, *FILE]


@given(BOUND, BOUND, st.none() | st.sampled_from([-2, -1, 1, 2]))
def test_any_slice_of_them_is_that_of_a_list(start: int, stop: int, step: int) -> None:
    assert list(rows()[start:stop:step]) == FILE[start:stop:step]


def test_one_of_them_is_made_at_its_place() -> None:
    assert [rows()[place] for place in (0, 1, -1)] == [FILE[0], FILE[1], FILE[-1]]
    with pytest.raises(IndexError):
        rows()[3]


def test_some_of_them_are_rows_again() -> None:
    assert rows().at(np.array([2, 0])) == (FILE[2], FILE[0])


def test_rows_that_speak_of_no_field_name_their_records() -> None:
    bare = Rows(range(2, 4), pa.array(["S1", "S2"], TEXT), {})
    assert bare == (Row(line=2, key="S1", values={}), Row(line=3, key="S2", values={}))
    assert bare[:1] == (Row(line=2, key="S1", values={}),)
