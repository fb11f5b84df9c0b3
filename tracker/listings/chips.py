"""Chips: what state something is in, as an icon, a word and a colour together."""

from collections.abc import Mapping
from typing import NamedTuple

from scenarios.fields import Choice
from scenarios.kinds import KINDS
from scenarios.kinds.routine import SCALE
from tracker.listings.marks import badge
from tracker.visit import Visit
from tracker.words import N_

COLOURS = ("red", "orange", "yellow", "green", "blue", "violet", "gray")
OWN_WORDS = (
    N_("Fulfilled"),
    N_("Partly fulfilled"),
    N_("Not fulfilled"),
    N_("Cannot be judged"),
)
STATES: Mapping[str, tuple[str, str]] = {
    "signpost quiet": ("radio_button_unchecked", "gray"),
    "signpost watch": ("visibility", "blue"),
    "signpost triggered": ("notifications_active", "violet"),
    "signpost ceased": ("block", "gray"),
    "assumption holds": ("check", "green"),
    "assumption uncertain": ("help", "orange"),
    "assumption fell": ("trending_down", "red"),
    "assumption came_true": ("task_alt", "green"),
    "decision open": ("radio_button_unchecked", "gray"),
    "decision under_way": ("pending", "blue"),
    "decision done": ("task_alt", "green"),
    "decision dropped": ("block", "gray"),
    "review planned": ("event", "gray"),
    "review open": ("edit_note", "orange"),
    "review finalised": ("lock", "gray"),
    "contribution intent": ("draw", "gray"),
    "contribution decided": ("gavel", "blue"),
    "contribution agreed": ("handshake", "blue"),
    "contribution delivered": ("task_alt", "green"),
    "relation open": ("radio_button_unchecked", "orange"),
    "relation handled": ("task_alt", "green"),
    "relation accepted": ("done_all", "gray"),
    "observation final": ("check", "gray"),
    "observation preliminary": ("hourglass_empty", "orange"),
    "observation revised": ("history", "blue"),
}


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


def status(visit: Visit, code: str | None) -> str:
    """Give the chip of a judged status; one that nobody has judged says so."""
    if code is None:
        return badge("", visit.say("Not judged"), "gray")
    for step in scale(visit):
        if step.code == code:
            return badge(step.icon, step.word, step.colour)
    return badge("", code, "gray")


def state(visit: Visit, kind: str, word: str | None) -> str:
    """Give the chip of a record's state; a missing state is nothing at all."""
    if word is None:
        return ""
    field = KINDS[kind].fields["state"]
    icon, colour = STATES.get(f"{kind} {word}", ("", "gray"))
    label = visit.words.choice(field, word) if isinstance(field, Choice) else word
    return badge(icon, label[:1].upper() + label[1:], colour)
