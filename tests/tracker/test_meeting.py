"""Holding a review without a browser: begin, take things up, keep what is typed, sum up."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from scenarios.codes import next_code
from scenarios.edits import Add, Confirm, Retire, Revise
from scenarios.held import done_in, outcomes
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from scenarios.walk import walk_of
from tests.tracker import stage
from tests.tracker.stage import ANNA, press
from tracker.accounts import Person
from tracker.pages import hold
from tracker.workspace import Workspace

WHY = "The forecast of the power company came."
BO = Person("0f1e2d3c4b5a6978", "Bo Ek")
NINTH: dict[str, Any] = {"title": "Spring", "date": stage.TODAY, "state": "planned"}


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TODAY", stage.TODAY.isoformat())


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a plan with a record of every kind and a review that is planned for today."""
    workspace = stage.full(tmp_path)
    for person in (ANNA, BO):
        workspace.store.ensure(person)
    workspace.apply([Add(kind="review", key="R9", values=NINTH)], person=ANNA)
    return workspace


def attending(workspace: Workspace, turn: str = "", **more: Any) -> AppTest:
    """Come to the meeting; the address says what is taken up."""

    def draw() -> None:
        query = streamlit.query_params
        if turn and "turn" not in query:
            query["turn"] = turn
        params = {"review": "R9", **{name: query[name] for name in query}}
        hold.page(stage.visit(workspace, params=params, **more))

    return stage.unfolded(stage.play(draw))


@pytest.fixture
def open_review(workspace: Workspace) -> Workspace:
    """Give the plan with its review begun."""
    workspace.apply([Revise(kind="review", key="R9", values={"state": "open"})], person=ANNA)
    return workspace


def said(test: AppTest) -> str:
    """Give what can be read, as it is read."""
    return stage.said(test).replace("\\", "")


def key(test: AppTest, ending: str) -> Any:
    """Give the button whose key ends so."""
    [button] = [one for one in test.button if str(one.key).endswith(ending)]
    return button


def act(test: AppTest, ending: str) -> AppTest:
    """Press the button whose key ends so."""
    key(test, ending).click().run()
    assert not test.exception, test.exception[0].stack_trace
    return test


def came(workspace: Workspace) -> dict[str, Act]:
    """Give what the review has come to so far, by kind and key."""
    found = outcomes(workspace.history(), "R9")
    return {f"{record.kind}:{record.key}": act for record, act in found.items()}


# ---------------------------------------------------------------------- beginning


def test_a_review_begins_with_who_is_there_by_role(workspace: Workspace) -> None:
    test = attending(workspace)
    stage.box(test, ":participants").set_value(["Planchef", "Ekonom"])
    stage.box(test, ":chair").set_value("Planchef")
    press(test, "Begin the review")
    review = workspace.history().now(stage.TODAY).get("review", "R9")
    assert (review.state, review.participants, review.chair) == (
        "open", ("Planchef", "Ekonom"), "Planchef",
    )  # fmt: skip
    assert done_in(workspace.history(), "R9") == []


def test_those_of_last_time_are_proposed_and_an_unfinished_review_is_told_of(
    workspace: Workspace,
) -> None:
    test = attending(workspace)
    assert stage.box(test, ":participants").value == ["Planchef", "Ekonom"]
    assert "R1 is not finalised" in said(test)


def test_who_takes_part_says_their_name_once(workspace: Workspace) -> None:
    test = attending(workspace, person=None)
    stage.box(test, "hold_who:name").set_value("Cia")
    press(test, "Take part")
    assert "Cia" in [person.name for person in workspace.persons().values()]


def test_nobody_takes_part_without_a_name_and_that_is_said(workspace: Workspace) -> None:
    test = attending(workspace, person=None)
    press(test, "Take part")
    assert "Write your name" in said(test)


def test_a_review_is_not_held_in_the_past_nor_when_there_is_none(open_review: Workspace) -> None:
    assert "A review is held now" in said(attending(open_review, at="2026-11-23"))

    def draw() -> None:
        hold.page(stage.visit(open_review, params={"review": "R99"}))

    assert "There is no such review" in said(stage.play(draw))


