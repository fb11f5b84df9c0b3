"""What came of what was believed: sets, claims, calibration and few."""

from datetime import date
from math import log

import pytest

from scenarios.methods.likelihood import baseline_score
from scenarios.series import futures
from tests.telling import Telling

TODAY = date(2028, 3, 1)
REVIEWS = ["2026-01-01", "2026-07-01", "2027-01-01", "2027-07-01"]
VIEWS = [(40, 35, 15, 10), (35, 40, 15, 10), (20, 45, 25, 10), (10, 65, 20, 5)]


@pytest.fixture
def told() -> Telling:
    """Four reviews until stagnation comes on the day that was planned (METHODS' own example)."""
    plan = Telling().on("2026-01-01")
    for code, title in zip("ABCD", ("Growth", "Stagnation", "Crisis", "The rest"), strict=True):
        plan.add("scenario", code, title=title, resolves_on=date(2028, 1, 1), outcome="open")
    plan.revise("scenario", "D", catch_all=True)
    for day, view in zip(REVIEWS, VIEWS, strict=True):
        plan.held(f"R{day}", day).likelihoods(*view)
    plan.on("2028-01-01").revise("scenario", "B", outcome="occurred")
    for code in "ACD":
        plan.revise("scenario", code, outcome="did_not")
    return plan


def test_the_views_of_a_set_are_scored_over_the_time_that_was_planned(told: Telling) -> None:
    [row] = futures.resolved_sets(told.history, told.moment()).to_dict("records")
    assert (row["scenario"], row["resolved_on"]) == ("B", date(2028, 1, 1))
    assert (row["judgements"], row["coverage"]) == (4, 1)
    assert row["brier"] == pytest.approx(0.429301, abs=1e-6)
    assert row["baseline"] == pytest.approx(42.449388, abs=1e-6)
    assert row["log"] == pytest.approx(-0.797821, abs=1e-6)
    assert row["last"] == 65


def test_a_scenario_that_came_early_is_scored_over_all_that_was_planned() -> None:
    plan = Telling().on("2026-01-01")
    for code in "AB":
        plan.add("scenario", code, title=code, resolves_on=date(2027, 1, 1))
    plan.likelihoods(80, 20).on("2026-07-02").revise("scenario", "A", outcome="occurred")
    [row] = futures.resolved_sets(plan.history, plan.moment()).to_dict("records")
    assert row["coverage"] == pytest.approx(182 / 365)
    assert row["baseline"] == pytest.approx(baseline_score(0.8, 2) * 182 / 365)
    assert row["brier"] == pytest.approx(2 * 0.2**2)
    assert row["log"] == pytest.approx(log(0.8))


def test_one_that_did_not_exist_yet_is_scored_as_the_rest() -> None:
    plan = Telling().on("2026-01-01")
    plan.add("scenario", "A", title="A").add("scenario", "B", title="Rest", catch_all=True)
    plan.likelihoods(60, 40).on("2026-07-01").add("scenario", "C", title="New")
    plan.add("likelihood", "C/group", percent=30.0).revise("likelihood", "B/group", percent=10.0)
    plan.on("2027-01-01").revise("scenario", "C", outcome="occurred")
    [row] = futures.resolved_sets(plan.history, plan.moment()).to_dict("records")
    assert (row["judgements"], row["last"]) == (2, 30)
    parts = [181 / 365, 184 / 365]
    wanted = [baseline_score(0.4, 2), baseline_score(0.3, 3)]
    expected = sum(part * score for part, score in zip(parts, wanted, strict=True))
    assert row["baseline"] == pytest.approx(expected)


def test_every_scenario_counts_once_however_often_it_was_revised(told: Telling) -> None:
    table = futures.resolved_forecasts(told.history, told.moment())
    assert list(table["scenario"]) == list("ABCD")
    assert list(table["percent"]) == [10, 65, 20, 5]
    assert list(table["came"]) == [False, True, False, False]


