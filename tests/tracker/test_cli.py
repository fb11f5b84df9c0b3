"""Every word of the command line: what it prints for programs, for people, and how it ends."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.plans import RECORDS, TODAY
from tracker import cli, server
from tracker.commands import serving
from tracker.commands.importing import MOST
from tracker.exchange.preview import ROWS

GOALS = "code,title,due\r\nS1,Fler bostäder,2026-12-31\r\nS2,Levande stadskärna,\r\n"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, sqlite_database: str) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", sqlite_database)
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())
    monkeypatch.setenv("TRACKER_PERSON", "Anna Ek")
    monkeypatch.setenv("TRACKER_LANGUAGE", "en")


class Ended:
    """How a command ended: its code, what it printed and what it said."""

    def __init__(self, *arguments: str | Path) -> None:
        found = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
        if found.exception is not None and not isinstance(found.exception, SystemExit):
            raise found.exception
        self.code, self.printed, self.said = found.exit_code, found.stdout, found.stderr

    @property
    def document(self) -> Any:
        """The one JSON document that was printed."""
        assert self.printed.count("\n") == 1
        return json.loads(self.printed)


def asked(*arguments: str | Path) -> Any:
    ended = Ended(*arguments, "--json")
    assert (ended.code, ended.said) == (0, "")
    return ended.document


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Make a workspace with two goals, and answer the file they came from."""
    path = tmp_path / "goal.csv"
    path.write_text(GOALS, "utf-8", newline="")
    asked("create", "plan", "--title", "Planen")
    asked("import", path, "--effective-on", "2026-01-01")
    return path


def refused(*arguments: str | Path) -> list[str]:
    ended = Ended(*arguments, "--json")
    assert ended.code == 1
    sentences: list[str] = ended.document["refused"]
    assert ended.said.splitlines() == sentences
    return sentences


def test_a_workspace_is_made_and_listed() -> None:
    assert asked("workspaces") == []
    assert asked("create", "plan", "--title", "Planen") == {"workspace": "plan"}
    assert asked("workspaces") == [{"workspace": "plan", "title": "Planen"}]
    assert "plan" in refused("create", "plan")[0]


def test_without_a_workspace_or_with_several_the_commands_say_what_to_do() -> None:
    assert "create" in refused("verify")[0]
    asked("create", "one")
    asked("create", "two")
    assert "one" in refused("verify")[0]
    assert asked("--workspace", "two", "verify")["ok"]
    assert "three" in refused("--workspace", "three", "verify")[0]


def test_the_database_may_stand_before_the_command(tmp_path: Path) -> None:
    asked("--database", tmp_path / "other.sqlite", "create", "elsewhere")
    assert asked("workspaces") == []
    assert (tmp_path / "other.sqlite").is_file()


def test_an_import_answers_with_everything_that_was_found(plan: Path) -> None:
    plan.write_text(GOALS.replace("Fler", "Färre") + "S3,Nytt,2027-01-01\r\n", "utf-8", newline="")
    found = asked("import", plan, "--reason", "ny budget för året", "--author", "Ekonom")
    assert found == {
        "written": True,
        "change": 2,
        "files": [
            {
                "path": str(plan),
                "encoding": "utf-8",
                "delimiter": ",",
                "decimal": ".",
                "header_row": 1,
                "kind": "goal",
                "rows": dict.fromkeys(ROWS, 0) | {"added": 1, "changed": 1, "unchanged": 1},
                "cells": {"changed": 1, "cleared": 0},
                "orientation": "rows",
                "profile": None,
                "problems": [],
                "notes": [],
            }
        ],
    }
    assert asked("import", plan)["written"] is False


def test_a_dry_run_says_the_same_and_writes_nothing(plan: Path) -> None:
    plan.write_text("code,due\nS1,\nS9,\n")
    refusal = Ended("import", plan, "--dry-run", "--json")
    assert refusal.code == 1
    plan.write_text("code,due\nS1,\n")
    found = asked("import", plan, "--dry-run")
    assert (found["written"], found["change"]) == (False, None)
    assert found["files"][0]["cells"] == {"changed": 0, "cleared": 1}
    assert asked("verify")["revisions"] == 2


def test_a_refused_import_has_the_same_shape_and_writes_nothing(plan: Path) -> None:
    plan.write_text("code,due\nS1,snart\nS2,2027-01-01\n")
    ended = Ended("import", plan, "--json")
    assert ended.code == 1
    found = ended.document
    assert (found["written"], found["change"]) == (False, None)
    [problem] = found["files"][0]["problems"]
    assert problem["message"].startswith("“snart” is not a day")
    assert (problem["row"], problem["column"], problem["value"]) == (2, "due", "snart")
    assert f"{plan}, row 2, column due:" in ended.said
    assert asked("verify")["revisions"] == 2


