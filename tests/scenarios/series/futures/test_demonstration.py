"""What is known of the demonstration's futures (its story is in demo/README.md)."""

import pytest

from scenarios.history import History, Moment
from scenarios.series import futures
from tests.scenarios.series.conftest import TODAY

REVIEWS = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"]
ROBUST = ["M1", "N2", "N3", "S3", "V1", "V2", "V3"]
VULNERABLE = ["M2", "N1", "S1"]


@pytest.mark.parametrize(
    ("review", "n1", "v3"), [("R1", 0.0, 1.2), ("R5", -0.95, 1.15), ("R8", -0.15, 1.35)]
)
def test_goals_are_weighed_by_the_likelihoods_of_the_same_review(
    history: History, review: str, n1: float, v3: float
) -> None:
    table = futures.wind_tunnel(history, history.moment(review, TODAY), TODAY)
    weighted = table.drop_duplicates("goal").set_index("goal")["weighted"]
    assert (weighted["N1"], weighted["V3"]) == pytest.approx((n1, v3))


def test_seven_goals_are_robust_and_three_vulnerable(history: History, last: Moment) -> None:
    verdicts = futures.wind_tunnel(history, last, TODAY).groupby("goal")["verdict"].first()
    assert list(verdicts.index[verdicts == "robust"]) == ROBUST
    assert list(verdicts.index[verdicts == "vulnerable"]) == VULNERABLE


def test_the_arrow_of_n1_at_the_last_review_points_up(history: History, last: Moment) -> None:
    row = futures.wind_tunnel(history, last, TODAY).query("goal == 'N1'").iloc[0]
    assert (row["weighted_before"], row["weighted"]) == pytest.approx((-0.30, -0.15))
    assert (row["score"], row["before"], row["change"]) == (2, 2, 0)


def test_rules_disagree_on_which_goal_comes_first(history: History, last: Moment) -> None:
    table = futures.rank_reversals(history.at(last))
    firsts = table[table["is_first"]].groupby("metric")["goal"].agg(list)
    assert firsts["laplace"] == ["V3"]
    assert firsts["mean_variance"] == ["N3"]
    assert firsts["maximin"] == ["N3", "V3"]
    assert "N1" in firsts["maximax"]
    assert table.attrs["left_out"] == []


def test_hurwicz_lines_go_from_worst_to_best_and_cross(history: History, last: Moment) -> None:
    lines = futures.hurwicz_lines(history.at(last)).set_index("goal")
    assert tuple(lines.loc["N1", ["worst", "best"]]) == (-2, 2)
    assert tuple(lines.loc["N3", ["worst", "best"]]) == (1, 1)
    crossings = futures.hurwicz_crossings(history.at(last))
    [met] = crossings.query("optimism == 0.75 and value == 1").to_dict("records")
    assert (met["goals"], met["leads"]) == (("N1", "S1", "N3"), False)
    assert crossings[crossings["leads"]]["optimism"].tolist() == [0, 1]


def test_the_four_scenarios_stand_in_the_four_corners(history: History, last: Moment) -> None:
    cross = futures.scenario_cross(history.at(last)).set_index("scenario")
    places = {code: (cross["x"][code], cross["y"][code]) for code in "ABCD"}
    assert places == {"A": (-1, -1), "B": (1, -1), "C": (-1, 1), "D": (1, 1)}
    assert (cross["x_variant"]["B"], cross["y_variant"]["C"]) == (
        "knapp eltillgång",
        "minskande befolkning",
    )


def test_belief_went_towards_too_little_power_and_then_towards_fewer_people(
    history: History, last: Moment
) -> None:
    trail = futures.scenario_trail(history, last, TODAY)
    assert list(trail["review"]) == REVIEWS
    assert list(trail["x"]) == pytest.approx([-0.1, -0.1, 0, 0.1, 0.4, 0.3, 0, -0.1])
    assert list(trail["y"]) == pytest.approx([-0.2, -0.2, -0.2, -0.1, -0.1, 0, 0.1, 0.2])
    assert set(trail["placed"]) == {100}


