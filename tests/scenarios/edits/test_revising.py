"""Revising: fields that differ are set with a reason, on a day of the record's life."""

import pytest

from scenarios.edits import Edit, Revise
from scenarios.errors import (
    IsRetired,
    IsThere,
    LivesOn,
    Missing,
    NoSuchRecord,
    NotAChoice,
    NotThereYet,
    ReasonMissing,
    ReasonTooShort,
    TooEarly,
    UnknownReference,
)
from scenarios.revisions import Act
from tests.scenarios.edits.desk import (
    WHY,
    Desk,
    add,
    confirm,
    correct,
    day,
    defer,
    restore,
    retire,
    revise,
    undo,
)


@pytest.fixture
def desk() -> Desk:
    """Give a plan with one goal, added on 1 February."""
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes", confidence=5))
    return desk


def test_only_what_differs_is_written(desk: Desk) -> None:
    (row,) = desk.write("02-02", revise("goal:S1", title="Homes", confidence=6, owner=None))
    assert row.values == {"confidence": 6}
    assert (row.act, row.reason) == (Act.REVISE, WHY)


def test_a_row_equal_to_what_is_in_effect_writes_nothing_not_even_its_reason(desk: Desk) -> None:
    assert desk.decide("02-02", revise("goal:S1", confidence=5.0)) == ()
    edits = (revise("goal:S1", confidence=6), revise("goal:S1", confidence="6"))
    assert len(desk.decide("02-02", *edits)) == 1


def test_none_clears_a_field_but_not_a_required_one(desk: Desk) -> None:
    desk.write("02-02", revise("goal:S1", confidence=None))
    assert desk.value("goal:S1", "confidence") is None
    assert desk.refused("02-03", revise("goal:S1", title=None)) == [(0, Missing, "title")]
    assert desk.refused("02-03", correct("goal:S1", title="")) == [(0, Missing, "title")]


@pytest.mark.parametrize(
    "edit",
    [
        revise("goal:S1", title="Houses", why=None),
        correct("goal:S1", title="Houses", why=None),
        retire("goal:S1", why=""),
    ],
)
def test_a_change_of_mind_needs_a_reason(desk: Desk, edit: Edit) -> None:
    assert desk.refused("02-02", edit) == [(0, ReasonMissing, "reason")]
    assert len(desk.decide("02-02", edit, reason_needed=False)) == 1


def test_a_reason_has_ten_characters_not_counting_the_spaces_around_it(desk: Desk) -> None:
    short = revise("goal:S1", title="Houses", why="  too short  ")
    assert desk.refused("02-02", short) == [(0, ReasonTooShort, "reason")]
    (row,) = desk.decide("02-02", short, reason_needed=False)
    assert row.reason == "too short"
    assert desk.decide("02-02", revise("goal:S1", title="Houses", why=" 0123456789 "))


def test_a_restore_needs_a_reason_too(desk: Desk) -> None:
    desk.write("02-02", retire("goal:S1"))
    assert desk.refused("02-03", restore("goal:S1", why=None)) == [(0, ReasonMissing, "reason")]


def test_nothing_is_said_of_what_is_not_there(desk: Desk) -> None:
    for edit in (
        revise("goal:S9", title="Houses"),
        correct("goal:S9", title="Houses"),
        confirm("goal:S9"),
        retire("goal:S9"),
        restore("goal:S9"),
    ):
        assert desk.refused("02-02", edit) == [(0, NoSuchRecord, None)]


def test_nothing_is_said_of_the_time_before_the_first_day(desk: Desk) -> None:
    for edit in (
        revise("goal:S1", title="Houses", on="01-31"),
        confirm("goal:S1", on="01-31"),
        defer("goal:S1", on="01-31"),
        retire("goal:S1", on="01-31"),
        restore("goal:S1", on="01-31"),
        correct("goal:S1", title="Houses", on="01-31"),
    ):
        assert desk.refused("02-02", edit) == [(0, NotThereYet, None)]


def test_nothing_is_said_of_what_is_retired(desk: Desk) -> None:
    desk.write("02-02", retire("goal:S1", successor="S2"))
    for edit in (
        revise("goal:S1", title="Houses"),
        confirm("goal:S1"),
        defer("goal:S1"),
        retire("goal:S1"),
    ):
        assert desk.refused("02-03", edit) == [(0, IsRetired, None)]
    assert len(desk.decide("02-03", revise("goal:S1", title="Houses", on="02-01"))) == 1


