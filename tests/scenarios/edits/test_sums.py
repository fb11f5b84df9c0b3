"""Sums: the likelihoods of a judge over the open scenarios of a set are 100 together."""

import pytest

from scenarios.edits import Edit
from scenarios.errors import LikelihoodsDoNotSum, Missing, TwoCatchAlls
from tests.scenarios.edits.desk import Desk, add, day, retire, revise, undo


def weighed(judge: str = "group", **percents: float) -> list[Edit]:
    """Add likelihoods of one judge."""
    return [add(f"likelihood:{key}/{judge}", percent=value) for key, value in percents.items()]


def moved(judge: str = "group", on: str | None = None, **percents: float) -> list[Edit]:
    """Revise likelihoods of one judge."""
    return [
        revise(f"likelihood:{key}/{judge}", percent=value, on=on) for key, value in percents.items()
    ]


@pytest.fixture
def desk() -> Desk:
    """Give a set of three scenarios, judged by the group on 1 February."""
    desk = Desk()
    scenarios = [add(f"scenario:{key}", title=key) for key in "ABC"]
    desk.write("02-01", *scenarios, add("actor:RM", title="Region"), *weighed(A=50, B=30, C=20))
    return desk


def test_a_sum_other_than_100_is_told_once_with_judge_set_day_and_difference(desk: Desk) -> None:
    ((turn, refusal),) = desk.refusals("02-02", *moved(A=45, B=30.5))
    assert (turn, type(refusal), refusal.field) == (0, LikelihoodsDoNotSum, "percent")
    assert refusal.values == {
        "judge": "group",
        "set": "main",
        "sum": 95.5,
        "day": day("02-02"),
        "difference": -4.5,
    }


def test_the_sum_is_looked_at_when_all_edits_are_in(desk: Desk) -> None:
    assert len(desk.decide("02-02", *moved(A=45, B=35))) == 2


def test_a_millionth_is_near_enough(desk: Desk) -> None:
    assert len(desk.decide("02-02", *moved(A=45 + 0.9e-6, B=35))) == 2
    assert desk.refused("02-02", *moved(A=45 + 2e-6, B=35)) == [(0, LikelihoodsDoNotSum, "percent")]


def test_tenths_that_no_float_holds_sum_all_the_same(desk: Desk) -> None:
    assert len(desk.decide("02-02", *moved(A=33.3, B=33.3, C=33.4))) == 3


def test_each_judge_has_a_sum_and_who_judged_nothing_has_none(desk: Desk) -> None:
    assert desk.refused("02-02", *weighed("RM", A=60)) == [(0, LikelihoodsDoNotSum, "percent")]
    assert len(desk.decide("02-02", *weighed("RM", A=60, B=40))) == 2


def test_a_judge_s_own_sum_does_not_hold_up_another_judge(desk: Desk) -> None:
    desk.write("02-02", *weighed("RM", A=60, B=40))
    assert desk.refused("02-03", *moved("RM", A=50), *moved(A=45, B=35)) == [
        (0, LikelihoodsDoNotSum, "percent")
    ]


def test_a_resolved_scenario_leaves_the_sum(desk: Desk) -> None:
    resolved = revise("scenario:C", outcome="did_not")
    assert desk.refused("02-02", resolved) == [(0, LikelihoodsDoNotSum, "percent")]
    assert len(desk.decide("02-02", resolved, *moved(A=60, B=40))) == 3
    both = [revise(f"scenario:{key}", outcome="did_not") for key in "BC"]
    assert len(desk.decide("02-02", *both, revise("scenario:A", outcome="occurred"))) == 3


def test_a_retired_likelihood_leaves_the_sum(desk: Desk) -> None:
    assert desk.refused("02-02", retire("likelihood:C/group"), retire("scenario:C")) == [
        (0, LikelihoodsDoNotSum, "percent")
    ]
    gone = [retire("likelihood:C/group"), retire("scenario:C"), *moved(A=70)]
    assert len(desk.decide("02-02", *gone)) == 3


