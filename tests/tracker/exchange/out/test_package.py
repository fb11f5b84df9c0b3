"""datapackage.json says what every column of every file is."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from scenarios.history import Moment
from scenarios.kinds import KINDS
from tests.plans import TODAY, adds, full_plan
from tracker.accounts import Person
from tracker.exchange.archive import PACKAGE
from tracker.exchange.log import COLUMNS
from tracker.exchange.out.exports import archive_files
from tracker.exchange.out.package import package
from tracker.exchange.out.styles import CANONICAL, EXCEL_SV, Style
from tracker.exchange.out.writing import written
from tracker.store import Store
from tracker.workspace import Workspace

STYLES = pytest.mark.parametrize("style", [CANONICAL, EXCEL_SV], ids=lambda style: style.name)


def resources(style: Style = CANONICAL, *, with_log: bool = True) -> dict[str, Any]:
    return {one["path"]: one for one in package(style, with_log=with_log)["resources"]}


@STYLES
@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_are_the_headings_of_the_file_in_its_order(kind: str, style: Style) -> None:
    data = written(full_plan(), kind, Moment(TODAY), style, today=TODAY).decode(style.encoding)
    told = resources(style)[f"{kind}.csv"]
    delimiter = told["dialect"]["delimiter"]
    header = next(csv.reader(io.StringIO(data, newline=""), delimiter=delimiter))
    assert [field["name"] for field in told["schema"]["fields"]] == header
    assert told["schema"]["missingValues"] == [""]


def test_keys_and_references_are_declared() -> None:
    told = resources()
    assert told["allocation.csv"]["schema"]["primaryKey"] == ["resource", "goal", "period"]
    references = {
        tuple(key["fields"]): key["reference"] for key in told["goal.csv"]["schema"]["foreignKeys"]
    }
    assert references == {("parent",): {"resource": "", "fields": ["code"]}}
    assert "foreignKeys" not in told["settings.csv"]["schema"]
    assert "primaryKey" not in told["settings.csv"]["schema"]


def test_types_and_limits_are_declared() -> None:
    fields = {
        (path, field["name"]): field
        for path, one in resources().items()
        for field in one["schema"]["fields"]
    }
    kinds = {
        ("goal.csv", "due"): "date",
        ("goal.csv", "confidence"): "integer",
        ("indicator.csv", "band"): "number",
        ("indicator.csv", "seasonal"): "boolean",
        ("goal.csv", "sdg"): "string",
        ("revision.csv", "made_at"): "datetime",
    }
    assert {place: fields[place]["type"] for place in kinds} == kinds
    assert fields["goal.csv", "confidence"]["constraints"] == {"minimum": 0, "maximum": 10}
    assert fields["likelihood.csv", "percent"]["constraints"]["required"]
    assert fields["resource.csv", "nature"]["constraints"]["enum"] == ["flow", "stock"]


def test_decimal_commas_are_declared_where_they_are_written() -> None:
    [number] = [
        field
        for field in resources(EXCEL_SV)["indicator.csv"]["schema"]["fields"]
        if field["name"] == "marginal" or field.get("title") == "band"
    ]
    assert number["decimalChar"] == ","


def test_the_log_is_declared_where_it_is_written() -> None:
    fields = resources()["revision.csv"]["schema"]["fields"]
    assert [field["name"] for field in fields] == list(COLUMNS)
    assert "revision.csv" not in resources(with_log=False)


@STYLES
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # frictionless's own
def test_frictionless_finds_nothing_wrong_in_an_export(
    style: Style, sqlite_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())
    Store.open(sqlite_database).create("plan")
    plan = Workspace.open(sqlite_database, "plan")
    plan.apply(adds(), person=Person("anna-key", "Anna Ek"), reason_needed=False)
    for name, data in archive_files(plan, style=style).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    report = Package(str(tmp_path / PACKAGE)).validate()
    errors = [error.message for task in report.tasks for error in task.errors]
    assert (report.errors, errors) == ([], [])
    assert report.stats["tasks"] == len(KINDS) + 1


def test_frictionless_finds_a_reference_that_leads_nowhere(tmp_path: Path) -> None:
    """The check above can fail."""
    history = full_plan()
    for kind in KINDS:
        data = written(history, kind, Moment(TODAY), today=TODAY)
        wrong = data.replace(b",S1,", b",S9,") if kind == "goal" else data
        (tmp_path / f"{kind}.csv").write_bytes(wrong)
    described = json.dumps(package(CANONICAL, with_log=False))
    (tmp_path / PACKAGE).write_text(described, encoding="utf-8")
    report = Package(str(tmp_path / PACKAGE)).validate()
    assert "foreign-key" in {error.type for task in report.tasks for error in task.errors}
