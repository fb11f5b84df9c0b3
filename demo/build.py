"""Build the two archives with the product itself: `python -m demo.build`.

The clock stands at each change's own `made_at` and the salts come from a fixed seed, so building
again gives the same bytes.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from demo.edits import LANGUAGES, changes
from tracker import demo
from tracker.exchange.out.exports import archive_bytes
from tracker.store import Store
from tracker.workspace import Workspace


def salts(seed: str) -> Callable[[int], bytes]:
    """Give a source of bytes that is the same every time."""
    calls = 0

    def some(size: int) -> bytes:
        nonlocal calls
        calls += 1
        return hashlib.shake_256(f"{seed} {calls}".encode()).digest(size)

    return some


def built(url: str, language: str) -> Workspace:
    """Write the demonstration into an empty database, change by change, and give its workspace."""
    store = Store.open(url)
    store.create(demo.NAME)
    workspace = Workspace.open(url, demo.NAME)
    workspace.random_bytes = salts(f"Väderåsa {language}")
    for change in changes(language):
        workspace.clock = _standing_at(change.made_at)
        workspace.apply(change.edits, person=change.person, source=change.source)
    return workspace


def _standing_at(moment: int) -> Callable[[], int]:
    return lambda: moment


def archive(language: str) -> bytes:
    """Give the finished archive in a language."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'demo.sqlite'}"
        try:
            return archive_bytes(built(url, language))
        finally:
            Store.open(url).close()


def main() -> None:
    """Build and keep the archives."""
    os.environ.pop("TRACKER_TODAY", None)
    for language in LANGUAGES:
        demo.archive(language).write_bytes(archive(language))


if __name__ == "__main__":
    main()
