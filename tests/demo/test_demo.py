"""The demonstration as it ships: the product's archives, held against a replay of its own."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from demo import build, schema, write_source
from demo.derive_expected import EXPECTED, WORDS
from demo.edits import LANGUAGES, plain, translator
from demo.replay import rows_of
from scenarios.difference import FieldChange, compare
from scenarios.history import History
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act
from tracker import demo
from tracker.accounts import Person
from tracker.exchange.imports import carry_out
from tracker.exchange.out.exports import archive_bytes
from tracker.exchange.sheets import File
from tracker.store import Store
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)
SOMEBODY = Person("somebody", "Somebody")
expected = json.loads(EXPECTED.read_text(encoding="utf-8"))


def replayed(url: str, language: str) -> Workspace:
    """Bring an archive into an empty workspace, as the product's own `demo` does."""
    store = Store.open(url)
    store.create(language)
    workspace = Workspace.open(url, language)
    path = demo.archive(language)
    files = [File(path.name, path.read_bytes())]
    assert carry_out(workspace, files, person=SOMEBODY).written
    return workspace


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'plan.sqlite'}"
    yield url
    Store.open(url).close()


@pytest.fixture(scope="module")
def histories(database: str) -> dict[str, History]:
    return {language: replayed(database, language).history() for language in LANGUAGES}


