"""A file that is being read can be stopped between any two steps, and tells how far it has come."""

import io
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from openpyxl import Workbook

from scenarios.history import History
from tests.plans import TODAY, full_plan
from tracker.exchange.following import Follow
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.office.proposing import propose
from tracker.exchange.office.reading import layout_by_profile
from tracker.exchange.sheets import File
from tracker.exchange.work import Stopped, Work

ROWS, LONG = 12_000, 40_000
SOON = 2.0  # seconds from the press on Cancel until the work has ended


def text(rows: int) -> File:
    told = "".join(f"Fler bostäder {n};kv 1 {1990 + n % 30};{n},5\n" for n in range(rows))
    return File("kontoret.csv", f"Indikator;Period;Värde\n{told}".encode())


def workbook(rows: int) -> File:
    data, book = io.BytesIO(), Workbook(write_only=True)
    sheet = book.create_sheet()
    for n in range(rows):
        sheet.append([f"Fler bostäder {n}", "kv 1 2024", n + 0.5])
    book.save(data)
    return File("kontoret.xlsx", data.getvalue())


def counted(task: Callable[[Follow], Any]) -> dict[str, int]:
    """Give how many steps a task takes, stage by stage."""
    steps: dict[str, int] = {}

    def follow(stage: str, things: Iterable[Any], count: int) -> Iterator[Any]:
        assert count >= 0
        for thing in things:
            steps[stage] = steps.get(stage, 0) + 1
            yield thing

    task(follow)
    return steps


def read(leaf: Leaf, history: History, follow: Follow) -> object:
    proposal = propose(leaf, history, TODAY, {"decimal": ","}, follow=follow)
    return layout_by_profile(proposal.layout, proposal.profile(), history, TODAY, follow)


@pytest.mark.parametrize(("make", "least"), [(text, 3), (workbook, 12)])
def test_a_file_is_read_in_steps(make: Callable[[int], File], least: int) -> None:
    file = make(ROWS)
    steps = counted(lambda follow: leaves_of(file, follow=follow))
    assert least <= steps["reading"] <= ROWS


def test_rows_are_understood_one_at_a_time() -> None:
    [leaf] = leaves_of(text(200))
    steps = counted(lambda follow: read(leaf, full_plan(), follow))
    assert steps == {"reading": 2 * 200, "understanding": 3 + 200}


@pytest.mark.parametrize(("make", "rows"), [(text, 8 * LONG), (workbook, LONG)])
def test_a_file_that_is_being_read_stops_soon(make: Callable[[int], File], rows: int) -> None:
    file = make(rows)
    work = Work(lambda follow: leaves_of(file, follow=follow), apart=True, stages=("reading",))
    stops_soon(work)


def test_rows_that_are_being_understood_stop_soon() -> None:
    [leaf], history = leaves_of(text(LONG)), full_plan()
    stops_soon(Work(lambda follow: read(leaf, history, follow), apart=True))


def stops_soon(work: Work[Any]) -> None:
    """Stop work that has begun, and see that it ends without an answer."""
    ends = time.monotonic() + 30
    while not work.share and time.monotonic() < ends:
        time.sleep(0.001)
    assert 0 < work.share < 1
    pressed = time.monotonic()
    work.stop()
    with pytest.raises(Stopped):
        work.answer()
    assert time.monotonic() - pressed < SOON