def test_two_that_are_known_of_three_count_each(told: Telling) -> None:
    told.revise("scenario", "A", outcome="annulled").revise("scenario", "D", outcome="annulled")
    table = futures.resolved_forecasts(told.history, told.moment())
    assert list(table["scenario"]) == ["B", "C"]


def claims(count: int) -> Telling:
    """Make claims, sets of two whose first is held at 70 per cent; of ten, seven come true."""
    plan = Telling().on("2026-01-01")
    for number in range(count):
        yes, no = f"{number}y", f"{number}n"
        plan.add("scenario", yes, title="Yes", set=f"claim {number}")
        plan.add("scenario", no, title="No", set=f"claim {number}")
        plan.add("likelihood", f"{yes}/group", percent=70.0)
        plan.add("likelihood", f"{no}/group", percent=30.0)
    plan.on("2027-01-01")
    for number in range(count):
        came = number % 10 < 7
        plan.revise("scenario", f"{number}y", outcome="occurred" if came else "did_not")
        plan.revise("scenario", f"{number}n", outcome="did_not" if came else "occurred")
    return plan


def test_a_claim_counts_once_and_ten_of_them_draw_a_curve() -> None:
    plan = claims(10)
    table = futures.calibration(plan.history, plan.moment())
    assert table.attrs["resolved"] == 10
    [row] = table.to_dict("records")
    assert (row["forecasts"], row["is_few"]) == (10, False)
    assert (row["mean"], row["share"]) == (pytest.approx(0.7 if row["low"] > 0.5 else 0.3),) * 2
    assert row["lower"] < row["share"] < row["upper"]
    assert table.attrs["parts"] == pytest.approx((0, 0, 0.21))
    assert table.attrs["skill"] == pytest.approx(0)
    [step] = futures.calibration_curve(plan.history, plan.moment()).to_dict("records")
    assert step["forecasts"] == 10


def test_with_nine_the_list_is_shown_and_nothing_drawn() -> None:
    plan = claims(9)
    assert len(futures.resolved_forecasts(plan.history, plan.moment())) == 9
    table = futures.calibration(plan.history, plan.moment())
    assert (table.empty, table.attrs["resolved"]) == (True, 9)
    assert futures.calibration_curve(plan.history, plan.moment()).empty


def test_what_was_annulled_or_judged_afterwards_does_not_count() -> None:
    plan = Telling().on("2026-01-01")
    plan.add("scenario", "A", title="A", set="x").add("scenario", "B", title="B", set="y")
    plan.add("likelihood", "A/group", percent=50.0)
    plan.on("2026-02-01").revise("scenario", "A", outcome="annulled")
    plan.revise("scenario", "B", outcome="occurred").add("likelihood", "B/group", percent=99.0)
    assert futures.resolved_forecasts(plan.history, plan.moment()).empty
    [row] = futures.resolved_sets(plan.history, plan.moment()).to_dict("records")
    assert (row["set"], row["judgements"]) == ("y", 0)
    assert row["brier"] != row["brier"]


def test_before_the_outcome_was_known_nothing_is_resolved(told: Telling) -> None:
    assert futures.resolved_sets(told.history, told.moment("2027-12-31")).empty


def test_one_that_nobody_judged_and_one_without_a_rest_have_no_score() -> None:
    plan = Telling().on("2026-01-01").add("scenario", "A", title="A", set="x")
    plan.add("scenario", "B", title="B", set="y").add("likelihood", "B/group", percent=100.0)
    plan.on("2026-07-01").add("scenario", "C", title="C", set="y")
    plan.on("2027-01-01").revise("scenario", "A", outcome="occurred")
    plan.revise("scenario", "C", outcome="occurred")
    table = futures.resolved_sets(plan.history, plan.moment())
    assert list(table["judgements"]) == [0, 0]
    assert not table["brier"].notna().any()
    assert futures.resolved_forecasts(plan.history, plan.moment()).empty