def test_the_largest_moves_were_at_the_forecast_and_at_the_grid_decision(
    history: History, last: Moment
) -> None:
    moves = futures.likelihood_moves(history, last, TODAY).set_index("review")
    assert list(moves["variation"][1:]) == pytest.approx([0, 0.05, 0.05, 0.15, 0.05, 0.15, 0.05])
    assert moves["movement"].sum() == pytest.approx(0.07)
    assert moves["reduction"].sum() == pytest.approx(0, abs=1e-12)
    assert moves["effective"]["R5"] == moves["effective"].min()
    assert not moves["not_comparable"].any()
    habits = futures.likelihood_habits(history, last, TODAY).set_index("scenario")
    assert list(habits["flip_flop"]) == pytest.approx([5 / 6, 2.5, 5 / 6, 5 / 6])
    assert habits["frequency"]["B"] == 6


def test_f3_was_confirmed_three_times_without_a_check_and_fell(
    history: History, last: Moment
) -> None:
    lives = futures.assumption_lives(history, last)
    marks = lives[lives["assumption"] == "F3"][["review", "mark"]]
    assert list(marks.itertuples(index=False, name=None)) == [
        ("R1", "made"),
        ("R2", "unchecked"),
        ("R3", "unchecked"),
        ("R4", "unchecked"),
        ("R5", "fell"),
    ]
    standing = futures.assumption_standing(history, last, TODAY).set_index("assumption")
    assert list(standing.index[standing["fell_unchecked"]]) == ["F3"]
    assert standing["unchecked"]["F3"] == 3


def test_only_f8_is_stale_and_f4_that_came_true_is_left_in_peace(
    history: History, last: Moment
) -> None:
    standing = futures.assumption_standing(history, last, TODAY).set_index("assumption")
    assert list(standing.index[standing["is_stale"]]) == ["F8"]
    assert standing["reviews_since"]["F8"] == 6
    assert standing["state"]["F4"] == "came_true"


def test_the_state_of_t3_follows_i08_at_every_review(history: History, last: Moment) -> None:
    strips = futures.signpost_strips(history, last, TODAY)
    row = strips[strips["signpost"] == "T3"]
    assert list(row["review"]) == REVIEWS
    assert list(row["state"]) == list(row["computed"])
    assert [state[0] for state in row["state"]] == list("qqqwtttq")
    assert list(row["agrees"]) == [True] * 8
    assert list(row["value"]) == [12.2, 10.1, 9.2, 5.9, 4.2, 3.4, 4.8, 9.1]
    judged = strips[strips["signpost"] == "T1"]
    assert [state[0] for state in judged["state"]] == list("qqwwttwq")
    assert not judged["computed"].notna().any()


def test_free_power_runs_out_where_it_is_scarce_and_not_where_it_is_not(
    history: History, last: Moment
) -> None:
    table = futures.signpost_tipping(history, last, TODAY).set_index("scenario")
    assert list(table["tips_on"].notna()) == [False, True, False, True]
    assert table["tips_on"]["B"].year == 2029
    assert (table["tips_on"]["B"] - table["decide_by"]["B"]).days in range(729, 733)
    assert table["margin"]["B"] == pytest.approx(4.1 / 8.5)


def test_the_signals_of_the_seventh_review_would_have_moved_belief_as_the_group_did(
    history: History,
) -> None:
    table = futures.suggested_likelihoods(history, history.moment("R7", TODAY), TODAY)
    assert table.attrs["signals"] == ("T2", "T6")
    moved = table.set_index("scenario")
    assert moved["suggested"].sum() == pytest.approx(100)
    for column in ("suggested", "percent"):
        assert moved[column]["C"] > moved["before"]["C"]
        assert moved[column]["B"] < moved["before"]["B"]


def test_signals_rose_the_same_day_as_what_they_warned_of_fell(
    history: History, last: Moment
) -> None:
    table = futures.signal_quality(history, last)
    assert list(table["signpost"]) == ["T1", "T2", "T3", "T5", "T7"]
    assert set(table["lead_days"]) == {(0,)}
    assert not table[["misses", "false_alarms", "open"]].to_numpy().any()


