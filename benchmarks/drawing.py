"""How long the server takes to draw a page, of a plan kept for years and of the demonstration.

The page's own script is run in this process, as Streamlit runs it, turn and turn about: first
after something was saved, when nothing of it is known, then again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.grown import Size, grown
from benchmarks.measure import Timing, summary
from scenarios.agenda import agenda_of
from scenarios.edits import Revise
from tests.tracker import stage
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.pages import scenarios
from tracker.papers.calendar import feed
from tracker.store import Store
from tracker.words import Words
from tracker.workspace import Workspace

ROUNDS, WARM = 10, 1  # the first not counted
OURS, MEASURED, SMALL = "ours", "ours, 50,000 observations", "demonstration"
MANY, MORE = 50_000, 6
AFTER_A_SAVE, AGAIN = "scenarios_after_a_save", "scenarios_again"
Times = dict[tuple[str, str], list[float]]


def drawn(
    folder: Path, size: Size, rounds: int = ROUNDS
) -> tuple[list[dict[str, Any]], dict[str, float]]:
    """Measure the Scenarios page, an agenda and a calendar; give results and figures."""
    much = replace(size, observations=min(MANY, MORE * size.observations))
    plans = {OURS: grown(folder, size), MEASURED: grown(folder, much, name="measured")}
    plans |= {SMALL: demonstration(folder)}
    times: Times = {}
    for number in range(WARM + rounds):
        for name, plan in plans.items():
            _save(plan, number)
            for operation, ask in _asked(plan).items():
                times.setdefault((operation, name), []).append(ask())
    timings = {asked: summary(taken[WARM:]) for asked, taken in times.items()}
    return [_result(timings, *asked) for asked in timings], _figures(timings)


def demonstration(folder: Path) -> Workspace:
    """Make the demonstration as it ships."""
    url = f"sqlite:///{folder / 'demonstration.sqlite'}"
    Store.open(url).create(demo.NAME, None)
    workspace, path = Workspace.open(url, demo.NAME), demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=workspace.person("Anna"))
    workspace.clock = lambda: stage.NOON
    return workspace


def _save(plan: Workspace, number: int) -> None:
    """Write something, so that nothing that was computed before can be used."""
    goal = plan.history().at(plan.history().moment("now", stage.TODAY)).keys("goal")[0]
    values = {"status_comment": f"Seen {number} times"}
    edit = Revise(kind="goal", key=goal, values=values, reason="Seen again")
    plan.apply([edit], person=plan.person("Anna"))


def _asked(plan: Workspace) -> Mapping[str, Callable[[], float]]:
    history, today = plan.history(), plan.today()
    last = history.reviews(today)[-1].code
    return {
        AFTER_A_SAVE: lambda: _page(plan, today),
        AGAIN: lambda: _page(plan, today),
        "agenda": lambda: _taken(lambda: agenda_of(plan.history(), last, today)),
        "calendar": lambda: _taken(lambda: feed(plan.history(), Words("sv"))),
    }


def _page(plan: Workspace, today: date) -> float:
    """Draw the page in a session of its own, and give the seconds that its script took."""
    visit, taken = stage.visit(plan, language="sv", today=today), [0.0]
    stage.play(lambda: taken.append(_taken(lambda: scenarios.page(visit))))
    return taken[-1]


def _taken(call: Callable[[], Any]) -> float:
    began = perf_counter()
    call()
    return perf_counter() - began


def _result(timings: Mapping[tuple[str, str], Timing], operation: str, name: str) -> dict[str, Any]:
    timing, ours = timings[operation, name], timings[operation, OURS]
    times = {key: round(value, 2) for key, value in timing._asdict().items()}
    ratio = round(timing.median_ms / ours.median_ms, 3)
    told = {"operation": operation, "contender": name, "ratio_to_ours": ratio, "agrees": True}
    return told | times


def _figures(timings: Mapping[tuple[str, str], Timing]) -> dict[str, float]:
    """Say how many times as long as the demonstration the page of the large plan takes."""
    return {
        f"{operation}_to_demonstration": round(
            timings[operation, OURS].median_ms / timings[operation, SMALL].median_ms, 2
        )
        for operation in (AFTER_A_SAVE, AGAIN)
    }