# ---------------------------------------------------------------------- acts


def test_one_press_confirms_and_turns_to_what_is_next(open_review: Workspace) -> None:
    test = attending(open_review, "goal:S1")
    act(test, "hold_act_confirm")
    assert came(open_review) == {"goal:S1": Act.CONFIRM}
    assert "Confirmed: S1" in said(test)
    assert test.title[0].value != "S1 Fler bostäder"


def test_an_assumption_asks_what_it_rests_on_and_no_new_check_is_an_answer(
    open_review: Workspace,
) -> None:
    test = attending(open_review, "assumption:F1")
    act(test, "hold_act_confirm")
    assert "Write what it rests on" in said(test)
    assert came(open_review) == {}
    stage.box(test, "assumption:F1").set_value("SCB 2026")
    act(test, "hold_act_confirm")
    [done] = done_in(open_review.history(), "R9")
    assert done.line.carried == {"rests_on": "SCB 2026"}
    other = attending(open_review, "assumption:F2")
    act(other, "hold_act_unchecked")
    assert came(open_review)["assumption:F2"] is Act.CONFIRM
    assert "Confirmed without a new check" in said(attending(open_review, "assumption:F2"))


def test_the_likelihoods_of_a_set_are_confirmed_together(open_review: Workspace) -> None:
    test = attending(open_review, "likelihood:A/group")
    act(test, "hold_act_unchecked")
    assert came(open_review) == {
        "likelihood:A/group": Act.CONFIRM,
        "likelihood:B/group": Act.CONFIRM,
    }


def test_what_is_deferred_comes_back_and_can_be_undone(open_review: Workspace) -> None:
    test = attending(open_review, "goal:S2")
    act(test, "hold_act_defer")
    assert came(open_review) == {"goal:S2": Act.DEFER}
    act(test, "hold_undo")
    assert came(open_review) == {}
    assert "Undone: S2" in said(test)


def test_only_ones_own_last_act_is_offered_to_be_undone(open_review: Workspace) -> None:
    open_review.apply([Confirm(kind="goal", key="S2")], person=BO, review="R9")
    test = attending(open_review, "goal:S1")
    assert [one.key for one in test.button if str(one.key) == "hold_undo"] == []


def test_what_is_begun_is_saved_or_cancelled_before_anything_is_confirmed_or_put_off(
    open_review: Workspace,
) -> None:
    test = revising(open_review, "assumption:F1")
    stage.box(test, ":reason").set_value(WHY).run()
    for ending in ("hold_act_defer", "hold_act_unchecked"):
        act(test, ending)
        assert "You have begun to change it" in said(test)
    assert came(open_review) == {}
    act(test, "hold_cancel")
    act(test, "hold_act_defer")
    assert came(open_review) == {"assumption:F1": Act.DEFER}


@pytest.mark.parametrize("ending", ["hold_act_retire", "hold_act_correct"])
def test_a_form_that_is_cancelled_is_closed(open_review: Workspace, ending: str) -> None:
    test = act(attending(open_review, "goal:S1"), ending)
    press(test, "Cancel")
    assert "Cancel" not in [button.label for button in test.button]


def test_after_what_is_retired_comes_the_next_of_its_room(open_review: Workspace) -> None:
    test = act(attending(open_review, "assumption:F1"), "hold_act_retire")
    stage.box(test, ":reason").set_value(WHY)
    next(one for one in test.button if one.label == "Retire" and not one.icon).click().run()
    assert came(open_review) == {"assumption:F1": Act.RETIRE}
    assert test.title[0].value.startswith("F2")


def test_what_cannot_be_undone_says_why(open_review: Workspace) -> None:
    for person, text in ((ANNA, "Eight of ten."), (BO, "Nine of ten.")):
        values = {"status_comment": text}
        edit = Revise(kind="goal", key="S1", values=values, reason=WHY, trigger="learned")
        open_review.apply([edit], person=person, review="R9")
    test = act(attending(open_review, "goal:S1"), "hold_undo")
    assert "Goal S1 was written again" in said(test)
    goal = open_review.history().now(stage.TODAY).get("goal", "S1")
    assert goal.status_comment == "Nine of ten."


