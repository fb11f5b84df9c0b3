"""Chips: what state something is in, as an icon, a word and a colour together."""

from collections.abc import Mapping

from scenarios.fields import Choice
from scenarios.kinds import KINDS
from tracker.listings.marks import badge
from tracker.scale import scale
from tracker.visit import Visit

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
