from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from scenarios.edits import Add, Revise
from scenarios.errors import Refused
from scenarios.fields import Choice, Day, Number, Percent, Texts, Whole, Wholes
from scenarios.kinds import KINDS, RecordId
from tests import plans
from tests.tracker import stage
from tracker import forms
from tracker.accounts import Permission, Person
from tracker.forms.inputs import options_of, read, typed
from tracker.store import Store
from tracker.store.refusals import DatabaseAway
from tracker.words import Words
from tracker.workspace import Workspace

WHY = "The forecast of the power company came."
S1 = RecordId("goal", "S1")
I01 = RecordId("indicator", "I01")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return stage.full(tmp_path)


def acting(workspace: Workspace, record: RecordId, act: str, **more: Any) -> AppTest:
    """Open the form of an act on a record."""

    def draw() -> None:
        visit = stage.visit(workspace, **more)
        forms.acts(visit, record)
        for sentence in forms.told():
            streamlit.markdown(sentence)

    test = stage.play(draw)
    [choice] = test.get("button_group")
    choice.set_value(act).run()  # type: ignore[union-attr]
    assert not test.exception, test.exception[0].stack_trace
    return test


def goal(workspace: Workspace, key: str = "S1") -> Any:
    return workspace.history().now(stage.TODAY).get("goal", key)


# ---------------------------------------------------------------------- fields and widgets


def test_every_value_of_every_field_comes_back_from_its_widget_as_it_was(
    workspace: Workspace,
) -> None:
    for language in ("sv", "en"):
        visit = stage.visit(workspace, language=language)
        for record in plans.every_record():
            values = visit.snapshot.values(*record) or {}
            for name, held in values.items():
                field = KINDS[record.kind].fields[name]
                assert read(visit, field, typed(visit, field, held)) == held, (record, name)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_typed_in_either_language_is_the_number(value: float) -> None:
    for language in ("sv", "en"):
        visit = Speaking(language)
        assert read(visit, Number(), typed(visit, Number(), value)) == value  # type: ignore[arg-type]


class Speaking:
    """As much of a visit as a plain field asks for."""

    def __init__(self, language: str) -> None:
        self.words = Words(language)


