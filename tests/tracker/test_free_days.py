"""The days on which a country is free from work."""

from datetime import date

import pytest

from tracker.free_days import free_days


def test_sweden_is_free_on_the_eves_it_keeps_and_has_them_in_both_languages() -> None:
    found = free_days("SE", 2027, "sv")
    assert found[date(2027, 6, 25)] == "Midsommarafton"
    assert found[date(2027, 12, 24)] == "Julafton"
    assert free_days("SE", 2027, "en")[date(2027, 6, 25)] == "Midsummer Eve"


@pytest.mark.parametrize("day", [date(2027, 6, 24), date(2027, 1, 5), date(2027, 6, 27)])
def test_a_short_day_and_an_ordinary_sunday_are_no_holidays(day: date) -> None:
    assert day not in free_days("SE", 2027, "sv")


@pytest.mark.parametrize("country", ["NO", "FI", "GB", "US"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_other_countries_have_their_own(country: str, language: str) -> None:
    assert date(2027, 12, 25) in free_days(country, 2027, language)


@pytest.mark.parametrize("country", [None, "", "Sverige"])
def test_a_country_that_is_not_known_is_free_on_no_day(country: str | None) -> None:
    assert free_days(country, 2027, "sv") == {}
