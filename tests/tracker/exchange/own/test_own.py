"""A workbook of ours comes in again as it went out, and what people did in it is found."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.edits import Add, Revise
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tests.plans import FIRST_DAY, TODAY, full_plan, with_edits
from tests.tracker.exchange.out.test_writing import codes, lines, one_line
from tracker.exchange.out.layout import Column, Layout
from tracker.exchange.out.workbook import workbook
from tracker.exchange.out.workbook.plan import kind_layout
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File
from tracker.words import LANGUAGES, Words

WORDS = Words("en")
NO_XML = {"\ufffe", "\uffff"}  # the plan allows them, and they are refused on the way out


@cache
def plan() -> History:
    return full_plan()


def layouts(language: str = "sv", history: History | None = None) -> list[Layout]:
    words, told = Words(language), history or plan()
    return [kind_layout(told, kind, Moment(TODAY), words, today=TODAY) for kind in KINDS]


def brought(data: bytes, history: History | None = None, kind: str | None = None) -> Import:
    return preview(history or plan(), TODAY, [File("plan.xlsx", data)], kind=kind)


def changed(change: Callable[[Any], None], language: str = "sv") -> Import:
    """Open the workbook in another program, change it there and bring it in."""
    book, out = openpyxl.load_workbook(io.BytesIO(workbook(layouts(language)))), io.BytesIO()
    change(book)
    book.save(out)
    return brought(out.getvalue())


def said(found: Import) -> list[str]:
    return [problem.placed(WORDS) for problem in found.all_problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_workbook_changes_nothing(language: str) -> None:
    found = brought(workbook(layouts(language)))
    assert said(found) == []
    assert found.edits == []
    assert [sheet.kind for sheet in found.sheets] == list(KINDS)
    assert found.sheets[0].file == f"plan.xlsx/{Words(language).plural(KINDS['goal'])}"
    assert all(found.counts(at)["unchanged"] == found.counts(at).total() for at in range(25))


def test_nor_does_it_when_another_program_has_opened_and_saved_it() -> None:
    found = changed(lambda _: None)
    assert (said(found), found.edits) == ([], [])


def test_one_cell_altered_is_one_change_and_one_emptied_is_one_cleared() -> None:
    def change(book: Any) -> None:
        book["Mål"]["B2"] = "Nytt"
        book["Mål"]["G2"] = None
        book["Indikatorer"]["J2"] = 99.5

    found = changed(change)
    assert said(found) == []
    assert [edit.values for edit in found.edits if isinstance(edit, Revise)] == [
        {"title": "Nytt", "owner": None},
        {"target_value": 99.5},
    ]


def test_a_cell_that_cannot_be_used_is_told_with_its_sheet_row_and_column() -> None:
    def change(book: Any) -> None:
        book["Mål"]["J2"] = "snart"

    [problem] = changed(change).all_problems
    assert (problem.file, problem.row, problem.column) == ("plan.xlsx/Mål", 2, "klart senast")
    assert problem.value == "snart"


def test_a_new_row_is_a_new_record() -> None:
    found = changed(lambda book: book["Goals"].append(["Q1", "New"]), "en")
    added = [edit for edit in found.edits if isinstance(edit, Add)]
    assert [(edit.key, edit.values["title"]) for edit in added] == [("Q1", "New")]


def test_a_text_that_begins_like_a_formula_or_an_apostrophe_comes_back() -> None:
    titles = {"A1": "=1+1", "A2": "'=x", "A3": "''", "A4": "-5", "A5": "_x0041_", "A6": "007"}
    adds = [
        Add(kind="goal", key=key, values={"title": text}, effective_on=FIRST_DAY)
        for key, text in titles.items()
    ]
    history = with_edits(History.empty(), adds)
    assert brought(workbook(layouts("en", history)), history).edits == []


def test_sheets_that_people_added_are_left_out_and_said() -> None:
    def change(book: Any) -> None:
        book.create_sheet("Pivot").append(["summa", 12])

    found = changed(change)
    assert said(found) == []
    assert found.sheets[-1].skipped == 1
    [note] = found.sheets[-1].notes
    assert "Pivot" in WORDS.refusal(note.refused)


def test_with_a_kind_only_its_sheet_is_read() -> None:
    found = brought(workbook(layouts()), kind="goal")
    assert [sheet.kind for sheet in found.sheets if sheet.rows] == ["goal"]


def test_an_own_sheet_is_known_by_its_headings_under_another_name() -> None:
    def change(book: Any) -> None:
        book["Mål"].title = "Våra mål"

    assert changed(change).sheets[0].kind == "goal"


def test_an_office_sheet_with_the_name_of_a_kind_is_not_taken_for_ours() -> None:
    office = Layout(
        name="Mål", columns=(Column("Mål"), Column("Utfall")), rows=[["Fler bostäder", 62]]
    )
    [problem] = brought(workbook([office])).all_problems
    assert problem.placed(WORDS).startswith("plan.xlsx/Mål: What are the rows about?")


def test_a_heading_of_ours_that_is_misspelt_is_told_and_not_passed_over() -> None:
    def change(book: Any) -> None:
        book["Mål"]["G1"] = "ansvarig person"

    [problem] = changed(change).all_problems
    assert problem.column == "ansvarig person"


def test_what_is_no_workbook_says_so() -> None:
    assert len(brought(b"PK nothing").all_problems) == 1


def held_by_excel(text: str) -> bool:
    return not NO_XML & set(text)


goals = st.fixed_dictionaries(
    {"title": one_line.filter(held_by_excel)},
    optional={"description": lines.filter(held_by_excel), "owner": one_line.filter(held_by_excel)},
)


@settings(max_examples=60)
@given(st.dictionaries(codes, goals, min_size=1, max_size=5))
def test_any_table_of_any_texts_changes_nothing_when_it_comes_back(
    table: dict[str, dict[str, str]],
) -> None:
    adds = [
        Add(kind="goal", key=key, values=values, effective_on=FIRST_DAY)
        for key, values in table.items()
    ]
    history = with_edits(History.empty(), adds)
    layout = kind_layout(history, "goal", Moment(TODAY), Words("sv"), today=TODAY)
    found = brought(workbook([layout]), history)
    assert said(found) == []
    assert found.edits == []
    assert found.counts(0)["unchanged"] == len(table)
