"""How long the server takes to draw each page, of a large plan and of the demonstration.

Every page's own script is run in this process, as Streamlit runs it, turn and turn about: as the
first after the process began, after somebody saved something, and again. The time is that of the
processor, so that what else the machine does is not counted.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import cycle
from pathlib import Path
from time import thread_time
from typing import Any

from benchmarks.grown import Size, grown
from benchmarks.looks import Look, looks
from benchmarks.measure import summary
from scenarios.edits import Revise
from scenarios.kept import forget
from tests.tracker import stage
from tests.tracker.sent import sent
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.store import Store
from tracker.workspace import Workspace

ROUNDS = 4  # as many as there are kinds that are saved in turn
OURS, SMALL, TWICE = "ours", "demonstration", 2
FIRST, AFTER_A_SAVE, AGAIN = "first", "after a save", "again"
SAVED = {"goal": "status_comment", "observation": "note", "decision": "outcome", "actor": "contact"}
WORDS = {OURS: "library", SMALL: "bost"}
Result = dict[str, Any]


def drawn(
    folder: Path, size: Size, rounds: int = ROUNDS, only: Collection[str] = ()
) -> tuple[list[Result], dict[str, float]]:
    """Measure pages of a large plan beside the demonstration's; give results and figures.

    It is every page, or only those that are named.
    """
    plans = {OURS: grown(folder, size), SMALL: demonstration(folder)}
    seen = {name: _looks(plan, WORDS[name]) for name, plan in plans.items()}
    results: list[Result] = []
    for name in only or seen[OURS]:
        timed = {one: _timed(plan, seen[one][name], rounds) for one, plan in plans.items()}
        results += [result for one in plans for result in _results(name, one, timed)]
    return results, _figures(results)


def demonstration(folder: Path) -> Workspace:
    """Make the demonstration as it ships."""
    url = f"sqlite:///{folder / 'demonstration.sqlite'}"
    Store.open(url).create(demo.NAME, None)
    workspace, path = Workspace.open(url, demo.NAME), demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=workspace.person("Anna"))
    workspace.clock = lambda: stage.NOON
    return workspace


def _looks(plan: Workspace, words: str) -> Mapping[str, Look]:
    history = plan.history()
    return {one.name: one for one in looks(history, history.now(plan.today()), words)}


class Timed:
    """What one page took, in seconds by what was known before, and what it sent."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {FIRST: [], AFTER_A_SAVE: [], AGAIN: []}
        self.bytes = self.widgets = 0


def _timed(plan: Workspace, look: Look, rounds: int) -> Timed:
    found, kinds = Timed(), cycle(SAVED)
    for number in range(rounds):
        _forget(plan)
        found.seconds[FIRST].append(_page(plan, look))
        save(plan, next(kinds), number)
        found.seconds[AFTER_A_SAVE].append(_page(plan, look))
        found.seconds[AGAIN].append(_page(plan, look))
    weight = sent(lambda: _draw(plan, look), look.typed)
    found.bytes, found.widgets = weight.bytes, weight.widgets
    return found


def _forget(plan: Workspace) -> None:
    """Leave nothing known of a plan but what was written."""
    forget()
    for columns in plan.history().columns.values():
        columns.sheets.clear()
        columns.rows.made.clear()


def save(plan: Workspace, kind: str, number: int) -> None:
    """Write something, as anybody might while others look."""
    key = plan.history().now(plan.today()).keys(kind)[-1]
    values = {SAVED[kind]: f"Seen {number + 1} times at {plan.history().position}"}
    edit = Revise(kind=kind, key=key, values=values, reason="Somebody has seen it again.")
    plan.apply([edit], person=plan.person("Anna"))


def _page(plan: Workspace, look: Look) -> float:
    """Draw a page in a session of its own, and give the seconds that its script took."""
    taken: list[float] = []
    stage.play(lambda: taken.append(_taken(lambda: _draw(plan, look))), look.typed)
    return taken[-1]


def _draw(plan: Workspace, look: Look) -> None:
    given: dict[str, Any] = {"params": look.params, "versus": look.versus}
    visit = stage.visit(
        plan, language="sv", today=plan.today(), person=plan.person("Anna"), **given
    )
    look.page.draw(visit)


def _taken(call: Callable[[], Any]) -> float:
    began = thread_time()
    call()
    return thread_time() - began


def _results(name: str, contender: str, timed: Mapping[str, Timed]) -> Iterator[Result]:
    ours, mine = timed[OURS], timed[contender]
    for known, seconds in mine.seconds.items():
        timing, least = summary(seconds), summary(ours.seconds[known])
        times = {key: round(value, 2) for key, value in timing._asdict().items()}
        ratio = round(timing.median_ms / least.median_ms, 3)
        told = {"operation": f"{name}, {known}", "contender": contender, "ratio_to_ours": ratio}
        yield told | {"agrees": True, "bytes": mine.bytes, "widgets": mine.widgets} | times


def _figures(results: list[Result]) -> dict[str, float]:
    """Say how much the heaviest page is, and how many pages take over twice the demonstration's."""
    slow = dict.fromkeys((FIRST, AFTER_A_SAVE, AGAIN), 0)
    for one in results:
        if one["contender"] == SMALL:
            slow[one["operation"].rpartition(", ")[2]] += one["ratio_to_ours"] < 1 / TWICE
    ours = [one for one in results if one["contender"] == OURS]
    most = {f"most {what}": float(max(one[what] for one in ours)) for what in ("bytes", "widgets")}
    return most | {f"pages over twice the demonstration, {one}": n for one, n in slow.items()}
