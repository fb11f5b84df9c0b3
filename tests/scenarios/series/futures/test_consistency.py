"""Which variants hold together: loops, gaps, and too many to try."""

import pytest

from scenarios.series import futures
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2025-03-18")
    plan.add("driver", "D1", title="Power").add("driver", "D2", title="People")
    plan.add("driver", "D3", title="Without variants")
    for code in ("D1a", "D1b", "D2a", "D2b"):
        plan.add("variant", code, driver=code[:2], title=f"Variant {code}")
    plan.add("scenario", "A", title="One", position=("D1a", "D2a"))
    plan.add("scenario", "B", title="Two", position=("D1a", "D2b"))
    plan.add("scenario", "C", title="Without a place", position=("D1a",))
    plan.add("cross_impact", "D1a/D2a", score=2).add("cross_impact", "D1a/D2b", score=-2)
    return plan.add("cross_impact", "D1b/D2b", score=1)


def test_a_scenario_that_does_not_hold_says_which_driver_is_against_it(told: Telling) -> None:
    table = futures.consistent_scenarios(told.history.at(told.moment()))
    rows = table.to_dict("records")
    assert [row["scenario"] for row in rows] == ["A", "B", None]
    assert (rows[0]["is_consistent"], rows[0]["against"]) == (True, ())
    assert (rows[1]["is_consistent"], rows[1]["against"]) == (False, ("D2",))
    assert rows[1]["instead"] == ("D2a",)
    assert (rows[1]["inconsistency"], rows[1]["basin"]) == (4, 0)
    assert rows[2]["variants"] == ("D1b", "D2b")
    assert rows[2]["variant_titles"] == ("Variant D1b", "Variant D2b")
    assert table.attrs["unplaced"] == ("C",)
    assert table.attrs["unbalanced"] == (("D1b", "D2"),)


def test_within_a_tolerance_it_holds(told: Telling) -> None:
    table = futures.consistent_scenarios(told.history.at(told.moment()), tolerance=4)
    assert list(table["is_consistent"]) == [True, True, True, True]


def test_too_many_combinations_try_ones_own_and_their_neighbours(told: Telling) -> None:
    names = [f"E{number}" for number in range(17)]
    for name in names:
        told.add("driver", name, title=name)
        told.add("variant", f"{name}a", driver=name, title="a")
        told.add("variant", f"{name}b", driver=name, title="b")
    empty = futures.consistent_scenarios(told.history.at(told.moment()))
    assert (empty.empty, empty.attrs["is_enumerated"]) == (True, False)
    assert empty.attrs["combinations"] == 2**19
    told.revise("scenario", "A", position=("D1a", "D2a", *(f"{name}a" for name in names)))
    table = futures.consistent_scenarios(told.history.at(told.moment()))
    assert table["is_consistent"].all()
    assert len(table) == 1 + 17
    assert not table["basin"].notna().any()


def test_when_everything_holds_a_hundred_are_shown_and_the_rest_counted(told: Telling) -> None:
    for number in range(8):
        told.add("driver", f"E{number}", title="x")
        told.add("variant", f"E{number}a", driver=f"E{number}", title="a")
        told.add("variant", f"E{number}b", driver=f"E{number}", title="b")
    table = futures.consistent_scenarios(told.history.at(told.moment()))
    assert (len(table), table.attrs["left_out"]) == (100, 2 * 256 - 100)


def test_a_driver_that_is_made_to_act_on_itself_is_told_and_nothing_else(told: Telling) -> None:
    told.add("cross_impact", "D1a/D1b", score=2)
    table = futures.consistent_scenarios(told.history.at(told.moment()))
    assert table.empty
    assert str(table.attrs["refused"]).startswith("Neither a goal nor a driver can act on itself")
    told.retire("cross_impact", "D1a/D1b")
    table = futures.consistent_scenarios(told.history.at(told.moment()))
    assert (len(table), table.attrs["refused"]) == (3, None)


def test_without_drivers_nothing_is_said() -> None:
    plan = Telling().add("scenario", "A", title="One")
    table = futures.consistent_scenarios(plan.history.at(plan.moment()))
    assert table.empty
    assert (table.attrs["combinations"], table.attrs["unplaced"]) == (0, ("A",))
