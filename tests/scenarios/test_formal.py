"""Formal decisions: a target that was decided once and then set anew without a decision is told."""

from scenarios.formal import decided_before
from scenarios.kinds import RecordId
from tests.scenarios.edits.desk import Desk, add, day, revise

I1 = RecordId("indicator", "I1")


def desk_with(*targets: tuple[float, str | None]) -> Desk:
    """Give an indicator whose target was set so, each with or without a decision."""
    desk = Desk()
    desk.write(
        "01-01",
        add("indicator:I1", title="Flats", unit="flats", wanted="raise", target_value=120),
        add("review:R1", title="First", date=day("01-01")),
        add("decision:B7", text="Lower it", taken_in="R1", reference="KF 2024-11-25 § 118"),
    )
    for month, (value, decision) in enumerate(targets, 2):
        desk.write(f"{month:02}-01", revise("indicator:I1", target_value=value, decision=decision))
    return desk


def test_a_target_that_rests_on_a_decision_or_never_did_asks_for_none() -> None:
    assert decided_before(desk_with().history, I1) is None
    assert decided_before(desk_with((110, None)).history, I1) is None
    assert decided_before(desk_with((95, "B7")).history, I1) is None
    assert decided_before(desk_with((95, "B7")).history, RecordId("review", "R1")) is None


def test_a_target_set_anew_without_a_decision_names_the_one_before() -> None:
    assert decided_before(desk_with((95, "B7"), (80, None)).history, I1) == "B7"
    assert decided_before(desk_with((95, "B7"), (90, None), (80, None)).history, I1) == "B7"


def test_what_else_is_changed_of_the_indicator_does_not_matter() -> None:
    desk = desk_with((95, "B7"))
    desk.write("05-01", revise("indicator:I1", title="Homes"))
    assert decided_before(desk.history, I1) is None
