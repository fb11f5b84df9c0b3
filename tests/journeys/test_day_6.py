"""Day 6 of USERS: a chief executive has five minutes before the board, with a tablet."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.journeys.conftest import Visitor

TABLET: ViewportSize = {"width": 768, "height": 1024}
IN_ORDER = ["B03", "B08", "B09", "B10", "B11", "B13"]


@pytest.fixture(scope="module")
def chief(reading: str, browser: Browser) -> Iterator[Visitor]:
    """Send one visitor with a tablet, who stays for the whole day."""
    context = browser.new_context(locale="sv-SE", viewport=TABLET)
    yield Visitor(context.new_page(), reading)
    context.close()


def read(visitor: Visitor) -> str:
    """Give what stands on the page, every kind of blank as one space."""
    return " ".join(visitor.text().split())


def test_three_indicators_meet_their_target_and_seven_do_not(chief: Visitor) -> None:
    told = read(chief.go())
    assert re.search(r"Når målvärdet 3 I06, I08, I10 ", told)
    assert re.search(r"Når inte målvärdet 7 I01, I02, I03, I04, I05, I07, I09\b", told)
    icons = chief.page.locator(".stMarkdownBadge [role='img']")
    assert {"check", "close", "cancel", "contrast"} <= set(icons.all_inner_texts())


def test_what_changed_since_the_last_review_is_told_with_numbers(chief: Visitor) -> None:
    told = read(chief)
    assert "R7 → nu" in told
    assert "B Trångt i nätet 25 → 20 % (−5), C Tyst omställning 30 → 35 % (+5)" in told
    for signal, before in (("T1", "Bevakas"), ("T3", "Utlöst"), ("T4", "Bevakas")):
        assert re.search(rf"\b{signal} [^:]*: (\w+ )?{before} → (\w+ )?Lugnt \(R8\)", told), signal
    assert "Fortfarande utlösta: T2, T6, T7" in told


def test_a_goal_is_one_tap_away_with_its_course_and_its_decisions(chief: Visitor) -> None:
    chief.page.get_by_role("link", name="M2", exact=True).last.click()
    told = read(chief.settled())
    assert chief.place == "/record?kind=goal&key=M2"
    assert "13,5 MW (kv 4 2021) → 3,0 MW (kv 2 2025) → 9,1 MW (kv 3 2026)" in told
    assert "I08 når målvärdet" in told
    assert "minst 8,0 MW" in told
    decisions = chief.page.get_by_role("table", name="Vilka beslut rör det?")
    assert re.findall(r"\bB\d\d\b", decisions.inner_text()) == IN_ORDER
    assert chief.complaints == []
