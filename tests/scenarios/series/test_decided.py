"""When each decision was due, and when it was done."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    """Give a decision done late, one dropped, one overdue, one to come, and one without a day."""
    plan = Telling().held("R1", "2023-03-14", state="finalised")
    plan.decided("B1", date(2023, 4, 1)).decided("B2", date(2023, 5, 1))
    plan.decided("B3", date(2023, 6, 1)).decided("B4", date(2023, 12, 1)).decided("B5", None)
    plan.on("2023-04-11").revise("decision", "B1", "it took time", state="done")
    plan.on("2023-07-01").revise("decision", "B2", "no longer needed", state="dropped")
    return plan.on("2023-08-01").revise("decision", "B2", None, owner="Planner")


def kept(told: Telling, moment: str = "2023-09-01") -> pd.DataFrame:
    return series.due_and_done(told.history, told.moment(moment))


def test_the_undone_come_first_and_are_late_by_the_moment(told: Telling) -> None:
    rows = kept(told)[["decision", "state", "ended", "late"]].astype(object)
    assert list(rows.where(rows.notna(), None).itertuples(index=False, name=None)) == [
        ("B3", "open", None, 92),
        ("B4", "open", None, 0),
        ("B5", "open", None, None),
        ("B2", "dropped", date(2023, 7, 1), None),
        ("B1", "done", date(2023, 4, 11), 10),
    ]


def test_a_day_before_it_was_done_knows_nothing_of_it(told: Telling) -> None:
    then = kept(told, "2023-04-05").set_index("decision").loc["B1"]
    assert (then["state"], then["ended"], then["late"]) == ("open", None, 4)
    assert kept(told).set_index("decision").loc["B1"]["reason"] == "it took time"


def test_the_reviews_and_the_day_of_the_moment_go_with_it(told: Telling) -> None:
    assert kept(told).attrs == {
        "reviews": (("R1", date(2023, 3, 14)),),
        "until": date(2023, 9, 1),
    }
    assert kept(Telling()).empty


def test_a_correction_keeps_the_day_of_what_it_repairs(told: Telling) -> None:
    told.correct("decision", "B1", told.history.position - 2, "it took less", state="done")
    then = kept(told).set_index("decision").loc["B1"]
    assert (then["ended"], then["reason"]) == (date(2023, 4, 11), "it took less")
