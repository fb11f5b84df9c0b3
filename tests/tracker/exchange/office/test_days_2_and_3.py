"""A controller's two files go in by the profiles that come along, as their paper says."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tracker import stage
from tests.tracker.exchange.office.desk import GOALS, QUARTERS, SAMPLES
from tracker import demo
from tracker.exchange.imports import Import, carry_out
from tracker.exchange.profiles import SHIPPED, profile_at
from tracker.exchange.sheets import File
from tracker.words import Words
from tracker.workspace import Workspace


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    """Give Väderåsa through its eight reviews."""
    workspace = stage.empty(tmp_path)
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace


def bring(plan: Workspace, name: str, profile: str) -> Import:
    files = [File(name, (SAMPLES / name).read_bytes())]
    return carry_out(plan, files, person=stage.ANNA, profile=profile_at(profile))


def sheets(found: Import) -> dict[str, dict[str, Any]]:
    return {file["kind"]: file for file in found.plain(Words("sv"))["files"]}


def held(plan: Workspace, kind: str, key: str, field: str) -> Any:
    moment = plan.history().moment("now", plan.today())
    return getattr(plan.history().at(moment).get(kind, key), field)


def test_the_quarters_are_written_once_and_taken_back_as_one(plan: Workspace) -> None:
    before = plan.history().position
    done = bring(plan, QUARTERS, "vaderasa-quarters")
    assert done.written
    assert done.change is not None
    again = bring(plan, QUARTERS, "vaderasa-quarters")
    assert not again.written
    assert [file["rows"]["changed"] for file in sheets(again).values()] == [0, 0]
    plan.undo(done.change, person=stage.ANNA)
    assert held(plan, "observation", "I07/2024-Q3", "state") == "final"
    assert plan.history().position > before + len(done.edits)


def test_the_quarters_say_what_their_paper_says(plan: Workspace, expected: dict[str, Any]) -> None:
    found = sheets(bring(plan, QUARTERS, "vaderasa-quarters"))["observation"]
    flyttnetto, _, employed, _ = expected[QUARTERS]["checks"]
    for period in ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"):
        assert held(plan, "observation", f"I11/{period}", "value") == flyttnetto[period]
    assert held(plan, "observation", "I04/2022-Q1", "value") == employed["2022-Q1"]
    assert held(plan, "observation", "I07/2024-Q3", "value") == 4.97
    assert held(plan, "observation", "I07/2024-Q3", "state") == "preliminary"
    assert held(plan, "observation", "I07/2024-Q4", "value") == 4.93  # u.s. deletes nothing
    assert held(plan, "observation", "I10/2024-Q3", "value") == 66  # nor does ..
    skipped = expected[QUARTERS]["section_rows"] + expected[QUARTERS]["summary_rows_to_skip"]
    assert found["rows"]["skipped"] == skipped
    assert (found["header_row"], found["decimal"]) == (1, expected[QUARTERS]["decimal"])


def test_a_target_that_was_decided_stays_and_its_decision_is_named(plan: Workspace) -> None:
    found = sheets(bring(plan, QUARTERS, "vaderasa-quarters"))["indicator"]
    assert found["rows"]["clashes"] == 1
    assert [(note["row"], "B07" in note["message"]) for note in found["notes"]] == [(4, True)]
    assert held(plan, "indicator", "I01", "target_value") == 95


def test_the_goal_report_says_what_its_paper_says(
    plan: Workspace, expected: dict[str, Any]
) -> None:
    found = sheets(bring(plan, GOALS, "vaderasa-goals"))
    known = expected[GOALS]
    goals = found["goal"]
    assert (goals["encoding"], goals["delimiter"]) == (known["encoding"], known["delimiter"])
    assert (goals["decimal"], goals["header_row"]) == (known["decimal"], 5)
    assert goals["rows"]["skipped"] == known["total_rows_to_skip"]
    for key, value in (("I04/2024-08", 10085), ("I02/2023", 12.0), ("I01/2024-08", 66)):
        assert held(plan, "observation", key, "value") == value


def test_the_report_holds_from_the_day_it_was_printed_and_the_row_filed_wrong_is_put_right(
    plan: Workspace,
) -> None:
    now = {key: held(plan, "goal", key, "status") for key in ("S1", "N3", "M3")}
    bring(plan, GOALS, "vaderasa-goals")
    then = plan.history().at(plan.history().moment("2024-09-17", plan.today()))
    status = {goal.code: goal.status for goal in then.all("goal")}
    assert {key: status[key] for key in ("S1", "N3", "M3")} == {
        "S1": "not_met",
        "N3": "partly",
        "M3": "not_judged",
    }
    comment = then.get("goal", "S1").status_comment
    assert comment.splitlines()[1] == (
        "Planberedskapen är fortsatt god; två planer vann laga kraft i juni."
    )
    assert {key: held(plan, "goal", key, "status") for key in now} == now


def test_the_example_profile_fills_down_what_the_report_leaves_blank(
    expected: dict[str, Any],
) -> None:
    told = json.loads((SHIPPED / "vaderasa-goals.json").read_bytes())
    assert told["fill_down"] == expected[GOALS]["fill_down_columns"]
