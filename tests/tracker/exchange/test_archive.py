"""The archive: everything leaves, everything comes back, and the bytes are the same."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scenarios.edits import Confirm, Correct, Retire, Revise
from scenarios.history import Moment
from tests.plans import FIRST_DAY, TODAY, adds
from tracker.accounts import Person
from tracker.exchange.imports import carry_out, preview
from tracker.exchange.leaves.zips import zipped
from tracker.exchange.out.exports import archive_bytes, archive_files, export, folder_files
from tracker.exchange.out.styles import EXCEL_SV
from tracker.exchange.sheets import File
from tracker.exchange.sources import files_at
from tracker.store import Store
from tracker.workspace import Said, Workspace

ANNA, BO = Person("anna-key", "Anna Ek"), Person("bo-key", '=Bo, "Bosse" Ö')
OTHER_KIND = {"sqlite": "postgres_database", "postgresql": "sqlite_database"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())


@pytest.fixture
def other_database_url(database_url: str, request: pytest.FixtureRequest) -> str:
    """Answer the address of an empty database of the other kind."""
    return str(
        request.getfixturevalue(
            OTHER_KIND[database_url.split(":", maxsplit=1)[0].split("+", maxsplit=1)[0]]
        )
    )


def workspace(url: str, name: str) -> Workspace:
    Store.open(url).create(name)
    return Workspace.open(url, name)


def filled(url: str, name: str) -> Workspace:
    """Give a workspace with a life: years, corrections, undo of undo, redaction, a final review."""
    plan = workspace(url, name)
    plan.apply(adds(), person=ANNA, source="goal.csv sha256:00", reason_needed=False)
    said = Said(reason="=därför att; “ny” budget", author="Ekonom", trigger="budget")
    plan.apply(
        [
            Revise(kind="goal", key="S1", values={"title": 'Färre, "bostäder"\n'.strip()}),
            Confirm(kind="assumption", key="F1", rests_on="ny statistik"),
            Retire(kind="signpost", key="T2"),
        ],
        person=BO,
        **(said | Said(effective_on=date(2025, 6, 30))),
    )
    undone = plan.undo(2, person=BO, reason="det blev fel")
    plan.undo(undone.id, person=ANNA, reason="det blev rätt ändå")
    plan.apply(
        [Correct(kind="goal", key="S1", values={"due": date(2027, 1, 1)})], person=ANNA, **said
    )
    plan.redact(1, {"owner": "En roll"}, person=ANNA, reason="ett namn stod där")
    finalised = {"state": "finalised", "finalised_text": "# R1\n\nVi, “alla”, bestämde.\n- ett"}
    plan.apply([Revise(kind="review", key="R1", values=finalised)], person=BO, **said)
    return plan


def test_an_archive_is_replayed_byte_for_byte_in_a_database_of_the_other_kind(
    database_url: str, other_database_url: str
) -> None:
    workspace(database_url, "before")
    plan = filled(database_url, "plan")
    carry_out(workspace(other_database_url, "first"), [a_goal()], person=ANNA)
    copy = workspace(other_database_url, "copy")
    packed = archive_bytes(plan)
    done = carry_out(copy, [File("plan.zip", packed)], person=BO)
    assert (done.written, done.refused, done.replays) == (True, False, True)
    assert copy.fingerprint() == plan.fingerprint()
    assert copy.verify().ok
    assert archive_bytes(copy) == packed
    assert [tuple(row) for row in copy.rows()] == [tuple(row) for row in plan.rows()]
    assert copy.persons()["bo-key"].name == BO.name
    assert copy.history().now(TODAY).get("goal", "S1").due == date(2027, 1, 1)


def test_the_same_plan_gives_the_same_bytes_at_another_time(sqlite_database: str) -> None:
    plan = filled(sqlite_database, "plan")
    assert archive_bytes(plan) == archive_bytes(plan)
    with zipfile.ZipFile(io.BytesIO(archive_bytes(plan))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_archive_of_an_old_moment_changes_nothing_when_it_comes_back(
    sqlite_database: str,
) -> None:
    plan = filled(sqlite_database, "plan")
    for moment in (Moment(date(2025, 3, 1)), Moment(TODAY, 60), Moment(date(2025, 7, 1), 100)):
        found = preview(plan.history(), TODAY, [File("plan.zip", archive_bytes(plan, moment))])
        assert found.all_problems == []
        assert found.edits == []


def test_an_archive_into_another_plan_is_compared_like_other_files(sqlite_database: str) -> None:
    plan, other = filled(sqlite_database, "plan"), workspace(sqlite_database, "other")
    carry_out(other, [a_goal()], person=ANNA)
    done = carry_out(other, [File("plan.zip", archive_bytes(plan))], person=BO)
    assert [str(problem.refused) for problem in done.all_problems] == []
    assert done.written
    assert other.history().now(TODAY).get("goal", "S1").owner is not None
    again = carry_out(other, [File("plan.zip", archive_bytes(plan))], person=BO)
    assert (again.written, again.refused) == (False, False)


def a_goal() -> File:
    return File("goal.csv", b"code,title\r\nS1,Ett m\xc3\xa5l\r\n")


def test_the_manifest_holds_every_file_and_its_hash(sqlite_database: str) -> None:
    plan = filled(sqlite_database, "plan")
    files = archive_files(plan)
    lines = [line.split("  ", 1) for line in files["MANIFEST"].decode().splitlines()]
    told = {name: digest for digest, name in lines}
    assert told == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "MANIFEST"
    }
    assert files["notes/R1.md"].decode() == "# R1\n\nVi, “alla”, bestämde.\n- ett"
    assert json.loads(files["plan.json"])["fingerprint"] == plan.fingerprint()


def test_an_archive_that_somebody_altered_is_not_replayed(sqlite_database: str) -> None:
    files = archive_files(filled(sqlite_database, "plan"))
    files["revision.csv"] = files["revision.csv"].replace(b"Ekonom", b"Chef")
    copy = workspace(sqlite_database, "copy")
    done = carry_out(copy, [File("plan.zip", zipped(files))], person=ANNA)
    [problem] = done.all_problems
    assert "revision.csv" in str(problem.refused)
    assert copy.history().position == 0


def manifest(files: dict[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return "".join(lines).encode()


def resealed(files: dict[str, bytes]) -> bytes:
    """Give the archive with a manifest that fits what was altered."""
    rest = {name: data for name, data in files.items() if name != "MANIFEST"}
    return zipped(rest | {"MANIFEST": manifest(rest)})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Ekonom", b"Chef"),
        (b"2025-06-30,assumption", b"2025-06-29,assumption"),
        (b"ny statistik", b"ingen ny koll"),
    ],
)
def test_a_log_that_does_not_agree_with_its_hashes_is_refused_with_its_position(
    sqlite_database: str, before: bytes, after: bytes
) -> None:
    files = archive_files(filled(sqlite_database, "plan"))
    assert before in files["revision.csv"]
    files["revision.csv"] = files["revision.csv"].replace(before, after, 1)
    copy = workspace(sqlite_database, "copy")
    done = carry_out(copy, [File("plan.zip", resealed(files))], person=ANNA)
    [problem] = done.all_problems
    assert "position" in problem.values
    assert copy.history().position == 0


@pytest.mark.parametrize("name", ["../goal.csv", "/etc/goal.csv", "a\\goal.csv", "C:/goal.csv"])
def test_a_name_that_leads_out_of_the_archive_is_refused(sqlite_database: str, name: str) -> None:
    copy = workspace(sqlite_database, "copy")
    done = carry_out(copy, [File("plan.zip", zipped({name: b"code,title\r\n"}))], person=ANNA)
    [problem] = done.all_problems
    assert name in str(problem.refused)


def test_an_archive_that_unpacks_to_too_much_is_not_opened(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.exchange.leaves.zips.MOST_UNPACKED", 2_100_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("goal.csv", b"0" * 3_000_000)
    found = preview(
        workspace(sqlite_database, "copy").history(), TODAY, [File("a.zip", out.getvalue())]
    )
    [problem] = found.all_problems
    assert "2" in str(problem.refused)


@pytest.mark.parametrize("data", [b"", b"code,title\r\n", b"PK\x03\x04 and then nothing"])
def test_what_is_no_archive_says_so(sqlite_database: str, data: bytes) -> None:
    found = preview(workspace(sqlite_database, "copy").history(), TODAY, [File("a.zip", data)])
    assert len(found.all_problems) == 1
    assert found.refused


def test_a_folder_comes_back_without_a_change_in_both_styles(
    sqlite_database: str, tmp_path: Path
) -> None:
    plan = filled(sqlite_database, "plan")
    for style, history in [(EXCEL_SV, True), (None, False)]:
        folder = tmp_path / (style.name if style else "canonical")
        told = export(plan, folder, None, *([style] if style else []), history=history)
        assert [one["path"] for one in told["files"] if one["rows"] is None] == ["datapackage.json"]
        assert told["fingerprint"] == plan.fingerprint()
        found = preview(plan.history(), TODAY, files_at([folder]))
        assert (found.all_problems, found.edits) == ([], [])
        named = preview(plan.history(), TODAY, files_at(sorted(folder.glob("*.csv"))))
        assert (named.all_problems, named.edits) == ([], [])


def test_a_folder_into_an_empty_plan_brings_every_record(
    sqlite_database: str, tmp_path: Path
) -> None:
    plan, copy = filled(sqlite_database, "plan"), workspace(sqlite_database, "copy")
    export(plan, tmp_path / "out")
    done = carry_out(copy, files_at([tmp_path / "out"]), person=ANNA)
    assert [str(problem.refused) for problem in done.all_problems] == []
    same = {
        name: data
        for name, data in folder_files(copy).items()
        if name != "datapackage.json" and b"revision" in data
    }
    for name, data in same.items():
        ours = (tmp_path / "out" / name).read_text("utf-8").splitlines()
        theirs = data.decode().splitlines()
        assert [line.rsplit(",", 1)[0] for line in ours] == [
            line.rsplit(",", 1)[0] for line in theirs
        ]


def every_day() -> Iterator[date]:
    yield from (FIRST_DAY, date(2025, 6, 30), TODAY)


@pytest.mark.parametrize("day", list(every_day()), ids=str)
def test_what_was_exported_from_a_day_in_the_past_changes_nothing(
    sqlite_database: str, tmp_path: Path, day: date
) -> None:
    plan = filled(sqlite_database, "plan")
    export(plan, tmp_path / "then", Moment(day))
    found = preview(plan.history(), TODAY, files_at([tmp_path / "then"]))
    assert (found.all_problems, found.edits) == ([], [])
