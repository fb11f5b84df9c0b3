"""The next code: the count goes on, with its noughts, from the largest number there is."""

from hypothesis import given
from hypothesis import strategies as st

from scenarios.codes import next_code


def test_the_next_code_follows_the_last_numbered_one() -> None:
    assert next_code(["B01", "B18", "B03"]) == "B19"
    assert next_code(["I2", "I10", "total"]) == "I11"
    assert next_code(["B09"]) == "B10"
    assert next_code(["B99"]) == "B100"
    assert next_code(["7"]) == "8"


def test_without_a_numbered_code_the_first_is_given() -> None:
    assert next_code([], "B01") == "B01"
    assert next_code(["A", "B"], "B01") == "B01"


@given(st.lists(st.integers(1, 500).map(lambda n: f"B{n:02}"), min_size=1))
def test_the_next_code_is_a_new_one(codes: list[str]) -> None:
    assert next_code(codes) not in codes
