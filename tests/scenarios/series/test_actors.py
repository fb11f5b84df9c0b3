"""Who has influence over the plan, who has a stake in it, and whether they have been heard."""

import pytest

from scenarios import series
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    """Give an own organisation, a partner that judged, and two affected: one heard, one not."""
    plan = Telling().on("2025-03-18")
    plan.add("goal", "S1", title="Homes").add("goal", "V3", title="A say")
    plan.add("scenario", "A", title="A")
    plan.add("actor", "VK", title="Town", nature="own", influence=5, stake=5)
    plan.add("actor", "RM", title="Region", nature="partner", influence=4, stake=4)
    plan.add("actor", "UR", title="Youth", nature="affected", influence=1, stake=5)
    plan.add("actor", "PR", title="Elders")
    plan.add("stance", "UR/S1", score=2).add("stance", "UR/V3", score=-1)
    return plan.add("impact", "S1/A/RM", score=1)


def test_those_with_most_at_stake_and_least_influence_come_first(told: Telling) -> None:
    table = series.influence_and_stake(told.history.at(told.moment()))
    assert list(table["actor"]) == ["UR", "VK", "RM", "PR"]
    assert table.to_dict("records")[0] == {
        "actor": "UR",
        "title": "Youth",
        "nature": "affected",
        "influence": 1,
        "stake": 5,
        "supports": 1,
        "opposes": 1,
        "is_heard": True,
    }


def test_a_judgement_of_ones_own_is_to_be_heard_too(told: Telling) -> None:
    table = series.influence_and_stake(told.history.at(told.moment()))
    assert dict(zip(table["actor"], table["is_heard"], strict=True)) == {
        "UR": True,
        "VK": False,
        "RM": True,
        "PR": False,
    }
    assert series.influence_and_stake(Telling().history.at(told.moment())).empty
