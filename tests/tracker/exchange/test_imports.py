"""An import is one change with its source, or nothing; what came in between is not written over."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from scenarios.edits import Add, Retire, Revise
from tests.plans import TODAY, adds
from tracker.accounts import Person
from tracker.exchange import imports
from tracker.exchange.compared.terms import Terms
from tracker.exchange.imports import carry_out, proposed, source_of, written_down
from tracker.exchange.preview import sheets_of
from tracker.exchange.profiles import Profile, profile_of
from tracker.exchange.sheets import File
from tracker.exchange.sources import files_at
from tracker.store import Store
from tracker.workspace import Workspace

ANNA = Person("anna-key", "Anna Ek")


@pytest.fixture
def plan(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())
    Store.open(database_url).create("plan")
    workspace = Workspace.open(database_url, "plan")
    workspace.apply(adds(), person=ANNA, reason_needed=False)
    return workspace


def goals(text: str) -> File:
    return File("in/goal.csv", text.encode())


def test_an_import_is_one_change_that_names_its_file_and_what_was_in_it(plan: Workspace) -> None:
    file = goals("code,title\nS1,Nytt\nQ1,Nyast\n")
    done = carry_out(plan, [file], Terms(reason="ny budget"), person=ANNA)
    assert (done.written, done.change) == (True, 2)
    mark = plan.history().change(2)
    assert mark.source == f"goal.csv sha256:{hashlib.sha256(file.data).hexdigest()}"
    assert len(plan.history().revisions_in(2)) == 2
    assert carry_out(plan, [file], person=ANNA).written is False
    assert plan.history().last_change == 2


def test_several_files_are_named_together_and_many_are_counted() -> None:
    files = [File(f"{number}.csv", b"x") for number in range(8)]
    assert source_of(files[:2]).startswith("0.csv, 1.csv sha256:")
    assert source_of(files).startswith("0.csv, 1.csv, 2.csv, 3.csv, 4.csv + 3 sha256:")
    assert source_of(files[:2]) != source_of(files[1::-1])


def test_one_refused_row_keeps_everything_out(plan: Workspace) -> None:
    before = plan.fingerprint()
    done = carry_out(plan, [goals("code,title,due\nS1,Nytt,\nQ1,Ny,snart\n")], person=ANNA)
    assert (done.written, done.refused) == (False, True)
    assert plan.fingerprint() == before


def test_what_was_written_after_the_comparison_is_a_clash_and_not_written_over(
    plan: Workspace,
) -> None:
    files = [goals("code,title,owner\nS1,Vår,\n")]
    found = proposed(sheets_of(files, plan.history(), TODAY), plan.history(), TODAY)
    meanwhile = Revise(kind="goal", key="S1", values={"title": "Deras"})
    plan.apply([meanwhile], person=ANNA, reason_needed=False)
    done = written_down(plan, found, "goal.csv", ANNA)
    assert (done.written, done.counts(0)["clashes"]) == (False, 1)
    [problem] = done.all_problems
    assert (problem.row, problem.column) == (2, "title")
    assert plan.history().now(TODAY).get("goal", "S1").title == "Deras"


def test_what_somebody_else_wrote_just_so_is_nothing_to_write(plan: Workspace) -> None:
    files = [goals("code,title\nQ1,Nyast\n")]
    found = proposed(sheets_of(files, plan.history(), TODAY), plan.history(), TODAY)
    plan.apply([Add(kind="goal", key="Q1", values={"title": "Nyast"})], person=ANNA)
    done = written_down(plan, found, "goal.csv", ANNA)
    assert (done.written, done.refused) == (False, False)


def test_a_folder_gives_its_csv_files_by_name(tmp_path: Path) -> None:
    for name in ("b.csv", "a.CSV", "c.txt", "d.json"):
        (tmp_path / name).write_text("x")
    assert [file.name for file in files_at([tmp_path])] == ["a.CSV", "b.csv"]
    assert [file.alone for file in files_at([tmp_path, tmp_path / "c.txt"])] == [
        False,
        False,
        True,
    ]


PROFILE = """{"kind": "goal", "key": "id", "fields": {"title": {"column": "name"}},
"review": "{review}", "effective_on": "{day}",
"brings": [{"kind": "review", "key": "{review}", "values": {"title": "Year", "date": "{day}"}}]}"""


def profile() -> Profile:
    return profile_of("yearly", PROFILE.encode())


def test_what_several_office_files_bring_along_comes_once_and_is_told_with_its_file(
    plan: Workspace,
) -> None:
    files = [
        File(name, f"id,name,review,day\n{code},Mål,Y1,2025-12-31\n".encode())
        for name, code in (("one.csv", "O1"), ("two.csv", "O2"))
    ]
    found = imports.preview(plan.history(), TODAY, files, profile=profile())
    assert found.all_problems == []
    assert [sheet.brought_along for sheet in found.sheets] == [True, False, False]
    done = carry_out(plan, files, person=ANNA, profile=profile())
    assert done.written
    assert plan.history().now(TODAY).get("review", "Y1").date == date(2025, 12, 31)


def test_complete_office_files_retire_nothing_of_what_they_only_bring_along(
    plan: Workspace,
) -> None:
    rows = "".join(f"{code},Mål,Y1,2025-12-31\n" for code in ("S1", "S2", "N1"))
    files = [File("one.csv", f"id,name,review,day\n{rows}".encode())]
    terms = Terms(complete=True)
    found = imports.preview(plan.history(), TODAY, files, terms, profile=profile())
    assert not any(isinstance(edit, Retire) for edit in found.edits)
