"""The day after the review: notes, finalising, and what is handed out (USERS: day 5)."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Download, expect

from scenarios.edits import Add, Confirm, Edit, Revise
from tests.journeys.conftest import Arriving, Visitor, demonstration, serving
from tracker import demo
from tracker.accounts import Person
from tracker.papers.kept import finalise
from tracker.visit import Visit
from tracker.words import Words
from tracker.workspace import Workspace

ANNA = Person("anna-key", "Anna Öst")
WHY = "Byggmarknaden tar längre tid än väntat"
TYPED = "<b> och =SUM(A1)\nÅsa sa: vi tar det igen"
PAGE = "review?review=R9"


def revise(kind: str, key: str, why: str = WHY, **values: object) -> Edit:
    """Revise a record in the review."""
    return Revise(
        kind=kind, key=key, values=values, reason=why, trigger="new_data", author="Planchef"
    )


def meeting(workspace: Workspace) -> None:
    """Hold the review: finalise the one before, and write what was said on day 4."""
    finalise(Visit.to(workspace, Words("sv")), "R8", ANNA)
    held = {
        "title": "Våren 2027",
        "date": date(2027, 3, 16),
        "state": "open",
        "chair": "Utvecklingsstrateg",
        "participants": ("Planchef", "Controller"),
    }
    workspace.apply([Add(kind="review", key="R9", values=held)], person=ANNA)
    decision = {
        "text": "Ny prognos för data- och analysfunktionen",
        "taken_in": "R9",
        "owner": "Controller",
        "due": date(2027, 6, 24),
    }
    moved = zip("ABCD", (20.0, 15.0, 40.0, 25.0), strict=True)
    for edits in (
        [Confirm(kind="goal", key=code) for code in ("S2", "S3", "N2", "N3")],
        [revise("indicator", "I01", target_value=80.0)],
        [revise("likelihood", f"{code}/group", percent=percent) for code, percent in moved],
        [revise("allocation", "G4/N1", amount=8.0)],
        [revise("allocation", "G4/N1", amount=7.0)],
        [Confirm(kind="assumption", key="F8")],
        [Add(kind="decision", key="B19", values=decision)],
    ):
        workspace.apply(edits, person=ANNA, review="R9")


@pytest.fixture(scope="module")
def the_day_after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a plan whose review was held yesterday."""
    folder = tmp_path_factory.mktemp("day-5")
    url = demonstration(folder, "sv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_TODAY", "2027-03-16")
        meeting(Workspace.open(url, demo.NAME))
    told = {"TRACKER_TODAY": "2027-03-17", "TRACKER_PERSON": ANNA.name}
    yield from serving(url, folder / "log", **told)


def taken(visitor: Visitor, name: str) -> bytes:
    """Take a file by the button that gives it."""
    with visitor.page.expect_download() as found:
        visitor.page.get_by_role("button", name=name, exact=True).first.click()
    got: Download = found.value
    return Path(got.path()).read_bytes()


def test_the_draft_says_in_plain_words_what_was_done_and_on_whose_word(
    the_day_after: str, arrive: Arriving
) -> None:
    visitor = arrive(the_day_after).go(PAGE)
    told = visitor.text().replace("\u00a0", " ")
    for words in (
        "Utkast",
        "Indikator I01 Färdigställda bostäder, rullande 4 kvartal: målvärde 95 → 80",
        f"Varför: {WHY} · Anledning: nya uppgifter · På vems ord: Planchef",
        "belopp ändrades och ändrades tillbaka",
        "Ny prognos för data- och analysfunktionen",
    ):
        assert words in told
    rows = visitor.page.locator("table tr").all_inner_texts()
    for row in ("A Kraftsamling 20 % 20 % ±0", "C Tyst omställning 35 % 40 % +5"):
        assert row in [" ".join(text.split()) for text in rows]
    assert sum("Ingen ny kontroll" in text for text in rows) == 5
    assert ANNA.name not in told
    assert visitor.complaints == []
    assert visitor.barriers() == []


def test_free_text_is_shown_as_text_and_is_safe_in_a_spreadsheet(
    the_day_after: str, arrive: Arriving
) -> None:
    visitor = arrive(the_day_after).go(PAGE)
    visitor.page.get_by_role("textbox", name="Övrigt").fill(TYPED)
    visitor.press("Spara texten").sees("Texten är sparad")
    for line in TYPED.split("\n"):
        assert line in visitor.text()
    assert visitor.page.locator("[data-testid='stMain'] b").count() == 0
    text = taken(visitor, "Hämta som CSV").decode("utf-8-sig")
    assert not re.search(r"(?m)(^|;)[=+@]", text)
    assert "Färdigställda bostäder" in text
    assert text.startswith("Slag;Post;")


def test_finalising_asks_first_then_locks_and_nothing_in_it_changes(
    the_day_after: str, arrive: Arriving
) -> None:
    visitor = arrive(the_day_after).go(PAGE).press("Färdigställ …")
    assert "Färdigställ R9?" in visitor.text()
    assert "Hanns inte med" in visitor.text()
    visitor.press("Avbryt").press("Färdigställ …").press("Färdigställ R9")
    visitor.sees("R9 är färdigställd. Planens fingeravtryck är nu")
    visitor.go(PAGE)
    assert "Färdigställd" in visitor.text()
    assert "Fingeravtryck" in visitor.text() or "fingeravtryck" in visitor.text()
    expect(visitor.page.get_by_role("button", name="Färdigställ …")).to_have_count(0)
    visitor.go("record?kind=goal&key=S1").press("Revidera")
    visitor.page.locator("[class*='_owner'] input").first.fill("Någon annan")
    visitor.page.locator("[class*='_reason'] textarea").first.fill(WHY)
    visitor.choose("Avstämning", re.compile("R9"))
    visitor.press("Spara revideringen")
    assert "R9 är färdigställd" in visitor.text()
    assert "Någon annan" not in visitor.go("record?kind=goal&key=S1").text()
    assert visitor.complaints == []


def test_notes_and_archive_are_handed_out_whole(the_day_after: str, arrive: Arriving) -> None:
    visitor = arrive(the_day_after).go(PAGE)
    page = taken(visitor, "Webbsida").decode()
    assert "<dt>Diarienummer</dt>" in page
    assert "&lt;b&gt; och =SUM(A1)<br>" in page
    file = pikepdf.open(io.BytesIO(taken(visitor, "PDF")))
    with file.open_metadata() as told:
        assert told["pdfaid:part"] == "2"
    notes = taken(visitor, "Ren text")
    visitor.go("data")
    archive = taken(visitor, "Allt med sin historik (.zip)")
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        assert members.read("notes/R9.md") == notes
        for line in members.read("MANIFEST").decode().splitlines():
            digest, _, name = line.partition("  ")
            assert hashlib.sha256(members.read(name)).hexdigest() == digest
        assert "å" in members.read("goal.csv").decode("utf-8-sig")
    assert visitor.complaints == []


def test_what_comes_afterwards_is_a_dated_addendum(the_day_after: str, arrive: Arriving) -> None:
    visitor = arrive(the_day_after).go(PAGE)
    visitor.page.get_by_role("textbox", name="Lägg till i minnesanteckningarna").fill("Sal Ån.")
    visitor.press("Lägg till texten").sees("Tillägg 1, 2027-03-17")
    assert visitor.barriers() == []
