"""Field → widget: what a person types for a field, and how it is read back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from scenarios.fields import (
    FIRST_DAY,
    LAST_DAY,
    Choice,
    Day,
    Field,
    Flag,
    Mention,
    Mentions,
    Number,
    Percent,
    Prose,
    Reference,
    References,
    Span,
    Text,
    Texts,
    Whole,
    Wholes,
)
from scenarios.snapshot import Snapshot
from scenarios.titles import titles
from tracker import listings
from tracker.forms.sought import MENTIONED, listed, meant
from tracker.visit import Visit
from tracker.words import N_

FEW = 21
LIVE = "300ms"
SPREAD = 7
CHOOSE, CHOOSE_SOME = N_("Choose"), N_("Choose one or several")
CHOOSE_OR_WRITE = N_("Choose, or write a code or words of a title")
Options = Sequence[Any]


def options_of(visit: Visit, field: Field, held: Any = None) -> Options | None:
    """Give what a field is chosen from, the value it holds included; None when it is typed."""
    match field:
        case Choice() | Reference() | References() | Mention() | Mentions():
            found = _named(visit, field)
        case Flag():
            found = [True, False]
        case Whole(low=int() as low, high=int() as high) if high - low < FEW:
            found = list(range(low, high + 1))
        case Wholes(low=int() as low, high=int() as high) if high - low < FEW:
            found = list(range(low, high + 1))
        case Text(setting=setting) if setting:
            found = list(getattr(visit.settings, setting) or ())
        case _:
            return None
    also = held if isinstance(held, tuple | list) else [held]
    return [*found, *(one for one in also if one is not None and one not in found)] or None


def _named(visit: Visit, field: Field) -> list[Any]:
    match field:
        case Choice(setting="status_scale"):
            return [step.code for step in listings.scale(visit)]
        case Choice(words=words):
            return list(words)
        case Reference(kind=kind, also=also):
            return [*also, *titles(visit.snapshot, kind)]
        case References(kind=kind):
            return list(titles(visit.snapshot, kind))
        case _:
            return visit.kept(_mentioned, visit.snapshot)


def _mentioned(snapshot: Snapshot) -> list[str]:
    return [f"{kind}:{key}" for kind in MENTIONED for key in snapshot.keys(kind)]


def is_several(field: Field) -> bool:
    """Tell whether several of the options can be chosen."""
    return isinstance(field, References | Mentions | Wholes)


def typed(visit: Visit, field: Field, held: Any) -> Any:
    """Give what the widget of a field holds when the record holds a value."""
    if options_of(visit, field, held) is not None:
        return list(held or ()) if is_several(field) else held
    if isinstance(field, Day):
        return held
    if held is None:
        return ""
    if isinstance(field, Number):
        return visit.words.typed(held)
    if isinstance(field, Texts | Wholes):
        return "\n".join(str(one) for one in held)
    return str(held)


def read(visit: Visit, field: Field, raw: Any) -> Any:
    """Give the value of what a widget holds; None is missing. Refuse what the field refuses."""
    if isinstance(raw, str):
        raw = raw.strip()
    if raw is None or raw in ("", [], ()):
        return None
    if isinstance(field, Number) and isinstance(raw, str):
        raw = visit.words.read_number(raw)
    if isinstance(field, Texts | Wholes) and isinstance(raw, str):
        raw = raw.splitlines()
    return field.check(meant(visit, field, raw))


@dataclass(frozen=True)
class Box:
    """The widget of one field: which field, where its text is kept, and what it holds now.

    `typing` is called when what it holds has changed; `live` asks for that while somebody types,
    and `spread` lays few choices out side by side.
    """

    visit: Visit
    kind: str
    field: Field
    name: str
    key: str
    held: Any = None
    typing: Callable[[], None] | None = None
    live: bool = False
    spread: bool = False

    def label(self, record: Any = None) -> str:
        """Give the field's word, with the unit its numbers are in."""
        word = self.visit.words.label(self.field)
        if isinstance(self.field, Percent):
            return f"{word} (%)"
        if isinstance(self.field, Number):
            unit, _ = listings.unit_of(self.visit, self.kind, self.name, record)
            return f"{word} ({unit})" if unit else word
        return word

    def draw(self, label: str) -> None:
        """Draw the widget that fits the field."""
        options = options_of(self.visit, self.field, self.held)
        if options is not None:
            self._choose(label, options)
        elif isinstance(self.field, Day):
            self._day(label)
        elif isinstance(self.field, Prose | Texts | Wholes):
            self._lines(label)
        else:
            self._line(label)

    def _line(self, label: str) -> None:
        st.text_input(
            label,
            key=self.key,
            persist_state="session",
            help=self._help(),
            placeholder="2026-Q3" if isinstance(self.field, Span) else None,
            on_change=self._typing,
            live=LIVE if self.live else False,
        )

    def _lines(self, label: str) -> None:
        st.text_area(
            label,
            key=self.key,
            persist_state="session",
            help=self._help(),
            height=120,
            on_change=self._typing,
        )

    @property
    def _typing(self) -> Callable[[], None] | Literal["rerun"]:
        return self.typing or "rerun"

    def _help(self) -> str | None:
        told = self.visit.words.help(self.field)
        if isinstance(self.field, Texts | Wholes):
            told = f"{told} {self.visit.say('One on each line.')}"
        return told.strip() or None

    def _day(self, label: str) -> None:
        st.date_input(
            label,
            value=None,
            key=self.key,
            persist_state="session",
            help=self._help(),
            format="YYYY-MM-DD",
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            on_change=self._typing,
        )

    def _choose(self, label: str, every: Options) -> None:
        options = listed(every, self._chosen())
        is_part = len(options) < len(every)
        if is_several(self.field):
            st.multiselect(
                label,
                options,
                key=self.key,
                persist_state="session",
                help=self._help(),
                format_func=self._worded,
                placeholder=self.visit.say(CHOOSE_OR_WRITE if is_part else CHOOSE_SOME),
                accept_new_options=is_part,
                select_all=False,
                on_change=self._typing,
            )
            return
        if self.spread and isinstance(self.field, Choice) and len(options) <= SPREAD:
            self._lay_out(label, options)
            return
        st.selectbox(
            label,
            options,
            index=None,
            key=self.key,
            persist_state="session",
            help=self._help(),
            format_func=self._worded,
            placeholder=self.visit.say(CHOOSE_OR_WRITE if is_part else CHOOSE),
            accept_new_options=is_part or isinstance(self.field, Text),
            on_change=self._typing,
        )

    def _chosen(self) -> Options:
        """Give what is chosen in the box now, which it must list."""
        now = st.session_state.get(self.key)
        return now if isinstance(now, list) else [] if now is None else [now]

    def _lay_out(self, label: str, options: Options) -> None:
        st.segmented_control(
            label,
            options,
            key=self.key,
            persist_state="session",
            help=self._help(),
            format_func=self._worded,
            on_change=self._typing,
        )

    def _worded(self, option: Any) -> str:
        one = (option,) if is_several(self.field) else option
        return listings.written(self.visit, self.field, one)