def test_many_problems_are_told_at_the_length_one_reads_and_wholly_in_the_document(
    plan: Path,
) -> None:
    plan.write_text("code,due\n" + "".join(f"S{n},snart\n" for n in range(1, 101)))
    assert Ended("import", plan).said.count("is not a day") == MOST
    assert "and 40 more" in Ended("import", plan).said
    assert len(Ended("import", plan, "--json").document["files"][0]["problems"]) == 100


@pytest.mark.parametrize(("choice", "title"), [("keep", "Deras"), ("take", "Vår")])
def test_what_plan_and_file_both_changed_is_kept_or_taken_as_asked(
    plan: Path, choice: str, title: str
) -> None:
    plan.write_text("code,title\nS1,Deras\n", "utf-8")
    asked("import", plan)
    plan.write_text("code,title,revision\nS1,Vår,1\n", "utf-8")
    assert Ended("import", plan, "--json").code == 1
    asked("import", plan, "--clashes", choice)
    assert asked("at", "now")["records"]["goal"]["S1"]["title"] == title


def test_an_import_that_cannot_begin_has_the_same_shape(tmp_path: Path) -> None:
    ended = Ended("import", tmp_path / "none.csv", "--json")
    assert ended.code == 1
    assert ended.document["written"] is False
    asked("create", "plan")
    ended = Ended("import", tmp_path / "none.csv", "--json")
    [file] = ended.document["files"]
    assert "none.csv" in file["problems"][0]["message"]


def test_a_folder_is_imported_and_told_in_which_review_and_why(tmp_path: Path) -> None:
    asked("create", "plan")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "review.csv").write_text("code,title,date\nR1,Start,2026-03-01\n")
    (tmp_path / "in" / "driver.csv").write_text("code,title\nD1,El\n")
    (tmp_path / "in" / "notes.txt").write_text("not a table")
    found = asked("import", tmp_path / "in", "--review", "R1", "--author", "Ordförande")
    assert [file["kind"] for file in found["files"]] == ["driver", "review"]
    [line] = asked("story", "driver", "D1")
    assert (line["review"], line["author"], line["effective_on"]) == (
        "R1",
        "Ordförande",
        "2026-03-01",
    )


def test_a_change_is_undone_once(plan: Path) -> None:
    assert asked("undo", "1", "--reason", "det var fel fil") == {"change": 2, "clashes": []}
    assert asked("at", "now", "--kind", "goal")["records"] == {"goal": {}}
    assert plan.is_file()
    again = Ended("undo", "1", "--json")
    assert again.code == 1
    assert again.document["change"] is None


def test_an_undo_names_what_was_written_since(plan: Path) -> None:
    plan.write_text("code,title\nS1,Annat\n")
    asked("import", plan)
    plan.write_text("code,title\nS1,Tredje\n")
    asked("import", plan)
    ended = Ended("undo", "2", "--reason", "det var fel fil", "--json")
    assert ended.code == 1
    [clash] = ended.document["clashes"]
    assert (clash["kind"], clash["key"], clash["field"]) == ("goal", "S1", "title")
    assert clash["message"] in ended.said


def test_the_plan_at_a_moment(plan: Path) -> None:
    found = asked("at", "2026-02-01")
    assert plan.is_file()
    assert found["moment"] == {"day": "2026-02-01", "known": None}
    assert set(found["records"]) == set(RECORDS)
    goal = found["records"]["goal"]["S1"]
    assert (goal["title"], goal["due"], goal["owner"]) == ("Fler bostäder", "2026-12-31", None)
    assert asked("at", "2025-12-31", "--kind", "goal")["records"] == {"goal": {}}
    assert asked("at", "2026-11-23@1", "--kind", "goal")["records"]["goal"].keys() == {"S1"}
    assert "R9" in refused("at", "R9")[0]
    assert "goals" in refused("at", "now", "--kind", "goals")[0]


def test_what_differs_between_two_moments(plan: Path) -> None:
    plan.write_text("code,title\nS1,Annat\nS3,Nytt\n")
    asked("import", plan, "--complete", "--reason", "ny budget för året")
    found = asked("compare", "2026-01-01", "now")
    assert (found["before"]["day"], found["after"]["day"]) == ("2026-01-01", "2026-11-23")
    assert found["added"] == [{"kind": "goal", "key": "S3"}]
    assert found["retired"] == [{"kind": "goal", "key": "S2"}]
    assert found["restored"] == []
    [change] = found["revised"]
    wanted = {
        "kind": "goal",
        "key": "S1",
        "field": "title",
        "before": "Fler bostäder",
        "after": "Annat",
        "act": "revise",
        "review": None,
        "reason": "ny budget för året",
        "method_changed": False,
    }
    assert change | wanted == change
    assert asked("compare", "now", "now")["revised"] == []
    assert asked("compare", "2026-01-01", "now", "--kind", "driver")["added"] == []


