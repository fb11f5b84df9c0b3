"""The first figure is on screen before the rest is sent."""

from collections.abc import Callable, Iterator

import pytest
import streamlit as st

from tests.tracker import stage
from tracker.screen import pacing
from tracker.screen.pacing import Pacing


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(st.context), "headers", {"host": "localhost"})


def opened(pages: str, heard: Callable[[str], None] = lambda _: None) -> Callable[[], None]:
    """Give what draws three figures of the next page; the browser hears each page's token."""
    left: Iterator[str] = iter(pages.split())

    def draw() -> None:
        page = Pacing.of(next(left))
        heard(page.token)
        for _ in range(3):
            page.figure_sent()

    return draw


@pytest.mark.usefixtures("browser")
def test_a_page_that_is_opened_waits_once_after_its_first_figure() -> None:
    waits: list[bool] = []
    told: list[str] = []

    def hear(token: str) -> None:
        told.append(token)
        waits.append(bool(token))
        pacing.seen(token)

    test = stage.play(opened("goals goals reviews goals", hear))
    test.run().run().run()
    assert waits == [True, False, True, True]
    assert len(set(told)) == 4


@pytest.mark.usefixtures("browser")
def test_a_browser_that_was_not_heard_is_not_waited_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pacing, "LONGEST", 0.01)
    tokens: list[str] = []
    stage.play(opened("goals reviews", tokens.append)).run()
    assert [bool(token) for token in tokens] == [True, False]


@pytest.mark.usefixtures("browser")
def test_what_is_seen_ends_the_wait_of_its_own_page_and_of_no_other() -> None:
    def draw() -> None:
        first, second = Pacing.of("goals"), Pacing.of("reviews")
        pacing.seen(first.token)
        pacing.seen("unknown")
        assert (first.event.is_set(), second.event.is_set()) == (True, False)

    stage.play(draw)
    assert not list(pacing.WAITING)


def test_where_there_is_no_browser_nothing_waits() -> None:
    tokens: list[str] = []
    stage.play(opened("goals reviews", tokens.append)).run()
    assert tokens == ["", ""]
