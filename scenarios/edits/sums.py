"""Sets of scenarios: likelihoods of one judge sum to 100, and one scenario stands for the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import fsum
from typing import Any

from scenarios.edits.batch import Batch
from scenarios.edits.choices import SETTINGS
from scenarios.errors import LikelihoodsDoNotSum, TwoCatchAlls
from scenarios.kinds import RecordId
from scenarios.revisions import Act, Revision

WHOLE, TOLERANCE = 100.0, 1e-6
MAIN = "main"
DECIDING = {"set", "outcome", "catch_all"}
ANYBODY = ""


@dataclass(frozen=True, slots=True)
class Sets:
    """The scenarios on a day by key: their set, whether they are open, whether they catch all."""

    scenarios: dict[str, tuple[str, bool, bool]]
    percents: dict[tuple[str, str], float] = field(default_factory=dict)


@dataclass(slots=True)
class Touch:
    """A record of a set that the batch writes: from which day, and by which edit first."""

    turn: int
    first: date


def check_sums(batch: Batch) -> None:
    """Refuse sets that do not sum on a day the batch touches, or hold two catch-alls."""
    touched = _touched(batch)
    if not touched or any(record.kind in {"scenario", "likelihood"} for record in batch.doomed):
        return
    told: set[Any] = set()
    for day in _days(batch, touched):
        sets = sets_on(batch, day)
        here = {record: touch for record, touch in touched.items() if touch.first <= day}
        wanted = _wanted(batch, here, sets, day)
        _check_catch_alls(batch, wanted, sets, told)
        _check_totals(batch, wanted, sets, (day, told))


def _touched(batch: Batch) -> dict[RecordId, Touch]:
    found: dict[RecordId, Touch] = {}
    for turn, row in zip(batch.turns, batch.rows, strict=True):
        if _decides(row):
            touch = found.setdefault(row.record, Touch(turn, row.effective_on))
            touch.first = min(touch.first, row.effective_on)
    return found


def _decides(row: Revision) -> bool:
    """Tell whether a revision may change a sum."""
    if row.kind == "likelihood":
        return row.act not in {Act.CONFIRM, Act.DEFER}
    if row.kind == "scenario":
        lives = row.act in {Act.ADD, Act.RETIRE, Act.RESTORE, Act.UNDO}
        return lives or not DECIDING.isdisjoint(row.values)
    overlapping = row.act is Act.UNDO or "overlapping_sets" in row.values
    return row.kind == "settings" and overlapping


def _days(batch: Batch, touched: dict[RecordId, Touch]) -> list[date]:
    """Give the days to look at: those of the batch, and later ones on which its sets are written.

    What is entered for an earlier day holds until the next write, which may no longer fit.
    """
    first = min(touch.first for touch in touched.values())
    days = {batch.day}
    records = set(touched)
    if first < batch.day:
        records |= _members(batch, first)
    for record in records:
        days |= {row.effective_on for row in batch.life(record).revisions}
    return sorted(day for day in days if day >= first)


def _members(batch: Batch, first: date) -> set[RecordId]:
    """Give every scenario and likelihood that lives on the first day touched, or today."""
    return {
        RecordId(kind, key)
        for kind in ("scenario", "likelihood")
        for day in (first, batch.day)
        for key in batch.living(kind, day, ())
    }


def sets_on(batch: Batch, day: date) -> Sets:
    """Give the scenarios and likelihoods that would live on a day."""
    scenarios = {
        key: (name or MAIN, outcome in {None, "open"}, bool(catch_all))
        for key, (name, outcome, catch_all) in batch.living(
            "scenario", day, ("set", "outcome", "catch_all")
        ).items()
    }
    percents: dict[tuple[str, str], float] = {}
    for key, (percent,) in batch.living("likelihood", day, ("percent",)).items():
        scenario, _, judge = key.partition("/")
        percents[scenario, judge] = percent
    return Sets(scenarios, percents)


def _wanted(
    batch: Batch, touched: dict[RecordId, Touch], sets: Sets, day: date
) -> dict[tuple[str, str], int]:
    """Give the sets and judges to look at, each with the edit that touched it; ANYBODY is all."""
    wanted: dict[tuple[str, str], int] = {}
    for record, touch in touched.items():
        for case in _cases(batch, record, sets, day):
            wanted.setdefault(case, touch.turn)
    skipped = overlapping(batch, day)
    return {case: turn for case, turn in wanted.items() if case[0] not in skipped}


def _cases(batch: Batch, record: RecordId, sets: Sets, day: date) -> Iterable[tuple[str, str]]:
    if record.kind == "settings":
        return [(name, ANYBODY) for name, _, _ in sets.scenarios.values()]
    code, _, judge = record.key.partition("/")
    before = batch.before(RecordId("scenario", code)).at(day)
    names = {before.values.get("set") or MAIN} if before.alive else set()
    if code in sets.scenarios:
        names.add(sets.scenarios[code][0])
    return [(name, judge if record.kind == "likelihood" else ANYBODY) for name in sorted(names)]


def overlapping(batch: Batch, day: date) -> set[str]:
    """Give the sets that are never summed, by the settings of the day or today's."""
    states = [batch.state(SETTINGS, when) for when in (day, batch.day)]
    return {name for state in states for name in state.values.get("overlapping_sets") or ()}


def _check_totals(
    batch: Batch,
    wanted: dict[tuple[str, str], int],
    sets: Sets,
    where: tuple[date, set[Any]],
) -> None:
    day, told = where
    parts: dict[tuple[str, str], list[float]] = {}
    for (scenario, judge), percent in sets.percents.items():
        name, is_open, _ = sets.scenarios.get(scenario, (MAIN, False, False))
        if is_open:
            parts.setdefault((name, judge), []).append(percent)
    for (name, judge), percents in sorted(parts.items()):
        turn = wanted.get((name, judge), wanted.get((name, ANYBODY)))
        total = fsum(percents)
        off = abs(total - WHOLE) > TOLERANCE
        if turn is not None and off and (name, judge) not in told:
            told.add((name, judge))
            batch.refuse(_unsummed((name, judge), total, day), turn)


def _unsummed(case: tuple[str, str], total: float, day: date) -> LikelihoodsDoNotSum:
    name, judge = case
    shown, difference = round(total, 9), round(total - WHOLE, 9)
    refusal = LikelihoodsDoNotSum(judge=judge, set=name, sum=shown, day=day, difference=difference)
    refusal.field = "percent"
    return refusal


def _check_catch_alls(
    batch: Batch, wanted: dict[tuple[str, str], int], sets: Sets, told: set[Any]
) -> None:
    for name in sorted({name for name, judge in wanted if judge == ANYBODY}):
        catching = sorted(
            key for key, (own, _, all_) in sets.scenarios.items() if own == name and all_
        )
        if len(catching) > 1 and name not in told:
            told.add(name)
            refusal = TwoCatchAlls(set=name, scenarios=", ".join(catching)).about("catch_all")
            batch.refuse(refusal, wanted[name, ANYBODY])
