"""Numbers as people type them."""

from contextlib import suppress
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.words.numbers import NotReadable, TwoReadings, read_number


@pytest.mark.parametrize("decimal_sign", [",", "."])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("10 060", 10060),
        ("10\u00a0060", 10060),
        ("10\u202f060,25", 10060.25),
        ("-3", -3),
        ("\u22123", -3),
        ("–3,5", -3.5),
        ("− 3", -3),
        ("+5", 5),
        ("1.234.567", 1234567),
        ("1,234,567.5", 1234567.5),
        ("1.234,5", 1234.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        (",5", 0.5),
        (" 7 ", 7),
        ("0", 0),
        ("-0", 0),
        ("1 234.567", 1234.567),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, number: float, decimal_sign: str) -> None:
    assert read_number(text, decimal_sign) == number


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_nothing_is_a_missing_number(text: str) -> None:
    assert read_number(text, ",") is None


@pytest.mark.parametrize(
    "text",
    [
        "ca 30",
        "12x",
        "1 2",
        "10 06",
        "1e5",
        "--3",
        "12,",
        "1,2,3",
        "½",
        "٣",
        "12 %",
        "-",
        ".",
        "_1",
    ],
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotReadable) as refused:
        read_number(text, ",")
    assert str(refused.value) == f"“{text}” is not a number. Write it like 1234,5."


@pytest.mark.parametrize(
    ("text", "own", "number", "whole", "part"),
    [("1,234", ",", 1.234, "1234", "1.234"), ("-1.234", ".", -1.234, "1234", "1,234")],
)
def test_the_other_sign_before_three_digits_has_two_readings(
    text: str, own: str, number: float, whole: str, part: str
) -> None:
    assert read_number(text, own) == number
    with pytest.raises(TwoReadings) as refused:
        read_number(text, "." if own == "," else ",")
    assert str(refused.value).startswith(f"“{text}” can be read as {whole} or as {part}.")


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_missing_or_refused(text: str) -> None:
    with suppress(NotReadable, TwoReadings):
        number = read_number(text, ",")
        assert number is None or isfinite(number)