def test_signals_were_answered_the_same_day_but_the_land_enquiries_only_after_154(
    history: History, last: Moment
) -> None:
    table = futures.signal_answers(history, last).set_index("signpost")
    assert dict(table["decision"]) == {
        "T1": "B09",
        "T2": "B15",
        "T3": "B09",
        "T4": "B09",
        "T5": "B07",
        "T6": "B13",
        "T7": "B12",
    }
    assert table["days"]["T4"] == 154
    assert not table["days"].drop("T4").any()


def test_the_power_is_short_in_the_two_scenarios_where_it_is_scarce(
    history: History, last: Moment
) -> None:
    robust = futures.resource_robustness(history.at(last)).set_index("resource")
    assert robust["scenarios_short"]["G4"] == ("B", "D")
    assert robust["percent_short"]["G4"] == 45
    assert robust["needed"]["G4"] == pytest.approx(10 / 0.75)
    table = futures.resource_outlooks(history.at(last))
    power = table[table["resource"] == "G4"].set_index("scenario")
    assert list(power["capacity"]) == pytest.approx([18.9, 7.875, 18.9, 9.45])
    assert list(power["shortage"]) == pytest.approx([0, 2.125, 0, 0.55])
    fund = table[table["resource"] == "G1"]
    assert set(fund["left"]) == {2.0}
    assert not fund["told"].any()


def test_twelve_and_a_half_megawatts_of_ten_and_a_half_are_shared_in_four_ways(
    history: History,
) -> None:
    table = futures.shortage_shares(history.at(history.moment("R5", TODAY)))
    now = table[table["scenario"].isna()].set_index("goal")
    assert set(now["resource"]) == {"G4"}
    assert dict(now["claim"]) == {"N1": 9.0, "S3": 1.5, "M2": 2.0}
    assert dict(now["proportional"]) == pytest.approx({"N1": 7.56, "S3": 1.26, "M2": 1.68})
    assert dict(now["equal_awards"]) == pytest.approx({"N1": 7.0, "S3": 1.5, "M2": 2.0})
    assert dict(now["equal_losses"]) == pytest.approx({"N1": 25 / 3, "S3": 5 / 6, "M2": 4 / 3})
    assert dict(now["talmud"]) == pytest.approx({"N1": 25 / 3, "S3": 5 / 6, "M2": 4 / 3})
    assert not now["critical"].any()


def test_the_four_scenarios_are_the_four_that_hold_together(history: History, last: Moment) -> None:
    table = futures.consistent_scenarios(history.at(last))
    assert list(table["scenario"]) == list("ABCD")
    assert table["is_consistent"].all()
    assert list(table["basin"]) == [4] * 4
    assert (table.attrs["is_enumerated"], table.attrs["combinations"]) == (True, 16)
    assert table.attrs["unplaced"] == table.attrs["unbalanced"] == ()


def test_nothing_is_resolved_yet_so_nothing_is_drawn(history: History, last: Moment) -> None:
    assert futures.resolved_sets(history, last).empty
    assert futures.calibration(history, last).empty
    assert futures.calibration_curve(history, last).empty
    assert futures.calibration(history, last).attrs == {"resolved": 0}


def test_the_grid_became_less_uncertain_and_the_people_more(history: History) -> None:
    table = futures.driver_map(history, history.moment("R7", TODAY), TODAY).set_index("driver")
    found = {
        code: tuple(table.loc[code, ["uncertainty_before", "uncertainty"]]) for code in table.index
    }
    assert found["K4"] == (5, 2)
    assert found["K2"] == (4, 5)
    assert "K5" not in found
    assert (table["axis"]["K1"], table["axis"]["K2"]) == ("first", "second")


def test_actors_stand_apart_on_jobs_and_together_on_travel(history: History, last: Moment) -> None:
    table = futures.consensus_stability(history, last, TODAY).set_index("item")
    assert table["verdict"]["N1"] == "apart"
    assert table["verdict"]["S3"] == "agreed"
    assert table["verdict"]["N2"] is None
    assert futures.consensus_stability(history, last, TODAY, "impact").empty


def test_a_plan_with_only_the_groups_judgement_has_no_pools(history: History, last: Moment) -> None:
    table = futures.pooled_likelihoods(history, last, TODAY)
    assert len(table) == 32
    assert not table[["linear", "log", "median"]].notna().to_numpy().any()
    assert list(table["group"][-4:]) == [20, 20, 35, 25]
