"""What the first reader of a large plan would wait for, worked out before anybody comes.

A process that has just begun knows nothing of its plan. Until somebody comes it opens the one that
was written to last, and asks what a review must take up: that reads nearly all there is. Whoever
comes meanwhile asks for themselves, and what is not yet asked is left to them.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from scenarios.agenda import due
from scenarios.kept import kept
from scenarios.snapshot import Moment
from scenarios.walk import walk_of
from tracker import settings
from tracker.store import Store
from tracker.workspace import Workspace

LARGE = 5_000  # revisions; with fewer nobody waits for long
LONGEST = 5.0  # seconds that a server which is stopped waits for a question to be answered
COME = Event()  # somebody is here, or the server is stopped


@contextmanager
def warming() -> Iterator[None]:
    """Work out meanwhile, in a thread of its own, what the first reader would wait for."""
    COME.clear()
    thread = Thread(target=warm, name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        COME.set()
        thread.join(LONGEST)


def warm() -> None:
    """Open the plan that was written to last, if it is large; a reader is told why it cannot be."""
    with suppress(Exception):
        store = Store.open(settings.database_url())
        name, tip = store.last_written()
        if tip.position >= LARGE and not COME.is_set():
            _ask(Workspace.open(store.url, name))


def _ask(plan: Workspace) -> None:
    """Ask what the overview asks, and then what whoever holds the last review does."""
    history, today = plan.history(), plan.today()
    if not COME.is_set():
        kept(due, history, Moment(today), today)
    for mark in history.reviews(today)[-1:]:
        if not COME.is_set():
            kept(walk_of, history, mark.code, today)
