"""The story in its own files: changes in the order they were made, each with its acts."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent / "story"
HOME = ZoneInfo("Europe/Stockholm")
VERBS = ("add", "revise", "confirm", "defer", "correct", "retire", "restore", "observe")
SHARED = ("trigger", "reason", "author", "decision")


@dataclass(frozen=True)
class Act:
    """One act of the story: on which records, and what it says beside what the tables know."""

    verb: str
    targets: tuple[str, ...]
    says: Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """What was written together, by whom and when, and in which review."""

    made_at: datetime
    by: str
    acts: tuple[Act, ...]
    review: str = ""
    on: date | None = None
    source: object = ""
    undoes: datetime | None = None
    shared: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day it takes effect: the one that was asked for, else the day it was made at home."""
        return self.on or self.made_at.astimezone(HOME).date()


def told() -> list[Told]:
    """Read the whole story, in the order it was written down."""
    read = [change for path in sorted(HERE.glob("*.toml")) for change in _changes(path)]
    return sorted(read, key=lambda change: change.made_at)


def words() -> dict[str, str]:
    """Read the words that return, Swedish to English."""
    sections = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    return {sv: en for section in sections.values() for sv, en in section.items()}


def note(name: str) -> tuple[str, str]:
    """Read a review's notes in both languages."""
    sv, en = (
        (HERE / "notes" / f"{name}.{language}.md").read_text(encoding="utf-8").strip()
        for language in ("sv", "en")
    )
    return sv, en


def _changes(path: Path) -> Iterator[Told]:
    if path.name == "words.toml":
        return
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["change"]:
        acts = tuple(_act(act) for act in row.pop("act", []))
        shared = {name: row.pop(name) for name in SHARED if name in row}
        yield Told(made_at=row.pop("at"), acts=acts, shared=shared, **row)


def _act(row: dict[str, Any]) -> Act:
    verb = next(name for name in VERBS if name in row)
    named = row.pop(verb)
    targets = tuple([named] if isinstance(named, str) else named)
    return Act(verb, targets, row)