# ---------------------------------------------------------------------- revising


def revising(workspace: Workspace, turn: str, **more: Any) -> AppTest:
    test = attending(workspace, turn, **more)
    return act(test, "hold_act_revise")


def test_a_goal_and_its_target_are_revised_together_with_one_reason(
    open_review: Workspace,
) -> None:
    test = revising(open_review, "goal:S1")
    stage.box(test, "goal_S1_revise:status").set_value("met")
    stage.box(test, "indicator_I01_revise:target_value").set_value("95")
    act(test, "hold_save")
    assert came(open_review) == {}
    assert "Write why you change goal S1." in str(stage.box(test, ":reason").label)
    assert "Choose one." in str(stage.box(test, ":trigger").label)
    stage.box(test, ":reason").set_value(WHY)
    stage.box(test, ":trigger").set_value("learned")
    act(test, "hold_save")
    assert came(open_review) == {"goal:S1": Act.REVISE, "indicator:I01": Act.REVISE}
    lines = [one.line for one in done_in(open_review.history(), "R9")]
    assert {line.change for line in lines} == {lines[0].change}
    assert {(line.reason, line.trigger) for line in lines} == {(WHY, "learned")}


def test_a_missing_reason_and_a_missing_trigger_are_told_at_once(open_review: Workspace) -> None:
    test = revising(open_review, "goal:S1")
    stage.box(test, ":status").set_value("met")
    act(test, "hold_save")
    assert "Choose one." in str(stage.box(test, ":trigger").label)
    assert "Write why you change goal S1." in str(stage.box(test, ":reason").label)
    assert came(open_review) == {}


def test_what_is_typed_is_kept_until_it_is_saved_or_thrown_away(open_review: Workspace) -> None:
    test = revising(open_review, "goal:S1")
    stage.box(test, ":reason").set_value(WHY).run()
    stage.box(test, ":status_comment").set_value("Åtta av tio.").run()
    drafts = open_review.store.drafts(open_review.name)
    [kept] = drafts.of("R9", ANNA.key)
    assert kept.about == "goal:S1"
    fresh = attending(open_review, "goal:S1")
    assert stage.box(fresh, ":status_comment").value == "Åtta av tio."
    assert stage.box(fresh, ":reason").value == WHY
    act(fresh, "hold_cancel")
    assert drafts.of("R9") == []
    assert [one.key for one in fresh.button if str(one.key) == "hold_save"] == []


def test_somebody_elses_draft_is_nobody_elses_business(open_review: Workspace) -> None:
    test = revising(open_review, "goal:S1")
    stage.box(test, ":reason").set_value(WHY).run()
    other = attending(open_review, "goal:S1", person=BO)
    assert [one.key for one in other.button if str(one.key) == "hold_save"] == []


def test_a_draft_that_outlived_the_server_still_sees_what_others_wrote(
    open_review: Workspace,
) -> None:
    test = revising(open_review, "goal:S1")
    stage.box(test, ":status_comment").set_value("Mine").run()
    edit = Revise(kind="goal", key="S1", values={"status_comment": "Theirs"}, reason=WHY)
    open_review.apply([edit], person=BO, review="R9")
    fresh = attending(open_review, "goal:S1")
    stage.box(fresh, ":reason").set_value(WHY)
    stage.box(fresh, ":trigger").set_value("learned")
    act(fresh, "hold_save")
    told = said(fresh)
    assert "Somebody else has changed" in told
    assert "Theirs" in told
    stage.box(fresh, "choice:status_comment").set_value("yours")
    act(fresh, "hold_save")
    goal = open_review.history().now(stage.TODAY).get("goal", "S1")
    assert goal.status_comment == "Mine"


