"""What was judged in a new way is neither better nor worse: it cannot be compared."""

from datetime import date

from scenarios.difference import compare
from scenarios.history import Moment
from scenarios.revisions import Act
from tests.telling import Telling

BEFORE, AFTER = Moment(date(2024, 1, 31)), Moment(date(2024, 12, 31))


def told() -> Telling:
    return Telling().on("2024-01-10").add("goal", "S1", title="Bo", status="3 av 5")


def anew(telling: Telling, first: Moment = BEFORE, last: Moment = AFTER) -> dict[str, bool]:
    revised = compare(telling.history, first, last).revised
    return {change.field: change.method_changed for change in revised}


def on_a_new_scale(telling: Telling, day: str = "2024-03-12") -> Telling:
    values = {"status": "met"}
    return telling.on(day).act(Act.REVISE, "goal", "S1", values, trigger="method")


def test_a_status_on_a_new_scale_is_told_as_a_change_of_method() -> None:
    assert anew(on_a_new_scale(told())) == {"status": True}


def test_a_change_of_method_is_not_forgotten_when_the_field_is_revised_again() -> None:
    telling = on_a_new_scale(told()).on("2024-06-01").revise("goal", "S1", status="partly")
    assert anew(telling) == {"status": True}
    assert anew(telling, Moment(date(2024, 4, 1))) == {"status": False}


def test_other_fields_are_compared_as_before() -> None:
    telling = on_a_new_scale(told()).on("2024-06-01").revise("goal", "S1", title="Bo väl")
    assert anew(telling) == {"status": True, "title": False}


def test_without_a_new_way_of_judging_nothing_is_told_of_one() -> None:
    telling = told().on("2024-03-12").revise("goal", "S1", status="met")
    assert anew(telling) == {"status": False}


def test_what_was_not_known_yet_at_the_second_moment_does_not_count() -> None:
    telling = told().on("2024-03-01").revise("goal", "S1", status="2 av 5")
    known = telling.history.position
    on_a_new_scale(telling, "2024-02-01")
    assert anew(telling, BEFORE, Moment(date(2024, 12, 31), known)) == {"status": False}
    late = Moment(date(2024, 2, 15), known), Moment(date(2024, 2, 15))
    assert anew(telling, *late) == {"status": True}
