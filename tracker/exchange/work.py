"""Long work in a thread of its own: everybody else goes on meanwhile, and it can be stopped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Event, Thread
from typing import Any, Generic, TypeVar

from tracker.exchange.following import Follow

Answer = TypeVar("Answer")
STAGES = ("reading", "understanding", "comparing", "checking")


class Stopped(Exception):
    """Work that was stopped before it had an answer."""


class Work(Generic[Answer]):
    """A task that is done apart, or at once; whoever asks hears how far it has come."""

    def __init__(
        self,
        task: Callable[[Follow], Answer],
        *,
        apart: bool,
        stages: Sequence[str] = STAGES,
    ) -> None:
        self.stage, self._stages, self._share = "", stages, 0.0
        self._stopped, self._ended = Event(), Event()
        self._answer: list[Answer] = []
        self._fault: Exception | None = None
        if apart:
            Thread(target=self._run, args=(task,), daemon=True).start()
        else:
            self._run(task)

    @property
    def share(self) -> float:
        """How much of all stages is done, between 0 and 1; it never shrinks."""
        return self._share

    @property
    def has_ended(self) -> bool:
        """Whether there is an answer, or a fault in its place."""
        return self._ended.is_set()

    def answer(self) -> Answer:
        """Give the answer, waiting for it; raise what the task raised."""
        self._ended.wait()
        if self._fault is not None:
            raise self._fault
        return self._answer[0]

    def stop(self) -> None:
        """Let the task end at its next step; what it had found is thrown away."""
        self._stopped.set()

    def _run(self, task: Callable[[Follow], Answer]) -> None:
        try:
            self._answer.append(task(self._follow))
        except Exception as fault:  # noqa: BLE001 - raised where the answer is asked for
            self._fault = fault
        finally:
            self._ended.set()

    def _follow(self, stage: str, things: Iterable[Any], count: int) -> Iterator[Any]:
        self.stage, step = stage, 1 / (max(count, 1) * len(self._stages))
        known = stage in self._stages
        begun = self._stages.index(stage) / len(self._stages) if known else 1.0
        ends = begun + 1 / len(self._stages) if known else 1.0
        for done, thing in enumerate(things):
            if self._stopped.is_set():
                raise Stopped
            self._share = max(self._share, min(begun + done * step, ends))
            yield thing