def test_a_resource_says_while_it_is_typed_what_would_be_left(open_review: Workspace) -> None:
    test = revising(open_review, "resource:G4")
    stage.box(test, "G4/N1_revise:amount").set_value("20").run()
    assert "over-allocated by 2" in said(test)
    stage.box(test, "G4/N1_revise:amount").set_value("twenty").run()
    assert "9" in said(test)


def test_one_more_goal_may_draw_on_a_resource(open_review: Workspace) -> None:
    test = revising(open_review, "resource:G4")
    stage.box(test, "allocation_G4_add:goal").set_value("S2")
    stage.box(test, "allocation_G4_add:amount").set_value("1.5")
    stage.box(test, ":reason").set_value(WHY)
    stage.box(test, ":trigger").set_value("learned")
    act(test, "hold_save")
    found = open_review.history().now(stage.TODAY).get("allocation", "G4/S2")
    assert found.amount == 1.5


def test_a_missing_value_is_written_without_a_reason(open_review: Workspace) -> None:
    turns = walk_of(open_review.history(), "R9", stage.TODAY)
    turn = next(one.name for one in turns if one.room == "indicators")
    test = attending(open_review, turn)
    stage.box(test, "_add:value").set_value("71")
    act(test, "hold_save")
    [added] = done_in(open_review.history(), "R9")
    assert (added.record.kind, added.act) == ("observation", Act.ADD)


# ---------------------------------------------------------------------- likelihoods


def judging(workspace: Workspace, **percents: str) -> AppTest:
    test = attending(workspace, "likelihood:A/group")
    for code, text in percents.items():
        stage.box(test, f"_revise:{code}").set_value(text).run()
    return test


def test_likelihoods_are_saved_only_when_they_are_a_hundred(open_review: Workspace) -> None:
    test = judging(open_review, A="50")
    assert "10 missing" in said(test)
    assert key(test, "hold_save").disabled
    stage.box(test, "_revise:B").set_value("50").run()
    stage.box(test, ":reason").set_value(WHY)
    act(test, "hold_save")
    assert came(open_review) == {
        "likelihood:A/group": Act.REVISE,
        "likelihood:B/group": Act.REVISE,
    }


def test_normalising_keeps_the_proportions_and_makes_the_sum_a_hundred(
    open_review: Workspace,
) -> None:
    test = judging(open_review, A="30", B="30")
    act(test, "_normalise")
    values = [stage.box(test, f"_revise:{code}").value for code in "AB"]
    assert values == ["50", "50"]
    assert not key(test, "hold_save").disabled


def test_the_rest_goes_to_the_catch_all_where_there_is_one(open_review: Workspace) -> None:
    edit = Revise(kind="scenario", key="B", values={"catch_all": True}, reason=WHY)
    open_review.apply([edit], person=ANNA)
    test = judging(open_review, A="37")
    act(test, "_rest")
    assert stage.box(test, "_revise:B").value == "63"


def test_likelihoods_that_are_typed_are_kept_too(open_review: Workspace) -> None:
    judging(open_review, A="37")
    fresh = attending(open_review, "likelihood:A/group")
    assert stage.box(fresh, "_revise:A").value == "37"


# ---------------------------------------------------------------------- deciding and summing up


def deciding(workspace: Workspace) -> AppTest:
    test = attending(workspace, "goal:S1")
    return act(test, "hold_decision_open")


def test_a_decision_is_noted_with_who_and_about_what(open_review: Workspace) -> None:
    test = deciding(open_review)
    stage.box(test, ":text").set_value("Ask for a forecast")
    assert "*" in stage.box(test, ":owner").label
    act(test, "hold_decide")
    assert any("nobody's" in str(one.label) for one in [*test.text_input, *test.selectbox])
    stage.box(test, ":owner").set_value("Controller")
    act(test, "hold_decide")
    [added] = done_in(open_review.history(), "R9")
    decision = open_review.history().now(stage.TODAY).get("decision", added.record.key)
    assert (decision.owner, decision.taken_in, decision.state) == ("Controller", "R9", "open")
    assert decision.bears_on == ("goal:S1",)