def test_values_carry_through_death(desk: Desk) -> None:
    desk.write("02-02", retire("goal:S1"))
    (row,) = desk.write("02-03", restore("goal:S1", title="Homes", confidence=7))
    assert row.values == {"confidence": 7}
    assert desk.state("goal:S1").alive
    assert desk.value("goal:S1", "title") == "Homes"
    assert desk.refused("02-04", restore("goal:S1")) == [(0, IsThere, None)]


def test_a_life_cannot_end_before_what_was_written_in_it(desk: Desk) -> None:
    desk.write("02-05", revise("goal:S1", title="Houses"))
    assert desk.refused("02-06", retire("goal:S1", on="02-03")) == [(0, LivesOn, None)]
    desk.write("02-06", retire("goal:S1", on="02-05"))
    assert desk.state("goal:S1", "02-04").alive
    assert not desk.state("goal:S1", "02-05").alive


def test_a_life_cannot_begin_again_before_a_later_beginning(desk: Desk) -> None:
    desk.write("02-02", retire("goal:S1"))
    desk.write("02-05", restore("goal:S1"))
    assert desk.refused("02-06", restore("goal:S1", on="02-03")) == [(0, LivesOn, None)]


def test_looking_again_is_noted_once_a_day(desk: Desk) -> None:
    (row,) = desk.write("02-02", confirm("goal:S1", rests_on=" The June figures. "))
    assert row.values == {"rests_on": "The June figures."}
    assert desk.decide("02-02", confirm("goal:S1", rests_on="The June figures.")) == ()
    assert len(desk.decide("02-02", confirm("goal:S1"))) == 1
    assert len(desk.decide("02-03", confirm("goal:S1", rests_on="The June figures."))) == 1


def test_what_is_put_off_comes_back_on_a_later_day(desk: Desk) -> None:
    (row,) = desk.write("02-02", defer("goal:S1", until=day("05-01")))
    assert row.values == {"until": day("05-01")}
    assert desk.decide("02-02", defer("goal:S1", until=day("05-01"))) == ()
    assert desk.refused("02-02", defer("goal:S1", until=day("02-02"))) == [(0, TooEarly, "until")]
    assert len(desk.decide("02-02", defer("goal:S1"))) == 1


def test_acts_that_a_file_repeats_write_nothing(desk: Desk) -> None:
    file = (
        confirm("goal:S1", on="02-02"),
        defer("goal:S1", until=day("05-01"), on="02-02"),
        correct("goal:S1", title="Houses", on="02-02"),
        retire("goal:S1", successor="S2", on="02-02"),
        restore("goal:S1", title="Houses", confidence=3, on="02-02"),
        retire("goal:S1", on="02-03"),
    )
    assert len(desk.write("02-05", *file)) == 6
    assert desk.decide("02-06", *file) == ()


def test_rows_of_a_file_that_follow_each_other_on_one_day_write_nothing_again(desk: Desk) -> None:
    file = tuple(revise("goal:S1", confidence=value, on="02-02") for value in (1, 2, None, 3))
    assert len(desk.write("02-05", *file)) == 4
    assert desk.decide("02-06", *file) == ()
    assert len(desk.decide("02-06", *file[:1])) == 1


def test_a_file_s_rows_of_a_day_are_looked_for_beside_other_edits(desk: Desk) -> None:
    file = tuple(revise("goal:S1", confidence=value, on="02-02") for value in (1, 2))
    desk.write("02-05", *file)
    other = revise("goal:S1", title="Houses", on="02-02")
    assert len(desk.decide("02-06", undo(2), *file)) == 4
    assert len(desk.decide("02-06", *file, other, undo(2))) == 3


def test_a_day_of_a_life_with_nothing_stranded_may_be_filled_in_later(desk: Desk) -> None:
    desk.write("02-02", retire("goal:S1"))
    desk.write("02-05", restore("goal:S1"))
    desk.write("02-07", confirm("goal:S1"))
    assert len(desk.decide("02-08", add("goal:S1", title="Homes", on="01-05"))) == 1


