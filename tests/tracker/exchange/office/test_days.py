"""Days in the notations of the samples; which of two numbers is the month, the column says."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import NotADay
from tracker.exchange.office.days import EitherDay, is_day, order_of, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-09-17", date(2024, 9, 17)),
        ("2024/09/17", date(2024, 9, 17)),
        ("20240917", date(2024, 9, 17)),
        ("2024-09-17 00:00:00", date(2024, 9, 17)),
        ("31.12.40", date(2040, 12, 31)),
        ("17.9.2024", date(2024, 9, 17)),
        ("31/05/2010", date(2010, 5, 31)),
        ("5/31/2010", date(2010, 5, 31)),
        ("17 september 2024", date(2024, 9, 17)),
        ("den 17 sep. 2024", date(2024, 9, 17)),
        ("May 5, 2026", date(2026, 5, 5)),
        ("4/4/2026", date(2026, 4, 4)),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day: date) -> None:
    assert read_day(text) == day


def test_a_day_that_can_be_two_is_refused_until_the_column_decides() -> None:
    with pytest.raises(EitherDay, match="2006-10-01 or 2006-01-10"):
        read_day("01/10/2006")
    assert read_day("01/10/2006", "dmy") == date(2006, 10, 1)
    assert read_day("01/10/2006", "mdy") == date(2006, 1, 10)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["01/10/2006", "31/05/2010"], "dmy"),
        (["01/10/2006", "5/31/2010"], "mdy"),
        (["01/10/2006", "02/03/2010"], None),
        (["2006-01-10"], None),
    ],
)
def test_the_whole_column_says_which_comes_first(texts: list[str], order: str | None) -> None:
    assert order_of(texts) == order


@pytest.mark.parametrize("text", ["", "2024-02-30", "31/31/2024", "snart", "1.200", "12"])
def test_what_is_no_day_is_refused(text: str) -> None:
    assert not is_day(text)
    with pytest.raises(NotADay):
        read_day(text)


@given(st.lists(st.dates(date(1970, 1, 1), date(2068, 12, 31)), min_size=1, max_size=6))
def test_a_column_of_days_is_read_right_or_refused(days: list[date]) -> None:
    texts = [f"{day.month}/{day.day}/{day.year}" for day in days]
    order = order_of(texts)
    for text, day in zip(texts, days, strict=True):
        try:
            assert read_day(text, order) == day
        except EitherDay:
            assert order is None
