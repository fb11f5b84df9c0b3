"""Where figures over time stop, and the last review that is done with."""

from datetime import date

from scenarios import series
from tests.telling import Telling

TODAY = date(2026, 11, 23)


def test_the_last_review_is_the_one_that_is_done_with() -> None:
    told = Telling()
    assert series.since_last(told.history, told.moment(), TODAY) is None
    told.held("R1", "2023-03-14", state="finalised").held("R2", "2023-10-10").on("2023-11-01")
    pair = series.since_last(told.history, told.moment(), TODAY)
    assert pair is not None
    assert (pair[0].review, pair[1].review) == ("R1", None)
    assert pair[1].day == date(2023, 11, 1)


def test_a_review_with_its_own_moment_is_its_own_last_stop() -> None:
    told = Telling().held("R1", "2023-03-14", state="finalised").held("R2", "2023-10-10")
    end = told.history.moment("R1", TODAY)
    assert [stop.review for stop in series.stops(told.history, end, TODAY)] == ["R1"]
