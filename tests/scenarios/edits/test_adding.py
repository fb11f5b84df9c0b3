"""Adding: a life begins once, may be found to have begun earlier, and says everything required."""

from scenarios.edits import Add
from scenarios.errors import (
    AlreadyThere,
    FieldOfTheKey,
    InTheFuture,
    KeyPartMissing,
    Missing,
    NoSuchField,
    NoSuchKind,
    NotAChoice,
    NotACode,
    NotADay,
    NotAllowed,
    NotANumber,
    OutOfRange,
    ReservedCode,
    WasThereBefore,
)
from scenarios.revisions import Act
from tests.scenarios.edits.desk import Desk, add, correct, day, restore, retire, revise, undo


def test_an_added_record_holds_what_was_given_and_what_its_kind_proposes() -> None:
    desk = Desk()
    (row,) = desk.write("02-01", add("scenario:A", title=" Growth ", horizon="2040"))
    assert (row.position, row.change, row.number, row.act) == (1, 1, 1, Act.ADD)
    assert row.effective_on == day("02-01")
    assert row.values == {"title": "Growth", "horizon": 2040, "set": "main"}


def test_an_empty_cell_of_a_new_record_stays_empty_whatever_its_kind_proposes() -> None:
    (row,) = Desk().decide("02-01", add("scenario:A", title="Growth", set=None))
    assert row.values == {"title": "Growth"}


def test_positions_and_numbers_go_on_from_the_history() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"), add("goal:S2", title="Jobs"))
    rows = desk.write("02-02", add("goal:S3", title="Air"), revise("goal:S1", title="More homes"))
    assert [(row.position, row.change, row.number) for row in rows] == [(3, 2, 1), (4, 2, 2)]


def test_keys_are_written_in_their_canonical_form() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:N1", title="Jobs"), add("goal:M2", title="Water"))
    (row,) = desk.write("02-01", add("relation: N1 /M2", score=2))
    assert row.key == "M2/N1"


def test_everything_that_is_wrong_with_an_edit_is_told_at_once() -> None:
    edit = add("goal:S1", confidence=11, due="soon", colour="red", trigger="whim", on="02-09")
    assert Desk().refused("02-01", edit) == [
        (0, InTheFuture, "effective_on"),
        (0, NotAChoice, "trigger"),
        (0, OutOfRange, "confidence"),
        (0, NotADay, "due"),
        (0, NoSuchField, "colour"),
    ]


def test_every_edit_is_told_of_not_only_the_first() -> None:
    desk = Desk()
    assert desk.refused(
        "02-01",
        add("goal:S1"),
        add("goal:S2", title="Homes"),
        add("goal:S 3", title="Air"),
        add("allocation:G4", amount=1),
        add("no_such_kind:X", title="?"),
    ) == [
        (0, Missing, "title"),
        (2, NotACode, None),
        (3, KeyPartMissing, "goal"),
        (4, NoSuchKind, None),
    ]


def test_what_only_follows_from_an_earlier_refusal_is_not_told() -> None:
    edits = [
        add("goal:S1"),
        revise("goal:S1", confidence=5, on="02-01"),
        revise("goal:S1", confidence=99),
    ]
    assert Desk().refused("02-01", *edits) == [(0, Missing, "title"), (2, OutOfRange, "confidence")]


def test_required_fields_must_hold_something() -> None:
    assert Desk().refused("02-01", add("indicator:I1", title="  ", unit="MW")) == [
        (0, Missing, "title"),
        (0, Missing, "wanted"),
    ]


def test_parts_of_the_key_may_be_repeated_but_not_changed() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", code="S1", title="Homes"))
    assert desk.refused("02-02", revise("goal:S1", code="S2")) == [(0, FieldOfTheKey, "code")]
    assert desk.refused("02-02", revise("goal:S1", code=None)) == [(0, FieldOfTheKey, "code")]