def test_a_decision_that_is_typed_stays_whatever_others_note(open_review: Workspace) -> None:
    test = deciding(open_review)
    stage.box(test, ":text").set_value("Ask for a forecast").run()
    code = next_code(open_review.history().now(stage.TODAY).keys("decision"), "B01")
    theirs = Add(kind="decision", key=code, values={"text": "Theirs", "taken_in": "R9"})
    open_review.apply([theirs], person=BO, review="R9")
    stage.box(test, ":owner").set_value("Controller").run()
    assert stage.box(test, ":text").value == "Ask for a forecast"
    act(test, "hold_decide")
    texts = [one.text for one in open_review.history().now(stage.TODAY).all("decision")]
    assert texts[-2:] == ["Theirs", "Ask for a forecast"]


def test_a_decision_that_is_typed_outlives_the_server_and_is_told_of_at_the_end(
    open_review: Workspace,
) -> None:
    test = deciding(open_review)
    stage.box(test, ":text").set_value("Ask for a forecast").run()
    stage.box(test, ":due").set_value(date(2027, 6, 24)).run()
    assert "not saved: a new decision" in said(attending(open_review, "sum"))
    fresh = deciding(open_review)
    assert stage.box(fresh, ":text").value == "Ask for a forecast"
    assert stage.box(fresh, ":due").value == date(2027, 6, 24)
    act(fresh, "hold_decide_not")
    assert open_review.store.drafts(open_review.name).of("R9") == []


def test_a_day_when_nobody_works_is_told_of_once(open_review: Workspace) -> None:
    test = deciding(open_review)
    stage.box(test, ":due").set_value(date(2027, 7, 15)).run()
    assert said(test).count("in week 28, when nothing should be due") == 1


def test_the_end_tells_what_was_done_what_was_not_and_what_is_unsaved(
    open_review: Workspace,
) -> None:
    open_review.apply([Confirm(kind="goal", key="S2")], person=ANNA, review="R9")
    test = revising(open_review, "goal:S1")
    stage.box(test, ":reason").set_value(WHY).run()
    told = said(attending(open_review, "sum"))
    assert "To sum up" in told
    assert "**Confirmed** · 1" in told
    assert "You have begun and not saved: S1 Fler bostäder" in told


def test_the_end_tells_what_was_begun_about_something_that_is_retired_meanwhile(
    open_review: Workspace,
) -> None:
    test = revising(open_review, "assumption:F1")
    stage.box(test, ":reason").set_value(WHY).run()
    gone = Retire(kind="assumption", key="F1", reason=WHY)
    open_review.apply([gone], person=BO, review="R9")
    assert "not saved: assumption:F1" in said(attending(open_review, "sum"))


def test_what_was_undone_from_the_end_is_no_longer_told(open_review: Workspace) -> None:
    open_review.apply([Confirm(kind="goal", key="S2")], person=ANNA, review="R9")
    test = attending(open_review, "sum")
    [undo] = [one for one in test.button if str(one.key).startswith("hold_undo_")]
    undo.click().run()
    assert came(open_review) == {}


def test_a_finalised_review_leads_to_its_notes(open_review: Workspace) -> None:
    closing = {"state": "finalised", "finalised_text": "Said."}
    edits = [Revise(kind="review", key=code, values=closing) for code in ("R1", "R9")]
    for edit in edits:
        open_review.apply([edit], person=ANNA, review=edit.key)
    assert "It is finalised and never changes" in said(attending(open_review))


# ---------------------------------------------------------------------- what meetings throw at it


def test_a_reason_of_ten_thousand_letters_with_line_breaks_is_kept_whole(
    open_review: Workspace,
) -> None:
    reason = ("Först det ena.\r\nSedan det andra.\n" * 400)[:10_000]
    test = revising(open_review, "goal:S1")
    stage.box(test, ":status_comment").set_value("=SUM(A1)\n<b>Åsa</b> sa: ja")
    stage.box(test, ":reason").set_value(reason)
    stage.box(test, ":trigger").set_value("learned")
    act(test, "hold_save")
    [done] = done_in(open_review.history(), "R9")
    assert done.line.reason == reason.replace("\r\n", "\n").strip()
    assert done.line.set["status_comment"][1] == "=SUM(A1)\n<b>Åsa</b> sa: ja"


