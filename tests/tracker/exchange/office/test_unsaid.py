"""An office file of which nobody has said anything is read as proposed, or what to say is named."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scenarios.history import History
from tests.tracker.exchange.office.desk import GOALS, QUARTERS, SAMPLES, TODAY
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File
from tracker.words import Words


def tried(history: History, text: str | bytes, kind: str | None = None) -> Import:
    data = text if isinstance(text, bytes) else text.encode()
    return preview(history, TODAY, [File("rapport.csv", data)], kind=kind)


def plain(found: Import) -> list[dict[str, Any]]:
    files: list[dict[str, Any]] = found.plain(Words("sv"))["files"]
    return files


def test_a_file_in_which_nothing_is_asked_goes_in_as_it_is(history: History) -> None:
    found = tried(history, "Indikator;kv 4 2026;kv 1 2027\nTrygghetsindex;71,5;u.s.\n;;\n")
    [file] = plain(found)
    assert not found.refused
    assert (file["kind"], file["profile"], file["header_row"]) == ("observation", None, 1)
    assert [(row.key, row.values) for sheet in found.sheets for row in sheet.rows] == [
        ("I10/2026-Q4", {"value": 71.5}),
        ("I10/2027-Q1", {"mark": "u.s."}),
    ]


@pytest.mark.parametrize(("name", "asked"), [(GOALS, 8), (QUARTERS, 3)])
def test_a_file_in_which_something_is_asked_is_refused_and_says_what(
    history: History, expected: dict[str, Any], name: str, asked: int
) -> None:
    found = tried(history, (SAMPLES / name).read_bytes())
    [file] = plain(found)
    known = expected[name]
    assert found.refused
    assert not found.edits
    assert len(file["problems"]) == len(file["proposal"]["questions"]) == asked
    assert (file["encoding"], file["delimiter"]) == (known["encoding"], known["delimiter"])
    assert file["decimal"] == known["decimal"]
    assert file["rows"]["skipped"] == {GOALS: 3, QUARTERS: 5}[name]
    assert "profil" in file["problems"][0]["message"]


def test_what_is_asked_is_said_in_the_language_of_the_reader(history: History) -> None:
    [file] = plain(tried(history, (SAMPLES / QUARTERS).read_bytes()))
    [flyttnetto, *_] = file["problems"]
    assert flyttnetto["message"].startswith("Vilken post av slaget indikator är ”Flyttnetto”?")
    reasons = {tuple(one["about"]): one["reason"] for one in file["proposal"]["reasons"]}
    assert reasons["heading_rows",] == "Raden under fortsätter den: ”2022” står över ”Kv 1”."


def test_a_kind_that_only_a_word_tells_is_asked_and_may_be_said(history: History) -> None:
    text = "Mål;Sektor;Övrigt\nNytt mål;Samhällsbyggnad;x\n"
    assert [one["about"] for one in plain(tried(history, text))[0]["proposal"]["questions"]] == [
        ["kind"]
    ]
    found = tried(history, text, "goal")
    assert [outcome.set["title"] for outcome in found.outcomes] == [(None, "Nytt mål")]
    assert [note["message"] for note in plain(found)[0]["notes"]] == [
        "Kolumnen ”Övrigt” användes inte."
    ]


def test_a_file_that_nothing_can_be_told_of_asks_what_it_is_about(history: History) -> None:
    [file] = plain(tried(history, "Alfa;Beta\nx;y\n"))
    assert [one["about"] for one in file["proposal"]["questions"]] == [["kind"]]


def test_a_table_without_headings_is_refused(history: History) -> None:
    [file] = plain(tried(history, "1;2\n3;4\n"))
    assert "rubriker" in file["problems"][0]["message"]


def test_a_workbook_of_an_office_is_read_sheet_by_sheet(history: History) -> None:
    book, kept = Workbook(), BytesIO()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Väderåsa kommun"])
    sheet.append(["Indikator", 2027, None, 2028])
    sheet.append([None, "Kv 1", "Kv 2", "Kv 1"])
    sheet.append(["Trygghetsindex", 70, 1.234, "u.s."])
    sheet.append(["Tomma lokaler i centrum", 0.085, None, None])
    sheet["B5"].number_format = "0.0%"
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    book.save(kept)
    found = preview(history, TODAY, [File("rapport.xlsx", kept.getvalue())])
    assert found.all_problems == []
    assert {row.key: row.values for one in found.sheets for row in one.rows} == {
        "I10/2027-Q1": {"value": 70.0},
        "I10/2027-Q2": {"value": 1.234},
        "I10/2028-Q1": {"mark": "u.s."},
        "I02/2027-Q1": {"value": 8.5},
    }


def test_codes_places_and_periods_may_be_digits(history: History) -> None:
    text = "Indikator;Kommun-kod;År;Utfall\nTrygghetsindex;0764;2027;70\n"
    found = tried(history, text)
    assert [row.key for sheet in found.sheets for row in sheet.rows] == ["I10/2027/0764"]


def test_a_number_of_a_workbook_has_one_reading_whatever_stands_beside_it(
    history: History,
) -> None:
    book, kept = Workbook(), BytesIO()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Indikator", "kv 1 2027"])
    sheet.append(["Trygghetsindex", 1.234])
    sheet.append(["Tomma lokaler i centrum", "12,5"])
    book.save(kept)
    found = preview(history, TODAY, [File("rapport.xlsx", kept.getvalue())])
    assert {row.key: row.values["value"] for one in found.sheets for row in one.rows} == {
        "I10/2027-Q1": 1.234,
        "I02/2027-Q1": 12.5,
    }
