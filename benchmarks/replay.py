"""The plain truth: the log told once from the beginning, in dictionaries."""

from collections.abc import Iterator
from typing import Any

from benchmarks.answers import Between, Changed, Line, Plan, lived
from benchmarks.columns import days
from benchmarks.workload import MOMENTS, QUARTER, Entry, Workload

Values = dict[str, Any]


class Replay:
    """What the plan was on the days asked about, what differs, and the stories asked for."""

    def __init__(self, workload: Workload) -> None:
        self.columns = {kind: rows.columns for kind, rows in workload.rows.items()}
        self.alive: dict[str, dict[str, Values]] = {kind: {} for kind in self.columns}
        self.dead: dict[str, dict[str, Values]] = {kind: {} for kind in self.columns}
        self.plans: dict[str, Plan] = {}
        self.stories: dict[tuple[str, str], list[Line]] = {each: [] for each in workload.stories}
        self.stories |= {(entry.kind, entry.key): [] for entry in workload.appends}
        self.between = Between()
        self._tell(workload)

    def write(self, entry: Entry) -> None:
        """Let one revision take effect, and tell it in its record's story."""
        alive, dead = self.alive[entry.kind], self.dead[entry.kind]
        if entry.act in {"add", "restore"}:
            alive[entry.key] = dead.pop(entry.key, {})
        values = alive[entry.key]
        if (story := self.stories.get((entry.kind, entry.key))) is not None:
            story.insert(0, _line(entry, values))
        values.update(entry.values)
        if entry.act == "retire":
            dead[entry.key] = alive.pop(entry.key)

    def _tell(self, workload: Workload) -> None:
        """Go through the log once, stopping at the end of each day that is asked about."""
        log = workload.log()
        waiting: list[Entry] = []
        stops = [(days(day), f"at {name}") for name, day in MOMENTS.items()]
        stops += [
            (days(day), which) for day, which in zip(QUARTER, ("before", "after"), strict=True)
        ]
        before: Plan = {}
        setters: dict[tuple[str, str, str], Entry] = {}
        lives: list[tuple[str, str, str]] = []
        for day, what in sorted(stops):
            for entry in self._until(day, log, waiting):
                if before:
                    setters.update({(entry.kind, entry.key, name): entry for name in entry.values})
                    lives += [(entry.kind, entry.key, entry.act)] * (entry.act != "revise")
            if what == "before":
                before = self.plan()
            elif what == "after":
                self._compare(before, setters, lives)
                before = {}
            else:
                self.plans[what.removeprefix("at ")] = self.plan()

    def _until(self, day: int, log: Iterator[Entry], waiting: list[Entry]) -> Iterator[Entry]:
        while (entry := waiting.pop() if waiting else next(log, None)) is not None:
            if entry.day > day:
                waiting.append(entry)
                return
            self.write(entry)
            yield entry

    def plan(self) -> Plan:
        """Give the plan as it stands."""
        return {
            kind: {
                key: tuple(column.tidy(values.get(column.name)) for column in self.columns[kind])
                for key, values in records.items()
            }
            for kind, records in self.alive.items()
        }

    def _compare(
        self,
        before: Plan,
        setters: dict[tuple[str, str, str], Entry],
        lives: list[tuple[str, str, str]],
    ) -> None:
        after, self.between = self.plan(), lived(lives)
        for kind, records in after.items():
            for key in records.keys() & before[kind].keys():
                pairs = zip(self.columns[kind], before[kind][key], records[key], strict=True)
                for column, old, new in pairs:
                    if old != new:
                        by = setters[kind, key, column.name]
                        changed = Changed(
                            kind, key, column.name, old, new, by.act, by.review, by.reason
                        )
                        self.between.revised.append(changed)


def _line(entry: Entry, values: Values) -> Line:
    changed = {name: (values.get(name), value) for name, value in entry.values.items()}
    meta = (entry.review, entry.trigger, entry.reason, entry.author)
    return Line(entry.number, entry.act, entry.day, *meta, changed)
