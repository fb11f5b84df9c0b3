"""Columns written side by side hold what the csv module would write row by row."""

from collections.abc import Sequence
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.fields import shortest
from tests.tracker.exchange.out.test_writing import awkward, numbers, one_line
from tracker.exchange.out import columns
from tracker.exchange.out.columns import Numbers, Texts, factorized, quoted, side_by_side
from tracker.exchange.out.writing import rows_as_csv

missing = st.one_of(st.none(), numbers, st.sampled_from([0.0, -0.0, 1e-4, 9.9e-5, 1e10, -1e15]))


def ends(count: int) -> Texts:
    return Texts(np.zeros(count, int), ["end\r\n"])


@given(st.lists(missing, max_size=30), st.sampled_from(".,"))
def test_any_number_is_written_in_its_shortest_form(
    values: Sequence[float | None], decimal: str
) -> None:
    stored = np.array([np.nan if value is None else value for value in values], float)
    found = b"".join(side_by_side([Numbers(stored, decimal), ends(len(stored))], len(stored), ";"))
    told = ["" if value is None else shortest(value).replace(".", decimal) for value in values]
    assert found.decode() == "".join(f"{text};end\r\n" for text in told)


@given(st.lists(st.tuples(*[one_line | awkward | st.just("")] * 3), max_size=20))
def test_any_texts_are_quoted_as_the_csv_module_quotes_them(
    rows: Sequence[tuple[str, ...]],
) -> None:
    told = [factorized(np.array(column, object)) for column in zip(*rows, strict=True)]
    texts = [Texts(codes, quoted(distinct, ",")) for codes, distinct in told]
    with patch.object(columns, "AT_ONCE", 7):
        found = b"".join(side_by_side([*texts, ends(len(rows))], len(rows), ","))
    assert found == rows_as_csv(["", "", "", "end"], [[*row, "end"] for row in rows])[8:]


@pytest.mark.parametrize("count", [0, 1, 15])
def test_rows_that_are_all_the_same_are_written_as_often_as_they_are(count: int) -> None:
    same = Texts(np.full(count, -1), []), Texts(np.zeros(count, int), ["x"]), ends(count)
    with patch.object(columns, "AT_ONCE", 7):
        assert b"".join(side_by_side(same, count, ",")) == b",x,end\r\n" * count
