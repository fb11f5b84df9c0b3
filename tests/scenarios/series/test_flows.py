"""What flows through the resources of one unit: from partners to resources to goals."""

import pytest

from scenarios import series
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    """Give two funds in mnkr and power in MW; one fund is given away beyond what it has."""
    plan = Telling().on("2025-03-18")
    for goal in ("N1", "S1"):
        plan.add("goal", goal, title=f"Goal {goal}")
    plan.add("actor", "VK", title="Town").add("actor", "RM", title="Region")
    plan.add("resource", "G1", title="Fund", unit="mnkr")
    plan.add("resource", "G4", title="Power", unit="MW")
    plan.add("resource", "G8", title="Project", unit="mnkr")
    plan.add("contribution", "G1/VK", amount=10.0, state="agreed")
    plan.add("contribution", "G8/RM", amount=3.5, state="intent").add(
        "contribution", "G8/VK", amount=0.0
    )
    plan.add("contribution", "G4/VK", amount=14.0)
    plan.add("allocation", "G1/N1", amount=4.0).add("allocation", "G8/N1", amount=5.0)
    return plan.add("allocation", "G1/S1/2026", amount=2.0)


def test_a_unit_is_a_diagram_of_its_own_that_of_most_resources_first(told: Telling) -> None:
    snapshot = told.history.at(told.moment())
    assert series.units(snapshot) == ["mnkr", "MW"]
    table = series.resource_flows(snapshot, "mnkr")
    assert table.attrs == {"unit": "mnkr", "decimals": 1}
    flows = table[["part", "resource", "other", "amount", "state", "key"]].astype(object)
    assert list(flows.where(flows.notna(), None).itertuples(index=False, name=None)) == [
        ("contribution", "G1", "VK", 10.0, "agreed", "G1/VK"),
        ("contribution", "G8", "RM", 3.5, "intent", "G8/RM"),
        ("allocation", "G1", "N1", 4.0, None, "G1/N1"),
        ("allocation", "G8", "N1", 5.0, None, "G8/N1"),
        ("free", "G1", None, 6.0, None, None),
        ("over", "G8", None, 1.5, None, None),
    ]
    assert set(series.resource_flows(snapshot, "MW")["resource"]) == {"G4"}


def test_amounts_of_a_period_flow_on_its_days_only(told: Telling) -> None:
    within = series.resource_flows(told.history.at(told.moment("2026-06-01")), "mnkr")
    assert list(within.query("part == 'allocation' and resource == 'G1'")["amount"]) == [4.0, 2.0]
    assert list(within.query("part == 'free'")["amount"]) == [4.0]


def test_an_empty_plan_has_no_units_and_no_flows() -> None:
    snapshot = Telling().history.at(Telling().moment())
    assert series.units(snapshot) == []
    assert series.resource_flows(snapshot, "MW").empty
