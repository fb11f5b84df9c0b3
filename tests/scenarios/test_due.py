"""What a plan asks for: late, triggered, stale, missing, promised twice."""

from datetime import date

from scenarios.due import Due, due
from scenarios.history import Moment
from scenarios.revisions import Act
from tests.telling import Telling

TODAY = date(2024, 11, 20)


def at(telling: Telling, day: date = TODAY) -> Due:
    return due(telling.history, Moment(day), TODAY)


def told() -> Telling:
    return Telling().held("R1", "2023-03-14").add("assumption", "F1", text="Räcker", state="holds")


def test_an_empty_plan_asks_for_nothing() -> None:
    assert not at(Telling())


def test_a_decision_is_late_the_day_after_its_due_day_until_it_is_done() -> None:
    telling = told().add("decision", "B1", text="Gör", taken_in="R1", due=date(2024, 1, 31))
    assert at(telling, date(2024, 1, 31)).late == ()
    assert at(telling, date(2024, 2, 1)).late == ("B1",)
    telling.on("2024-03-01").revise("decision", "B1", state="done")
    assert at(telling).late == ()


def test_an_assumption_untried_in_two_reviews_is_stale() -> None:
    telling = told().held("R2", "2023-10-10")
    assert at(telling).stale == ()
    telling.held("R3", "2024-03-12")
    assert at(telling).stale == ("F1",)
    assert at(telling).untried == {"F1": 2}


def test_a_confirmed_assumption_was_tried() -> None:
    telling = told().held("R2", "2023-10-10").held("R3", "2024-03-12")
    telling.act(Act.CONFIRM, "assumption", "F1", {"rests_on": "Ny mätning"})
    assert at(telling).stale == ()


def test_an_assumption_that_fell_or_came_true_is_left_in_peace() -> None:
    telling = told().revise("assumption", "F1", state="fell")
    telling.held("R2", "2023-10-10").held("R3", "2024-03-12")
    assert at(telling).stale == ()


def test_the_last_closed_period_is_missing_until_it_is_measured() -> None:
    telling = told().add(
        "indicator", "I1", title="Effekt", unit="MW", wanted="raise", frequency="quarter"
    )
    assert at(telling).missing == {"I1": "2024-Q3"}
    telling.on("2024-10-20").add("observation", "I1/2024-Q3", value=4.0)
    assert at(telling).missing == {}


def test_a_resource_promised_twice_and_a_triggered_signpost_are_told() -> None:
    telling = told().add("actor", "VEB", title="Energi").add("goal", "N1", title="Jobb")
    telling.add("resource", "G4", title="Effekt", unit="MW")
    telling.add("contribution", "G4/VEB", amount=10.0).add("allocation", "G4/N1", amount=12.0)
    telling.add("scenario", "B", title="Trångt")
    telling.add("signpost", "T1", text="Kö", points_to=("B",), state="triggered")
    found = at(telling)
    assert (found.over, found.triggered) == (("G4",), ("T1",))
