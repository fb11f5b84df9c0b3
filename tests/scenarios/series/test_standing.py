"""The table of goals with what was judged and what is computed, and the last review done with."""

from datetime import date

from scenarios import series
from tests.telling import Telling

TODAY = date(2026, 11, 23)


def test_goals_stand_by_sector_with_what_was_judged_and_what_is_computed() -> None:
    told = Telling().on("2026-11-23")
    told.add("settings", "plan", title="Plan", sectors=("Society", "Business"))
    told.add("goal", "N1", title="Jobs", sector="Business", status="met", owner="Head")
    told.add("goal", "S1", title="Homes", sector="Society")
    told.add("goal", "X1", title="Elsewhere")
    goals = {"I01": ("N1", 95.0), "I02": ("N1", 93.0), "I03": ("N1", 50.0), "I04": ("S1", None)}
    for code, (goal, value) in goals.items():
        told.add("indicator", code, goal=goal, title=code, unit="n", wanted="raise")
        told.revise("indicator", code, target_value=95.0, band=5.0)
        if value is not None:
            told.add("observation", f"{code}/2026", value=value)
    table = series.standing(told.history.at(told.moment()))
    kept = table[["sector", "goal", "indicator", "status", "computed"]].astype(object)
    assert list(kept.where(kept.notna(), None).itertuples(index=False, name=None)) == [
        ("Society", "S1", "I04", None, None),
        ("Business", "N1", "I01", "met", "met"),
        ("Business", "N1", "I02", "met", "near"),
        ("Business", "N1", "I03", "met", "not_met"),
        (None, "X1", None, None, None),
    ]


def test_the_last_review_is_the_one_that_is_done_with() -> None:
    told = Telling()
    assert series.since_last(told.history, told.moment(), TODAY) is None
    told.held("R1", "2023-03-14", state="finalised").held("R2", "2023-10-10")
    told.on("2023-11-01")
    pair = series.since_last(told.history, told.moment(), TODAY)
    assert pair is not None
    assert (pair[0].review, pair[1].review) == ("R1", None)
    assert pair[1].day == date(2023, 11, 1)
