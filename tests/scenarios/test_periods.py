"""Periods, weeks, fiscal years and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import NotAPeriod
from scenarios.periods import Period, fiscal_year, is_working_day, iso_week

FREQUENCIES = ("year", "half_year", "tertial", "quarter", "month", "week", "free")
days = st.dates(date(1900, 1, 5), date(2200, 12, 31))
frequencies = st.sampled_from(FREQUENCIES)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", "half_year", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", "half_year", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-T2", "tertial", date(2026, 5, 1), date(2026, 8, 31)),
        ("2026-Q3", "quarter", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", "quarter", date(2026, 10, 1), date(2026, 12, 31)),
        ("2028-02", "month", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-W11", "week", date(2026, 3, 9), date(2026, 3, 15)),
        ("2026-W53", "week", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-03-31", "free", date(2026, 3, 31), date(2026, 3, 31)),
    ],
)
def test_a_period_knows_its_kind_and_its_days(text: str, kind: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.kind, period.start, period.end, period.text) == (kind, start, end, text)


@pytest.mark.parametrize("text", [" 2026-q3 ", "2026-Q3", "2026-Q3\n"])
def test_small_letters_and_spaces_around_do_not_matter(text: str) -> None:
    assert Period.parse(text).text == "2026-Q3"


@pytest.mark.parametrize(
    "text",
    """kv 3|2026-Q5|2026-Q0|2026-T4|2026-H3|2026-13|2026-00|26-Q1|2025-W53|2026-W00|2026-02-29|
    2026-3-1|20260331|3026|2026-Q33|2026Q3|""".replace("\n    ", "").split("|"),
)
def test_what_is_not_a_period_is_refused_with_its_own_words(text: str) -> None:
    with pytest.raises(NotAPeriod) as refused:
        Period.parse(text)
    assert str(refused.value).startswith(f"“{text}” is not a period.")


@given(days, frequencies)
def test_a_period_holds_its_day_and_reads_back_the_same(day: date, frequency: str) -> None:
    period = Period.of(day, frequency)
    assert period.start <= day <= period.end
    assert period.kind == frequency
    assert Period.parse(period.text) == period


@given(days, frequencies)
def test_periods_follow_each_other_without_gap_or_overlap(day: date, frequency: str) -> None:
    period = Period.of(day, frequency)
    assert period.next().start == period.end + timedelta(days=1)
    assert period.next().previous() == period
    assert period < period.next()


@given(days, st.sampled_from(FREQUENCIES[:5]))
def test_last_years_period_is_the_same_number_of_periods_ago(day: date, frequency: str) -> None:
    steps = {"year": 1, "half_year": 2, "tertial": 3, "quarter": 4, "month": 12}[frequency]
    period = then = Period.of(day, frequency)
    for _ in range(steps):
        then = then.previous()
    assert period.previous_year() == then


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-Q3", "2025-Q3"),
        ("2026", "2025"),
        ("2026-03-31", "2025-03-31"),
        ("2028-02-29", "2027-02-28"),
        ("2026-W11", "2025-W11"),
        ("2026-W53", "2025-W52"),
    ],
)
def test_the_same_period_last_year(now: str, then: str) -> None:
    assert Period.parse(now).previous_year().text == then


def test_periods_sort_by_day_and_the_shorter_first() -> None:
    periods = [Period.parse(text) for text in ("2026", "2025-Q4", "2026-Q2", "2026-01", "2026-Q1")]
    assert " ".join(map(str, sorted(periods))) == "2025-Q4 2026-01 2026-Q1 2026 2026-Q2"


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 12, 31), (2026, 53)),
        (date(2027, 1, 1), (2026, 53)),
        (date(2027, 3, 16), (2027, 11)),
        (date(2024, 12, 30), (2025, 1)),
    ],
)
def test_a_day_lies_in_an_iso_week_of_a_year_that_may_be_another(
    day: date, week: tuple[int, int]
) -> None:
    assert iso_week(day) == week


@pytest.mark.parametrize(
    ("day", "first_month", "start", "end"),
    [
        (date(2026, 11, 23), 1, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 3, 31), 4, date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), 4, date(2026, 4, 1), date(2027, 3, 31)),
        (date(2024, 10, 1), 3, date(2024, 3, 1), date(2025, 2, 28)),
    ],
)
def test_a_fiscal_year_begins_with_its_month(
    day: date, first_month: int, start: date, end: date
) -> None:
    assert fiscal_year(day, first_month) == (start, end)


def test_weekends_and_holidays_are_no_working_days() -> None:
    midsummer_eve = date(2027, 6, 25)
    assert is_working_day(date(2027, 6, 24), {midsummer_eve})
    assert not is_working_day(midsummer_eve, {midsummer_eve})
    assert not is_working_day(date(2027, 6, 26), {midsummer_eve})
