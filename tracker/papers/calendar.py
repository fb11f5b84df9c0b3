"""A plan's days as a calendar (RFC 5545): its reviews, what is due, when to look for signals.

An entry's stamp is when its record was last written, and its sequence how often, so the same
history gives the same bytes at any time; what was retired is cancelled, under the same name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar, Event

from scenarios.errors import N_
from scenarios.fields import LAST_DAY
from scenarios.history import History, Moment, Snapshot
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.reviews import Decision, Review
from scenarios.life import Life
from scenarios.revisions import Act, Revision
from tracker.words import LANGUAGES, Words

PRODUCT = "-//Levande plan//Living plan//SV"
ZONE = "Europe/Stockholm"
LOOK_BEFORE = timedelta(days=14)
ENDS = frozenset({Act.RETIRE, Act.RESTORE, Act.UNDO})
SHOWN = {
    "review": ("title", "date", "place", "nature", "chair", "participants", "state"),
    "decision": ("text", "due", "owner", "state", "reference"),
    "signpost": ("text", "owner", "source"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a calendar; it starts and ends on days, or at moments in a time zone."""

    summary: str
    start: date
    end: date | None = None
    lines: tuple[str, ...] = ()
    place: str | None = None
    cancelled: bool = False
    busy: bool = False
    uid: str = ""
    stamp: int = 0
    sequence: int = 0


def feed(history: History, words: Words) -> bytes:
    """Give a plan's whole calendar: every review, decision with a due day, and look for signals."""
    plan = _latest(history).settings
    spoken = Words(plan.language) if plan.language in LANGUAGES else words
    entries = [*_reviews(history, spoken), *_decisions(history, spoken), *_looks(history, spoken)]
    name = " · ".join(part for part in (plan.organisation, plan.title) if part)
    return _written(entries, name or spoken.say(N_("Living plan")))


def invitation(
    history: History, words: Words, code: str, hours: tuple[time, time] | None = None
) -> bytes:
    """Give a review as one entry to add to a calendar: between hours, or all day without them."""
    [entry] = [one for one in _reviews(history, words) if one.uid == _uid(history, "review", code)]
    if hours is not None:
        zone = _zone(_latest(history).settings.time_zone)
        start, end = (datetime.combine(entry.start, hour, zone) for hour in hours)
        entry = replace(entry, start=start, end=end)
    return _written([entry], entry.summary, method="PUBLISH")


def _zone(name: str | None) -> ZoneInfo:
    """Give the time zone of the settings; where they name none that is known, Sweden's."""
    return ZoneInfo(name if name in available_timezones() else ZONE)


def _latest(history: History) -> Snapshot:
    return history.at(Moment(LAST_DAY))


# ---------------------------------------------------------------------- what becomes an entry


def _reviews(history: History, words: Words) -> Iterator[Entry]:
    for review, living in _every(history, "review"):
        told = (review.nature, _said(words, review, "chair"), _said(words, review, "participants"))
        entry = Entry(
            summary=f"{review.code} {review.title}",
            start=review.date,
            lines=tuple(line for line in told if line),
            place=review.place,
            cancelled=not living,
            busy=True,
        )
        yield _stamped(history, entry, RecordId("review", review.code))


def _said(words: Words, one: Review | Decision, name: str) -> str | None:
    """Say a field with its label, None when it is empty."""
    held = getattr(one, name)
    label = words.label(KINDS[one.ABOUT.name].fields[name])
    return f"{label}: {words.shown(held)}" if held else None


def _decisions(history: History, words: Words) -> Iterator[Entry]:
    for decision, living in _every(history, "decision"):
        if decision.due is not None:
            done = decision.state == "done"
            sentence = N_("Done: {code} {text}") if done else N_("Due: {code} {text}")
            told = (_said(words, decision, "owner"), decision.reference)
            entry = Entry(
                summary=words.say(sentence, code=decision.code, text=decision.text),
                start=decision.due,
                lines=tuple(line for line in told if line),
                cancelled=not living or decision.state == "dropped",
            )
            yield _stamped(history, entry, RecordId("decision", decision.code))


def _looks(history: History, words: Words) -> Iterator[Entry]:
    """Give for each planned review the day two weeks before it, to look for the signals."""
    watched = [one for one in _latest(history).all("signpost") if one.state != "ceased"]
    lines = tuple(
        f"{one.code} {one.text}" + (f" ({one.owner})" if one.owner else "") for one in watched
    )
    records = [RecordId("signpost", one.code) for one in watched]
    for review, living in _every(history, "review"):
        if watched and (review.state or "planned") == "planned":
            sentence = N_("Look for the early signals before {review}")
            entry = Entry(
                summary=words.say(sentence, review=review.code),
                start=review.date - LOOK_BEFORE,
                lines=lines,
                cancelled=not living,
            )
            stamped = _stamped(history, entry, RecordId("review", review.code), *records)
            yield replace(stamped, uid=_uid(history, "look", review.code))


def _every(history: History, kind: str) -> Iterator[tuple[Any, bool]]:
    """Give every record of a kind as it is, or last was, and whether it lives."""
    for key in history.numbers(kind):
        state = Life(history.revisions_of(RecordId(kind, key))).at(LAST_DAY)
        if state.born:
            yield KINDS[kind].build(key, dict(state.values)), state.alive


def _stamped(history: History, entry: Entry, *records: RecordId) -> Entry:
    """Name an entry after its record, and say when and how often what it shows was written."""
    rows = [row for record in records for row in _seen(history, record)]
    stamp = max(history.change(row.change).made_at for row in rows)
    uid = _uid(history, *records[0])
    return replace(entry, uid=uid, stamp=stamp, sequence=len(rows) - len(records))


def _seen(history: History, record: RecordId) -> list[Revision]:
    """Give the revisions of a record that may have changed what a calendar shows of it."""
    shown = SHOWN[record.kind]
    return [
        row
        for row in history.revisions_of(record)
        if row.act in ENDS or any(name in shown for name in row.values)
    ]


def _uid(history: History, kind: str, key: str) -> str:
    """Name an entry for ever; the plan's first change tells it from every other plan's."""
    first = history.first_change
    plan = sha256(f"{first.made_at}/{first.person}".encode()).hexdigest()[:16]
    return f"{kind}-{key}-{plan}@living-plan"


# ---------------------------------------------------------------------- how it is written


def _written(entries: Iterable[Entry], name: str, method: str | None = None) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if method is not None:
        calendar.add("method", method)
    listed = sorted(entries, key=lambda one: (str(one.start), one.uid))
    for entry in listed:
        calendar.add_component(_event(entry))
    years = [entry.start.year for entry in listed] or [LAST_DAY.year]
    calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 1, 1, 1))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event, stamp = Event(), datetime.fromtimestamp(entry.stamp // 1000, UTC)
    for field, value in (
        ("uid", entry.uid),
        ("dtstamp", stamp),
        ("last-modified", stamp),
        ("sequence", entry.sequence),
        ("summary", entry.summary),
        ("dtstart", entry.start),
        ("dtend", entry.end or entry.start + timedelta(days=1)),
        ("status", "CANCELLED" if entry.cancelled else "CONFIRMED"),
        ("transp", "OPAQUE" if entry.busy else "TRANSPARENT"),
        ("location", entry.place),
        ("description", "\n".join(entry.lines) or None),
    ):
        if value is not None:
            event.add(field, value)
    return event
