"""Several judges: pooled, left out, stale, agreeing and still moving."""

from datetime import date

import pytest

from scenarios.series import futures
from tests.telling import Telling

TODAY = date(2026, 11, 23)


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2024-03-12", state="finalised")
    for code in ("VK", "RM", "TK"):
        plan.add("actor", code, title=code)
    for code in "ABC":
        plan.add("scenario", code, title=f"Future {code}")
    plan.likelihoods(50, 30, 20)
    for judge, view in {"VK": (50, 30, 20), "RM": (60, 30, 10), "TK": (20, 30, 50)}.items():
        for code, percent in zip("ABC", view, strict=True):
            plan.add("likelihood", f"{code}/{judge}", percent=float(percent))
    return plan


def test_three_pools_stand_beside_the_groups_own(told: Telling) -> None:
    for judge, weight in (("VK", 5.0), ("RM", 3.0), ("TK", 2.0)):
        told.revise("actor", judge, weight=weight)
    table = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    assert list(table["group"]) == [50, 30, 20]
    assert list(table["linear"]) == pytest.approx([47, 30, 23])
    assert list(table["log"]) == pytest.approx([47.03, 32.09, 20.87], abs=5e-3)
    assert list(table["median"]) == pytest.approx([50, 30, 20])
    assert list(table["low"]) == pytest.approx([20, 30, 10])
    assert list(table["high"]) == pytest.approx([60, 30, 50])
    assert table["judges"][0] == ("RM", "TK", "VK")


def test_judges_without_weights_weigh_the_same(told: Telling) -> None:
    table = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    assert list(table["linear"]) == pytest.approx([130 / 3, 30, 80 / 3])
    assert list(table["median"]) == pytest.approx([50, 30, 20])


def test_who_has_not_judged_all_is_left_out_and_named(told: Telling) -> None:
    told.retire("likelihood", "C/TK")
    table = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    assert (table["judges"][0], table["left_out"][0]) == (("RM", "VK"), ("TK",))
    assert list(table["linear"]) == pytest.approx([55, 30, 15])


def test_judges_who_rule_out_everything_have_no_logarithmic_pool(told: Telling) -> None:
    for judge, view in {"VK": (100, 0, 0), "RM": (0, 100, 0), "TK": (0, 0, 100)}.items():
        for code, percent in zip("ABC", view, strict=True):
            told.revise("likelihood", f"{code}/{judge}", percent=float(percent))
    table = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    assert not table["log"].notna().any()
    assert list(table["linear"]) == pytest.approx([100 / 3] * 3)


def test_only_who_took_part_every_time_when_that_is_asked_for(told: Telling) -> None:
    told.held("R2", "2024-10-15").add("actor", "NF", title="NF")
    for code, percent in zip("ABC", (10, 10, 80), strict=True):
        told.add("likelihood", f"{code}/NF", percent=float(percent))
        told.retire("likelihood", f"{code}/TK")
    every = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    same = futures.pooled_likelihoods(told.history, told.moment(), TODAY, constant=True)
    assert every.query("review == 'R2'")["judges"].iloc[0] == ("NF", "RM", "VK")
    assert set(same["judges"]) == {("RM", "VK")}
    assert list(same["linear"]) == pytest.approx([55, 30, 15] * 2)


def test_a_judgement_no_longer_stands_a_month_after_the_next_review(told: Telling) -> None:
    told.held("R2", "2024-10-15")
    told.revise("likelihood", "A/VK", percent=50.0)
    told.held("R3", "2025-03-12")
    table = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    stale = table.groupby("review")["stale"].first()
    assert list(stale) == [(), (), ("RM", "TK")]


def test_each_judge_stands_with_what_they_hold_and_whether_it_still_does(told: Telling) -> None:
    told.retire("likelihood", "C/TK").revise("actor", "VK", weight=5.0)
    table = futures.judges_likelihoods(told.history, told.moment(), TODAY)
    assert list(table["judge"].unique()) == ["group", "RM", "TK", "VK"]
    rows = table.set_index(["judge", "scenario"])
    assert list(rows["percent"]["RM"]) == [60, 30, 10]
    assert (rows["weight"]["RM", "A"], rows["weight"]["VK", "A"]) == (1, 5)
    assert rows["percent"]["TK", "C"] != rows["percent"]["TK", "C"]
    assert not rows["is_whole"]["TK", "A"]
    assert rows["is_whole"]["VK", "A"]
    assert not table["is_stale"].any()
    told.held("R2", "2024-10-15").revise("likelihood", "A/VK", percent=50.0)
    told.held("R3", "2025-03-12")
    later = futures.judges_likelihoods(told.history, told.moment(), TODAY)
    assert set(later[later["is_stale"]]["judge"]) == {"RM", "TK"}
    assert futures.judges_likelihoods(told.history, told.moment(), TODAY, "other").empty


def test_an_overlapping_set_is_only_averaged(told: Telling) -> None:
    told.add("settings", "plan", title="Plan", overlapping_sets=("main",))
    table = futures.pooled_likelihoods(told.history, told.moment(), TODAY)
    assert table["linear"].notna().all()
    assert not table[["log", "median"]].notna().to_numpy().any()


def test_a_panel_that_agrees_and_has_settled_and_one_that_is_still_moving(told: Telling) -> None:
    told.add("goal", "S1", title="Homes").add("goal", "N1", title="Jobs")
    for judge, score in {"VK": 2, "RM": 1, "TK": 2}.items():
        told.add("impact", f"S1/A/{judge}", score=score)
        told.add("impact", f"N1/A/{judge}", score=-score)
    told.add("impact", "S1/A/group", score=-2)
    first = futures.consensus_stability(told.history, told.moment(), TODAY, "impact")
    assert list(first["verdict"]) == ["agreed_moving"] * 2
    told.held("R2", "2024-10-15")
    for judge in ("VK", "RM"):
        told.revise("impact", f"N1/A/{judge}", score=2)
    table = futures.consensus_stability(told.history, told.moment(), TODAY, "impact")
    rows = table.set_index("item")
    assert rows["verdict"]["S1/A"] == "agreed"
    assert rows["verdict"]["N1/A"] == "apart_moving"
    assert (rows["judges"]["S1/A"], rows["mean"]["S1/A"]) == (3, pytest.approx(5 / 3))
    assert (rows["kept"]["N1/A"], rows["moved"]["N1/A"]) == (1, 2)
    assert rows["stability"]["N1/A"] == pytest.approx(1 / 3)
    assert rows["title"]["N1/A"] == "Jobs"
    assert rows["same_side"]["N1/A"] == pytest.approx(2 / 3)


def test_stances_are_compared_goal_by_goal(told: Telling) -> None:
    told.add("goal", "S1", title="Homes")
    told.add("stance", "VK/S1", score=3).add("stance", "RM/S1", score=-3)
    [row] = futures.consensus_stability(told.history, told.moment(), TODAY).to_dict("records")
    assert (row["consensus"], row["agreement"], row["same_side"]) == (0, -1, 0.5)
    assert row["verdict"] == "apart_moving"
