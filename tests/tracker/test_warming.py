"""A server that has just begun: what it works out before anybody comes, and what it leaves be."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scenarios import agenda
from scenarios.kept import forget, kept
from scenarios.snapshot import Moment
from tests import plans
from tests.tracker import stage
from tracker import screen, warming
from tracker.store import Store
from tracker.store.refusals import NoWorkspace
from tracker.workspace import Workspace


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Give a plan that the environment names and that counts as large."""
    plan = stage.full(tmp_path)
    monkeypatch.setenv("TRACKER_DATABASE", plan.store.url)
    monkeypatch.setenv("TRACKER_TODAY", stage.TODAY.isoformat())
    monkeypatch.setattr(warming, "LARGE", 1)
    return plan


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Give the sections of agendas that were worked out, in a process that knows nothing."""
    found: list[Any] = []
    section = agenda._section  # noqa: SLF001

    def counted(ask: Callable[..., Any], *seen: Any) -> Any:
        found.append(ask)
        return section(ask, *seen)

    monkeypatch.setattr(agenda, "_section", counted)
    forget()
    warming.COME.clear()
    yield found
    warming.COME.set()


def test_what_a_large_plan_asks_for_is_known_before_anybody_comes(
    plan: Workspace, asked: list[Any]
) -> None:
    warming.warm()
    known = len(asked)
    assert set(asked) == set(agenda.ASKING)
    kept(agenda.due, plan.history(), Moment(stage.TODAY), stage.TODAY)
    assert len(asked) == known


def test_a_small_plan_is_left_until_somebody_comes(
    plan: Workspace, asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "LARGE", plan.history().position + 1)
    warming.warm()
    assert not asked


def test_once_somebody_is_here_nothing_more_is_asked_for_nobody(
    plan: Workspace, asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def come(_: Workspace) -> Any:
        warming.COME.set()
        return history(plan)

    history = Workspace.history
    monkeypatch.setattr(Workspace, "history", come)
    warming.warm()
    assert not asked


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_plan_that_cannot_be_opened_is_passed_over_in_silence(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[Any]
) -> None:
    place = tmp_path / "plan.sqlite"
    place.mkdir() if content is None else place.write_bytes(content)
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{place}")
    warming.warm()
    assert not asked


def test_of_several_plans_it_is_the_one_that_was_written_to_last(plan: Workspace) -> None:
    plan.store.create("another")
    name, tip = plan.store.last_written()
    assert (name, tip.position) == ("plan", plan.history().position)
    another = Workspace.open(plan.store.url, "another")
    another.clock = lambda: stage.NOON + 1_000
    another.apply(plans.adds(), person=stage.ANNA)
    assert plan.store.last_written()[0] == "another"


def test_where_there_is_no_plan_none_was_written_to(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        Store.open(f"sqlite:///{tmp_path / 'empty.sqlite'}").last_written()


def test_a_server_that_is_stopped_stops_what_it_works_out(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(warming, "warm", lambda: ended.append(warming.COME.wait(60)))
    with warming.warming():
        assert not ended
    assert ended == [True]


def test_whoever_asks_for_a_page_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("begin", "_welcome"):
        monkeypatch.setattr(screen, name, lambda: None)
    monkeypatch.setattr(screen.workspaces, "chosen", lambda: None)
    warming.COME.clear()
    screen.show()
    assert warming.COME.is_set()
