"""What differs between two moments: net, end against end."""

from datetime import date

from scenarios.difference import Difference, compare
from scenarios.history import Moment
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from tests.telling import Telling

START, END = Moment(date(2024, 1, 31)), Moment(date(2024, 12, 31))


def told() -> Telling:
    return Telling().on("2024-01-10").add("goal", "S1", title="Förr", confidence=3)


def between(telling: Telling, first: Moment = START, last: Moment = END) -> Difference:
    return compare(telling.history, first, last)


def test_nothing_differs_from_itself() -> None:
    found = between(told(), END, END)
    assert not found
    assert found.revised == []


def test_a_changed_field_names_the_act_that_set_it_and_why() -> None:
    telling = told().on("2024-03-12", "R1").revise("goal", "S1", "Ny prognos i mars", title="Nu")
    (change,) = between(telling).revised
    assert (change.before, change.after, change.act, change.review) == (
        "Förr",
        "Nu",
        "revise",
        "R1",
    )
    assert change.reason == "Ny prognos i mars"


def test_a_later_row_that_sets_another_field_does_not_take_the_honour() -> None:
    telling = told().on("2024-03-12").revise("goal", "S1", "Ny prognos i mars", title="Nu")
    telling.on("2024-05-01").revise("goal", "S1", "Säkrare nu i maj", confidence=8)
    changes = {change.field: change.reason for change in between(telling).revised}
    assert changes == {"title": "Ny prognos i mars", "confidence": "Säkrare nu i maj"}


def test_there_and_back_again_is_nothing_and_is_shown_apart() -> None:
    telling = told().on("2024-03-12").revise("goal", "S1", title="Nu")
    telling.on("2024-04-12").revise("goal", "S1", title="Förr")
    found = between(telling)
    assert found.revised == []
    assert found.turned_back == [(RecordId("goal", "S1"), "title")]


def test_new_retired_and_restored_are_three_things() -> None:
    telling = told().add("goal", "S2", title="Borta").retire("goal", "S2")
    telling.on("2024-02-01").add("goal", "S3", title="Ny").retire("goal", "S1")
    telling.act(Act.RESTORE, "goal", "S2", {})
    found = between(telling)
    assert (found.added, found.retired, found.restored) == (
        [RecordId("goal", "S3")],
        [RecordId("goal", "S1")],
        [RecordId("goal", "S2")],
    )


def test_kinds_can_be_chosen() -> None:
    telling = told().on("2024-02-01").revise("goal", "S1", title="Nu")
    assert compare(telling.history, START, END, ["driver"]).revised == []


def test_the_columns_hold_what_the_list_holds() -> None:
    telling = told().on("2024-03-12").revise("goal", "S1", title="Nu", confidence=None)
    found = between(telling)
    assert list(found.table()["field"]) == ["title", "confidence"]
    assert [change.after for change in found.revised] == ["Nu", None]


def test_between_a_moment_and_itself_there_is_nothing_in_any_form() -> None:
    found = compare(told().history, START, START)
    assert (found.revised, len(found.table())) == ([], 0)
    assert {"kind", "key", "field", "before", "after"} <= set(found.table().columns)


def test_what_was_known_then_differs_from_before_by_the_acts_that_were_known() -> None:
    telling = told().add("goal", "S2", title="Två").on("2024-02-01", "R1")
    telling.revise("goal", "S1", "Vi såg det.", title="Nu").revise("goal", "S2", title="Andra")
    known = telling.history.position
    telling.on("2024-01-20").revise("goal", "S2", "Sent inkommet.", title="Emellan")
    found = compare(telling.history, START, Moment(END.day, known))
    assert {(one.key, one.after, one.act) for one in found.revised} == {
        ("S1", "Nu", "revise"),
        ("S2", "Andra", "revise"),
    }
    assert {one.reason for one in found.revised} == {"Vi såg det.", None}


def test_looking_backwards_a_value_is_told_by_the_row_that_set_it_long_ago() -> None:
    telling = told().on("2024-02-01").revise("goal", "S1", "Vi såg det.", title="Nu")
    known = telling.history.position
    telling.revise("goal", "S1", "Senare.", confidence=9)
    [change] = compare(telling.history, Moment(END.day, known), START).revised
    assert (change.before, change.after, change.act) == ("Nu", "Förr", "add")
