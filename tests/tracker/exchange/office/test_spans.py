"""Periods in every notation of the samples become the one that the plan has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import NotAPeriod
from scenarios.periods import Period
from tracker.exchange.office.spans import MONTHS, is_part, is_period, period_of


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("kv 3 2026", "2026-Q3"),
        ("2026 kv3", "2026-Q3"),
        ("2022 Kv 1", "2022-Q1"),
        ("Kvartal 3, 2026", "2026-Q3"),
        ("2026K3", "2026-Q3"),
        ("Q3 2026", "2026-Q3"),
        ("T1 2026", "2026-T1"),
        ("tertial 2 2026", "2026-T2"),
        ("halvår 1 2026", "2026-H1"),
        ("jan 2026", "2026-01"),
        ("aug 2024", "2024-08"),
        ("dec_2023", "2023-12"),
        ("2026M08", "2026-08"),
        ("v. 11 2026", "2026-W11"),
        ("2026", "2026"),
        ("helår 2026", "2026"),
        ("2026-Q3", "2026-Q3"),
    ],
)
def test_a_period_is_read_however_it_is_written(text: str, period: str) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize("text", ["", "kv 5 2026", "T4 2026", "Mål 2026", "kv 3", "2026 bra", "26"])
def test_what_is_no_period_is_refused(text: str) -> None:
    assert not is_period(text)
    with pytest.raises(NotAPeriod):
        period_of(text)


def test_a_part_of_a_year_is_told_from_a_period() -> None:
    assert [is_part(text) for text in ("Kv 1", "T2", "mars", "2026", "Mål")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_every_month_is_read_by_each_of_its_names(year: int, month: int) -> None:
    for name in MONTHS[month - 1]:
        for text in (f"{name} {year}", f"{year} {name.upper()}", f"{name.title()}. {year}"):
            assert period_of(text) == Period.parse(f"{year}-{month:02}").text
