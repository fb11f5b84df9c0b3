"""The status scale as the settings describe it, its own words in one language."""

from typing import NamedTuple

from scenarios.kinds.routine import SCALE
from tracker.visit import Visit
from tracker.words import N_

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
    lines = visit.settings.status_scale or SCALE
    return [_step(visit, line) for line in lines]


def _step(visit: Visit, line: str) -> Step:
    code, word, icon, colour, rule = ([part.strip() for part in line.split("|")] + [""] * 5)[:5]
    shown = visit.say(word) if word in OWN_WORDS else word
    known = colour if colour in COLOURS else "gray"
    return Step(code, shown or code, icon, known, rule)