@pytest.mark.parametrize(
    ("typed_text", "language", "value"),
    [("12,5", "sv", 12.5), ("12.5", "sv", 12.5), ("12.5", "en", 12.5), ("10 060", "sv", 10060.0)],
)
def test_a_decimal_comma_is_a_decimal_comma(typed_text: str, language: str, value: float) -> None:
    assert read(Speaking(language), Number(), typed_text) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (Number(), "12,5x"),
        (Percent(), "101"),
        (Whole(low=1, high=5), "6"),
        (Whole(), "1,5"),
        (Choice(words=("a",)), "b"),
        (Texts(), "a;b"),
        (Wholes(low=1, high=17), "18"),
        (Day(), "2026-02-30"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(field: Any, raw: str) -> None:
    with pytest.raises(Refused):
        read(Speaking("sv"), field, raw)  # type: ignore[arg-type]


def test_nothing_typed_is_a_missing_value() -> None:
    nothing: tuple[Any, ...] = (None, "", "  ", [], ())
    for raw in nothing:
        assert read(Speaking("sv"), Number(), raw) is None  # type: ignore[arg-type]


def test_a_value_that_is_no_longer_among_the_choices_can_still_be_kept(
    workspace: Workspace,
) -> None:
    visit = stage.visit(workspace)
    field = KINDS["goal"].fields["status"]
    assert "odd" in (options_of(visit, field, "odd") or ())


# ---------------------------------------------------------------------- revise


def test_a_revision_writes_only_what_was_changed(workspace: Workspace) -> None:
    test = acting(workspace, I01, "revise", language="sv")
    stage.box(test, ":target_value").set_value("95,5")
    stage.box(test, ":reason").set_value(WHY)
    stage.box(test, ":trigger").set_value("new_data")
    stage.press(test, "Spara revideringen")
    last = workspace.history().revisions_of(I01)[-1]
    assert dict(last.values) == {"target_value": 95.5}
    assert (last.reason, last.trigger, last.act.value) == (WHY, "new_data", "revise")
    assert "I01" in stage.said(test)


def test_a_reason_that_is_missing_is_told_together_with_what_cannot_be_read(
    workspace: Workspace,
) -> None:
    test = acting(workspace, I01, "revise")
    stage.box(test, ":target_value").set_value("many")
    stage.press(test, "Save the revision")
    assert "is not a number" in stage.box(test, ":target_value").label
    assert "Write why you change" in stage.box(test, ":reason").label


def test_the_old_value_stands_beside_the_new(workspace: Workspace) -> None:
    test = acting(workspace, I01, "revise")
    assert "Target value now" in stage.said(test)
    assert "120.5" in stage.said(test)


@pytest.mark.parametrize(("reason", "sentence"), [("", "Write why"), ("Short", "at least 10")])
def test_a_revision_without_a_reason_is_refused_beside_the_field_and_nothing_is_lost(
    workspace: Workspace, reason: str, sentence: str
) -> None:
    before = workspace.history().position
    test = acting(workspace, I01, "revise")
    stage.box(test, ":target_value").set_value("80")
    stage.box(test, ":reason").set_value(reason)
    stage.press(test, "Save the revision")
    assert workspace.history().position == before
    assert sentence in stage.box(test, ":reason").label
    assert stage.box(test, ":target_value").value == "80"
    assert stage.box(test, ":reason").value == reason


def test_every_wrong_field_is_told_at_once(workspace: Workspace) -> None:
    test = acting(workspace, I01, "revise")
    stage.box(test, ":target_value").set_value("12x")
    stage.box(test, ":baseline_period").set_value("sometime")
    stage.box(test, ":title").set_value("")
    stage.press(test, "Save the revision")
    assert "is not a number" in stage.box(test, ":target_value").label
    assert "is not a period" in stage.box(test, ":baseline_period").label
    assert "must be filled in" in stage.box(test, ":title").label


def test_a_field_can_be_cleared(workspace: Workspace) -> None:
    test = acting(workspace, S1, "revise")
    stage.box(test, ":owner").set_value("")
    stage.box(test, ":sdg").set_value([])
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the revision")
    assert goal(workspace).owner is None
    assert goal(workspace).sdg is None


def test_a_revision_that_changes_nothing_says_so(workspace: Workspace) -> None:
    test = acting(workspace, S1, "revise")
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the revision")
    assert "Nothing differs" in stage.said(test)


def test_a_revision_in_a_review_takes_the_day_of_the_review(workspace: Workspace) -> None:
    meeting = Add(kind="review", key="R3", values={"title": "Våren", "date": date(2026, 3, 17)})
    workspace.apply([meeting], person=stage.ANNA)
    test = acting(workspace, S1, "revise")
    stage.box(test, ":confidence").set_value(2)
    stage.box(test, ":reason").set_value(WHY)
    stage.box(test, ":review").set_value("R3")
    stage.press(test, "Save the revision")
    last = workspace.history().revisions_of(S1)[-1]
    assert (last.review, last.effective_on) == ("R3", date(2026, 3, 17))


# ---------------------------------------------------------------------- two people at once


def revise_elsewhere(workspace: Workspace, **values: Any) -> None:
    edit = Revise(kind="goal", key="S1", values=values, reason="Somebody else was quicker.")
    workspace.apply([edit], person=stage.ANNA)


def test_changes_of_other_fields_are_merged(workspace: Workspace) -> None:
    test = acting(workspace, S1, "revise")
    revise_elsewhere(workspace, owner="Controller")
    stage.box(test, ":confidence").set_value(2)
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the revision")
    assert (goal(workspace).owner, goal(workspace).confidence) == ("Controller", 2)


@pytest.mark.parametrize(("choice", "confidence"), [("yours", 2), ("theirs", 9)])
def test_a_clash_shows_all_three_and_lets_one_be_chosen(
    workspace: Workspace, choice: str, confidence: int
) -> None:
    test = acting(workspace, S1, "revise")
    revise_elsewhere(workspace, confidence=9)
    stage.box(test, ":confidence").set_value(2)
    stage.box(test, ":owner").set_value("Mätchef")
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the revision")
    assert goal(workspace).confidence == 9
    told = stage.said(test)
    assert "Somebody else has changed Confidence while you wrote." in told
    for word in ("When you read it", "Now", "Yours"):
        assert word in told
    stage.press(test, "Save the revision")
    assert "Choose one of the two" in test.get("button_group")[1].label  # type: ignore[union-attr]
    test.get("button_group")[1].set_value(choice)  # type: ignore[union-attr]
    stage.press(test, "Save the revision")
    assert (goal(workspace).confidence, goal(workspace).owner) == (confidence, "Mätchef")


# ---------------------------------------------------------------------- the other acts


def test_confirming_needs_no_more_than_a_press(workspace: Workspace) -> None:
    test = acting(workspace, S1, "confirm")
    stage.press(test, "Confirm")
    last = workspace.history().revisions_of(S1)[-1]
    assert (last.act.value, dict(last.values)) == ("confirm", {})


def test_confirming_keeps_what_it_rests_on(workspace: Workspace) -> None:
    test = acting(workspace, S1, "confirm")
    stage.box(test, ":rests_on").set_value("The figures of the quarter")
    stage.press(test, "Confirm")
    last = workspace.history().revisions_of(S1)[-1]
    assert last.values == {"rests_on": "The figures of the quarter"}


def test_deferring_says_until_when(workspace: Workspace) -> None:
    test = acting(workspace, S1, "defer")
    stage.box(test, ":until").set_value(date(2027, 3, 16))
    stage.press(test, "Defer")
    last = workspace.history().revisions_of(S1)[-1]
    assert last.values == {"until": date(2027, 3, 16)}


def test_retiring_what_others_name_is_refused_with_their_names(workspace: Workspace) -> None:
    test = acting(workspace, S1, "retire")
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Retire")
    assert "still name it" in stage.said(test)
    assert goal(workspace) is not None


def test_a_record_is_retired_with_its_successor_and_restored(workspace: Workspace) -> None:
    record = RecordId("decision", "B03")
    test = acting(workspace, record, "retire")
    stage.box(test, ":successor").set_value("B01")
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Retire")
    assert workspace.history().revisions_of(record)[-1].values == {"successor": "B01"}
    assert workspace.history().now(stage.TODAY).get("decision", "B03") is None
    test = acting(workspace, record, "restore")
    stage.box(test, ":reason").set_value(WHY)
    stage.box(test, ":owner").set_value("Controller")
    stage.press(test, "Restore")
    back = workspace.history().now(stage.TODAY).get("decision", "B03")
    assert (back.text, back.owner) == ("Se över avgiften", "Controller")


def test_a_correction_repairs_the_revision_that_was_wrong(workspace: Workspace) -> None:
    test = acting(workspace, S1, "correct")
    stage.box(test, ":confidence").set_value(7)
    stage.box(test, ":reason").set_value("It was typed wrong in January.")
    stage.press(test, "Save the correction")
    first, last = workspace.history().revisions_of(S1)
    assert (last.act.value, last.target) == ("correct", first.position)
    assert workspace.history().now(plans.FIRST_DAY).get("goal", "S1").confidence == 7


def test_the_last_change_of_a_record_is_taken_back(workspace: Workspace) -> None:
    revise_elsewhere(workspace, confidence=1)
    test = acting(workspace, S1, "undo")
    assert "This takes back 1 revision" in stage.said(test)
    stage.press(test, "Undo the change")
    assert goal(workspace).confidence == 6
    assert workspace.history().changes()[-1].undoes == 2


def test_undoing_what_was_written_over_asks_before_it_keeps_the_later_value(
    workspace: Workspace,
) -> None:
    revise_elsewhere(workspace, confidence=1)
    revise_elsewhere(workspace, confidence=3)
    test = stage.play(lambda: forms.undo_change(stage.visit(workspace), 2))
    stage.press(test, "Undo the change")
    assert "was written again" in stage.said(test)
    stage.box(test, ":keep").set_value(True)
    stage.press(test, "Undo the change")
    assert goal(workspace).confidence == 3
    assert workspace.history().changes()[-1].undoes == 2


def test_nothing_can_be_done_in_the_past(workspace: Workspace) -> None:
    visit = stage.visit(workspace, at="R1")

    def draw() -> None:
        forms.acts(visit, S1)
        forms.add(visit, "goal")
        forms.likelihoods(visit)

    test = stage.play(draw)
    assert not test.button
    assert not test.get("button_group")


def test_a_finalised_review_offers_nothing(workspace: Workspace) -> None:
    record = RecordId("review", "R1")
    edit = Revise(kind="review", key="R1", values={"state": "finalised"})
    if workspace.history().now(stage.TODAY).get("review", "R1").state != "finalised":
        workspace.apply([edit], person=stage.ANNA)
    test = stage.play(lambda: forms.acts(stage.visit(workspace), record))
    assert "never changes" in stage.said(test)


def test_a_review_is_not_finalised_in_passing_without_its_notes(workspace: Workspace) -> None:
    test = acting(workspace, RecordId("review", "R1"), "revise")
    stage.box(test, ":state").set_value("finalised")
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the revision")
    assert workspace.history().now(stage.TODAY).get("review", "R1").state == "open"
    labels = [widget.label for widget in test.selectbox]
    assert any("finalised on its own page" in label for label in labels)


# ---------------------------------------------------------------------- add

WHOLE: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    kind: (next(iter(keyed)), next(iter(keyed.values()))) for kind, keyed in plans.RECORDS.items()
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("likelihood", "settings")])
def test_any_kind_can_be_added_through_its_form(workspace: Workspace, kind: str) -> None:
    key, values = WHOLE[kind]
    fresh = _fresh(kind, key)
    visit = stage.visit(workspace)
    test = stage.play(lambda: forms.add(stage.visit(workspace), kind))
    given = {**KINDS[kind].split(fresh), **values, **OTHERWISE.get(kind, {})}
    for name, held in given.items():
        if held is not None and name != "finalised_text":
            field = KINDS[kind].columns[name]
            stage.box(test, f":{name}").set_value(typed(visit, field, held))
    stage.press(test, "Add")
    assert workspace.history().now(stage.TODAY).has(kind, fresh), stage.said(test)


