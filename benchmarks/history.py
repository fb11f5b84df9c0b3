"""The history benchmark: the plan on a day, a quarter's difference, a story, a durable append."""

import gc
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.answers import Line, check_between, check_plan
from benchmarks.measure import Timing, raw_fsync, timed
from benchmarks.peers import contender
from benchmarks.peers.contender import Contender, Question
from benchmarks.replay import Replay
from benchmarks.workload import MOMENTS, QUARTER, Workload, generate

Result = dict[str, Any]
Check = Callable[[Any], bool]


def run(
    shape: str, revisions: int, records: int, names: Sequence[str], seconds: float = 4.0
) -> dict[str, Any]:
    """Measure every contender on one workload and check every answer against the replay.

    No operation is repeated for longer than `seconds`; one that takes longer is done once.
    """
    told(f"drawing {revisions:,} revisions of {records:,} records, shape {shape}")
    workload = generate(shape, revisions, records)
    truth = Truth(workload)
    gc.collect()
    gc.freeze()
    measured = Measured(workload, truth, seconds)
    for name in names:
        measured.take(name)
    gc.unfreeze()
    return measured.document()


def told(what: str) -> None:
    """Say on standard error what is under way."""
    print(f"… {what}", file=sys.stderr, flush=True)


class Truth:
    """What the replay says, in the form answers are checked in."""

    def __init__(self, workload: Workload) -> None:
        replay = Replay(workload)
        self.plans = {name: check_plan(plan) for name, plan in replay.plans.items()}
        self.between = check_between(replay.between)
        self.counts = {name: len(getattr(replay.between, name)) for name in ("revised", "added")}
        self.counts |= {n: len(getattr(replay.between, n)) for n in ("retired", "restored")}
        self.stories = replay.stories


class Measured:
    """All that one run found."""

    def __init__(self, workload: Workload, truth: Truth, seconds: float) -> None:
        self.workload, self.truth, self.seconds = workload, truth, seconds
        self.results: list[Result] = []
        self.versions: dict[str, str] = {"python": sys.version.split()[0]}
        self.absences: dict[str, str] = {}
        self.notes: list[str] = []
        fsync = disk()
        self.figures: dict[str, Any] = {"fsync_ms": round(fsync.median_ms, 4)}
        self._add("append_durable", "floor", fsync, agrees=True)

    def take(self, name: str) -> None:
        """Measure a contender, or name it as absent."""
        found = contender(name)
        if isinstance(found, str):
            self.absences[name] = found
        else:
            self.measure(name, found)

    def measure(self, name: str, found: Contender) -> None:
        """Load a contender, ask it everything and let it go."""
        told(f"{name}: loading")
        try:
            found.load(self.workload)
            for asked in self._questions(found):
                told(f"{name}: {asked.operation}")
                timing, answer = timed(asked.call, repeats=asked.repeats, budget_s=self.seconds)
                self._add(asked.operation, name, timing, agrees=asked.agrees(answer))
                if asked.operation == "append_durable":
                    self.results[-1]["fsync_ms"] = round(disk().median_ms, 4)
                del answer
            self.versions[name] = found.version()
            self.figures |= found.figures()
            self.notes += [found.note] if found.note else []
        finally:
            found.close()

    def _questions(self, asked: Contender) -> Iterator[Question]:
        for name, day in MOMENTS.items():
            yield Question(name, _at(asked, day), self._is_plan(asked, name))
        ends = self._is_difference(asked)
        yield Question("between_quarter", lambda _: asked.between(*QUARTER), ends)
        of, stories = self.workload.stories, self._are_stories(asked)
        yield Question("story", lambda n: asked.story(*of[n % len(of)]), stories)
        yield from asked.more(self.workload)
        if asked.durable:
            rows, written = self.workload.appends, self._is_written(asked)
            most = min(100, len(rows) - 1)
            yield Question("append_durable", lambda n: asked.append(rows[n]), written, most)

    def _is_plan(self, asked: Contender, name: str) -> Check:
        return lambda answer: check_plan(asked.plan(answer)) == self.truth.plans[name]

    def _is_difference(self, asked: Contender) -> Check:
        return lambda answer: check_between(asked.changes(answer)) == self.truth.between

    def _are_stories(self, asked: Contender) -> Check:
        wanted = [(record, self.truth.stories[record]) for record in self.workload.stories]
        return lambda _: all(_told(asked, *record) == lines for record, lines in wanted)

    def _is_written(self, asked: Contender) -> Check:
        """Read the first append back: the newest line of its record's story, on what was there."""
        row = self.workload.appends[0]
        before = self.truth.stories[row.kind, row.key]

        def check(_: Any) -> bool:
            newest, *rest = _told(asked, row.kind, row.key)
            said = (row.review, row.trigger, row.reason, row.author)
            after = {name: new for name, (_, new) in newest.set.items()}
            same = newest[:7] == (row.number, row.act, row.day, *said)
            return same and after == row.values and rest == before

        return check

    def _add(self, operation: str, name: str, timing: Timing, *, agrees: bool) -> None:
        times = {key: round(value, 4) for key, value in timing._asdict().items()}
        result: Result = {"operation": operation, "contender": name, **times, "agrees": agrees}
        self.results.append(result)

    def document(self) -> dict[str, Any]:
        """Give everything in the form that is printed."""
        ours = {r["operation"]: r["median_ms"] for r in self.results if r["contender"] == "ours"}
        for result in self.results:
            least = ours.get(result["operation"])
            result["ratio_to_ours"] = round(result["median_ms"] / least, 3) if least else None
        asked = {name: str(day) for name, day in MOMENTS.items()}
        return {
            "benchmark": "history",
            "workload": {
                "shape": self.workload.shape,
                "revisions": self.workload.revisions,
                "records": self.workload.records,
                "kinds": len(self.workload.rows),
                "alive": self.truth.plans["at_now"].entries,
                **asked,
                "quarter": [str(day) for day in QUARTER],
                "difference": self.truth.counts,
            },
            "versions": self.versions,
            "absent": list(self.absences),
            "absences": self.absences,
            "results": self.results,
            "figures": self.figures,
            "notes": self.notes,
        }


def disk() -> Timing:
    """Time a small forced write where the contenders keep their files, as it is just now."""
    with tempfile.TemporaryDirectory() as folder:
        return raw_fsync(Path(folder))


def _told(asked: Contender, kind: str, key: str) -> list[Line]:
    return asked.lines(kind, asked.story(kind, key))


def _at(asked: Contender, day: date) -> Callable[[int], Any]:
    return lambda _: asked.at(day)
