"""agenda: what a review must take up."""

from typing import Any

from scenarios.agenda import SECTIONS, AgendaItem, agenda_of
from scenarios.errors import N_, NoSuchRecord
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import workspace_of
from tracker.words import Words


def agenda(asked: Asked, review: str, words: Words) -> Answer:
    """Give what a review must take up, why and since when, in order."""
    workspace = workspace_of(asked)
    history, today = workspace.history(), workspace.today()
    if not history.now(today).has("review", review):
        raise NoSuchRecord(kind="review", key=review)
    items = agenda_of(history, review, today)
    lines = aligned([_told(item, words) for item in items]) if items else []
    return Answer(
        [_plain(item, words) for item in items], lines or [words.say(N_("Nothing is due."))]
    )


def _plain(item: AgendaItem, words: Words) -> dict[str, Any]:
    return {
        "section": item.section,
        "kind": item.kind,
        "key": item.key,
        "what": _what(item, words),
        "since": item.since,
        "place": item.place,
        "minutes": item.minutes,
        "left_out": item.left_out,
        "put_off": item.put_off.isoformat() if item.put_off else None,
        "acts": list(item.acts),
    }


def _told(item: AgendaItem, words: Words) -> list[str]:
    out = [words.say(N_("Left out."))] if item.left_out else []
    text = " ".join([_what(item, words), *out])
    return [words.say(SECTIONS[item.section]), item.key, item.since or "–", text]


def _what(item: AgendaItem, words: Words) -> str:
    return " ".join(words.why(why) for why in item.why)
