"""Why the plan was revised: how often for each trigger, review by review."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from tests.telling import Telling

TODAY = date(2026, 11, 23)


@pytest.fixture
def told() -> Telling:
    """Give three reviews: two revisions at R2, one between them and R3, one repair."""
    plan = Telling().held("R1", "2023-03-14", state="finalised")
    plan.add("goal", "S1", title="Homes").add("goal", "S2", title="Trips")
    plan.held("R2", "2024-03-12", state="finalised")
    plan.act(Act.REVISE, "goal", "S1", {"title": "More homes"}, "fewer built", "new_data")
    plan.act(Act.REVISE, "goal", "S2", {"title": "More trips"}, "more rode", "new_data")
    plan.on("2024-05-01").act(
        Act.REVISE, "goal", "S1", {"title": "Homes"}, "so decided", "decision"
    )
    plan.correct("goal", "S1", plan.history.position, "a slip", title="New homes")
    return plan.held("R3", "2025-03-18", state="finalised")


def why(told: Telling, **more: int) -> pd.DataFrame:
    return series.revised_why(told.history, told.moment(), TODAY, **more)


def rows(table: pd.DataFrame) -> list[tuple[object, ...]]:
    named = table[["trigger", "review", "count", "reasons"]]
    return list(named.itertuples(index=False, name=None))


def test_each_trigger_counts_at_its_review_and_what_lay_between_at_the_next(told: Telling) -> None:
    table = why(told)
    assert rows(table) == [
        ("new_data", "R2", 2, ("fewer built", "more rode")),
        ("decision", "R3", 1, ("so decided",)),
    ]
    assert table["records"][0] == (RecordId("goal", "S1"), RecordId("goal", "S2"))
    assert [(review, before) for review, _, before in table.attrs["stops"]] == [
        ("R1", None),
        ("R2", "R1"),
        ("R3", "R2"),
    ]


def test_a_revision_without_a_trigger_is_counted_apart_and_now_is_a_column_of_its_own(
    told: Telling,
) -> None:
    told.on("2025-06-01").retire("goal", "S2", "reached")
    table = why(told)
    assert rows(table)[-1] == (None, None, 1, ("reached",))
    assert table.attrs["stops"][-1][::2] == (None, "R3")


def test_earlier_reviews_are_left_out_and_counted(told: Telling) -> None:
    table = why(told, columns=1)
    assert rows(table) == [("decision", "R3", 1, ("so decided",))]
    assert table.attrs["left_out"] == 2
    assert table.attrs["stops"] == [("R3", date(2025, 3, 18), "R2")]


def test_nothing_that_was_measured_or_met_about_is_a_change_of_mind(told: Telling) -> None:
    told.on("2025-06-01").add("decision", "B1", text="Build", taken_in="R3")
    told.act(Act.REVISE, "decision", "B1", {"text": "Build more"}, None, "learned")
    assert "learned" not in set(why(told)["trigger"])
    empty = series.revised_why(Telling().history, told.moment(), TODAY)
    assert empty.empty
