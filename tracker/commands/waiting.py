"""Work that takes long says so at a terminal, while it goes on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from scenarios.errors import N_
from tracker.words import Words

FIRST = 1.0  # seconds; after that it is said each time the work has taken twice as long


@contextmanager
def waiting(words: Words) -> Iterator[None]:
    """Say that work goes on, for as long as it does; to nobody where nobody looks on."""
    if not sys.stderr.isatty():
        yield
        return
    ended = Event()
    telling = Thread(target=_tell, args=(words, ended), daemon=True)
    telling.start()
    try:
        yield
    finally:
        ended.set()
        telling.join()


def _tell(words: Words, ended: Event) -> None:
    wait = passed = FIRST
    while not ended.wait(wait):
        told = words.say(N_("Working, {n} s so far …"), n=round(passed))
        sys.stderr.write(f"{told}\n")
        sys.stderr.flush()
        wait, passed = passed, 2 * passed
