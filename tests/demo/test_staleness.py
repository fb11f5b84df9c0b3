"""The agenda and the lives of assumptions mean the same by stale, at every review."""

from collections.abc import Iterator
from datetime import date

import pytest

from scenarios.agenda import STALENESS, due
from scenarios.history import History
from scenarios.series.futures.lives import assumption_standing
from tests.demo.test_demo import replayed
from tracker.store import Store

TODAY = date(2026, 11, 23)
STALE = {"R4": {"F3"}, "R5": {"F1", "F8"}, "R6": {"F1", "F8"}, "R7": {"F8"}, "R8": {"F8"}}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """Give the Swedish demonstration."""
    url = f"sqlite:///{tmp_path_factory.mktemp('staleness') / 'plan.sqlite'}"
    yield replayed(url, "sv").history()
    Store.open(url).close()


def test_what_the_agenda_calls_stale_is_what_the_life_lines_call_stale(history: History) -> None:
    for mark in history.reviews(TODAY):
        items = due(history, mark.moment, TODAY)
        asked = {one.key for one in items if one.kind == "assumption" and one.says(*STALENESS)}
        lives = assumption_standing(history, mark.moment, TODAY)
        drawn = set(lives.loc[lives["is_stale"], "assumption"])
        assert asked == drawn == STALE.get(mark.code, set()), mark.code
