"""The source files as the product's own edits, change by change, in one of the languages."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from demo import schema
from demo.replay import Row, rows_of
from scenarios.edits import Add, Confirm, Correct, Defer, Edit, Restore, Retire, Revise, Undo
from scenarios.kinds import KINDS
from tracker.accounts import Person

LANGUAGES = ("sv", "en")
Translate = Callable[[str], str]
ACTS: Mapping[str, type[Edit]] = {
    "add": Add,
    "revise": Revise,
    "confirm": Confirm,
    "defer": Defer,
    "correct": Correct,
    "retire": Retire,
    "restore": Restore,
}
SAID = ("review", "trigger", "decision")


@dataclass(frozen=True)
class Written:
    """One change to be written: when, by whom, from what file, and its edits."""

    made_at: int
    person: Person
    source: str | None
    edits: tuple[Edit, ...]


def translator(language: str) -> Translate:
    """Give what turns a Swedish text of the sources into the language."""
    english = {row["swedish"]: row["english"] for row in rows_of("english")}
    return english.__getitem__ if language == "en" else str


def changes(language: str) -> Iterator[Written]:
    """Give every change of the demonstration, in the order they were made."""
    translate = translator(language)
    acts = _acts()
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows_of("changes"), start=1):
        numbers[row["made_at"]] = number
        edits = [_edit(kind, act, before, translate) for kind, act, before in acts[row["made_at"]]]
        yield Written(
            made_at=_milliseconds(row["made_at"]),
            person=_person(row["person"], translate),
            source=translate(row["source"]) if row["source"] else None,
            edits=tuple(edits) or (_undo(row, numbers, translate),),
        )


def plain(kind: str, field: str, value: Any, language: str) -> Any:
    """Give a plain value of the Swedish sources as it stands in a language."""
    if kind == "settings" and field == "language":
        return language
    if value is None or not schema.is_worded(kind, field):
        return value
    translate = translator(language)
    return [translate(part) for part in value] if isinstance(value, list) else translate(value)


def _acts() -> dict[str, list[tuple[str, Row, Row]]]:
    """Give by change its acts, each with its kind, its row and what the record was before."""
    found: dict[str, list[tuple[str, Row, Row]]] = defaultdict(list)
    undone = {row["undoes"] for row in rows_of("changes")}
    for kind in schema.KEYS:
        latest: dict[str, Row] = {}
        for row in rows_of(kind):
            key = schema.key_of(kind, row)
            found[row["made_at"]].append((kind, row, latest.get(key, {})))
            if row["act"] in schema.SETTING_ACTS and row["made_at"] not in undone:
                latest[key] = row
    return found


def _edit(kind: str, row: Row, before: Row, translate: Translate) -> Edit:
    said: dict[str, Any] = {name: row[name] or None for name in SAID}
    said |= {name: translate(row[name]) if row[name] else None for name in ("reason", "author")}
    said["effective_on"] = date.fromisoformat(row["effective_on"])
    act = ACTS[row["act"]]
    return act(**said, **_what(kind, row, before, translate))


def _what(kind: str, row: Row, before: Row, translate: Translate) -> dict[str, Any]:
    what: dict[str, Any] = {"kind": kind, "key": schema.key_of(kind, row)}
    match row["act"]:
        case "confirm":
            what["rests_on"] = translate(row["rests_on"])
        case "defer":
            what["until"] = date.fromisoformat(row["until"])
        case "retire":
            what["successor"] = row["successor"] or None
        case _:
            what["values"] = _values(kind, row, before, translate)
    return what


def _values(kind: str, row: Row, before: Row, translate: Translate) -> dict[str, Any]:
    """Give the fields in which a row differs from what the record was before it."""
    found = {}
    for name in schema.FIELDS[kind]:
        if row[name] != before.get(name, ""):
            found[name] = KINDS[kind].fields[name].read(_text(kind, name, row[name], translate))
    return found


def _text(kind: str, name: str, text: str, translate: Translate) -> str:
    if kind == "settings" and name == "language":
        return "sv" if translate is str else "en"
    if not text or not schema.is_worded(kind, name):
        return text
    if schema.type_of(kind, name) == "texts":
        return ";".join(translate(part) for part in text.split(";"))
    return translate(text)


def _undo(row: Row, numbers: Mapping[str, int], translate: Translate) -> Edit:
    return Undo(
        change=numbers[row["undoes"]],
        trigger=row["trigger"],
        reason=translate(row["reason"]),
        author=translate(row["person"]),
    )


def _person(role: str, translate: Translate) -> Person:
    """Give the person behind a role; keys are made up once and for all from the role."""
    key = hashlib.sha256(f"Väderåsa {role}".encode()).hexdigest()[:16]
    return Person(key, translate(role))


def _milliseconds(made_at: str) -> int:
    moment = datetime.strptime(made_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)