OTHERWISE: Mapping[str, Mapping[str, Any]] = {"review": {"date": date(2026, 3, 17)}}


def _fresh(kind: str, key: str) -> str:
    """Give a key that is not taken yet, of records that are there."""
    others = {
        "target": "I01/2026-03-31",
        "observation": "I01/2019",
        "contribution": "G1/NA/2031",
        "allocation": "G1/S2/2031",
        "impact": "N1/A/RM",
        "outlook": "G1/A/2031",
        "projection": "I01/A/2039",
        "cross_impact": "D1a/D1b",
        "stance": "RM/N1",
        "relation": "S1/S2",
        "point": "R2/goal:S1",
        "addendum": "R1/9",
    }
    return others.get(kind, f"{key}x")


def test_an_add_without_what_is_required_names_every_field(workspace: Workspace) -> None:
    test = stage.play(lambda: forms.add(stage.visit(workspace), "indicator"))
    stage.box(test, ":code").set_value("")
    stage.press(test, "Add")
    for name in ("code", "title", "unit", "wanted"):
        assert "must be filled in" in stage.box(test, f":{name}").label, name


def test_the_code_after_the_last_one_is_proposed(workspace: Workspace) -> None:
    test = stage.play(lambda: forms.add(stage.visit(workspace), "indicator"))
    assert stage.box(test, ":code").value == "I03"


