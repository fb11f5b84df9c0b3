"""A strategist, four weeks before the review: what is due, the agenda, the date, the invitation."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Component

from tests.journeys.conftest import Arriving, Visitor, demonstration, serving

TUESDAY = "2027-02-16"
WHY = "Salen är upptagen på tisdagen"
SECTIONS = (
    "BESLUT SOM KOMMER TILLBAKA",
    "UTLÖSTA TIDIGA SIGNALER",
    "INAKTUELLA ELLER OSÄKRA ANTAGANDEN",
    "VÄRDEN SOM SAKNAS",
    "MÅL UR KURS",
)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a demonstration four weeks before its next review."""
    folder = tmp_path_factory.mktemp("day-1")
    settings = {"TRACKER_TODAY": TUESDAY, "TRACKER_PERSON": "Ulla Ek"}
    yield from serving(demonstration(folder, "sv"), folder / "log", **settings)


@pytest.fixture
def strategist(planned: str, arrive: Arriving) -> Visitor:
    """Send somebody who has planned R9, if nobody has."""
    visitor = arrive(planned).go("reviews")
    if "R9 · tisdag 16 mars 2027" not in visitor.text():
        assert "tisdag, v. 11" in visitor.text()  # the day that the rhythm proposes
        visitor.page.get_by_role("textbox", name="Rubrik").fill("Våren")
        visitor.press("Planera avstämningen")
    return visitor


def dated(visitor: Visitor, day: str) -> Visitor:
    """Type a day in the box for the date of the review."""
    box = visitor.page.locator("[data-testid='stDateInput']").first
    box.get_by_role("spinbutton").first.click()
    visitor.page.keyboard.type(day.replace("-", ""))
    for _ in range(4):  # past what clears the date and what opens the calendar
        visitor.page.keyboard.press("Tab")
    return visitor.settled()


def downloaded(visitor: Visitor) -> Component:
    """Take the file for the calendar and give the one entry in it."""
    with visitor.page.expect_download() as found:
        visitor.page.get_by_role("button", name="Ladda ner till kalendern (.ics)").click()
    file = Path(found.value.path())
    assert found.value.suggested_filename == "R9-2027-03-16.ics"
    [event] = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return event


def test_the_start_page_tells_the_next_review_and_the_draft_that_waits(
    strategist: Visitor,
) -> None:
    told = strategist.go().text()
    assert "R9 · tisdag 16 mars 2027" in told
    assert "v. 11 · 28 dagar kvar" in told
    assert "R8 är fortfarande utkast" in told
    assert "hölls 2026-10-20, för mer än 14 dagar sedan" in told
    assert strategist.complaints == []


def test_three_decisions_are_late_and_one_is_only_open(strategist: Visitor) -> None:
    told = strategist.go().text()
    assert re.search(r"3\s+försenade beslut · B16, B14, B17", told)
    open_one = strategist.page.get_by_text("B18 Pröva antagande F8").first.inner_text()
    assert "Försenat" not in open_one


def test_the_assumption_that_nobody_tried_is_told_with_its_review(strategist: Visitor) -> None:
    told = strategist.go("review?review=R9").text()
    assert "F8 Data- och analysfunktionen behåller 2,0 årsarbetare" in told
    assert "Prövades senast R2, för 6 avstämningar sedan." in told
    assert "Markerat som osäkert. · sedan R8" in told


def test_every_indicator_lacks_its_last_quarter(strategist: Visitor) -> None:
    assert strategist.go("review?review=R9").text().count("Värde saknas för kv 4 2026.") == 10
    assert re.search(r"10\s+indikatorer", strategist.go().text())


def test_the_agenda_builds_itself_in_order(strategist: Visitor) -> None:
    told = strategist.go("review?review=R9").text()
    places = [told.index(section) for section in SECTIONS]
    assert places == sorted(places)
    assert strategist.barriers() == []


def test_an_agenda_is_arranged_and_keeps_its_order(strategist: Visitor) -> None:
    strategist.go("review?review=R9")
    strategist.page.get_by_text("Ordna", exact=True).click()
    strategist.settled()
    assert strategist.barriers() == []
    strategist.page.get_by_role("button", name="Ner").first.click()
    strategist.settled()
    strategist.page.get_by_role("textbox", name="Minuter för B16").fill("20")
    strategist.page.keyboard.press("Tab")
    strategist.settled()
    told = strategist.go("review?review=R9").text()
    assert told.index("1. B14") < told.index("2. B16")
    assert "29 punkter · 20 min" in told


def test_the_date_is_moved_and_moved_back_with_its_weekday_and_week(strategist: Visitor) -> None:
    for day, weekday in (("2027-03-15", "måndag, v. 11"), ("2027-03-16", "tisdag, v. 11")):
        dated(strategist.go("review?review=R9"), day).sees(weekday)
        strategist.page.get_by_role("textbox", name="Varför?").fill(WHY)
        strategist.press("Flytta avstämningen").sees(re.compile("Reviderat: Avstämning R9"))
        assert day in strategist.go("reviews").text()


@pytest.mark.parametrize(
    ("day", "told"), [("2026-12-31", "torsdag, v. 53"), ("2027-01-01", "fredag, v. 53 2026")]
)
def test_the_turn_of_the_year_lies_in_week_53_of_2026(
    strategist: Visitor, day: str, told: str
) -> None:
    dated(strategist.go("reviews"), day).sees(told)


def test_the_invitation_opens_in_a_calendar_between_its_hours_or_all_day(
    strategist: Visitor,
) -> None:
    event = downloaded(strategist.go("review?review=R9"))
    stockholm = ZoneInfo("Europe/Stockholm")
    assert event.decoded("dtstart") == datetime(2027, 3, 16, 13, tzinfo=stockholm)
    assert event.decoded("dtend") == datetime(2027, 3, 16, 15, tzinfo=stockholm)
    strategist.page.get_by_text("Hela dagen", exact=True).click()
    strategist.settled()
    assert downloaded(strategist).decoded("dtstart") == date(2027, 3, 16)
    assert strategist.complaints == []


def test_two_reviews_on_one_day_are_refused_beside_the_day(strategist: Visitor) -> None:
    dated(strategist.go("reviews"), "2027-03-16")
    strategist.page.get_by_role("textbox", name="Rubrik").fill("En till")
    strategist.press("Planera avstämningen")
    strategist.sees(re.compile("R9 hålls redan"))
