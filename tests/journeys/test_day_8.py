"""Day 8 of USERS: without a mouse, with a screen reader, on a narrow screen; and public records."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Visitor

WHY = "Ansvaret flyttas efter årsskiftet"
# What has the focus: its name, its text, and whether that is seen on it or close around it.
FOCUSED = """() => {
  const found = document.activeElement;
  const near = [found];
  while (near.length < 8 && near.at(-1).parentElement) near.push(near.at(-1).parentElement);
  const ring = near.map((one) => getComputedStyle(one)).some((style) =>
    style.boxShadow.includes("0px 0px 0px")
    || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0));
  return [found.ariaLabel || "", found.innerText || "", ring];
}"""

TEXTS = """[...document.querySelectorAll("[data-testid='stMain'] :is(h1, h2, h3, li, td, p)")]
  .filter((found) => !found.closest(".st-key-moment"))
  .map((found) => found.innerText.trim()).filter(Boolean).sort()"""
STATUS = "body > [role=status]"  # what only a screen reader says
WIDTH = "document.querySelector('[data-testid=stMain]').scrollWidth"


@pytest.fixture(scope="module")
def citizen(writing: str, browser: Browser) -> Iterator[Visitor]:
    """Send one visitor, who stays for the whole day."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    yield Visitor(context.new_page(), writing)
    context.close()


def tab_to(visitor: Visitor, name: str) -> None:
    """Press Tab until what has a name is in focus; the focus is seen all the way."""
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        label, text, ring = visitor.page.evaluate(FOCUSED)
        assert ring, (label, text[:40])
        if label.startswith(name) or text.strip().split("\n")[-1] == name:
            return
    raise AssertionError(name)


def entered(visitor: Visitor, name: str) -> Visitor:
    """Go to what has a name with Tab, and press Enter there."""
    tab_to(visitor, name)
    visitor.page.keyboard.press("Enter")
    return visitor.settled()


def test_a_goal_is_revised_from_the_start_page_without_a_mouse(citizen: Visitor) -> None:
    entered(citizen.go(), "N1")
    assert citizen.place == "/record?kind=goal&key=N1"
    tab_to(citizen, "Bekräfta")
    citizen.page.keyboard.press("ArrowRight")
    citizen.page.keyboard.press("Enter")
    citizen.settled()
    tab_to(citizen, "Ansvarig")
    citizen.page.keyboard.press("Control+A")
    citizen.page.keyboard.type("Arbetsmarknadschef")
    tab_to(citizen, "Varför?")
    citizen.page.keyboard.type(WHY)
    entered(citizen, "Spara revideringen")
    assert "Näringslivschef → Arbetsmarknadschef" in citizen.text()
    entered(citizen.go("goals"), "Översikt")
    assert citizen.place == "/"


def test_the_likelihoods_are_told_to_those_who_cannot_see_them(citizen: Visitor) -> None:
    chart = citizen.go().page.locator(".st-key-card_likelihoods [data-testid='stPlotlyChart']")
    told = "Scenario C är nu troligast, 35 procent, upp från 30."
    assert chart.get_by_label(told).or_(citizen.page.get_by_label(told)).count() > 0
    citizen.page.locator(".st-key-card_likelihoods summary").first.click()
    citizen.settled()
    rows = citizen.page.locator(".st-key-card_likelihoods table tr")
    last = " ".join(rows.last.inner_text().split())
    assert last == "R8 2026-10-20 20 % 20 % 35 % 25 %"


@pytest.mark.parametrize("path", ["", "changes?at=R8&vs=R4"])
def test_no_text_is_lost_when_the_page_is_narrow(citizen: Visitor, path: str) -> None:
    citizen.go(path)
    told = []
    for width in (1280, 640, 320):  # 640 is what is left of 1280 at 200 %
        citizen.page.set_viewport_size({"width": width, "height": 900})
        told.append(citizen.settled().page.evaluate(TEXTS))
        assert citizen.page.evaluate(WIDTH) <= width
    citizen.page.set_viewport_size({"width": 1280, "height": 900})
    assert told[0] == told[1] == told[2]


def test_what_is_finished_is_handed_out_without_drafts_and_persons(citizen: Visitor) -> None:
    label = "Färdigställda avstämningar, utan utkast och personer (.zip)"
    with citizen.go("data").page.expect_download() as taken:
        citizen.page.get_by_role("button", name=label).click()
    with zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())) as members:
        names = members.namelist()
        assert [name for name in names if name.startswith("notes/")][-1] == "notes/R7.md"
        assert {"MANIFEST", "datapackage.json", "goal.csv"} <= set(names)
        assert "revision.csv" not in names
        whole = b"".join(members.read(name) for name in names).decode()
    assert "R8" not in whole
    assert "Arbetsmarknadschef" not in whole
    assert '"persons"' not in whole
    expect(citizen.page.locator(STATUS)).to_have_text("Filen är klar.")


def test_a_name_is_replaced_with_a_role_by_a_decision(citizen: Visitor) -> None:
    citizen.go("settings").page.get_by_text("Ersätt ett namn med en roll").click()
    assert "bevaras enligt arkivlagen" in citizen.settled().text()
    citizen.choose("Vems namn?", "Anna Öst")
    assert "Loggen: 1 ändring skriven" in citizen.text()
    citizen.page.get_by_label("Rollen som ska stå i stället").fill("Handläggare")
    citizen.page.get_by_label("Beslutet, med sin beteckning").fill("KS 2026-11-25 § 140")
    citizen.press("Ersätt namnet").sees("Kryssa i att du vet att det inte går att ångra.")
    citizen.page.get_by_text("Jag vet att det inte går att ångra").click()
    citizen.settled().press("Ersätt namnet").sees("Namnet är ersatt med Handläggare.")
    assert "KS 2026-11-25 § 140" in citizen.text()
    assert "Anna Öst" not in citizen.go("data").text()
    assert citizen.complaints == []