def test_what_could_name_nothing_yet_is_not_asked_for(tmp_path: Path) -> None:
    bare = stage.empty(tmp_path)
    test = stage.play(lambda: forms.add(stage.visit(bare), "goal"))
    asked = {str(one.key).rpartition(":")[2] for one in (*test.text_input, *test.selectbox)}
    assert {"code", "title", "level"} <= asked
    assert asked.isdisjoint({"parent", "shared_with", "review", "decision"})


def test_a_record_that_must_name_others_says_what_to_begin_with(tmp_path: Path) -> None:
    bare = stage.empty(tmp_path)
    test = stage.play(lambda: forms.add(stage.visit(bare), "allocation"))
    assert not test.button
    assert "[Shared resources](kind?kind=resource)" in stage.said(test)
    assert "[Goals](kind?kind=goal)" in stage.said(test)


def test_a_code_that_is_taken_is_refused(workspace: Workspace) -> None:
    test = stage.play(lambda: forms.add(stage.visit(workspace), "goal"))
    stage.box(test, ":code").set_value("S1")
    stage.box(test, ":title").set_value("Again")
    stage.press(test, "Add")
    assert "already there" in stage.said(test)


# ---------------------------------------------------------------------- likelihoods


def likely(workspace: Workspace) -> dict[str, float]:
    table = workspace.history().now(stage.TODAY).table("likelihood")
    group = table[table["judge"] == "group"]
    return dict(zip(group["scenario"], group["percent"], strict=True))


