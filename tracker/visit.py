"""A visit: everything a page is given, for one person, one plan and one moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlencode

from scenarios.fields import Field, Mention, Reference, Span
from scenarios.hindsight import as_known, lasting_until
from scenarios.history import History, Moment, ReviewMark, Snapshot
from scenarios.kept import forget, kept
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.routine import Settings
from scenarios.titles import title_field, titles
from tracker.accounts import Person
from tracker.words import OWN_JUDGES, Words
from tracker.workspace import Workspace

NOW = "now"
ADDRESSES = 8192
Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One look at one plan: where, when, who, and in which words.

    `at` and `versus` are moments as the address has them, `params` what else it asks for;
    `root` is where the addresses begin in the reader's browser, nothing where there is none;
    `figure_sent` is called when a figure has been sent to the reader.
    """

    workspace: Workspace
    history: History
    moment: Moment
    words: Words
    today: date
    person: Person | None = None
    at: str = NOW
    versus: str | None = None
    theme: str = "light"
    root: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    figure_sent: Callable[[], None] = field(default=lambda: None, compare=False)

    @classmethod
    def to(cls, workspace: Workspace, words: Words) -> "Visit":
        """Look at a plan as it is now, without anybody in sight."""
        today = workspace.today()
        history = workspace.history()
        return cls(
            workspace=workspace, history=history, moment=Moment(today), words=words, today=today
        )

    @classmethod
    def at_moment(
        cls, workspace: Workspace, history: History, at: str, today: date, **more: Any
    ) -> "Visit":
        """Look at a plan at a moment, as the address has it.

        Where that moment, and the one it is compared with, say what was known, nothing that was
        written later is in sight: the day is the one on which the last of it was written.
        """
        moment = history.moment(at, today)
        known = lasting_until(history, moment, more.get("versus"), today)
        if known is not None:
            zone = workspace.time_zone(history) or UTC
            history = cls.kept(as_known, history, known)
            written = datetime.fromtimestamp(history.last_made_at / 1000, zone).date()
            today = max(moment.day, written)
        return cls(workspace=workspace, history=history, moment=moment, today=today, at=at, **more)

    @property
    def snapshot(self) -> Snapshot:
        """The plan at the moment."""
        return self.history.at(self.moment)

    @property
    def settings(self) -> Settings:
        """The settings of the plan at the moment."""
        return self.kept(_settings, self.snapshot)

    @property
    def reviews(self) -> list[ReviewMark]:
        """Every review as a moment to go to, by date."""
        return self.kept(_reviews, self.history, self.today)

    @property
    def is_past(self) -> bool:
        """Whether the moment lies in the past, where nothing can be changed."""
        return self.at != NOW

    def say(self, msgid: str, **values: Any) -> str:
        """Say a sentence in the language of the visit."""
        return self.words.say(msgid, **values)

    @staticmethod
    def kept(
        function: Callable[Arguments, Answer], *args: Arguments.args, **named: Arguments.kwargs
    ) -> Answer:
        """Call a pure function, or give what it answered last time; never change the answer."""
        return kept(function, *args, **named)

    @staticmethod
    def renew() -> None:
        """Forget every answer that was kept, as when a name must not be shown again."""
        forget()

    def link(self, page: str, **params: str) -> str:
        """Give the address of a page, at the same moment unless another is given."""
        return address(page, **{"at": self.at, **params})

    def record_link(self, kind: str, key: str, **params: str) -> str:
        """Give the address of a record's own page."""
        return self.link("record", kind=kind, key=key, **params)

    def name_of(self, kind: str, key: str) -> str:
        """Give what people call a record: its code and title, or the names of what it joins."""
        return name_of(self.history, self.snapshot, self.words, kind, key)

    def called(self, kind: str, key: str) -> str:
        """Give what people call a record in short: its code, or the codes of what it joins."""
        return called(self.words, kind, key)


def address(page: str, **params: str) -> str:
    """Give the address of a page; that it is of now goes without saying."""
    asked = {name: value for name, value in params.items() if value != NOW}
    home = "" if page == "overview" else page
    return f"{home or '.'}?{_query(*asked.items())}" if asked else home or "./"


@lru_cache(ADDRESSES)
def _query(*asked: tuple[str, str]) -> str:
    return urlencode(asked, safe="@:")


def _settings(snapshot: Snapshot) -> Settings:
    return snapshot.settings


def _reviews(history: History, today: date) -> list[ReviewMark]:
    return history.reviews(today)


def name_of(history: History, snapshot: Snapshot, words: Words, kind: str, key: str) -> str:
    """Name a record by its code and title, also when it is not there at the moment."""
    described = KINDS[kind]
    if not described.key:
        return title_of(history, snapshot, kind, key) or key
    if described.coded:
        return f"{key} {title_of(history, snapshot, kind, key)}".strip()
    return called(words, kind, key)


def called(words: Words, kind: str, key: str) -> str:
    """Name a record by its code, or by the codes and the periods of what it joins."""
    described = KINDS[kind]
    if described.coded or not described.key:
        return key
    parts = zip(described.key, key.split("/", len(described.key) - 1), strict=False)
    return " · ".join(_part(words, described.columns[name], text) for name, text in parts if text)


def _part(words: Words, field: Field, text: str) -> str:
    """Write a part of a key as people say it; a key that is no such thing stands as it is."""
    match field:
        case Mention():
            kind, _, key = text.partition(":")
            return called(words, kind, key) if kind in KINDS else text
        case Span():
            return words.period(text)
        case Reference(also=also) if text in also:
            return words.say(OWN_JUDGES[text])
        case _:
            return text


def title_of(history: History, snapshot: Snapshot, kind: str, key: str) -> str:
    """Give a record's title at the moment, else the last it had, else nothing."""
    title = titles(snapshot, kind).get(key)
    if title is not None:
        return title
    name = title_field(kind)
    written = [row.values.get(name) for row in history.revisions_of(RecordId(kind, key))]
    return next((str(text) for text in reversed(written) if text), "")
