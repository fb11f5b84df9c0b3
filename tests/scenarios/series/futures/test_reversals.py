"""By which rule a goal comes first, and what turns the order."""

import pytest

from scenarios.series import futures
from tests.telling import Telling

SCORES = {"S1": (2, -1, 0), "N1": (1, 1, 0), "M1": (0, 0, 0)}


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2024-03-12")
    for code in "ABC":
        plan.add("scenario", code, title=f"Future {code}")
    plan.likelihoods(50, 30, 20)
    for goal, scores in SCORES.items():
        plan.add("goal", goal, title=f"Goal {goal}")
        for scenario, score in zip("ABC", scores, strict=True):
            plan.add("impact", f"{goal}/{scenario}/group", score=score)
    return plan


def first(plan: Telling) -> dict[str, list[str]]:
    table = futures.rank_reversals(plan.history.at(plan.moment()))
    named = table[table["is_first"]].groupby("metric")["goal"].agg(list)
    return {str(name): goals for name, goals in named.items()}


def test_every_rule_says_which_goal_comes_first_and_a_description_puts_nothing_first(
    told: Telling,
) -> None:
    found = first(told)
    assert found["maximax"] == ["S1"]
    assert found["maximin"] == ["M1", "N1"]
    assert found["starr"] == ["M1", "N1"]
    assert found["expected_value"] == found["opportunity_loss"] == ["N1"]
    assert found["weighted_starr"] == ["M1", "N1"]
    assert not {"skewness", "peakedness"} & set(found)


def test_what_weighs_is_of_the_same_moment_and_says_what_knowing_would_be_worth(
    told: Telling,
) -> None:
    table = futures.rank_reversals(told.history.at(told.moment()))
    value = table.set_index(["metric", "goal"])["value"]
    assert value["expected_value", "S1"] == pytest.approx(0.7)
    assert value["expected_value", "N1"] == pytest.approx(0.8)
    assert table.attrs["is_weighed"]
    assert table.attrs["perfect_information"] == pytest.approx(0.5)
    assert table.attrs["dominated"] == ["M1"]


@pytest.mark.parametrize("spoilt", ["missing", "short", "overlapping"])
def test_without_whole_likelihoods_what_weighs_is_missing_and_nothing_is_turned(
    told: Telling, spoilt: str
) -> None:
    if spoilt == "missing":
        told.retire("likelihood", "C/group")
    elif spoilt == "short":
        told.revise("likelihood", "C/group", percent=10.0)
    else:
        told.add("settings", "plan", title="Plan", overlapping_sets=("main",))
    snapshot = told.history.at(told.moment())
    table = futures.rank_reversals(snapshot)
    assert not table.attrs["is_weighed"]
    assert table.attrs["perfect_information"] is None
    assert not table.query("metric == 'expected_value'")["value"].notna().any()
    assert futures.reversals_by_likelihood(snapshot).empty


def test_five_points_more_for_the_first_scenario_would_turn_the_order(told: Telling) -> None:
    table = futures.reversals_by_likelihood(told.history.at(told.moment())).set_index("goal")
    assert list(table.index) == ["N1", "S1", "M1"]
    assert table["points"]["N1"] == 0
    assert table["points"]["S1"] == pytest.approx(100 * 0.1 / 3)
    assert (table["source"]["S1"], table["target"]["S1"]) == ("B", "A")
    assert table["points"]["M1"] != table["points"]["M1"]


def test_a_goal_that_is_left_out_turns_the_order_of_the_others_by_regret() -> None:
    plan = (
        Telling().on("2024-03-12").add("scenario", "A", title="A").add("scenario", "B", title="B")
    )
    plan.add("scenario", "C", title="C")
    for goal, scores in {"S1": (1, -1, -1), "N1": (0, -2, 2), "M1": (2, 1, -2)}.items():
        plan.add("goal", goal, title=goal)
        for scenario, score in zip("ABC", scores, strict=True):
            plan.add("impact", f"{goal}/{scenario}/group", score=score)
    table = futures.reversals_without(plan.history.at(plan.moment()))
    row = table.query("metric == 'minimax_regret' and goal == 'N1'").to_dict("records")[0]
    assert (row["before"], row["after"]) == (("S1",), ("M1",))
    assert row["turned"] == (("M1", "S1"),)


def test_one_scenario_ties_and_nothing_at_all_give_an_answer() -> None:
    plan = Telling().on("2024-03-12").add("scenario", "A", title="Only").likelihoods(100)
    empty = plan.history.at(plan.moment())
    assert futures.rank_reversals(empty).empty
    assert futures.reversals_by_likelihood(empty).empty
    assert futures.reversals_without(empty).empty
    for goal in ("S1", "N1"):
        plan.add("goal", goal, title=goal).add("impact", f"{goal}/A/group", score=1)
    snapshot = plan.history.at(plan.moment())
    assert set(map(tuple, first(plan).values())) == {("N1", "S1")}
    assert list(futures.reversals_by_likelihood(snapshot)["points"]) == [0, 0]
    assert futures.reversals_without(snapshot).empty