def test_likelihoods_are_saved_together_when_they_are_a_hundred(workspace: Workspace) -> None:
    before = likely(workspace)
    test = stage.play(lambda: forms.likelihoods(stage.visit(workspace, language="sv")))
    first, second, *_ = codes = [str(one.key).rsplit(":", 1)[1] for one in test.text_input]
    stage.box(test, f":{first}").set_value(str(int(before[first]) - 5)).run()
    assert "Det fattas 5." in stage.said(test) or "5" in stage.said(test)
    [save] = [one for one in test.button if str(one.key).endswith("_save")]
    assert save.disabled
    stage.box(test, f":{second}").set_value(str(int(before[second]) + 5)).run()
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, next(one.label for one in test.button if str(one.key).endswith("_save")))
    after = likely(workspace)
    assert after[first] == before[first] - 5
    assert sum(after[code] for code in codes) == 100
    assert len(workspace.history().revisions_in(2)) == 2


def test_the_sum_is_right_from_the_first_look(workspace: Workspace) -> None:
    test = stage.play(lambda: forms.likelihoods(stage.visit(workspace)))
    assert "The sum is 100%" in stage.said(test)


def test_an_actors_likelihoods_are_set_beside_the_groups(workspace: Workspace) -> None:
    before = likely(workspace)

    def draw() -> None:
        visit = stage.visit(workspace)
        forms.likelihoods(visit, judge=forms.whose(visit))

    test = stage.play(draw)
    test.selectbox(key="likelihoods_judge").set_value("NA").run()
    for code, percent in (("A", "70"), ("B", "30")):
        stage.box(test, f":{code}").set_value(percent).run()
    for said in [one for one in test.text_area if str(one.key).endswith(":reason")]:
        said.set_value(WHY)
    stage.press(test, "Save the likelihoods")
    assert likely(workspace) == before
    held = workspace.history().now(stage.TODAY)
    assert [held.get("likelihood", f"{code}/NA").percent for code in "AB"] == [70, 30]


def test_scenarios_that_overlap_are_saved_without_a_sum(workspace: Workspace) -> None:
    edit = Revise(kind="settings", key="plan", values={"overlapping_sets": ("main",)}, reason=WHY)
    workspace.apply([edit], person=stage.ANNA)
    test = stage.play(lambda: forms.likelihoods(stage.visit(workspace)))
    assert "nothing is summed or rescaled" in stage.said(test)
    assert [one.label for one in test.button] == ["Save the likelihoods"]
    stage.box(test, ":A").set_value("much").run()
    [save] = test.button
    assert save.disabled
    stage.box(test, ":A").set_value("90").run()
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the likelihoods")
    assert likely(workspace) | {"A": 90} == likely(workspace)


