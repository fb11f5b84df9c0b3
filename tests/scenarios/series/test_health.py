"""How each record is kept, and how the routine itself was changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios import series
from scenarios.history import Moment
from scenarios.revisions import Act
from scenarios.series.health import turns
from tests.telling import Telling

TODAY = date(2026, 11, 23)
UNCHECKED = {"rests_on": "No new check"}


def told() -> Telling:
    plan = Telling().held("R1", "2023-03-14").add("assumption", "F1", text="Enough power")
    plan.add("goal", "S1", title="Homes", status="met", confidence=5)
    plan.held("R2", "2023-10-10").act(Act.CONFIRM, "assumption", "F1", UNCHECKED)
    plan.revise("goal", "S1", status="not_met", confidence=7)
    plan.held("R3", "2024-03-12").act(Act.CONFIRM, "assumption", "F1", UNCHECKED)
    return plan.revise("goal", "S1", status="met", confidence=6)


def health(plan: Telling, key: str) -> dict[str, object]:
    table = series.revision_health(plan.history, plan.moment(), TODAY).set_index("key")
    return {str(name): value for name, value in table.loc[key].items()}


def test_a_confirmation_without_a_check_is_no_look() -> None:
    row = health(told(), "F1")
    assert (row["reviews"], row["confirmed"], row["unchecked"]) == (3, 0, 2)
    assert (row["looked"], row["reviews_since"]) == (date(2023, 3, 14), 2)


def test_a_value_that_goes_back_the_way_it_came_has_turned() -> None:
    row = health(told(), "S1")
    assert (row["revised"], row["turns"], row["reviews_since"]) == (2, 2, 0)


def test_what_belongs_to_a_record_counts_with_it_and_a_review_counts_once() -> None:
    plan = Telling().held("R1", "2023-03-14").add("scenario", "A", title="A")
    plan.likelihoods(50).held("R2", "2023-10-10").likelihoods(70)
    plan.revise("scenario", "A", title="Another")
    plan.held("R3", "2024-03-12").act(Act.CONFIRM, "likelihood", "A/group", UNCHECKED)
    row = health(plan, "A")
    assert (row["title"], row["revised"], row["unchecked"]) == ("Another", 1, 1)
    assert (row["looked"], row["reviews_since"]) == (date(2023, 10, 10), 1)


def test_a_correction_is_no_change_of_mind_and_the_longest_unseen_comes_first() -> None:
    plan = told()
    plan.on("2023-10-10").correct("goal", "S1", 6, "A slip", confidence=6)
    assert plan.history.at(plan.moment()).get("goal", "S1").confidence == 6
    plan.on("2024-03-12")
    assert health(plan, "S1")["turns"] == 1
    table = series.revision_health(plan.history, plan.moment(), TODAY)
    assert list(table["key"]) == ["F1", "S1"]
    plan.retire("goal", "S1")
    assert list(series.revision_health(plan.history, plan.moment(), TODAY)["key"]) == ["F1"]


def test_a_record_that_comes_later_has_no_health_yet() -> None:
    plan = told().on("2024-05-01").add("goal", "S2", title="Jobs")
    early = series.revision_health(plan.history, Moment(date(2024, 4, 1)), TODAY)
    assert list(early["key"]) == ["F1", "S1"]


def test_only_what_was_known_then_counts() -> None:
    plan = told()
    early = series.revision_health(plan.history, plan.moment("2023-10-10"), TODAY).set_index("key")
    assert (early["reviews"]["S1"], early["turns"]["S1"]) == (2, 0)


@given(st.lists(st.floats(-1e6, 1e6)))
def test_what_only_rises_never_turns_and_the_mirror_turns_as_often(values: list[float]) -> None:
    assert turns(sorted(values)) == 0
    assert turns(values) == turns([-value for value in values]) <= max(len(values) - 2, 0)


@pytest.mark.parametrize(
    ("values", "count"),
    [([], 0), (["a"], 0), (["a", "b", "a"], 1), (["a", "b", "c"], 0), ([None, "a", None], 1)],
)
def test_a_word_turns_when_it_becomes_what_it_was(values: list[object], count: int) -> None:
    assert turns(values) == count


def test_the_routine_has_a_record_of_its_changes() -> None:
    plan = Telling().on("2023-01-01").add("settings", "plan", title="Plan", stale_reviews=3)
    plan.on("2023-03-14").add("review", "R1", title="R1", date=date(2023, 3, 14), cadence="year")
    plan.on("2023-05-01", "R1").revise("settings", "plan", "Too late", stale_reviews=2)
    plan.on("2023-10-10")
    plan.add("review", "R2", title="R2", date=date(2023, 10, 10), cadence="half_year")
    plan.revise("review", "R2", "The hall was taken", date=date(2023, 10, 12))
    plan.revise("review", "R2", title="Not of the routine")
    table = series.routine_changes(plan.history, plan.moment("2023-12-31"))
    told = table[["field", "before", "after", "reason"]].to_dict("split")["data"]
    assert told == [
        ["cadence", "year", "half_year", None],
        ["date", date(2023, 10, 10), date(2023, 10, 12), "The hall was taken"],
        ["stale_reviews", 3, 2, "Too late"],
    ]
    assert series.routine_changes(Telling().history, plan.moment()).empty