def test_a_record_tells_its_story_newest_first(plan: Path) -> None:
    plan.write_text("code,title,due\nS1,Annat,2027-01-01\n")
    asked("import", plan, "--reason", "ny budget för året")
    newest, first = asked("story", "goal", "S1")
    assert (newest["number"], newest["act"], newest["reason"]) == (
        2,
        "revise",
        "ny budget för året",
    )
    assert newest["set"] == {
        "title": ["Fler bostäder", "Annat"],
        "due": ["2026-12-31", "2027-01-01"],
    }
    assert (first["position"], first["act"], first["effective_on"]) == (1, "add", "2026-01-01")
    assert first["made_at"].startswith("2026-11-23T")
    assert [line["number"] for line in asked("story", "goal", "S1", "--field", "due")] == [2, 1]
    assert "S9" in refused("story", "goal", "S9")[0]


def test_export_and_import_change_nothing_in_any_form(plan: Path, tmp_path: Path) -> None:
    assert plan.is_file()
    for arguments in (
        [tmp_path / "plain"],
        [tmp_path / "excel", "--style", "excel-sv"],
        [tmp_path / "history", "--history"],
        [tmp_path / "then", "--at", "2026-02-01"],
        [tmp_path / "all.zip"],
    ):
        found = asked("export", *arguments)
        path, told = Path(found["path"]), {file["path"]: file["rows"] for file in found["files"]}
        assert told["goal.csv"] == 2
        assert found["fingerprint"] == asked("verify")["fingerprint"]
        assert ("revision.csv" in told) is (path.name in {"history", "all.zip"})
        again = asked("import", path)
        assert again["written"] is False
        counted = [file["rows"] for file in again["files"] if file["kind"]]
        assert sum(rows["unchanged"] for rows in counted) == 2
        assert all(file["problems"] == [] for file in again["files"])


def test_a_workbook_says_how_many_rows_each_sheet_has(plan: Path, tmp_path: Path) -> None:
    assert plan.is_file()
    for arguments, name in ((["--style", "excel-sv"], "Mål"), (["--history"], "Goals")):
        found = asked("export", tmp_path / "plan.xlsx", *arguments)
        [file] = found["files"]
        data = (tmp_path / "plan.xlsx").read_bytes()
        assert (file["path"], file["sha256"]) == ("plan.xlsx", hashlib.sha256(data).hexdigest())
        rows = {sheet["name"]: sheet["rows"] for sheet in found["sheets"]}
        assert rows[name] == 2
        assert rows.get("History") == (2 if "--history" in arguments else None)


@pytest.mark.usefixtures("plan")
def test_a_report_is_written_by_the_ending_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "papers" / "report.html"
    found = asked("export", path, "--at", "2026-03-10", "--vs", "2026-03-01", "--language", "sv")
    page = path.read_bytes()
    digest = hashlib.sha256(page).hexdigest()
    assert found["files"] == [{"path": "report.html", "rows": None, "sha256": digest}]
    assert "<h1>Rapport 2026-03-01 – 2026-03-10</h1>" in page.decode()
    assert "never" in refused("export", path, "--vs", "never")[0]


def test_a_table_for_a_document_is_a_workbook_or_a_csv_file(plan: Path, tmp_path: Path) -> None:
    assert plan.is_file()
    found = asked("export", tmp_path / "goals.csv", "--style", "goal-report")
    assert [(file["path"], file["rows"]) for file in found["files"]] == [("goals.csv", 2)]
    assert "Levande stadskärna" in (tmp_path / "goals.csv").read_text("utf-8-sig")
    found = asked("export", tmp_path / "goals.xlsx", "--style", "goal-report", "--at", "2026-03-01")
    assert [sheet["rows"] for sheet in found["sheets"]] == [2]
    assert "goal-report" in refused("export", tmp_path / "goals", "--style", "goal-report")[0]