@pytest.fixture
def history(histories: dict[str, History]) -> History:
    return histories["sv"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def told(histories: dict[str, History], language: str) -> History:
    return histories[language]


def test_the_archives_are_what_the_product_builds_from_the_sources(language: str) -> None:
    """When this fails after a change of the product: `python -m demo.build`."""
    assert demo.archive(language).read_bytes() == build.archive(language)


def test_an_archive_comes_back_whole_in_either_database(database_url: str, language: str) -> None:
    workspace = replayed(database_url, language)
    verdict = workspace.verify()
    assert verdict.ok
    assert archive_bytes(workspace) == demo.archive(language).read_bytes()


def history_files() -> list[File]:
    """Give the source files without `made_at`, and without the import that was undone."""
    undone = {row["undoes"] for row in rows_of("changes")}
    files = []
    for kind in KINDS:
        columns = [name for name in schema.columns(kind) if name != "made_at"]
        rows = [
            {name: row[name] for name in columns}
            for row in rows_of(kind)
            if row["made_at"] not in undone
        ]
        files.append(File(f"{kind}.csv", write_source.as_csv(columns, rows)))
    return files


def test_the_sources_are_history_files_that_the_product_reads(
    sqlite_database: str, history: History
) -> None:
    Store.open(sqlite_database).create("read")
    workspace = Workspace.open(sqlite_database, "read")
    assert carry_out(workspace, history_files(), person=SOMEBODY).written
    for kind in KINDS:
        for day in (date(2024, 10, 15), TODAY):
            read, shipped = (each.now(day).table(kind) for each in (workspace.history(), history))
            pd.testing.assert_frame_equal(read, shipped)


def test_every_act_was_written(told: History) -> None:
    acts = {row.act for change in told.changes() for row in told.revisions_in(change.id)}
    assert acts == set(Act) - {Act.REDACT}


def revised(change: FieldChange) -> dict[str, Any]:
    """Write a changed field as `compare` answers it in JSON."""
    field = KINDS[change.kind].fields[change.field]
    return {
        "kind": change.kind,
        "key": change.key,
        "field": change.field,
        "before": field.plain(change.before),
        "after": field.plain(change.after),
        "act": change.act,
        "review": change.review,
        "reason": change.reason,
        "trigger": change.trigger,
        "author": change.author,
        "decision": change.decision,
    }


def in_language(change: dict[str, Any], language: str) -> dict[str, Any]:
    """Give an expected change with its texts in a language."""
    translate = translator(language)
    told = {name: translate(change[name]) for name in ("reason", "author")}
    values = {
        name: plain(change["kind"], change["field"], change[name], language)
        for name in ("before", "after")
    }
    return change | told | values


def name_of(change: dict[str, Any]) -> tuple[str, str, str]:
    return change["kind"], change["key"], change["field"]


def test_the_whole_difference_from_r4_to_r8_is_the_one_derived_from_the_tables(
    told: History, language: str
) -> None:
    found = compare(told, told.moment("R4", TODAY), told.moment("R8", TODAY))
    wanted = expected["difference"]
    for name in ("added", "retired", "restored"):
        records = [{"kind": record.kind, "key": record.key} for record in getattr(found, name)]
        assert sorted(records, key=str) == sorted(wanted[name], key=str)
    assert sorted(map(revised, found.revised), key=name_of) == sorted(
        (in_language(change, language) for change in wanted["revised"]), key=name_of
    )
    assert not any(change.method_changed for change in found.revised)


def test_likelihoods_cross_from_a_over_b_to_c(told: History) -> None:
    wanted = {
        "R1": (35, 25, 20, 20),
        "R5": (15, 40, 15, 30),
        "R7": (20, 25, 30, 25),
        "R8": (20, 20, 35, 25),
    }
    for review, percents in wanted.items():
        table = told.at(told.moment(review, TODAY)).table("likelihood")
        assert tuple(table["percent"]) == percents
        assert tuple(expected["figures"]["likelihoods"][review].values()) == percents


@pytest.mark.parametrize(("review", "free"), [("R4", 1.5), ("R5", -2.0), ("R6", 0.5), ("R8", 0.5)])
def test_g4_is_promised_twice_at_r5_and_shared_out_anew_at_r6(
    history: History, review: str, free: float
) -> None:
    snapshot = history.at(history.moment(review, TODAY))
    sums = {}
    for kind in ("contribution", "allocation"):
        table = snapshot.table(kind)
        sums[kind] = table.loc[table["resource"] == "G4", "amount"].sum()
    assert sums["contribution"] - sums["allocation"] == free
    assert expected["figures"]["G4"][review]["free"] == free


@pytest.mark.parametrize(
    ("moment", "target"),
    [("R3", 120), ("R4", 120), ("2024-11-24", 120), ("2024-11-25", 95), ("R8", 95)],
)
def test_the_housing_target_is_lowered_between_two_reviews(
    history: History, moment: str, target: float
) -> None:
    snapshot = history.at(history.moment(moment, TODAY))
    assert snapshot.get("indicator", "I01").target_value == target
    assert expected["figures"]["I01 target"][moment] == target


def test_the_lower_target_names_its_decision_and_that_its_paragraph(
    history: History,
) -> None:
    line = history.story(RecordId("indicator", "I01"), "target_value")[0]
    assert (line.effective_on, line.review, line.reason) == (
        date(2024, 11, 25),
        None,
        "Byggmarknaden tar längre tid än väntat",
    )
    decision = history.now(TODAY).get("decision", "B07")
    assert decision.reference == expected["figures"]["B07 reference"] == "KF 2024-11-25 § 118"


def test_every_state_at_every_review_is_the_one_derived(told: History) -> None:
    for name, (kind, field) in WORDS.items():
        for review, wanted in expected["figures"][name].items():
            table = told.at(told.moment(review, TODAY)).table(kind)
            assert dict(zip(table["key"], table[field], strict=True)) == wanted


def test_the_plan_at_r8_holds_as_many_records_as_the_replay(history: History) -> None:
    snapshot = history.at(history.moment("R8", TODAY))
    counted = {kind: len(snapshot.keys(kind)) for kind in KINDS}
    assert counted == expected["figures"]["living at R8"]


def test_what_was_known_at_r4_differs_from_what_is_known_of_that_day_now(history: History) -> None:
    then = history.at(history.moment("R4", TODAY)).get("contribution", "G2/TK")
    now = history.at(history.moment("2024-10-15", TODAY)).get("contribution", "G2/TK")
    assert (then.state, now.state) == ("decided", "agreed")


def test_both_languages_have_the_same_history(histories: dict[str, History]) -> None:
    swedish, english = histories.values()
    assert swedish.position == english.position
    assert [mark.made_at for mark in swedish.changes()] == [
        mark.made_at for mark in english.changes()
    ]
