"""The sheets of a plan: what the workbook is, every kind, and the log."""

import io
import json
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from scenarios.history import Moment
from scenarios.kinds import KINDS
from tests.plans import TODAY, adds, full_plan
from tracker.accounts import Person
from tracker.exchange.out.exports import workbook_layouts
from tracker.exchange.out.workbook import workbook
from tracker.exchange.out.workbook.plan import kind_layout
from tracker.exchange.own.headings import headings
from tracker.store import Store
from tracker.words import LANGUAGES, Words
from tracker.workspace import Workspace

ANNA = Person("anna-key", "Anna Ek")


@pytest.fixture
def plan(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())
    Store.open(sqlite_database).create("plan")
    workspace = Workspace.open(sqlite_database, "plan")
    workspace.apply(adds(), person=ANNA, reason_needed=False)
    return workspace


def book(plan: Workspace, language: str = "sv", *at: Moment, history: bool = False) -> Any:
    data = workbook(workbook_layouts(plan, language, *at, history=history))
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_one_sheet_a_kind_after_the_one_that_says_what_it_is(
    plan: Workspace, language: str
) -> None:
    words = Words(language)
    names = [words.say("About this file"), *(words.plural(kind) for kind in KINDS.values())]
    assert book(plan, language).sheetnames == names
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) <= 31


def test_the_first_sheet_says_what_plan_it_is_which_day_and_by_which_fingerprint(
    plan: Workspace,
) -> None:
    then = Moment(date(2026, 1, 1), known := plan.history().position)
    told = [row[0].value for row in book(plan, "sv", then)["Om filen"]]
    assert told[0] == "Plan för Väderåsa – Väderåsa kommun"
    assert "Planen som den såg ut 2026-01-01." in told
    assert f"Så som det var känt vid plats {known} i loggen." in told
    assert f"Fingeravtryck: {plan.fingerprint()}" in told
    assert "Uttagen 2026-11-23, med allt som då var skrivet." in told


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_has_the_headings_and_the_values_of_its_kind(kind: str) -> None:
    history = full_plan()
    layout = kind_layout(history, kind, Moment(TODAY), Words("sv"), today=TODAY)
    heads = headings(kind, "sv")
    names = (*KINDS[kind].headings(), "revision")
    assert [column.heading for column in layout.columns] == [heads[name] for name in names]
    snapshot, fields = history.now(TODAY), KINDS[kind].fields
    for key, row in zip(layout.names, layout.rows, strict=True):
        told = dict(zip(names, row, strict=True))
        for name, value in snapshot.values(kind, key).items():  # type: ignore[union-attr]
            listed = isinstance(value, tuple)
            assert told[name] == (fields[name].write(value) if listed else value)
        assert told["revision"] == 1


def test_a_row_from_a_past_day_says_which_day(plan: Workspace) -> None:
    sheet = book(plan, "en", Moment(date(2026, 1, 1)))["Goals"]
    assert [*sheet.values][1][-1] == "1@2026-01-01"


def test_the_history_sheet_holds_every_revision_and_who_wrote_it(plan: Workspace) -> None:
    assert "History" not in book(plan, "en").sheetnames
    sheet = book(plan, "en", history=True)["History"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == plan.history().position
    told = dict(zip(head, rows[0], strict=True))
    assert (told["written by"], told["act"], told["position in the log"]) == ("Anna Ek", "add", 1)
    assert isinstance(told["written at (UTC)"], datetime)
    assert told["effective on"] == datetime(2025, 1, 15)  # noqa: DTZ001
    assert json.loads(told["what was set"])["title"] == "Fler bostäder"