def test_a_name_and_a_role_with_a_script_are_only_texts(workspace: Workspace) -> None:
    script = "<script>alert('x')</script>"
    test = attending(workspace, person=None)
    stage.box(test, "hold_who:name").set_value(script)
    press(test, "Take part")
    begun = attending(workspace)
    stage.box(begun, ":participants").set_value([script])
    press(begun, "Begin the review")
    assert workspace.history().now(stage.TODAY).get("review", "R9").participants == (script,)
    for text in attending(workspace).markdown:
        assert "<script>" not in str(text.value).replace("\\<", "")


def test_likelihoods_of_a_scenario_that_is_gone_meanwhile_are_refused_and_nothing_is_lost(
    open_review: Workspace,
) -> None:
    test = judging(open_review, A="50", B="50")
    stage.box(test, ":reason").set_value(WHY)
    stage.box(test, ":trigger").set_value("learned")
    gone = [
        Retire(kind=record.kind, key=record.key, reason=WHY)
        for record in open_review.history().referrers(RecordId("scenario", "B"), stage.TODAY)
    ]
    kept = [
        Revise(kind="likelihood", key=f"A/{judge}", values={"percent": 100}, reason=WHY)
        for judge in ("group", "RM")
    ]
    scenario = Retire(kind="scenario", key="B", reason=WHY)
    open_review.apply([*kept, *gone, scenario], person=BO)
    act(test, "hold_save")
    assert came(open_review) == {}
    assert test.error or "Somebody else" in said(test)
    assert open_review.history().now(stage.TODAY).get("likelihood", "A/group").percent == 100


def test_what_somebody_else_did_meanwhile_is_not_done_twice(open_review: Workspace) -> None:
    test = attending(open_review, "goal:S2")
    open_review.apply([Confirm(kind="goal", key="S2")], person=BO, review="R9")
    act(test, "hold_act_confirm")
    assert len(done_in(open_review.history(), "R9")) == 1


# ---------------------------------------------------------------------- a plan that is only begun

ONLY: list[tuple[Add, ...]] = [
    (),
    (Add(kind="goal", key="S1", values={"title": "A goal"}),),
    (Add(kind="resource", key="G1", values={"title": "A fund", "unit": "mnkr"}),),
    (
        Add(
            kind="indicator",
            key="I01",
            values={"title": "Jobs", "unit": "st", "wanted": "raise", "frequency": "free"},
        ),
    ),
]


@pytest.mark.parametrize("adds", ONLY, ids=["nothing", "goal", "resource", "free"])
def test_a_plan_that_is_only_begun_can_be_reviewed(tmp_path: Path, adds: tuple[Add, ...]) -> None:
    workspace = stage.empty(tmp_path)
    workspace.store.ensure(ANNA)
    opened = Add(kind="review", key="R9", values=NINTH | {"state": "open"})
    workspace.apply([opened, *adds], person=ANNA)
    turns = walk_of(workspace.history(), "R9", stage.TODAY)
    for turn in turns:
        test = act(attending(workspace, turn.name), "hold_act_defer")
        assert test.title[0].value == "To sum up"
    assert attending(workspace).title
    assert set(came(workspace)) == {turn.name for turn in turns}


def test_likelihoods_that_were_never_set_are_set_and_not_confirmed(tmp_path: Path) -> None:
    workspace = stage.empty(tmp_path)
    workspace.store.ensure(ANNA)
    opened = Add(kind="review", key="R9", values=NINTH | {"state": "open"})
    scenarios = [Add(kind="scenario", key=key, values={"title": key}) for key in "AB"]
    workspace.apply([opened, *scenarios], person=ANNA)
    test = judging(workspace, A="60", B="40")
    assert [one.key for one in test.button if str(one.key).startswith("hold_act_")] == []
    act(test, "hold_save")
    assert came(workspace) == {f"likelihood:{code}/group": Act.ADD for code in "AB"}
