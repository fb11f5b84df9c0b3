"""No text leaves as a formula, and none loses a sign on the way out and in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.own.guard import guarded, unguarded

FORMULAS = ["=1+1", "+46", "-5", "@SUMMA", "\t=1", "\r=1", "'=1", "''-x", "="]
HARMLESS = ["", "mål", "'citat'", "''", "1-2", "a=b", " =1"]
anything = st.text() | st.text("='-+@\t\ra1", max_size=6)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_are_left_alone_both_ways(text: str) -> None:
    assert guarded(text) == text
    assert unguarded(text) == text


@given(anything)
def test_what_was_guarded_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(anything)
def test_no_guarded_text_begins_a_formula(text: str) -> None:
    assert guarded(text)[:1] not in set("=+-@\t\r")


@given(anything)
def test_exactly_one_apostrophe_is_taken_away(text: str) -> None:
    assert len(text) - len(unguarded(text)) in {0, 1}
