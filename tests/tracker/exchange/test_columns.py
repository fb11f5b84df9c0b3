"""A column keeps each value once and tells row by row what a list of values would."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from scenarios.lexicons import objects
from tracker.exchange.columns import SELDOM, Column

VALUES = st.sampled_from([None, "a", "", 1, 1.0, 2.5, True, date(2026, 1, 1), ("a",), ("a", "b")])


def column(values: list[Any]) -> Column:
    return Column(objects(values), np.arange(len(values)))


@given(st.lists(st.text(max_size=2)))
def test_texts_come_back_in_their_order(texts: list[str]) -> None:
    found = Column.of(texts)
    assert list(found) == texts
    assert [found[row] for row in range(len(found))] == texts
    assert len(found.values) == len(set(texts))


@given(st.lists(st.lists(st.text(max_size=2))))
def test_so_do_those_that_arrow_read_in_pieces(pieces: list[list[str]]) -> None:
    kept = pa.dictionary(pa.int32(), pa.large_string())
    chunks = [pa.array(texts, pa.large_string()).dictionary_encode() for texts in pieces]
    told = pa.chunked_array([chunk.cast(kept) for chunk in chunks], kept)
    assert list(Column.of_arrow(told)) == [text for texts in pieces for text in texts]


@given(st.lists(st.tuples(VALUES, VALUES)))
def test_columns_differ_where_their_values_do(pairs: list[tuple[Any, Any]]) -> None:
    wanted = [mine != theirs for mine, theirs in pairs]
    one, other = (column([pair[at] for pair in pairs]) for at in (0, 1))
    assert one.differs(other).tolist() == wanted
    again = np.tile(np.arange(len(pairs)), 2 * SELDOM)  # each value is there often
    assert one.at(again).differs(other.at(again)).tolist() == wanted * 2 * SELDOM


def test_what_is_told_of_each_value_holds_for_every_row_that_has_it() -> None:
    found = Column.of(["a", "", "a"])
    assert found.where(map(bool, found.values)).tolist() == [True, False, True]
    read = found.with_(text or None for text in found.values)
    assert list(read) == ["a", None, "a"]
    assert read.lacks_any
    assert not read.at(np.array([0, 2])).lacks_any


def test_a_code_below_none_is_no_value() -> None:
    assert list(Column.with_missing([1, 2], np.array([1, -1, 0]))) == [2, None, 1]
