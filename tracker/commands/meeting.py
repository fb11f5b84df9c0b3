"""agenda, notes and finalise: what a review must take up, and what it left behind."""

import hashlib
from pathlib import Path
from typing import Any

from scenarios.agenda import SECTIONS, AgendaItem, agenda_of
from scenarios.errors import N_, NoSuchRecord
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import person_in, workspace_of
from tracker.papers import kept
from tracker.papers.forms import form_named
from tracker.visit import Visit
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


def notes(asked: Asked, review: str, out: Path | None, words: Words) -> Answer:
    """Write the notes of a review to a file by its ending, or print them as Markdown."""
    visit = Visit.to(workspace_of(asked), words)
    state = kept.review_of(visit, review).state or "planned"
    told = {"review": review, "state": state}
    if out is None:
        text = kept.text_of(visit, review)
        return Answer({**told, "text": text}, text.split("\n"))
    data = form_named(out.suffix).notes(visit, review)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    said = words.say(N_("The notes of {review} are in {path}."), review=review, path=str(out))
    document = {**told, "path": str(out), "sha256": hashlib.sha256(data).hexdigest()}
    return Answer(document, [said, *_draft(state, words)])


def _draft(state: str, words: Words) -> list[str]:
    return [] if state == "finalised" else [words.say(N_("They are a draft."))]


def finalise(asked: Asked, review: str, words: Words) -> Answer:
    """Finalise a review with its notes, and print the fingerprint of the log."""
    workspace = workspace_of(asked)
    change = kept.finalise(Visit.to(workspace, words), review, person_in(workspace))
    last, fingerprint = change.revisions[-1], workspace.fingerprint()
    moment = f"{last.effective_on.isoformat()}@{last.position}"
    said = words.say(N_("{review} is finalised. Nothing in it changes any more."), review=review)
    document = {"review": review, "change": change.id, "moment": moment, "fingerprint": fingerprint}
    return Answer(document, [said, fingerprint])
