"""A record's story: who set what, when, in which review and why, the newest first."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.errors import NoSuchRecord
from scenarios.fields import Prose, Text
from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import ACT_LABELS, TRIGGERS
from tracker.listings.downloads import as_csv, download
from tracker.listings.links import link
from tracker.listings.marks import badge, grey, one_line, plain, quoted
from tracker.listings.wording import worded
from tracker.values import both, field_of, value
from tracker.visit import Visit

AT_FIRST = 12
LONG = 80
ACT_LOOKS: Mapping[str, tuple[str, str]] = {
    "add": ("add", "blue"),
    "revise": ("edit", "blue"),
    "confirm": ("check", "green"),
    "defer": ("schedule", "gray"),
    "correct": ("build", "gray"),
    "retire": ("archive", "gray"),
    "restore": ("unarchive", "blue"),
    "undo": ("undo", "gray"),
    "redact": ("ink_eraser", "gray"),
}


def act_chip(visit: Visit, act: str) -> str:
    """Give the chip of an act."""
    icon, colour = ACT_LOOKS[act]
    word = visit.say(ACT_LABELS[act])
    return badge(icon, word[:1].upper() + word[1:], colour)


def lines_of(
    history: History, moment: Moment, record: RecordId, field: str | None
) -> list[StoryLine]:
    """Give the lines of a story that were there at a moment, the newest first."""
    try:
        lines = history.story(record, field)
    except NoSuchRecord:
        return []
    return [
        line for line in lines if line.effective_on <= moment.day and moment.knows(line.position)
    ]


def story(visit: Visit, record: RecordId, field: str | None = None) -> None:
    """Draw a record's story, the newest first, with its CSV."""
    lines = visit.kept(lines_of, visit.history, visit.moment, record, field)
    name = f"story_{record.kind}_{record.key}"
    if not lines:
        then = visit.say("Nothing had been written about it then.")
        st.markdown(grey(then if visit.is_past else visit.say("Nothing was written about it yet.")))
        return
    shown = lines
    if len(lines) > AT_FIRST and not st.toggle(
        visit.say("Show all {count}", count=len(lines)), key=f"{name}_all"
    ):
        shown = lines[:AT_FIRST]
    for line in shown:
        _draw(visit, record, line)
    make = partial(_as_file, visit, record, lines)
    download(visit, f"{name}_csv", f"{record.kind}-{record.key.replace('/', '-')}", make)


def _draw(visit: Visit, record: RecordId, line: StoryLine) -> None:
    where = f" · {link(visit, 'review', line.review, line.review)}" if line.review else ""
    head = f"**{visit.words.day(line.effective_on)}**{where} {act_chip(visit, line.act)}"
    if not line.in_force:
        head += " " + badge("block", visit.say("Out of force"), "gray")
    parts = [head, *changes(visit, record, line)]
    if line.reason:
        parts.append(quoted(visit, line.reason))
    parts += _carried(visit, line)
    parts.append(grey(" · ".join(_signed(visit, line))))
    with st.container(key=f"line_{record.kind}_{record.key}_{line.position}".replace("/", "_")):
        st.markdown("  \n".join(parts))


def changes(visit: Visit, record: RecordId, line: StoryLine) -> list[str]:
    """Give what a line changed, a field a sentence: from what to what."""
    if line.act == "add":
        return []
    held = visit.snapshot.get(record.kind, record.key)
    shown = []
    for name, (before, after) in line.set.items():
        label = visit.words.label(field_of(record.kind, name))
        shown.append(f"{plain(label)}: {_became(visit, record.kind, name, (before, after), held)}")
    return shown


def _became(visit: Visit, kind: str, name: str, values: tuple[Any, Any], held: Any) -> str:
    """Write what was and what is; of a text that was reworded, with the words that differ."""
    if isinstance(field_of(kind, name), Prose | Text) and all(values):
        return " → ".join(worded(*values))
    old, new = both(visit, kind, name, *values, held)
    return f"{plain(_cut(old))} → **{plain(_cut(new))}**"


def _cut(text: str) -> str:
    one = one_line(text)
    return one if len(one) <= LONG else f"{one[:LONG]}…"


def _carried(visit: Visit, line: StoryLine) -> list[str]:
    said = []
    for name, held in line.carried.items():
        label = visit.words.label(field_of("goal", name))
        shown = plain(value(visit, "goal", name, held))
        if name == "decision":
            decision = visit.snapshot.get("decision", held)
            shown = link(visit, "decision", held, held)
            if decision is not None and decision.reference:
                shown += f" ({plain(decision.reference)})"
        said.append(f"{plain(label)}: {shown}")
    return said


def _signed(visit: Visit, line: StoryLine) -> list[str]:
    """Give who said it, what made it happen, and when it was written if that is another day."""
    said = []
    if line.author:
        said.append(plain(line.author))
    if line.trigger:
        said.append(plain(visit.say(TRIGGERS[line.trigger])))
    written = datetime.fromtimestamp(line.made_at / 1000, UTC).date()
    if written != line.effective_on:
        said.append(visit.say("written {day}", day=visit.words.day(written)))
    said.append(visit.say("revision {number}", number=line.number))
    return said


def _as_file(visit: Visit, record: RecordId, lines: list[StoryLine]) -> bytes:
    words = visit.words
    rows: list[dict[str, Any]] = []
    for line in lines:
        fields = list(line.set) or [""]
        for name in fields:
            before, after = line.set.get(name, (None, None))
            rows.append(
                {
                    visit.say("Day"): line.effective_on,
                    visit.say("Review"): line.review,
                    visit.say("Act"): visit.say(ACT_LABELS[line.act]),
                    visit.say("Field"): words.label(KINDS[record.kind].fields[name])
                    if name
                    else "",
                    visit.say("From"): before,
                    visit.say("To"): after,
                    visit.say("Why"): line.reason,
                    visit.say("Trigger"): visit.say(TRIGGERS[line.trigger]) if line.trigger else "",
                    visit.say("On whose word"): line.author,
                    visit.say("Decision"): line.carried.get("decision"),
                }
            )
    return as_csv(pd.DataFrame(rows, dtype=object), words.language)
