"""Bookkeeping of scenarios is never a change of mind."""

from collections.abc import Hashable
from datetime import date
from typing import Any

import pytest

from scenarios.revisions import Act
from scenarios.series import futures
from tests.telling import Telling

TODAY = date(2026, 11, 23)
MEASURES = ["variation", "shift", "movement", "reduction", "excess"]


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2024-03-12")
    for code in "ABC":
        plan.add("scenario", code, title=f"Future {code}", catch_all=code == "C" or None)
    return plan.likelihoods(50, 30, 20)


def at_last(plan: Telling, review: str = "R2") -> dict[Hashable, Any]:
    table = futures.likelihood_moves(plan.history, plan.moment(), TODAY)
    return table.set_index("review").loc[review].to_dict()


def test_a_scenario_carved_out_of_the_rest_moves_nothing(told: Telling) -> None:
    told.held("R2", "2024-10-15").add("scenario", "D", title="New")
    told.add("likelihood", "D/group", percent=5.0).likelihoods(50, 30, 15)
    row = at_last(told)
    assert [row[name] for name in MEASURES] == pytest.approx([0] * 5, abs=1e-12)
    assert (row["scenarios"], row["not_comparable"]) == (4, None)
    assert row["effective"] > 2.8


def test_one_carved_out_of_another_moves_nothing_either(told: Telling) -> None:
    told.held("R2", "2024-10-15").add("scenario", "A1", title="Part", carved_from="A")
    told.add("likelihood", "A1/group", percent=20.0).likelihoods(30, 30, 20)
    assert at_last(told)["variation"] == pytest.approx(0, abs=1e-12)


def test_one_that_was_retired_for_another_moves_nothing(told: Telling) -> None:
    told.held("R2", "2024-10-15").add("scenario", "E", title="Otherwise")
    told.retire("likelihood", "A/group")
    told.act(Act.RETIRE, "scenario", "A", {"successor": "E"}, "Called otherwise")
    told.add("likelihood", "E/group", percent=50.0)
    assert at_last(told)["variation"] == pytest.approx(0, abs=1e-12)


def test_one_that_was_dropped_goes_to_the_rest(told: Telling) -> None:
    told.held("R2", "2024-10-15").retire("likelihood", "B/group").retire("scenario", "B")
    told.revise("likelihood", "C/group", percent=50.0)
    assert at_last(told)["variation"] == pytest.approx(0, abs=1e-12)
    told.held("R3", "2025-03-12").likelihoods(60).revise("likelihood", "C/group", percent=40.0)
    assert at_last(told, "R3")["variation"] == pytest.approx(0.1)


def test_what_is_carved_out_and_merged_back_is_no_flip_flop(told: Telling) -> None:
    told.held("R2", "2024-10-15").add("scenario", "D", title="New", carved_from="C")
    told.add("likelihood", "D/group", percent=15.0).likelihoods(50, 30, 5)
    told.held("R3", "2025-03-12").retire("likelihood", "D/group")
    told.act(Act.RETIRE, "scenario", "D", {"successor": "C"}, "The same thing")
    told.likelihoods(50, 30, 20)
    told.held("R4", "2025-10-15").likelihoods(40, 30, 30)
    habits = futures.likelihood_habits(told.history, told.moment(), TODAY).set_index("scenario")
    rest = habits.loc["C"]
    assert (rest["first"], rest["last"], rest["flip_flop"]) == (20, 30, 0)
    assert (rest["frequency"], rest["magnitude"]) == (2, pytest.approx(10))


def test_a_title_that_changes_moves_nothing(told: Telling) -> None:
    told.held("R2", "2024-10-15").revise("scenario", "A", title="Another name")
    assert at_last(told)["movement"] == 0
    habits = futures.likelihood_habits(told.history, told.moment(), TODAY)
    assert habits["title"][0] == "Another name"


def test_without_a_rest_a_new_scenario_cannot_be_compared(told: Telling) -> None:
    told.revise("scenario", "C", catch_all=None)
    told.held("R2", "2024-10-15").add("scenario", "D", title="New")
    told.add("likelihood", "D/group", percent=5.0).likelihoods(50, 30, 15)
    row = at_last(told)
    assert row["not_comparable"] == "D"
    assert all(row[name] != row[name] for name in MEASURES)


def test_to_hold_something_impossible_is_told_and_moves_without_end(told: Telling) -> None:
    told.held("R2", "2024-10-15").likelihoods(80, 20, 0)
    row = at_last(told)
    assert row["certain"] == ("C",)
    assert row["shift"] == float("inf")


def test_an_overlapping_set_has_no_measure_that_needs_a_sum(told: Telling) -> None:
    told.add("settings", "plan", title="Plan", overlapping_sets=("main",))
    told.held("R2", "2024-10-15").likelihoods(80, 80, 80)
    row = at_last(told)
    for name in ("effective", "entropy", "variation", "shift"):
        assert row[name] != row[name]
    assert row["movement"] == pytest.approx(0.09 + 0.25 + 0.36)


def test_two_judgements_have_no_flip_flops_and_none_has_no_rows(told: Telling) -> None:
    told.held("R2", "2024-10-15").likelihoods(45, 35, 20)
    habits = futures.likelihood_habits(told.history, told.moment(), TODAY).set_index("scenario")
    assert not habits["flip_flop"].notna().any()
    assert (habits["frequency"]["A"], habits["magnitude"]["A"]) == (2, pytest.approx(5))
    assert habits["confirmation"]["C"] == 1
    for table in (futures.likelihood_moves, futures.likelihood_habits):
        assert table(told.history, told.moment(), TODAY, judge="RM").empty
        assert table(Telling().history, told.moment(), TODAY).empty
