"""at, compare and story: the plan at a moment, what differs, one record's revisions."""

from datetime import date
from typing import Any

from scenarios.difference import Difference, FieldChange, compare
from scenarios.errors import N_
from scenarios.fields import Choice, Field, Percent
from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import KINDS, RecordId, kind_of
from scenarios.revisions import ACT_LABELS, field_of
from tracker.commands.answers import Answer, Asked, aligned
from tracker.commands.places import workspace_of
from tracker.exchange.log import iso_of
from tracker.exchange.out.values import typed_columns
from tracker.words import Words

SHOWN = 3
LONGEST = 60


def plan_at(asked: Asked, moment: str, kind: str | None, words: Words) -> Answer:
    """Show the plan at a moment."""
    workspace = workspace_of(asked)
    history = workspace.history()
    at = history.moment(moment, workspace.today())
    kinds = [kind_of(kind).name] if kind else list(KINDS)
    records = {name: _records(history, at, name) for name in kinds}
    lines = [line for name, found in records.items() for line in _listed(name, found, words)]
    return Answer({"moment": _moment(at), "records": records}, lines)


def _records(history: History, at: Moment, kind: str) -> dict[str, dict[str, Any]]:
    keys, columns = typed_columns(history.at(at), kind)
    fields = KINDS[kind].fields
    plain = {name: [fields[name].plain(value) for value in columns[name]] for name in fields}
    return {key: {name: plain[name][at] for name in fields} for at, key in enumerate(keys)}


def _moment(at: Moment) -> dict[str, Any]:
    return {"day": at.day.isoformat(), "known": at.known}


def _listed(kind: str, found: dict[str, dict[str, Any]], words: Words) -> list[str]:
    if not found:
        return []
    fields = KINDS[kind].fields
    rows = [[f"  {key}", " · ".join(_some(values, fields, words))] for key, values in found.items()]
    return [f"{words.plural(KINDS[kind])} ({len(found)})", *aligned(rows), ""]


def _some(values: dict[str, Any], fields: dict[str, Field], words: Words) -> list[str]:
    held = [name for name in fields if values[name] is not None][:SHOWN]
    return [_short(shown(fields[name], fields[name].parse(values[name]), words)) for name in held]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def shown(field: Field, value: Any, words: Words) -> str:
    """Write a value of a field for people."""
    if isinstance(field, Choice):
        return words.choice(field, value)
    if isinstance(field, Percent):
        return words.percent(value)
    return words.number(value) if isinstance(value, float) else words.shown(value)


# ---------------------------------------------------------------------- what differs


def difference(asked: Asked, moments: tuple[str, str], kind: str | None, words: Words) -> Answer:
    """Show what differs between two moments."""
    workspace = workspace_of(asked)
    history, today = workspace.history(), workspace.today()
    before, after = (history.moment(text, today) for text in moments)
    found = compare(history, before, after, [kind_of(kind).name] if kind else None)
    document = {
        "before": _moment(before),
        "after": _moment(after),
        "added": [_record(record) for record in found.added],
        "retired": [_record(record) for record in found.retired],
        "restored": [_record(record) for record in found.restored],
        "revised": [_plain_change(change) for change in found.revised],
    }
    return Answer(document, _told(found, words))


def _record(record: RecordId) -> dict[str, str]:
    return {"kind": record.kind, "key": record.key}


def _plain_change(change: FieldChange) -> dict[str, Any]:
    field = KINDS[change.kind].fields[change.field]
    return {
        "kind": change.kind,
        "key": change.key,
        "field": change.field,
        "before": field.plain(change.before),
        "after": field.plain(change.after),
        "act": change.act,
        "review": change.review,
        "trigger": change.trigger,
        "reason": change.reason,
        "author": change.author,
        "effective_on": _iso(change.effective_on),
        "position": change.position,
        "method_changed": change.method_changed,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _told(found: Difference, words: Words) -> list[str]:
    rows = [
        [words.say(ACT_LABELS[act]), words.label(KINDS[record.kind]), record.key, ""]
        for act, records in (
            ("add", found.added),
            ("retire", found.retired),
            ("restore", found.restored),
        )
        for record in records
    ]
    rows += [_told_change(change, words) for change in found.revised]
    return aligned(rows) if rows else [words.say(N_("Nothing differs."))]


def _told_change(change: FieldChange, words: Words) -> list[str]:
    field = KINDS[change.kind].fields[change.field]
    before, after = (_short(shown(field, v, words)) for v in (change.before, change.after))
    why = " – ".join(part for part in (change.review, change.reason) if part)
    text = f"{words.say(field.label)}: {before} → {after}" + (f"  ({why})" if why else "")
    kind = words.label(KINDS[change.kind])
    return [words.say(ACT_LABELS[change.act]), kind, change.key, text]


# ---------------------------------------------------------------------- one record


def story(asked: Asked, kind: str, code: str, field: str | None, words: Words) -> Answer:
    """Show a record's revisions, newest first."""
    found = kind_of(kind)
    history = workspace_of(asked).history()
    lines = history.story(RecordId(found.name, found.checked_key(code)), field)
    document = [_plain_line(found.name, line) for line in lines]
    return Answer(document, aligned([_told_line(found.name, line, words) for line in lines]))


def _plain_line(kind: str, line: StoryLine) -> dict[str, Any]:
    fields = KINDS[kind].fields
    carried = {name: field_of(kind, name).plain(value) for name, value in line.carried.items()}
    return {
        "position": line.position,
        "number": line.number,
        "act": line.act,
        "effective_on": line.effective_on.isoformat(),
        "made_at": iso_of(line.made_at),
        "author": line.author,
        "review": line.review,
        "trigger": line.trigger,
        "reason": line.reason,
        "set": {
            name: [fields[name].plain(value) for value in pair] for name, pair in line.set.items()
        },
        "in_force": line.in_force,
        "target": line.target,
        **carried,
    }


def _told_line(kind: str, line: StoryLine, words: Words) -> list[str]:
    fields = KINDS[kind].fields
    told = [
        f"{words.say(fields[name].label)}: {_short(shown(fields[name], before, words))}"
        f" → {_short(shown(fields[name], after, words))}"
        for name, (before, after) in line.set.items()
    ]
    text = "; ".join([*told, *([f"“{line.reason}”"] if line.reason else [])])
    act = words.say(ACT_LABELS[line.act])
    return [words.day(line.effective_on), line.review or "–", act, line.author or "–", text]
