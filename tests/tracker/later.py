"""What a whole plan may meet later: random edits of every act, many of them dated long ago."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from scenarios.edits import Add, Confirm, Correct, Edit, Restore, Retire, Revise, Undo
from scenarios.errors import Refused
from scenarios.fields import Choice, Day, Flag, Number, Text, Whole
from scenarios.history import History, Moment
from scenarios.kinds import KINDS, RecordId
from tests.tracker import stage
from tracker.workspace import Workspace

FIRST, DAYS = date(2022, 11, 1), 1400
WHY = "Det visade sig i efterhand."
WORDS = ("Ån", "Höjden", "Torget", "Bryggan", "Skogen")


def meddle(workspace: Workspace, edits: int, seed: int = 4) -> list[Edit]:
    """Write so many random edits, one change each, and give them; what is refused is not one."""
    written: list[Edit] = []
    for edit in _wanted(workspace, Random(seed)):  # noqa: S311 - nothing secret
        if len(written) == edits:
            break
        try:
            workspace.apply([edit], person=stage.ANNA, reason_needed=False)
        except Refused:
            continue
        written.append(edit)
    return written


def _wanted(workspace: Workspace, random: Random) -> Iterator[Edit]:
    makers = (_revise, _revise, _revise, _correct, _correct, _observe, _retire, _restore, _undo)
    while True:
        yield random.choice((*makers, _confirm, _add))(workspace.history(), random)


Maker = Callable[[History, Random], Edit]


def _said(random: Random) -> dict[str, Any]:
    late = FIRST + timedelta(days=random.randrange(DAYS))
    day = random.choice((None, late, late))
    return {"effective_on": day, "reason": WHY, "author": random.choice((None, *WORDS))}


def _any_record(history: History, random: Random, *, alive: bool = True) -> dict[str, Any]:
    kind = random.choice([kind for kind in KINDS if history.columns[kind].length])
    there = set(history.at(Moment(stage.TODAY)).keys(kind))
    every = [key for key in history.numbers(kind) if (key in there) is alive]
    return {"kind": kind, "key": random.choice(every or list(history.numbers(kind)))}


def _values(kind: str, random: Random) -> dict[str, Any]:
    fields = {name: field for name, field in KINDS[kind].fields.items() if _sort(field)}
    chosen = random.sample(sorted(fields), min(len(fields), random.randint(1, 2)))
    return {name: _sort(fields[name])(random) for name in chosen}  # type: ignore[misc]


def _sort(field: Any) -> Callable[[Random], Any] | None:
    if isinstance(field, Choice) and field.words:
        return lambda random: random.choice(field.words)
    makers: dict[type, Callable[[Random], Any]] = {
        Flag: lambda random: random.random() < 1 / 2,
        Whole: lambda random: random.randint(0, 5),
        Number: lambda random: random.randint(0, 50) / 2,
        Day: lambda random: FIRST + timedelta(days=random.randrange(2 * DAYS)),
        Text: lambda random: " ".join(random.sample(WORDS, 2)),
    }
    return makers.get(type(field))


def _revise(history: History, random: Random) -> Edit:
    record = _any_record(history, random)
    return Revise(**record, values=_values(record["kind"], random), **_said(random))


def _correct(history: History, random: Random) -> Edit:
    record = _any_record(history, random)
    setting = [row for row in history.revisions_of(RecordId(**record)) if row.values]
    if not setting:
        return _revise(history, random)
    row = random.choice(setting)
    said = _said(random) | {"effective_on": None}
    return Correct(**record, values=_values(record["kind"], random), target=row.position, **said)


def _observe(history: History, random: Random) -> Edit:
    indicator = random.choice(history.at(Moment(stage.TODAY)).keys("indicator"))
    period = f"{random.randint(2021, 2026)}-Q{random.randint(1, 4)}"
    key = f"{indicator}/{period}/{random.choice(WORDS)}"
    return Add(kind="observation", key=key, values={"value": 7.0}, **_said(random))


def _add(_: History, random: Random) -> Edit:
    code = f"X{random.randint(1, 999)}"
    if random.random() < 1 / 2:
        return Add(kind="goal", key=code, values={"title": code}, **_said(random))
    values = {"text": code, "taken_in": "R8", "due": FIRST}
    return Add(kind="decision", key=code, values=values, **_said(random))


def _retire(history: History, random: Random) -> Edit:
    return Retire(**_any_record(history, random), **_said(random))


def _restore(history: History, random: Random) -> Edit:
    return Restore(**_any_record(history, random, alive=False), **_said(random))


def _confirm(history: History, random: Random) -> Edit:
    return Confirm(**_any_record(history, random), **_said(random))


def _undo(history: History, random: Random) -> Edit:
    number = random.randint(history.first_change.id, history.last_change)
    return Undo(change=number, keep=random.random() < 1 / 2, reason=WHY)
