"""The one rule of staleness, and what counts as a try."""

import pytest

from scenarios.kinds.routine import Settings
from scenarios.revisions import Act
from scenarios.series.staleness import is_try, stale_by

PLAN = Settings(title="Plan", stale_reviews=3, stale_days=400)


@pytest.mark.parametrize(
    ("state", "reviews", "days", "by"),
    [
        ("holds", 3, 0, "reviews"),
        (None, 2, 400, "days"),
        ("uncertain", 2, 399, None),
        ("fell", 9, 999, None),
        ("came_true", 9, 999, None),
    ],
)
def test_reviews_or_days_make_it_stale_while_it_stands(
    state: str | None, reviews: int, days: int, by: str | None
) -> None:
    assert stale_by(PLAN, state, reviews, days) == by


def test_without_settings_two_reviews_do_and_no_number_of_days() -> None:
    bare = Settings(title="Plan")
    assert stale_by(bare, "holds", 2, 0) == "reviews"
    assert stale_by(bare, "holds", 1, 10_000) is None


def test_a_confirmation_tries_only_with_a_check_and_putting_off_never() -> None:
    assert is_try(Act.CONFIRM, "A letter")
    assert not is_try(Act.CONFIRM, "ingen ny kontroll")
    assert is_try("revise", None)
    assert not is_try("defer", "A letter")
