"""Choices that the settings give: the status scale and the sectors."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from scenarios.edits.batch import Batch
from scenarios.errors import NotAChoice
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.routine import SCALE

SETTINGS = RecordId("settings", "plan")


@cache
def chosen_from(kind: str) -> Mapping[str, str]:
    """Give the fields of a kind whose choices stand in the settings, and where they stand."""
    fields = KINDS[kind].fields.items()
    return {name: found for name, field in fields if (found := getattr(field, "setting", ""))}


def check_choices(batch: Batch) -> None:
    """Refuse words that neither today's settings list nor those of the row's day."""
    allowed: dict[tuple[str, date], tuple[str, ...]] = {}
    for turn, row in zip(batch.turns, batch.rows, strict=True):
        for name, setting in chosen_from(row.kind).items():
            word = row.values.get(name)
            if word is None:
                continue
            case = (setting, row.effective_on)
            if case not in allowed:
                allowed[case] = tuple(dict.fromkeys(_words(batch, *case)))
            if allowed[case] and word not in allowed[case]:
                choices = ", ".join(allowed[case])
                batch.refuse(NotAChoice(value=word, choices=choices).about(name), turn)


def _words(batch: Batch, setting: str, day: date) -> Iterator[str]:
    """Give the words that a setting lists today, and those of a day, none when any will do."""
    for when in (batch.day, day):
        state = batch.state(SETTINGS, when)
        if state.alive:
            yield from _codes(state.values.get(setting))
        elif setting == "status_scale" and when == batch.day:
            yield from _codes(SCALE)


def _codes(listed: Any) -> Iterable[str]:
    return [step.partition("|")[0].strip() for step in listed or ()]
