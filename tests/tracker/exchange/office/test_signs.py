"""Numbers with all that offices write around them, and signs that are never 0 or 100."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.office.signs import (
    EitherNumber,
    Figure,
    NoNumber,
    decimal_of,
    is_figure,
    read_figure,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10\u00a0060", "10060"),
        ("9\u202f840", "9840"),
        ("1’200", "1200"),
        ("12,0 %", "12.0"),
        ("14,8\u00a0%", "14.8"),
        ("-6", "-6"),
        ("−8", "-8"),
        ("–8", "-8"),
        ("(4)", "-4"),
        ("(4 %)", "-4"),
        (" -1 362 250 ", "-1362250"),
        ("£12,131.50", "12131.50"),
        ("18,0 mnkr", "18.0"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("0.125", "0.125"),
        ("1,5e-3", "1.5e-3"),
    ],
)
def test_a_number_is_read_whatever_stands_around_it(text: str, number: str) -> None:
    assert read_figure(text).number == number


@pytest.mark.parametrize(
    ("text", "meaning", "bound"),
    [
        ("u.s.", "missing", None),
        (".", "missing", None),
        ("–", "missing", None),
        ("-", "missing", None),
        ("..", "suppressed", None),
        ("~100", "about", "100"),
        ("≥ 8,0", "at_least", "8.0"),
        ("högst 35", "at_most", "35"),
    ],
)
def test_a_sign_is_kept_as_a_mark_with_its_meaning_and_never_a_number(
    text: str, meaning: str, bound: str | None
) -> None:
    assert read_figure(text) == Figure(None, text, meaning, bound)


@pytest.mark.parametrize("text", ["4,97 p", "4,97p", "4,97 (p)", "4,97 prel."])
def test_a_preliminary_number_is_a_number(text: str) -> None:
    assert read_figure(text)[:3] == ("4.97", None, "preliminary")


@pytest.mark.parametrize(
    "text", ["ca 30 till 40", "1 av 10", "2 000 2", "12,5x", "1,2,3", "--4", "0-100", "x" * 10_000]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert not is_figure(text)
    with pytest.raises(NoNumber):
        read_figure(text)


def test_a_number_that_can_be_two_is_refused_until_the_column_decides() -> None:
    with pytest.raises(EitherNumber, match=r"1200 or 1\.200"):
        read_figure("1.200")
    assert read_figure("1.200", ",").number == "1200"
    assert read_figure("1.200", ".").number == "1.200"


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1.200", "3,5"], ","),
        (["1.200", "3.5"], "."),
        (["1.200", "1.200.300"], ","),
        (["1.200", "12,345.6"], "."),
        (["1.200", "3.400"], None),
        (["3.5", "3,5"], None),
        (["u.s.", "12,0 %"], ","),
        ([], None),
    ],
)
def test_the_whole_column_says_which_sign_stands_before_the_decimals(
    texts: list[str], sign: str | None
) -> None:
    assert decimal_of(texts) == sign


@given(
    st.integers(-(10**9), 10**9),
    st.sampled_from([" ", "\u00a0", "\u202f", "’", ""]),
    st.sampled_from("-−–("),
    st.integers(0, 99),
)
def test_every_way_to_write_a_number_reads_back_the_same(
    whole: int, space: str, minus: str, part: int
) -> None:
    size = f"{abs(whole):,}".replace(",", space) + f",{part:02}"
    text = f"({size})" if minus == "(" else f"{minus}{size}"
    assert float(read_figure(text, ",").number or "x") == -float(f"{abs(whole)}.{part:02}")


@given(st.text(max_size=30))
def test_any_text_at_all_is_a_number_a_sign_nothing_or_refused(text: str) -> None:
    try:
        found = read_figure(text)
    except (NoNumber, EitherNumber):
        return
    if found.number is not None:
        float(found.number)
