"""Resources in each scenario: periods, stocks, no capacity at all."""

import math

import pytest

from scenarios.series import futures
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2025-03-18")
    plan.add("goal", "N1", title="Jobs").add("goal", "S1", title="Homes")
    plan.add("scenario", "A", title="One").add("scenario", "B", title="Two").likelihoods(70, 30)
    return plan.add("resource", "G1", title="Power", unit="MW", nature="flow")


def test_no_capacity_with_demand_has_no_end_and_every_rule_gives_nothing(told: Telling) -> None:
    told.add("allocation", "G1/N1", amount=4.0, minimum=1.0)
    told.add("outlook", "G1/B", capacity_percent=0.0)
    snapshot = told.history.at(told.moment())
    table = futures.resource_outlooks(snapshot)
    assert list(table["utilisation"]) == [math.inf, math.inf]
    assert list(table["shortage"]) == [4, 4]
    shares = futures.shortage_shares(snapshot)
    assert list(shares["scenario"]) == [None, "A", "B"]
    rules = ["proportional", "equal_awards", "equal_losses", "talmud"]
    assert not shares[rules].to_numpy().any()
    assert shares["critical"].all()
    [robust] = futures.resource_robustness(snapshot).to_dict("records")
    assert (robust["scenarios_short"], robust["percent_short"]) == (("A", "B"), 100)
    assert robust["needed"] == math.inf


def test_an_unused_resource_is_neither_short_nor_used(told: Telling) -> None:
    [robust] = futures.resource_robustness(told.history.at(told.moment())).to_dict("records")
    assert (robust["needed"], robust["percent_short"], robust["scenarios_short"]) == (0, 0, ())
    table = futures.resource_outlooks(told.history.at(told.moment()))
    assert list(table["utilisation"]) == [0, 0]


def test_the_first_period_that_falls_short_is_told(told: Telling) -> None:
    told.add("contribution", "G1/VK", amount=10.0).add("allocation", "G1/N1", amount=6.0)
    told.add("allocation", "G1/S1/2026", amount=2.0).add("allocation", "G1/S1/2027", amount=3.0)
    told.add("outlook", "G1/B", capacity_percent=90.0)
    told.add("outlook", "G1/B/2027", capacity_percent=80.0)
    table = futures.resource_outlooks(told.history.at(told.moment())).query("scenario == 'B'")
    assert list(table["period"]) == ["2026", "2027"]
    assert list(table["capacity"]) == [9, 8]
    assert list(table["demand"]) == [8, 9]
    assert list(table["shortage"]) == [0, 1]
    assert not table["left"].notna().any()
    [robust] = futures.resource_robustness(told.history.at(told.moment())).to_dict("records")
    assert (robust["first_period"], robust["percent_short"]) == ("2027", 30)
    assert robust["needed"] == pytest.approx(9 / 0.8)
    shares = futures.shortage_shares(told.history.at(told.moment()))
    assert set(shares["period"]) == {"2027"}
    assert dict(zip(shares["goal"], shares["claim"], strict=True)) == {"N1": 6, "S1": 3}


def test_a_quarter_counts_what_is_given_for_its_year(told: Telling) -> None:
    told.add("contribution", "G1/VK/2026", amount=10.0)
    told.add("allocation", "G1/N1/2026-Q3", amount=12.0)
    table = futures.resource_outlooks(told.history.at(told.moment())).query("scenario == 'A'")
    quarter = table.set_index("period").loc["2026-Q3"]
    assert (quarter["capacity"], quarter["demand"]) == (10, 12)


def test_a_stock_is_used_up_over_its_periods(told: Telling) -> None:
    told.add("resource", "G2", title="Fund", unit="mnkr", nature="stock")
    told.add("contribution", "G2/VK", amount=18.0).add("contribution", "G2/RM/2027", amount=2.0)
    for period, amount in (("2026", 10.0), ("2027", 8.0), ("2028", 5.0)):
        told.add("allocation", f"G2/N1/{period}", amount=amount)
    table = futures.resource_outlooks(told.history.at(told.moment())).query(
        "resource == 'G2' and scenario == 'A'"
    )
    assert list(table["left"]) == [8, 2, -3]
    assert list(table["capacity"]) == [18, 10, 2]
    assert list(table["shortage"]) == [0, 0, 3]
    summary = futures.resource_robustness(told.history.at(told.moment())).set_index("resource")
    assert summary["first_period"]["G2"] == "2028"
    assert summary["needed"]["G2"] == 23


def test_a_goal_that_has_something_for_all_time_and_for_the_period_asks_once(
    told: Telling,
) -> None:
    told.add("contribution", "G1/VK", amount=4.0)
    told.add("allocation", "G1/N1", amount=3.0, minimum=2.0)
    told.add("allocation", "G1/N1/2026", amount=2.0)
    shares = futures.shortage_shares(told.history.at(told.moment()))
    row = shares[shares["scenario"].isna()].iloc[0]
    assert (row["claim"], row["minimum"], row["proportional"]) == (5, 2, 4)


def test_an_overlapping_set_has_no_likelihood_of_a_shortage(told: Telling) -> None:
    told.add("allocation", "G1/N1", amount=4.0)
    told.add("settings", "plan", title="Plan", overlapping_sets=("main",))
    [row] = futures.resource_robustness(told.history.at(told.moment())).to_dict("records")
    assert row["percent_short"] != row["percent_short"]


def test_without_scenarios_only_what_is_can_be_shared(told: Telling) -> None:
    told.add("allocation", "G1/N1", amount=4.0)
    snapshot = told.history.at(told.moment())
    assert futures.resource_outlooks(snapshot, "other").empty
    assert futures.resource_robustness(snapshot, "other").empty
    assert list(futures.shortage_shares(snapshot, "other")["scenario"]) == [None]
