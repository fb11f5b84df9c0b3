"""A name means the record that says the same words; anything less alike is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telling import Telling
from tests.tracker.exchange.office.desk import leaf_of
from tracker.exchange.office.likeness import LIKELY, SAME, alike, best
from tracker.exchange.office.proposing import propose

TITLES = {
    "I01": "Färdigställda bostäder, rullande 4 kvartal",
    "I05": "Jobb vakanta mer än 90 dagar",
    "I06": "Bygglov, handläggningstid i median",
    "I07": "Klimatutsläpp, rullande 4 kvartal",
    "I10": "Trygghetsindex",
}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Färdigställda bostäder, rullande 4 kv", "I01"),
        ("Jobb vakanta > 90 dagar (%)", "I05"),
        ("TRYGGHETSINDEX (0–100)", "I10"),
        ("Klimatutsläpp – rull. 4 kv.", "I07"),
    ],
)
def test_short_forms_signs_and_units_say_the_same_words(name: str, key: str) -> None:
    first, *rest = best(name, TITLES)
    assert (first.key, first.score) == (key, SAME)
    assert all(match.score < SAME for match in rest)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Handläggningstid i median (dagar)", "I06"),
        ("Klimatutsläpp", "I07"),
        ("Färdigstälda bostäder, rullande 4 kvartal", "I01"),
    ],
)
def test_names_that_are_nearly_the_same_are_like_and_not_the_same(name: str, key: str) -> None:
    match = best(name, TITLES)[0]
    assert (match.key, LIKELY <= match.score < SAME) == (key, True)


@pytest.mark.parametrize("name", ["Flyttnetto", "Nöjd-Medborgar-Index (NMI)", "-", ""])
def test_names_that_nobody_has_are_like_nothing(name: str) -> None:
    assert best(name, TITLES) == []


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_lies_between_nothing_and_the_same_words(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= SAME
    assert alike(f"mått {one}", f"MÅTT  {one}") == SAME


def test_a_title_that_two_records_have_is_asked() -> None:
    telling = Telling().on("2026-01-10")
    for code in ("A1", "A2"):
        telling.add("indicator", code, title="Antal resor", unit="st", wanted="raise")
    leaf = leaf_of("Indikator;kv 1 2026\nAntal resor;5\n")
    [question] = propose(leaf, telling.history, telling.day).questions
    assert question.about == ("names", "indicator", "Antal resor")
    assert question.choices == ("A1", "A2")
