"""The tables behind relations between goals and robustness across scenarios."""

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2025-03-18")
    for goal in ("M2", "N1", "S1", "S2"):
        plan.add("goal", goal, title=f"Goal {goal}")
    plan.add("resource", "G4", title="Power", unit="MW")
    plan.add("allocation", "G4/N1", amount=9.0).add("allocation", "G4/M2", amount=2.0)
    plan.add("allocation", "G4/S1", amount=0.0)
    plan.add("relation", "N1/S1", score=1)
    return plan.add("relation", "M2/N1", score=-2, state="open", handled_by="CEO")


def test_the_hardest_conflict_comes_first_with_what_it_is_about(told: Telling) -> None:
    table = series.relations(told.history.at(told.moment()))
    assert table.to_dict("records")[0] == {
        "first": "M2",
        "second": "N1",
        "first_title": "Goal M2",
        "second_title": "Goal N1",
        "score": -2,
        "state": "open",
        "handled_by": "CEO",
        "shares": ("G4",),
    }
    assert list(table["shares"])[1] == ()
    assert series.relations(Telling().history.at(told.moment())).empty


def test_the_verdict_is_over_all_scenarios_and_a_blank_is_counted(told: Telling) -> None:
    told.add("scenario", "A", title="A").add("scenario", "B", title="B").likelihoods(40, 60)
    told.add("impact", "N1/A/group", score=2).add("impact", "N1/B/group", score=-2)
    told.add("impact", "S1/A/group", score=1).add("impact", "S1/A/RM", score=-1)
    told.add("impact", "M2/A/group", score=1).add("impact", "M2/B/group", score=0)
    table = series.robustness(told.history.at(told.moment()))
    kept = table[["goal", "scenario", "score", "percent", "verdict", "weighted"]].astype(object)
    assert list(kept.where(kept.notna(), None).itertuples(index=False, name=None)) == [
        ("M2", "A", 1.0, 40.0, "robust", 0.4),
        ("M2", "B", 0.0, 60.0, "robust", 0.4),
        ("N1", "A", 2.0, 40.0, "vulnerable", pytest.approx(-0.4)),
        ("N1", "B", -2.0, 60.0, "vulnerable", pytest.approx(-0.4)),
        ("S1", "A", 1.0, 40.0, "incomplete", None),
        ("S1", "B", None, 60.0, "incomplete", None),
    ]
    other = series.robustness(told.history.at(told.moment()), judge="RM")
    assert set(other["goal"]) == {"S1"}
    assert pd.isna(other["weighted"]).all()


def test_contested_are_the_conflicts_over_a_shared_resource(told: Telling) -> None:
    told.add("relation", "M2/S2", score=-3)
    table = series.contested(series.relations(told.history.at(told.moment())))
    assert list(zip(table["first"], table["second"], strict=True)) == [("M2", "N1")]
    assert series.contested(series.relations(Telling().history.at(told.moment()))).empty


def test_the_most_influential_actor_comes_first_and_one_without_a_voice_is_there(
    told: Telling,
) -> None:
    told.add("actor", "UR", title="Youth council", influence=1, stake=5)
    told.add("actor", "RM", title="Region", influence=4)
    told.add("stance", "RM/S1", score=-1).add("stance", "RM/N1", score=2, interest="Jobs")
    table = series.stances(told.history.at(told.moment()))
    kept = table[["actor", "goal", "goal_title", "score", "stake"]].astype(object)
    assert list(kept.where(kept.notna(), None).itertuples(index=False, name=None)) == [
        ("RM", "N1", "Goal N1", 2, None),
        ("RM", "S1", "Goal S1", -1, None),
        ("UR", None, None, None, 5),
    ]


def test_only_conflicts_over_a_shared_resource_are_contested(told: Telling) -> None:
    told.add("relation", "M2/S2", score=-3)
    found = series.contested(series.relations(told.history.at(told.moment())))
    assert list(zip(found["first"], found["second"], strict=True)) == [("M2", "N1")]
    assert series.contested(series.relations(Telling().history.at(told.moment()))).empty


def test_actors_come_by_influence_and_one_without_a_stance_is_not_forgotten(told: Telling) -> None:
    told.add("actor", "GS", title="Steel", influence=4, stake=5).add("actor", "UR", title="Youth")
    told.add("actor", "LS", title="State", influence=5)
    told.add("stance", "GS/M2", score=-2, interest="Wants it all.")
    told.add("stance", "GS/N1", score=2).add("stance", "UR/S1", score=3)
    table = series.stances(told.history.at(told.moment())).astype(object)
    kept = table[["actor", "goal", "score"]]
    assert list(kept.where(kept.notna(), None).itertuples(index=False, name=None)) == [
        ("LS", None, None),
        ("GS", "N1", 2.0),
        ("GS", "M2", -2.0),
        ("UR", "S1", 3.0),
    ]