def test_a_word_that_stands_beside_codes_cannot_be_one() -> None:
    desk = Desk()
    assert desk.refused("02-01", add("actor:group", title="All")) == [(0, ReservedCode, "code")]
    desk.write("02-01", add("goal:group", title="A goal may be called so"))


def test_what_is_there_is_not_added_again_and_what_was_retired_is_restored() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    assert desk.refused("02-02", add("goal:S1", title="Houses")) == [(0, AlreadyThere, None)]
    desk.write("02-03", retire("goal:S1"))
    assert desk.refused("02-04", add("goal:S1", title="Homes")) == [(0, WasThereBefore, None)]


def test_an_add_that_was_undone_never_was() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    desk.write("02-02", undo(1))
    desk.write("02-03", add("goal:S1", title="Houses"))
    assert desk.state("goal:S1", "02-02").alive is False
    assert desk.value("goal:S1", "title") == "Houses"


def test_an_earlier_beginning_is_an_add_and_the_later_one_then_only_sets_its_fields() -> None:
    desk = Desk()
    desk.write("03-01", add("goal:S1", title="Homes"))
    desk.write("04-01", add("goal:S1", title="Houses", owner="Planner", on="01-15"))
    assert desk.value("goal:S1", "title", "02-01") == "Houses"
    assert desk.value("goal:S1", "title", "03-01") == "Homes"
    assert desk.value("goal:S1", "owner", "03-01") == "Planner"


def test_who_did_not_ask_for_an_earlier_day_is_told_that_the_record_is_there() -> None:
    desk = Desk()
    desk.write("02-01", add("review:R1", title="First", date=day("02-01")))
    desk.write("02-03", add("goal:S1", title="Homes"))
    edit = add("goal:S1", title="Houses", review="R1")
    assert desk.refused("02-04", edit) == [(0, AlreadyThere, None)]


def test_adding_what_is_there_already_writes_nothing() -> None:
    desk = Desk()
    goal = add("goal:S1", title="Homes", confidence=5)
    desk.write("02-01", goal)
    assert desk.decide("02-02", goal) == ()
    assert desk.decide("02-02", add("goal:S1", title="Homes"), goal) == ()


def test_an_add_of_a_file_stays_unchanged_though_its_record_has_gone_on() -> None:
    desk = Desk()
    file = (
        add("goal:S1", title="Homes", on="02-01"),
        revise("goal:S1", title="Houses", on="02-01"),
        retire("goal:S1", on="02-02"),
    )
    assert len(desk.write("02-05", *file)) == 3
    assert desk.decide("02-06", *file) == ()


def test_an_add_that_was_corrected_is_still_the_add_of_the_file() -> None:
    desk = Desk()
    file = add("goal:S1", title="Homes", confidence=None, on="02-01")
    desk.write("02-01", file)
    desk.write("02-02", correct("goal:S1", title="Houses", confidence=5))
    assert desk.decide("02-03", file, reason_needed=False) == ()


def test_a_status_scale_needs_a_code_for_each_step_and_each_code_once() -> None:
    desk = Desk()
    for scale in (("a|A|||", "|B|||"), ("a|A|||", "a|B|||")):
        assert desk.refused("02-01", add("settings:plan", title="P", status_scale=scale)) == [
            (0, NotAllowed, "status_scale")
        ]


def test_a_refused_value_is_told_with_its_field() -> None:
    desk = Desk()
    edit = Add(kind="actor", key="RM", values={"title": "Region", "weight": "12x"})
    assert desk.refused("02-01", edit) == [(0, NotANumber, "weight")]


def test_a_restored_record_is_not_added_either() -> None:
    desk = Desk()
    desk.write("02-01", add("goal:S1", title="Homes"))
    desk.write("02-02", retire("goal:S1"))
    desk.write("02-03", restore("goal:S1", title="Houses"))
    assert desk.refused("02-04", add("goal:S1", title="Flats")) == [(0, AlreadyThere, None)]