def test_likelihoods_changed_by_somebody_else_are_shown_before_they_are_written(
    workspace: Workspace,
) -> None:
    before = likely(workspace)
    test = stage.play(lambda: forms.likelihoods(stage.visit(workspace)))
    first, second, *_ = [str(one.key).rsplit(":", 1)[1] for one in test.text_input]
    moved = [(first, before[first] - 1), (second, before[second] + 1)]
    edits = [
        Revise(kind="likelihood", key=f"{code}/group", values={"percent": percent}, reason=WHY)
        for code, percent in moved
    ]
    workspace.apply(edits, person=stage.ANNA)
    stage.box(test, f":{first}").set_value(str(int(before[first]) + 5)).run()
    stage.box(test, f":{second}").set_value(str(int(before[second]) - 5)).run()
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the likelihoods")
    assert "Somebody else has changed the likelihoods" in stage.said(test)
    assert likely(workspace)[first] == before[first] - 1
    stage.press(test, "Save the likelihoods")
    assert likely(workspace)[first] == before[first] + 5


# ---------------------------------------------------------------------- who writes


def test_the_first_save_asks_for_a_name_and_keeps_it(workspace: Workspace) -> None:
    test = acting(workspace, S1, "confirm", person=None)
    stage.press(test, "Confirm")
    assert "Write your name" in stage.box(test, ":person_name").label
    assert workspace.history().last_change == 1
    stage.box(test, ":person_name").set_value("Eva Ek")
    stage.press(test, "Confirm")
    person = workspace.persons()[workspace.history().changes()[-1].person]
    assert person.name == "Eva Ek"
    assert test.session_state[forms.PERSON] == person.key


def test_whoever_may_only_read_is_told_so(workspace: Workspace) -> None:
    reader = Person("r", "Läsare", permissions=frozenset({Permission.READ}))
    test = acting(workspace, S1, "confirm", person=reader)
    stage.press(test, "Confirm")
    assert "may not do this" in stage.said(test)


def test_a_database_that_went_away_is_a_sentence_and_the_text_stays(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise DatabaseAway(problem="gone")

    test = acting(workspace, S1, "confirm")
    stage.box(test, ":rests_on").set_value("The figures of the quarter")
    monkeypatch.setattr(Store, "writing", gone)
    stage.press(test, "Confirm")
    assert test.error
    assert stage.box(test, ":rests_on").value == "The figures of the quarter"


def test_cancel_closes_the_form_and_forgets_what_was_typed(workspace: Workspace) -> None:
    test = acting(workspace, S1, "revise")
    stage.box(test, ":owner").set_value("Nobody")
    stage.press(test, "Cancel")
    assert not [one for one in test.button if one.label == "Save the revision"]
    assert "form_goal_S1_revise:owner" not in test.session_state


def test_confirm_and_retire_are_not_offered_for_the_settings(workspace: Workspace) -> None:
    test = stage.play(lambda: forms.acts(stage.visit(workspace), RecordId("settings", "plan")))
    [choice] = test.get("button_group")
    assert len(choice.options) == 3  # type: ignore[union-attr]


# ---------------------------------------------------------------------- days to be at work


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 7, 15), "2027-07-15 is in week 28, when nothing should be due."),
        (date(2027, 6, 25), "2027-06-25 is Midsummer Eve."),
        (date(2027, 6, 24), None),
    ],
)
def test_a_due_day_when_nobody_works_is_saved_and_warned_of(
    workspace: Workspace, day: date, said: str | None
) -> None:
    test = acting(workspace, RecordId("decision", "B01"), "revise")
    stage.box(test, ":due").set_value(day)
    stage.box(test, ":reason").set_value(WHY)
    stage.press(test, "Save the revision")
    assert workspace.history().now(stage.TODAY).get("decision", "B01").due == day
    told = stage.said(test)
    assert (said in told) if said else ("when nothing" not in told and "Eve" not in told)
