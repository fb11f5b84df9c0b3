"""Sentences, numbers, days and periods in both languages."""

from contextlib import nullcontext, suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import (
    AllRefused,
    AlreadyThere,
    LikelihoodsDoNotSum,
    Missing,
    NotThereYet,
    UnknownReference,
)
from scenarios.fields import Choice
from scenarios.kinds import KINDS
from tracker.words import Words
from tracker.words.numbers import TwoReadings

SWEDISH, ENGLISH = Words("sv"), Words("en")
languages = st.sampled_from([SWEDISH, ENGLISH])
numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)


@pytest.mark.parametrize(
    ("x", "decimals", "swedish", "english"),
    [
        (1234.5, None, "1\u00a0234,5", "1,234.5"),
        (10060, None, "10\u00a0060", "10,060"),
        (-3, None, "\u22123", "\u22123"),
        (2, 1, "2,0", "2.0"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (-0.04, 1, "0,0", "0.0"),
        (12.5, 0, "12", "12"),
        (None, None, "–", "–"),
        (float("nan"), 1, "–", "–"),
    ],
)
def test_a_number_is_written_as_the_language_has_it(
    x: float | None, decimals: int | None, swedish: str, english: str
) -> None:
    assert SWEDISH.number(x, decimals) == swedish
    assert ENGLISH.number(x, decimals) == english


def test_a_difference_always_has_a_sign() -> None:
    signed = [SWEDISH.signed(x) for x in (5, -5, 0, None)]
    assert signed == ["+5", "\u22125", "±0", "–"]
    assert SWEDISH.signed(0.5, 1) == "+0,5"
    assert SWEDISH.signed(0.04, 1) == "±0,0"


def test_a_unit_stands_after_a_no_break_space() -> None:
    assert SWEDISH.percent(35) == "35\u00a0%"
    assert ENGLISH.percent(35) == "35%"
    assert SWEDISH.amount(2, "MW", 1) == "2,0\u00a0MW"
    assert ENGLISH.amount(2, "MW", 1) == "2.0\u00a0MW"
    assert SWEDISH.amount(None, "MW") == "–"
    assert SWEDISH.amount(2, None) == "2"


@pytest.mark.parametrize("unit", ["antal", "number", "Antal"])
def test_what_is_only_counted_stands_without_a_unit(unit: str) -> None:
    assert SWEDISH.amount(120, unit) == "120"


@given(languages, numbers)
def test_a_number_in_a_box_reads_back_the_same(words: Words, x: float) -> None:
    assert words.read_number(words.typed(x)) == x


@given(languages, st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_a_number_on_screen_reads_back_the_same_or_is_called_unclear(
    words: Words, whole: int, decimals: int
) -> None:
    x = whole / 10**decimals
    with suppress(TwoReadings) if words is ENGLISH else nullcontext():
        assert words.read_number(words.number(x, decimals)) == x


def test_a_box_without_a_number_is_empty() -> None:
    assert SWEDISH.typed(None) == SWEDISH.typed(float("nan")) == ""
    assert SWEDISH.typed(1234.5) == "1234,5"
    assert ENGLISH.typed(-1234.5) == "-1234.5"


def test_days_weeks_and_times() -> None:
    day = date(2027, 3, 16)
    assert SWEDISH.day(day) == ENGLISH.day(day) == "2027-03-16"
    assert SWEDISH.day(None) == "–"
    assert SWEDISH.long_day(day) == "tisdag 16 mars 2027"
    assert ENGLISH.long_day(day) == "Tuesday 16 March 2027"
    assert SWEDISH.week(day) == "v. 11"
    assert ENGLISH.week(day) == "week 11"
    assert SWEDISH.week(date(2027, 1, 1)) == "v. 53"
    assert SWEDISH.weekday(day) == "tisdag, v. 11"
    assert ENGLISH.weekday(day) == "Tuesday, week 11"
    assert SWEDISH.weekday(date(2026, 12, 31)) == "torsdag, v. 53"
    assert SWEDISH.weekday(date(2027, 1, 1)) == "fredag, v. 53 2026"
    assert ENGLISH.weekday(date(2027, 1, 1)) == "Friday, week 53 of 2026"
    assert SWEDISH.time(datetime(2027, 3, 16, 13, 5)) == "13.05"  # noqa: DTZ001 - already local
    assert ENGLISH.time(datetime(2027, 3, 16, 9, 5)) == "09:05"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("period", "swedish", "english"),
    [
        ("2026-Q3", "kv 3 2026", "Q3 2026"),
        ("2026-T2", "T2 2026", "T2 2026"),
        ("2026-H1", "H1 2026", "H1 2026"),
        ("2026-08", "augusti 2026", "August 2026"),
        ("2026-W11", "v. 11 2026", "week 11 2026"),
        ("2026", "2026", "2026"),
        ("2026-03-31", "2026-03-31", "2026-03-31"),
        (None, "–", "–"),
    ],
)
def test_periods(period: str | None, swedish: str, english: str) -> None:
    assert (SWEDISH.period(period), ENGLISH.period(period)) == (swedish, english)


def test_values_in_a_sentence_are_written_in_the_language() -> None:
    values = [None, True, 2040, 12_345, -3, 12.5, date(2026, 11, 23), ("A", 2.5)]
    shown = ["–", "ja", "2040", "12\u00a0345", "\u22123", "12,5", "2026-11-23", "A och 2,5"]
    assert [SWEDISH.shown(value) for value in values] == shown


def test_a_sentence_nobody_has_translated_stays_english() -> None:
    assert SWEDISH.say("A sentence {n} of this test only.".lower(), n=1.5) == (
        "a sentence 1,5 of this test only."
    )


def test_one_and_many() -> None:
    forms = ("{n} gizmo of this test", "{n} gizmos of this test")
    said = [ENGLISH.say_n(*forms, n) for n in (0, 1, 2)]
    assert said == ["0 gizmos of this test", "1 gizmo of this test", "2 gizmos of this test"]


def test_a_refusal_names_kinds_and_fields_in_the_language() -> None:
    assert SWEDISH.refusal(Missing(field="title")) == "Rubrik måste fyllas i."
    refused = AlreadyThere(kind="goal", key="S1")
    assert SWEDISH.refusal(refused) == "Mål S1 finns redan. Revidera i stället."
    assert ENGLISH.refusal(refused) == "Goal S1 is already there. Revise it instead."
    refused_day = NotThereYet(kind="goal", key="S1", day=date(2026, 1, 2))
    assert SWEDISH.refusal(refused_day) == "Mål S1 finns inte den 2026-01-02."
    unknown = UnknownReference(
        kind="likelihood", field="scenario", other_kind="scenario", other="E", day="2026-01-02"
    )
    assert SWEDISH.refusal(unknown) == (
        "Scenario pekar på scenario E, som inte finns den 2026-01-02."
    )
    assert SWEDISH.refusal(Missing(field="no such field")) == "No such field måste fyllas i."


def test_several_refusals_are_said_one_a_line_and_each_once() -> None:
    sums = LikelihoodsDoNotSum(judge="group", set="B", sum=95.0, difference=-5.0, day="C")
    refused = AllRefused([(0, Missing(field="title")), (1, sums), (2, sums)])
    first, second = SWEDISH.refusal(refused).splitlines()
    assert first == "Rubrik måste fyllas i."
    assert second.startswith(
        "Sannolikheterna från gruppen i uppsättningen B blir tillsammans 95 den C"
    )
    assert second.endswith("Skillnaden är \u22125.")


def test_kinds_fields_and_choices_have_words() -> None:
    goal = KINDS["goal"]
    assert SWEDISH.label(goal) == "Mål"
    assert SWEDISH.plural(KINDS["signpost"]) == "Tidiga signaler"
    assert SWEDISH.label(goal.fields["owner"]) == "Ansvarig"
    assert SWEDISH.help(goal.fields["owner"]) == "En roll, inte en persons namn."
    level = goal.fields["level"]
    assert isinstance(level, Choice)
    assert SWEDISH.choice(level, "committee") == "nämndmål"
    assert SWEDISH.choice(level, None) == "–"
    assert SWEDISH.choice(level, "a word of our own") == "a word of our own"
