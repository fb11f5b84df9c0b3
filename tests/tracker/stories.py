"""A small plan that is written the same way every time, for tests that need a log."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import count

from scenarios.edits import Add, Confirm, Correct, Edit, Retire, Revise
from tracker.accounts import Person
from tracker.workspace import Workspace

ANNA = Person("a1b2c3d4e5f60718", "Anna Öst", "anna@example.org")
BO = Person("0f1e2d3c4b5a6978", "Bo")
WHY = "Because the council decided it."
START = 1_749_988_800_000  # noon, so that it is the same day nearly everywhere
DAY = 86_400_000
FIRST_DAY = date(2025, 6, 15)


def steady(seed: str = "salt") -> Callable[[int], bytes]:
    """Give bytes that look random and are the same every time."""
    turn = count()

    def some(size: int) -> bytes:
        blocks = (sha256(f"{seed} {next(turn)}".encode()).digest() for _ in range(0, size, 32))
        return b"".join(blocks)[:size]

    return some


def by_the_day(workspace: Workspace) -> None:
    """Let a workspace live one day for each question about the time."""
    days = count()
    workspace.clock = lambda: START + next(days) * DAY
    workspace.random_bytes = steady()


def goal(code: str, title: str, **values: object) -> Add:
    """Give an edit that adds a goal."""
    return Add(kind="goal", key=code, values={"title": title, **values})


def changed(code: str, **values: object) -> Revise:
    """Give an edit that revises a goal."""
    return Revise(kind="goal", key=code, values=values, reason=WHY, trigger="decision", author="KS")


SAVES: tuple[tuple[Person, str | None, tuple[Edit, ...]], ...] = (
    (ANNA, "mål.csv 0a1b", (goal("S1", "Växa i lugn takt"), goal("S2", "Bygga", parent="S1"))),
    (BO, None, (changed("S1", title="Växa snabbt 🌲"), changed("S2", confidence=7))),
    (ANNA, None, (Confirm(kind="goal", key="S2", rests_on="Mötet"), goal("S3", "Ta\u2028bort"))),
    (BO, None, (Correct(kind="goal", key="S1", values={"title": "Växa"}, reason=WHY),)),
    (ANNA, None, (Retire(kind="goal", key="S3", reason=WHY, successor="S2"),)),
)


def told(workspace: Workspace) -> Workspace:
    """Write the whole story: ten revisions in six changes, the last an undo."""
    by_the_day(workspace)
    for person, source, edits in SAVES:
        workspace.apply(edits, person=person, source=source)
    workspace.undo(2, person=BO, reason=WHY, keep=True)
    return workspace
