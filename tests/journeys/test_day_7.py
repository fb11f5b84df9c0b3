"""Day 7 of USERS: an auditor compares R4 and R8, asks why, and takes the answer away."""

import csv
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Visitor

FIELDS = 82  # that differ from R4 to R8, as demo/expected.json has it
FALLEN = {"F3": ("R4", "R5"), "F7": ("R4", "R6"), "F1": ("R3", "R7"), "F2": ("R2", "R4")}


@pytest.fixture(scope="module")
def auditor(reading: str, browser: Browser) -> Iterator[Visitor]:
    """Send one visitor, who stays for the whole day."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    yield Visitor(context.new_page(), reading)
    context.close()


def read(visitor: Visitor) -> str:
    """Give what stands on the page, every kind of blank as one space."""
    return " ".join(visitor.text().split())


def rows(visitor: Visitor, table: str) -> list[list[str]]:
    """Give the cells of a table below its headings, every kind of blank as one space."""
    found = visitor.page.get_by_role("table", name=table).locator("tbody tr").all()
    return [
        [" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()] for row in found
    ]


def test_two_reviews_are_compared_and_what_differs_is_taken_away(auditor: Visitor) -> None:
    told = read(auditor.go("changes?at=R8&vs=R4"))
    for sentence in (
        "A Kraftsamling 25 → 20 % (−5), B Trångt i nätet 30 → 20 % (−10)",
        "C Tyst omställning 20 → 35 % (+15)",
        "Uppfyllt (R8) ”Utfallet ligger över golvet igen",
        "G4 Eleffektreserv · VEB Väderåsa Energi & Bostäder AB: Belopp 14,0 MW → 10,5 MW",
        "Belopp 9 MW → 7 MW",
        "efter omfördelning, styrning och ett stopp. · nya uppgifter",
        "R5 · F3, R5 · M3",
        "Målvärde 120 → 95 (2024-11-25, B07 från R4, KF 2024-11-25 § 118)",
        f"{FIELDS} fält har ett annat värde",
    ):
        assert sentence in told
    assert "D Stilla vatten 25 →" not in told  # it went up and came back
    assert "D Stilla vatten · gruppen: Procent" in told.partition("Ändrat och ändrat tillbaka")[2]
    with auditor.page.expect_download() as taken:
        auditor.page.get_by_role("button", name="Hämta som CSV").first.click()
    lines = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert len(list(csv.reader(lines, delimiter=";"))) == 1 + FIELDS


def test_which_decisions_were_late_and_what_fell_after_being_confirmed(auditor: Visitor) -> None:
    auditor.go("changes?view=learning").press("För sent")
    [late] = rows(auditor, "Vilka beslut blev försenade?")
    assert late[0].startswith("B03 ")
    assert late[1:4] == ["2023-12-31", "2025-01-20", "386 dagar"]
    fallen = rows(auditor, "Vilka antaganden föll efter att ha bekräftats?")
    told = {row[0][:2]: (row[1][:2], row[3][:2]) for row in fallen}
    assert told == FALLEN
    [unchecked] = [row[2] for row in fallen if row[0].startswith("F3 ")]
    assert "Bekräftat utan ny kontroll" in unchecked


def test_why_a_target_changed_is_two_presses_away(auditor: Visitor) -> None:
    auditor.go("changes?at=R8&vs=R4")
    auditor.page.get_by_role("link", name="I01 Färdigställda bostäder").first.click()
    told = read(auditor.settled())
    assert "Målvärde: 120 → 95 ”Byggmarknaden tar längre tid än väntat”" in told
    assert "Beslut: B07 (KF 2024-11-25 § 118)" in told
    auditor.page.get_by_role("link", name="B07").first.click()
    told = read(auditor.settled())
    assert "Sänk målet för S1 från 120 till 95" in told
    assert "Fattat vid R4 " in told
    assert auditor.complaints == []


def test_a_report_leads_back_to_the_same_on_screen(auditor: Visitor) -> None:
    auditor.go("changes?at=R8&vs=R4")
    with auditor.page.expect_download() as taken:
        auditor.page.locator("[class*='st-key-report'] button", has_text="Webbsida").click()
    text = html.unescape(Path(taken.value.path()).read_text("utf-8"))
    [link] = re.findall(rf"{auditor.address}/(changes\?at=[\d-]+@844&vs=R4)", text)
    assert f"{FIELDS} fält har ett annat värde" in read(auditor.go(link))
    assert auditor.complaints == []
