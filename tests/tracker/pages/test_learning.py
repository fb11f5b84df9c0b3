"""What the Changes page tells of what was learnt, and how what came is recorded there."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.tracker import stage
from tracker.pages import changes
from tracker.workspace import Workspace

FIRST = "P1"


def opened(workspace: Workspace, look: str = "What came", at: str = "now") -> AppTest:
    visit = stage.visit(workspace, at=at, params={"view": "learning"})
    test = stage.play(lambda: changes.page(visit))
    test.segmented_control(key="changes_learning").set_value(look).run()
    assert not test.exception, test.exception[0].stack_trace
    return stage.unfolded(test)


def rows(test: AppTest, heading: str) -> list[dict[str, Any]]:
    [found] = [one.value for one in test.table if heading in one.value.columns]
    return [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]


def test_without_anything_resolved_a_sentence_says_what_is_missing(
    demonstration: Workspace,
) -> None:
    said = stage.said(opened(demonstration))
    assert "No scenario and no claim has come yet" in said
    assert "The curve is drawn when 10 are." in said
    assert "Record what came" not in stage.said(opened(demonstration, at="R5"))


def test_a_claim_is_written_down_and_what_came_of_it_is_scored(plan: Workspace) -> None:
    test = opened(plan)
    stage.press(test, "Write down the claim")
    assert [one.value for one in test.error] == ["Title must be filled in."]
    stage.box(test, "claim:text").set_value("More than 41,000 people live here")
    stage.box(test, "claim:day").set_value(date(2026, 12, 31))
    stage.box(test, "claim:percent").set_value("70")
    stage.press(test, "Write down the claim")
    snapshot = plan.history().now(stage.TODAY)
    claim, other = snapshot.get("scenario", FIRST), snapshot.get("scenario", f"{FIRST}x")
    assert (claim.set, claim.resolves_on, claim.outcome) == (FIRST, date(2026, 12, 31), "open")
    assert (other.set, other.catch_all) == (FIRST, True)
    percents = [
        snapshot.get("likelihood", f"{code}/group").percent for code in (FIRST, f"{FIRST}x")
    ]
    assert percents == [70, 30]


def test_what_came_needs_a_choice_and_a_reason(plan: Workspace) -> None:
    test = opened(plan)
    stage.box(test, "claim:text").set_value("More than 41,000 people live here")
    stage.box(test, "claim:day").set_value(date(2026, 12, 31))
    stage.box(test, "claim:percent").set_value("70")
    stage.press(test, "Write down the claim")
    test = opened(plan)
    stage.box(test, "outcome_set").set_value(FIRST).run()
    stage.press(test, "Record what came")
    assert [one.value for one in test.error] == ["Choose one."]
    test.radio(key=f"outcome_{FIRST}:came").set_value(FIRST)
    stage.box(test, f"outcome_{FIRST}:text").set_value("SCB counted 41,203 at the end of the year")
    stage.press(test, "Record what came")
    outcomes = {
        code: plan.history().now(stage.TODAY).get("scenario", code).outcome
        for code in (FIRST, f"{FIRST}x")
    }
    assert outcomes == {FIRST: "occurred", f"{FIRST}x": "did_not"}
    [row] = rows(opened(plan), "Against chance")
    assert FIRST in row["What"]
    assert row["Came"] == "yes"


def test_signals_say_what_they_told_and_how_soon_they_were_answered(
    demonstration: Workspace,
) -> None:
    test = opened(demonstration, "Early signals afterwards")
    assert [row["Hits"] for row in rows(test, "Hits")] == ["1"] * 5
    assert "7 of 7 signals were answered." in stage.said(test)
    assert [row["Days"] for row in rows(test, "Triggered")] == ["0", "0", "0", "154", "0", "0", "0"]
    assert "confirmed 3 times without a new check, and fell 2025-03-18" in stage.said(test)


def test_records_that_are_only_carried_along_come_first(demonstration: Workspace) -> None:
    test = opened(demonstration, "Record by record")
    first = rows(test, "Last looked at")[0]
    assert (first["Reviews since"], first["Confirmed"], first["Revised"]) == ("8", "0", "0")


def test_the_routine_tells_how_it_was_changed(demonstration: Workspace) -> None:
    [row] = rows(opened(demonstration, "The routine itself"), "Why")
    assert "3 → 2" in row["What"]
    assert "R5" in row["When"]
    test = opened(demonstration, "The routine itself", at="R3")
    assert "has been changed" in stage.said(test)


def test_where_actors_agree_is_drawn_with_its_table(demonstration: Workspace) -> None:
    test = opened(demonstration, "Agreed or apart")
    verdicts = {row["What"].lstrip("[")[:2]: row["Verdict"] for row in rows(test, "Verdict")}
    assert (verdicts["S3"], verdicts["N1"], verdicts["V1"]) == ("agreed", "apart", "")
