"""A history that is kept: read once, from saved arrays when they hold, and then caught up."""

from collections.abc import Callable
from pathlib import Path
from threading import RLock, Thread

from scenarios.history import History
from scenarios.log import Log, log_of
from scenarios.revisions import Act, Change
from tracker.store import saved
from tracker.store.chain import START, Tip
from tracker.store.reading import uncollected
from tracker.store.refusals import Rewritten

WORTH_SAVING = 20_000

Read = Callable[[Tip], tuple[Log, Tip]]


class Keeper:
    """The history of one workspace for everyone in a process; `place` is where arrays are saved."""

    def __init__(self, place: Path) -> None:
        self._place, self._lock = place, RLock()
        self._history, self._tip = History.empty(), START
        self._loaded, self._saved = False, 0
        self._saving: Thread | None = None

    def caught_up(self, read: Read) -> History:
        """Give the history with all that was written, by whomever."""
        with self._lock:
            self._load()
            log, tip = self._news(read)
            if log:
                self._lengthen(log, tip)
            return self._history

    def lengthen(self, history: History, change: Change, tip: Tip) -> None:
        """Go on from a history with what was just written here."""
        with self._lock:
            if any(row.act is Act.REDACT for row in change.revisions):
                self._begin_again()
            elif self._history is history:  # else somebody here has read on already
                self._lengthen(log_of([change]), tip)

    def settle(self) -> None:
        """Wait until the arrays are saved that are being saved."""
        if self._saving is not None:
            self._saving.join()

    def _load(self) -> None:
        if not self._loaded:
            found = saved.load(self._place)
            self._history, self._tip = found or (History.empty(), START)
            self._loaded, self._saved = True, self._tip.position

    def _news(self, read: Read) -> tuple[Log, Tip]:
        """Read on; from the beginning when what is known is not what is written any more."""
        try:
            return read(self._tip)
        except Rewritten:
            self._begin_again()
            return read(START)

    def _begin_again(self) -> None:
        """Forget all that was read, and what was saved of it."""
        self.settle()
        saved.forget(self._place)
        self._history, self._tip, self._saved = History.empty(), START, 0

    def _lengthen(self, log: Log, tip: Tip) -> None:
        with uncollected():
            self._history, self._tip = self._history.with_log(log), tip
        if tip.position - self._saved >= max(WORTH_SAVING, self._saved // 8):
            self.settle()
            self._saved = tip.position
            self._saving = Thread(target=saved.save, args=(self._place, self._history, tip))
            self._saving.start()
