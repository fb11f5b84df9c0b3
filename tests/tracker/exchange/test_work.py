"""Long work tells how far it has come, gives its answer once it has one, and can be stopped."""

from collections.abc import Iterable
from threading import Event
from typing import Any

import pytest

from scenarios.errors import Refused
from tests.plans import TODAY, full_plan
from tracker.exchange.asked import Asked
from tracker.exchange.following import Follow
from tracker.exchange.preview import Import, previewed
from tracker.exchange.sheets import File
from tracker.exchange.work import STAGES, Stopped, Work

SOON = 10


def test_work_at_once_has_its_answer_when_it_is_begun() -> None:
    work = Work(lambda follow: sum(follow("reading", range(5), 5)), apart=False)
    assert work.has_ended
    assert work.answer() == 10


def test_what_a_task_raises_is_raised_to_whoever_asks_for_the_answer() -> None:
    def task(_: Follow) -> None:
        raise Refused

    work = Work(task, apart=True)
    with pytest.raises(Refused):
        work.answer()


def test_the_share_grows_with_the_stages() -> None:
    shares: list[float] = []
    waits = Event()

    def task(follow: Follow) -> None:
        waits.wait(SOON)
        for stage in (*STAGES, "reading", "writing"):
            things = follow(stage, range(20), 20)
            shares.extend(work.share for _ in things)

    work = Work(task, apart=True)
    waits.set()
    work.answer()
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(set(shares)) > 4 * 19


def test_the_share_is_of_the_stages_that_the_work_has() -> None:
    shares: list[float] = []
    go_on = Event()

    def task(follow: Follow) -> None:
        go_on.wait(SOON)
        shares.extend(work.share for _ in follow("reading", range(4), 4))

    work = Work(task, apart=True, stages=("reading",))
    go_on.set()
    work.answer()
    assert shares == [0, 0.25, 0.5, 0.75]


def test_stopped_work_ends_at_its_next_step_without_an_answer() -> None:
    begun, go_on = Event(), Event()

    def task(follow: Follow) -> int:
        count = 0
        for _ in follow("comparing", range(10), 10):
            begun.set()
            go_on.wait(SOON)
            count += 1
        return count

    work = Work(task, apart=True)
    assert begun.wait(SOON)
    assert not work.has_ended
    work.stop()
    go_on.set()
    with pytest.raises(Stopped):
        work.answer()


def test_a_preview_is_followed_through_its_stages() -> None:
    stages: list[str] = []

    def task(follow: Follow) -> Import:
        def noted(stage: str, things: Iterable[Any], count: int) -> Iterable[Any]:
            stages.append(stage)
            return follow(stage, things, count)

        file = File("goal.csv", b"code,title\nS1,Annat\n")
        return previewed(Asked(files=(file,)), full_plan(), TODAY, noted)

    found = Work(task, apart=True).answer()
    assert stages == ["reading", "comparing", "checking"]
    assert found.counts(0)["changed"] == 1