def test_a_scenario_that_moves_to_another_set_leaves_one_sum_and_joins_another(desk: Desk) -> None:
    assert desk.refused("02-02", revise("scenario:C", set="climate")) == [
        (0, LikelihoodsDoNotSum, "percent"),
        (0, LikelihoodsDoNotSum, "percent"),
    ]
    edits = [revise("scenario:C", set="climate"), *moved(A=70, C=100)]
    assert len(desk.decide("02-02", *edits)) == 3


def test_other_fields_of_a_scenario_do_not_ask_for_sums(desk: Desk) -> None:
    desk.write("02-02", add("settings:plan", title="P", overlapping_sets=("main",)))
    desk.write("02-03", *moved(A=10))
    desk.write("02-04", add("scenario:D", title="D", set="main"))
    assert len(desk.decide("02-05", revise("scenario:A", narrative="Once upon a time"))) == 1


def test_sets_that_may_come_true_together_are_never_summed(desk: Desk) -> None:
    settings = add("settings:plan", title="P", overlapping_sets=("main",))
    assert len(desk.decide("02-02", *moved(A=90), settings)) == 2
    desk.write("02-02", settings)
    desk.write("02-03", *moved(A=90))
    assert desk.refused("02-04", revise("settings:plan", overlapping_sets=None)) == [
        (0, LikelihoodsDoNotSum, "percent")
    ]


def test_every_day_of_a_batch_is_summed(desk: Desk) -> None:
    edits = [*moved(on="02-03", A=60, B=20), *moved(on="02-04", A=50)]
    ((turn, refusal),) = desk.refusals("02-05", *edits)
    assert (turn, refusal.values["day"]) == (0, day("02-04"))


def test_a_late_row_must_fit_the_days_that_follow_it(desk: Desk) -> None:
    desk.write("02-05", *moved(A=60, B=20))
    late = moved(on="02-03", B=40, C=10)
    ((_, refusal),) = desk.refusals("02-06", *late)
    assert (refusal.values["day"], refusal.values["sum"]) == (day("02-05"), 90.0)
    assert len(desk.decide("02-06", *late, *moved(on="02-05", C=20))) == 3


def test_a_late_scenario_with_its_share_must_fit_what_was_judged_without_it(desk: Desk) -> None:
    desk.write("02-05", *moved(A=60, B=20))
    late = [add("scenario:D", title="D", on="02-03"), *moved(on="02-03", A=40)]
    share = add("likelihood:D/group", percent=10, on="02-03")
    ((_, refusal),) = desk.refusals("02-06", *late, share)
    assert (refusal.values["day"], refusal.values["sum"]) == (day("02-05"), 110.0)


def test_an_undo_must_leave_sums_as_well(desk: Desk) -> None:
    desk.write("02-02", *moved(A=60, B=20))
    desk.write("02-03", *moved(A=70, C=10))
    assert desk.refused("02-04", undo(2, keep=True)) == [(0, LikelihoodsDoNotSum, "percent")]
    desk.write("02-04", undo(3))
    assert len(desk.decide("02-05", undo(2))) == 2


def test_one_scenario_of_a_set_stands_for_the_rest(desk: Desk) -> None:
    desk.write("02-02", revise("scenario:C", catch_all=True))
    ((_, refusal),) = desk.refusals("02-03", revise("scenario:A", catch_all=True))
    assert type(refusal) is TwoCatchAlls
    assert (refusal.values["scenarios"], refusal.field) == ("A, C", "catch_all")
    both = [revise("scenario:A", catch_all=True), revise("scenario:C", catch_all=False)]
    assert len(desk.decide("02-03", *both)) == 2
    assert len(desk.decide("02-03", add("scenario:X", title="X", set="other", catch_all=True))) == 1


def test_a_likelihood_that_was_refused_is_told_and_not_the_sum_it_leaves(desk: Desk) -> None:
    edits = [*moved(A=45), revise("likelihood:B/group", percent=None)]
    assert desk.refused("02-02", *edits) == [(1, Missing, "percent")]
