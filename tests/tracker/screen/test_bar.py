from datetime import date, timedelta

import pytest

from scenarios.edits import Add
from scenarios.history import History
from tests import plans
from tracker.screen.bar import Bar
from tracker.words import Words

TODAY = date(2026, 11, 23)


def bar(reviews: int = 3, ahead: int = 1) -> Bar:
    """Give the bar of a plan with some reviews behind it and some ahead."""
    days = [TODAY - timedelta(days=100 * back) for back in range(reviews, 0, -1)]
    days += [TODAY + timedelta(days=100 * on) for on in range(1, ahead + 1)]
    edits = [
        Add(
            kind="review",
            key=f"R{number}",
            values={"title": f"Meeting {number}", "date": day},
            effective_on=date(2010, 1, 1),
        )
        for number, day in enumerate(days, 1)
    ]
    return Bar(plans.with_edits(History.empty(), edits), Words("en"), TODAY)


def test_the_bar_holds_the_reviews_that_have_been_and_now() -> None:
    assert bar().options() == ["R1", "R2", "R3", "now"]


def test_the_bar_holds_the_last_twelve() -> None:
    assert bar(15).options() == [*(f"R{n}" for n in range(4, 16)), "now"]


def test_an_older_review_that_is_asked_for_has_its_place_in_time() -> None:
    assert bar(15).options("R2")[:2] == ["R2", "R4"]


def test_a_day_that_is_asked_for_stands_between_its_neighbours() -> None:
    between = bar(3).reviews()[1].day + timedelta(days=1)
    text = f"{between}@1"
    assert bar(3).options(text) == ["R1", "R2", text, "R3", "now"]


@pytest.mark.parametrize("text", ["R99", "yesterday", "2026-02-30", "2026-01-01@x", ""])
def test_what_is_no_moment_is_not_offered(text: str) -> None:
    assert bar().options(text, None) == ["R1", "R2", "R3", "now"]


def test_a_plan_without_reviews_has_only_now() -> None:
    assert bar(0, 0).options() == ["now"]
