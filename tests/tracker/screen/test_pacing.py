"""The first figure is on screen before the rest is sent."""

from collections.abc import Callable

import pytest
import streamlit as st

from tests.tracker import stage
from tracker.screen import pacing
from tracker.screen.pacing import WAIT, Pacing

Waited = list[float]
PAGES = ["goals", "goals", "reviews", "goals"]


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> Waited:
    """Collect how long was waited, instead of waiting."""
    found: Waited = []
    monkeypatch.setattr(pacing, "sleep", found.append)
    return found


def drawn(names: list[str]) -> Callable[[], None]:
    """Give what draws three figures of the next page."""
    left = iter(names)

    def draw() -> None:
        opened = Pacing.of(next(left))
        for _ in range(3):
            opened.figure_sent()

    return draw


def test_a_page_that_is_opened_waits_once_after_its_first_figure(
    waited: Waited, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(st.context), "headers", {"host": "localhost"})
    test = stage.play(drawn(PAGES))
    assert waited == [WAIT]
    test.run()
    assert waited == [WAIT]  # an act on the open page
    test.run()
    test.run()
    assert waited == [WAIT] * 3


def test_where_there_is_no_browser_nothing_waits(waited: Waited) -> None:
    stage.play(drawn(PAGES)).run().run()
    assert waited == []
