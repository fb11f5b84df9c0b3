"""When the next review falls, and what speaks against a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.days import CADENCES, cautions, proposed, weeks
from scenarios.periods import is_working_day, iso_week

SUMMER = weeks(["27-31"])
MIDSUMMER = {date(2027, 6, 25): "Midsommarafton", date(2027, 6, 26): "Midsommardagen"}
HELD = [date(2025, 10, 14), date(2026, 3, 17), date(2026, 10, 20)]
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def said(day: date) -> list[str]:
    return [str(one) for one in cautions(day, MIDSUMMER, SUMMER)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["27-31"], {27, 28, 29, 30, 31}),
        (["27", "28"], {27, 28}),
        (["27–28", "52"], {27, 28, 52}),
        (["juli", ""], set()),
        (None, set()),
    ],
)
def test_quiet_weeks_are_written_one_by_one_or_as_a_span(
    texts: list[str] | None, found: set[int]
) -> None:
    assert weeks(texts) == found


def test_a_day_in_a_quiet_week_is_warned_of_with_its_week() -> None:
    assert said(date(2027, 7, 15)) == ["2027-07-15 is in week 28, when nothing should be due."]


def test_the_eve_of_midsummer_is_warned_of_and_the_day_before_it_is_not() -> None:
    assert said(date(2027, 6, 25)) == ["2027-06-25 is Midsommarafton."]
    assert said(date(2027, 6, 24)) == []


def test_a_holiday_says_more_than_the_weekend_it_falls_on() -> None:
    assert said(date(2027, 6, 26)) == ["2027-06-26 is Midsommardagen."]
    assert said(date(2027, 6, 27)) == ["2027-06-27 is a Sunday."]
    assert said(date(2027, 6, 19)) == ["2027-06-19 is a Saturday."]


def propose(held: list[date], cadence: str | None, after: date = date(2026, 11, 23)) -> date | None:
    return proposed(held, cadence, after, MIDSUMMER, SUMMER)


def test_the_next_review_falls_as_it_did_a_year_before() -> None:
    assert propose(HELD, "half_year") == date(2027, 3, 16)
    assert propose([*HELD, date(2027, 3, 16)], "half_year") == date(2027, 10, 19)


def test_a_first_year_counts_months_and_keeps_the_weekday() -> None:
    tuesday = date(2026, 10, 20)
    assert propose([tuesday], "quarter") == date(2027, 1, 19)
    assert propose([tuesday], "half_year") == date(2027, 4, 20)
    assert propose([tuesday], "year") == date(2027, 10, 19)


def test_the_last_day_of_a_long_month_has_its_match_in_a_short_one() -> None:
    assert propose([date(2027, 1, 31)], "month", date(2027, 1, 31)) == date(2027, 3, 1)


def test_a_quiet_week_moves_the_review_by_whole_weeks_and_a_holiday_by_days() -> None:
    assert propose([date(2027, 4, 8)], "quarter", date(2027, 4, 8)) == date(2027, 8, 12)
    assert propose([date(2027, 3, 26)], "quarter", date(2027, 3, 26)) == date(2027, 6, 28)


def test_a_team_that_has_not_met_for_years_is_not_sent_back_in_time() -> None:
    found = propose([date(2020, 3, 17)], "half_year")
    assert found is not None
    assert date(2026, 11, 23) < found < date(2027, 6, 1)


@pytest.mark.parametrize("cadence", ["none", None])
def test_nothing_is_proposed_without_a_cadence(cadence: str | None) -> None:
    assert propose(HELD, cadence) is None


def test_nothing_is_proposed_before_the_first_review() -> None:
    assert propose([], "half_year") is None


@given(st.lists(DAYS, min_size=1, max_size=6), st.sampled_from(list(CADENCES)), DAYS)
def test_a_proposal_is_a_working_day_outside_the_quiet_weeks_and_later_than_all(
    held: list[date], cadence: str, after: date
) -> None:
    found = propose(held, cadence, after)
    assert found is not None
    assert found > max(*held, after)
    assert is_working_day(found, MIDSUMMER)
    assert iso_week(found)[1] not in SUMMER
    assert found == propose(held[::-1], cadence, after)