def test_an_archive_into_an_empty_workspace_is_the_same_plan(plan: Path, tmp_path: Path) -> None:
    assert plan.is_file()
    first = asked("export", tmp_path / "a.zip")
    elsewhere = ("--database", tmp_path / "other.sqlite")
    asked(*elsewhere, "create", "copy")
    found = asked(*elsewhere, "import", tmp_path / "a.zip")
    assert (found["written"], found["change"]) == (True, 1)
    second = asked(*elsewhere, "export", tmp_path / "b.zip")
    assert second["fingerprint"] == first["fingerprint"]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_what_cannot_be_written_is_said(plan: Path, tmp_path: Path) -> None:
    assert plan.is_file()
    assert ".ods" in refused("export", tmp_path / "plan.ods")[0]
    assert "csv" in refused("export", tmp_path / "out", "--style", "csv")[0]


def test_the_log_is_verified_and_the_database_copied_and_put_back(
    plan: Path, tmp_path: Path
) -> None:
    before = asked("verify")
    assert (before["ok"], before["revisions"], before["broken"]) == (True, 2, None)
    asked("backup", tmp_path / "copy.sqlite")
    plan.write_text("code,title\nS9,Sent\n")
    asked("import", plan)
    assert asked("verify")["revisions"] == 3
    asked("restore", tmp_path / "copy.sqlite")
    assert asked("verify") == before
    assert refused("restore", plan)
    assert asked("upgrade") == {"upgraded": False}