def test_going_back_to_the_morning_s_value_is_written(desk: Desk) -> None:
    for value in (1, 2, 1):
        assert len(desk.write("02-02", revise("goal:S1", confidence=value))) == 1
    assert desk.value("goal:S1", "confidence") == 1


def test_a_row_of_a_file_that_was_corrected_since_is_still_that_row(desk: Desk) -> None:
    row = revise("goal:S1", confidence=1, on="02-02")
    desk.write("02-02", row)
    desk.write("02-03", correct("goal:S1", confidence=2))
    assert desk.decide("02-04", row, reason_needed=False) == ()
    other = revise("goal:S1", confidence=3, on="02-02")
    assert len(desk.decide("02-04", other, reason_needed=False)) == 1


def test_by_hand_the_value_before_a_correction_can_be_set_again(desk: Desk) -> None:
    desk.write("02-02", revise("goal:S1", confidence=1))
    for value in (2, 1, 2):
        desk.write("02-02", correct("goal:S1", confidence=value))
    assert len(desk.decide("02-02", revise("goal:S1", confidence=1))) == 1


def test_what_an_act_says_of_itself_is_checked_and_kept(desk: Desk) -> None:
    desk.write(
        "02-01",
        add("review:R1", title="First", date=day("02-01")),
        add("decision:B1", text="Build", taken_in="R1"),
    )
    edit = revise("goal:S1", title="Houses", trigger="budget", author=" Planner ", decision="B1")
    (row,) = desk.write("02-02", edit)
    assert (row.trigger, row.author, row.values["decision"]) == ("budget", "Planner", "B1")
    unknown = Revise(
        kind="goal", key="S1", values={"title": "H"}, reason=WHY, decision="B2", review="R2"
    )
    assert desk.refused("02-03", unknown) == [(0, UnknownReference, "review")]
    later = revise("goal:S1", title="Flats", decision="B2")
    assert desk.refused("02-03", later) == [(0, UnknownReference, "decision")]


def test_a_refused_scale_tells_which_words_there_are(desk: Desk) -> None:
    scale = ("g|Good|||", "b|Bad|||")
    desk.write("02-02", revise("goal:S1", status="met"))
    settings = add("settings:plan", title="P", status_scale=scale, sectors=("Culture",))
    desk.write("02-03", settings)
    assert desk.refused(
        "02-04", revise("goal:S1", status="met "), revise("goal:S1", sector="Sports")
    ) == [(1, NotAChoice, "sector")]
    assert desk.refused("02-04", revise("goal:S1", status="partly")) == [(0, NotAChoice, "status")]
    assert len(desk.decide("02-04", revise("goal:S1", status="g", sector="Culture"))) == 1


def test_without_settings_the_proposed_scale_holds_and_any_sector(desk: Desk) -> None:
    assert desk.refused("02-02", revise("goal:S1", status="green")) == [(0, NotAChoice, "status")]
    edits = [
        revise("goal:S1", status="met", sector="Any"),
        revise("goal:S1", status="partly", sector="Other"),
    ]
    assert len(desk.decide("02-02", *edits)) == 2


def test_words_of_an_earlier_scale_may_stand_on_its_days(desk: Desk) -> None:
    desk.write("02-02", add("settings:plan", title="P", status_scale=("old|Old|||",)))
    desk.write("02-05", revise("settings:plan", status_scale=("new|New|||",)))
    assert len(desk.decide("02-06", revise("goal:S1", status="old", on="02-03"))) == 1
    assert desk.refused("02-06", revise("goal:S1", status="old")) == [(0, NotAChoice, "status")]


def test_settings_of_the_same_batch_count_wherever_they_stand_in_it(desk: Desk) -> None:
    settings = add("settings:plan", title="P", status_scale=("g|Good|||",))
    assert len(desk.decide("02-02", revise("goal:S1", status="g"), settings)) == 2


def test_a_late_row_does_not_change_what_a_later_day_set(desk: Desk) -> None:
    desk.write("02-05", revise("goal:S1", confidence=8))
    desk.write("02-06", revise("goal:S1", confidence=7, on="02-03"))
    assert desk.value("goal:S1", "confidence", "02-04") == 7
    assert desk.value("goal:S1", "confidence") == 8
    desk.write("02-07", undo(3))
    assert desk.value("goal:S1", "confidence", "02-04") == 5
