"""Where somebody is named in a plan."""

from hypothesis import given
from hypothesis import strategies as st

from scenarios.kinds import RecordId
from scenarios.named import namings
from tests.telling import Telling

ANNA = "Anna Öst"


def plan() -> Telling:
    """Tell a plan in which Anna owns a goal, takes notes and takes part."""
    told = Telling().held("R1", "2025-03-18")
    told.add("goal", "S1", title="Homes", owner=ANNA)
    told.add("goal", "S2", title=f"What {ANNA} wants", description=ANNA, owner="Planner")
    told.revise("review", "R1", secretary=ANNA, participants=("Chair", ANNA))
    return told.revise("goal", "S1", owner="Planner")


def test_a_name_is_found_in_fields_that_hold_nothing_else() -> None:
    found = {one.record: dict(one.values) for one in namings(plan().history, ANNA)}
    assert found == {
        RecordId("goal", "S1"): {"owner": ANNA},
        RecordId("review", "R1"): {"secretary": ANNA, "participants": ("Chair", ANNA)},
    }


def test_a_role_takes_its_place_among_the_others() -> None:
    [_, review] = namings(plan().history, ANNA)
    assert review.instead("Planner", ANNA) == {
        "secretary": "Planner",
        "participants": ("Chair", "Planner"),
    }


@given(name=st.text(min_size=1, max_size=5))
def test_nobody_is_found_who_is_not_named(name: str) -> None:
    held = {"Homes", "Chair", "Planner", ANNA, f"What {ANNA} wants", "R1"}
    assert bool(namings(plan().history, name)) is (name in held)