def test_a_log_that_was_tampered_with_is_named_by_its_position(plan: Path) -> None:
    assert plan.is_file()
    path = os.environ["TRACKER_DATABASE"].removeprefix("sqlite:///")
    script = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as db:
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("UPDATE revision SET body = replace(body, 'Levande', 'Levandx') WHERE position = 2")
"""
    subprocess.run([sys.executable, "-c", script, path], check=True)
    ended = Ended("verify", "--json")
    assert ended.code == 1
    assert (ended.document["ok"], ended.document["broken"]) == (False, 2)
    assert "2" in ended.said


@pytest.mark.parametrize("language", [None, "sv", "en"])
def test_the_demonstration_is_made_once(language: str | None) -> None:
    arguments = ["--language", language] if language else []
    assert asked("demo", *arguments) == {"workspace": "demo", "created": True}
    assert asked("demo", *arguments) == {"workspace": "demo", "created": False}
    title = asked("at", "now", "--kind", "settings")["records"]["settings"]["plan"]["language"]
    assert title == (language or "sv")


def test_people_read_lines_that_stand_under_one_another(plan: Path) -> None:
    plan.write_text("code,title\nS1,Annat\nS3,Nytt\n")
    assert Ended("import", plan).printed.splitlines() == [
        f"{plan}  1 added, 1 changed, 1 cell changed",
        "Written as change 2.",
    ]
    assert Ended("compare", "2026-01-01", "now").printed.splitlines() == [
        "added    Goal  S3",
        "revised  Goal  S1  title: Fler bostäder → Annat",
    ]
    assert "Goals (3)" in Ended("at", "now").printed
    assert "title: – → Fler bostäder" in Ended("story", "goal", "S1").printed
    assert Ended("workspaces").printed == "plan  Planen\n"
    assert "fingerprint" in Ended("verify").printed


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"TRACKER_LANGUAGE": "sv"}, "ändrad"),
        ({"LANG": "sv_SE.UTF-8"}, "ändrad"),
        ({"LANG": "de_DE.UTF-8"}, "changed"),
        ({"LC_ALL": "C", "LANG": "sv_SE.UTF-8"}, "changed"),
    ],
)
def test_people_are_spoken_to_in_their_language(
    plan: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], sentence: str
) -> None:
    for name in ("TRACKER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    plan.write_text("code,title\nS1,Annat\n")
    assert sentence in Ended("import", plan, "--dry-run").printed


# ---------------------------------------------------------------------- the meeting


def test_an_agenda_says_what_comes_back_why_and_since_when(tmp_path: Path) -> None:
    asked("create", "plan")
    for kind, rows in (
        ("review", "code,title,date\r\nR1,Hösten,2026-10-20\r\nR2,Våren,2027-03-16\r\n"),
        ("decision", "code,text,taken_in,due\r\nB1,Gör klart,R1,2026-11-01\r\n"),
    ):
        (tmp_path / f"{kind}.csv").write_text(rows, "utf-8", newline="")
    asked("import", tmp_path)
    [found] = asked("agenda", "R2")
    assert {name: found[name] for name in ("section", "kind", "key", "what", "since")} == {
        "section": "decisions",
        "kind": "decision",
        "key": "B1",
        "what": "Late: it was due 2026-11-01.",
        "since": "2026-11-01",
    }
    assert "B1" in Ended("agenda", "R2").printed
    assert "R9" in refused("agenda", "R9")[0]


def test_an_agenda_of_nothing_says_so(plan: Path) -> None:
    path = plan.with_name("review.csv")
    path.write_text("code,title,date\r\nR1,Våren,2027-03-16\r\n", "utf-8", newline="")
    asked("import", path)
    assert asked("agenda", "R1") == []
    assert Ended("agenda", "R1").printed == "Nothing is due.\n"


# ---------------------------------------------------------------------- tokens


@pytest.mark.usefixtures("plan")
def test_a_token_is_made_told_once_and_revoked() -> None:
    made = asked("token", "create", "calendar", "--role", "reader")
    assert made["calendar"] == f"/calendar/{made['secret']}.ics"
    assert "calendar" in refused("token", "create", "calendar", "--role", "reader")[0]
    assert asked("token", "revoke", "calendar") == {"revoked": "calendar"}
    assert "calendar" in refused("token", "revoke", "calendar")[0]


@pytest.mark.usefixtures("plan")
def test_a_token_needs_a_role_that_is_one() -> None:
    assert "chef" in refused("token", "create", "calendar", "--role", "chef")[0]
    assert Ended("token", "create", "calendar").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["undo", "the-last"],
        ["nothing-like-that"],
        ["import", "x.csv", "--effective-on", "igår"],
        ["at"],
        ["serve", "--port", "99999"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: Sequence[str]) -> None:
    ended = Ended(*arguments)
    assert (ended.code, ended.printed) == (2, "")
    assert "Usage" in ended.said


@pytest.mark.parametrize(
    ("arguments", "port", "made"),
    [([], 8501, []), (["serve", "--port", "8600", "--demo"], 8600, ["demo"])],
)
def test_serve_starts_the_application_where_it_is_told(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], port: int, made: list[str]
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(serving, "run", started.append)
    assert Ended(*arguments).code == 0
    assert started == [server.options("127.0.0.1", port)]
    assert [one["workspace"] for one in asked("workspaces")] == made


def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tracker.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_process_of_its_own_speaks_and_ends_alike(plan: Path) -> None:
    done = run("import", plan, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["files"][0]["rows"]["unchanged"] == 2
    assert run("at", "R9").returncode == 1
    assert run("import").returncode == 2


def test_help_is_there_without_loading_what_is_heavy() -> None:
    script = "import sys, tracker.cli; print({'pandas', 'streamlit'} & set(sys.modules))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
    assert "Bring files in" in run("--help").stdout


def in_a_review() -> None:
    """Bring in a review in which a goal was confirmed."""
    asked("create", "plan")
    folder = Path(os.environ["TRACKER_DATABASE"].removeprefix("sqlite:///")).parent
    goals, review = folder / "goal.csv", folder / "review.csv"
    goals.write_text("code,title,act,review\r\nS1,Homes,,\r\nS1,,confirm,R1\r\n", newline="")
    review.write_text(f"code,title,date,state\r\nR1,Start,{TODAY},open\r\n", newline="")
    asked("import", goals, review)


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
def test_notes_are_written_in_the_form_that_the_file_ends_with(tmp_path: Path, ending: str) -> None:
    in_a_review()
    path = tmp_path / "out" / f"notes.{ending}"
    found = asked("notes", "R1", "--out", path)
    assert found["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (found["review"], found["state"], found["path"]) == ("R1", "open", str(path))


def test_notes_without_a_file_are_printed() -> None:
    in_a_review()
    printed = Ended("notes", "R1").printed
    assert printed.startswith("# Notes of R1\n\n**Draft**\n")
    assert "Goal S1 Homes | No new check" in printed
    assert f"{printed}" == asked("notes", "R1")["text"] + "\n"


def test_notes_of_nothing_and_in_no_form_are_refused(tmp_path: Path) -> None:
    in_a_review()
    assert "R9" in refused("notes", "R9")[0]
    assert ".odt" in refused("notes", "R1", "--out", tmp_path / "notes.odt")[0]


def test_a_review_is_finalised_once_and_its_notes_stay(tmp_path: Path) -> None:
    in_a_review()
    before = asked("verify")["fingerprint"]
    found = asked("finalise", "R1")
    assert (found["review"], found["moment"]) == ("R1", f"{TODAY}@{asked('verify')['revisions']}")
    assert found["fingerprint"] == asked("verify")["fingerprint"]
    text = asked("notes", "R1")["text"]
    assert before in text
    assert "Draft" not in text
    assert asked("at", found["moment"], "--kind", "review")["records"]["review"]["R1"]
    assert refused("finalise", "R1")
    archive = tmp_path / "plan.zip"
    asked("export", archive)
    with zipfile.ZipFile(archive) as files:
        assert files.read("notes/R1.md").decode() == text
