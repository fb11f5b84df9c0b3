"""The CSV benchmark: a file read, told from what is there and written; us, peers and a floor."""

import argparse
import gc
import sys
from typing import Any

from benchmarks.measure import Timing, timed
from benchmarks.tables.contenders import Contender, Floor, Ours
from benchmarks.tables.peers import PEERS
from benchmarks.tables.workload import WORKS, Work

Result = dict[str, Any]
CONTENDERS: tuple[type[Contender], ...] = (Ours, Floor, *PEERS)


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Measure every contender on a table of goals and on a long one of observations."""
    measured = Measured(given.seconds)
    sizes = {"goal": given.goals, "observation": given.observations}
    for name, size in sizes.items():
        work = WORKS[name](size)
        gc.collect()
        gc.freeze()
        for contender in CONTENDERS:
            measured.take(contender, work)
        gc.unfreeze()
    return measured.document(sizes)


class Measured:
    """All that one run found."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.results = seconds, list[Result]()
        self.versions = {"python": sys.version.split()[0]}
        self.absences: dict[str, str] = {}
        self.notes: list[str] = []

    def take(self, kind: type[Contender], work: Work) -> None:
        """Measure a contender on a table, or say why it was not."""
        if len(work.keys) > kind.most:
            self.notes.append(f"{kind.name} was not asked about {len(work.keys):,} rows")
            return
        try:
            contender = kind(work)
        except ModuleNotFoundError as missing:
            self.absences[kind.name] = f"{missing.name} is not installed: make peers"
            return
        self.versions[kind.name] = contender.version()
        for operation in kind.operations:
            print(f"… {work.kind}: {kind.name}: {operation}", file=sys.stderr, flush=True)
            self._measure(contender, operation, work)

    def _measure(self, contender: Contender, operation: str, work: Work) -> None:
        call = getattr(contender, operation)
        timing, answer = timed(lambda _: call(), repeats=9, budget_s=self.seconds)
        agrees = getattr(contender, f"{operation}_agrees")(answer)
        self._add(f"{operation}_{work.kind}", contender.name, timing, agrees=agrees)

    def _add(self, operation: str, name: str, timing: Timing, *, agrees: bool) -> None:
        times = {key: round(value, 3) for key, value in timing._asdict().items()}
        told: Result = {"operation": operation, "contender": name, **times, "agrees": agrees}
        self.results.append(told)

    def document(self, sizes: dict[str, int]) -> dict[str, Any]:
        """Give everything in the form that is printed."""
        ours = {
            one["operation"]: one["median_ms"] for one in self.results if one["contender"] == "ours"
        }
        for one in self.results:
            own = ours.get(one["operation"])
            one["ratio_to_ours"] = round(one["median_ms"] / own, 4) if own else None
        return {
            "benchmark": "csv",
            "workload": {f"{name}s": size for name, size in sizes.items()} | {"changed": "1 %"},
            "versions": self.versions,
            "absent": sorted(self.absences),
            "absences": self.absences,
            "results": self.results,
            "figures": {},
            "notes": self.notes,
        }
