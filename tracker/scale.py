"""The status scale as the settings describe it, its own words in one language."""

from typing import NamedTuple

from scenarios.history import Snapshot
from scenarios.kinds.routine import SCALE
from tracker.visit import Visit
from tracker.words import N_, Words

COLOURS = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
OWN_WORDS = (
    N_("Fulfilled"),
    N_("Partly fulfilled"),
    N_("Not fulfilled"),
    N_("Cannot be judged"),
)


class Step(NamedTuple):
    """One step of the status scale, as the settings describe it."""

    code: str
    word: str
    icon: str
    colour: str
    rule: str


def scale(visit: Visit) -> list[Step]:
    """Give the steps of the status scale, their own words in the language of the visit."""
    return visit.kept(_scale, visit.snapshot, visit.words)


def _scale(snapshot: Snapshot, words: Words) -> list[Step]:
    return [_step(line, words) for line in snapshot.settings.status_scale or SCALE]


def _step(line: str, words: Words) -> Step:
    code, word, icon, colour, rule = ([part.strip() for part in line.split("|")] + [""] * 5)[:5]
    shown = words.say(word) if word in OWN_WORDS else word
    known = colour if colour in COLOURS else "gray"
    return Step(code, shown or code, icon, known, rule)
