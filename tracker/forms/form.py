"""Record → form: the fields of one act on one record, drawn with what was refused beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as field_
from datetime import date
from typing import Any

import streamlit as st

from scenarios.fields import Choice, Day, Field, Prose, Reference, Text
from scenarios.kinds import Kind, RecordId
from scenarios.revisions import CARRIED, TRIGGERS, Act
from tracker import listings
from tracker.forms.drafts import Draft, keep, opened
from tracker.forms.inputs import Box, read, typed
from tracker.visit import Visit
from tracker.words import N_

SAYING: Mapping[str, Field] = {
    "reason": Prose(
        label=N_("Why?"), help=N_("At least 10 characters. It is what others will read later.")
    ),
    "trigger": Choice(
        label=N_("trigger"),
        help=N_("What made it happen."),
        words=tuple(TRIGGERS),
        labels=tuple(TRIGGERS.values()),
    ),
    "review": Reference(
        label=N_("review"),
        help=N_("The meeting it was said in; it then holds from the day of that meeting."),
        kind="review",
    ),
    "effective_on": Day(
        label=N_("holds from"), help=N_("Empty: the day of the review, or today without one.")
    ),
    "author": Text(label=N_("on whose word"), help=N_("A role, not a person's name.")),
    **CARRIED,
}
NEVER_TYPED = ("finalised_text",)  # set only by finalising
REASONED = (Act.REVISE, Act.CORRECT, Act.RETIRE, Act.RESTORE)


@dataclass(frozen=True)
class Form:
    """One act on one record: which fields are filled in, and what they held before.

    `names` are fields of the kind, `carried` what the act carries besides, and `held` may propose
    a trigger beside what the fields held; `key` is empty while
    a record is being added, and `given` then holds what is not asked for. In a meeting `review`
    is the one that is held, which is not asked for either, and `typing` is called when something
    was typed.
    """

    visit: Visit
    kind: Kind
    key: str
    act: Act
    names: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    held: Mapping[str, Any] = field_(default_factory=dict)
    target: int | None = None
    given: Mapping[str, Any] = field_(default_factory=dict)
    review: str | None = None
    typing: Callable[[], None] | None = None

    @property
    def name(self) -> str:
        """What the form and everything typed in it are kept under."""
        given = (str(value) for name, value in self.given.items() if name != "code")
        known = self.key or "/".join(given)  # a code that is free now may be taken meanwhile
        about = f"{known}:{self.target}" if self.target else known
        return f"form_{self.kind.name}_{about}_{self.act.value}"

    @property
    def draft(self) -> Draft:
        """What is remembered of the form since it was opened."""
        found = opened(self.name)
        if found is None:
            proposed = {name: self.held[name] for name in self.saying if name in self.held}
            found = Draft(
                self._number(), {name: self.held.get(name) for name in self.names} | proposed
            )
            keep(self.name, found)
        return found

    def _number(self) -> int:
        return number_of(self.visit, self.kind.name, self.key) if self.key else 0

    @property
    def saying(self) -> tuple[str, ...]:
        """What is asked beside the fields: why, what made it happen, when and on whose word."""
        why = ("reason", "trigger") if self.act in REASONED else ()
        return (*self.carried, *why, *self._when(), "author", *self._decision())

    def _when(self) -> tuple[str, ...]:
        if self.review is not None:
            return ()
        return ("review", "effective_on") if self.visit.reviews else ("effective_on",)

    def _decision(self) -> tuple[str, ...]:
        is_there = "decision" in self.carried or not self.visit.snapshot.keys("decision")
        return () if is_there else ("decision",)

    def field(self, name: str) -> Field:
        """Give a field of the kind, or one of what is asked beside them."""
        if name in self.names:
            return self.kind.columns[name]
        if name == "successor" and self.kind.coded:
            said = SAYING[name]
            return Reference(kind=self.kind.name, label=said.label, help=said.help)
        return SAYING[name]

    def place(self, name: str) -> str:
        """Give where the text of a field is kept."""
        return f"{self.name}:{name}"

    def read(self, name: str) -> Any:
        """Read what was typed for a field; None is missing. May be refused."""
        return read(self.visit, self.field(name), st.session_state.get(self.place(name)))

    @property
    def is_begun(self) -> bool:
        """Whether anything at all was typed in it, readable or not."""
        return any(self.was_typed(name) for name in (*self.names, *self.saying))

    def was_typed(self, name: str) -> bool:
        """Tell whether a field holds anything else than it was opened with, readable or not."""
        place = self.place(name)
        raw = st.session_state.get(place)
        return place in st.session_state and bool(
            raw != typed(self.visit, self.field(name), self.draft.values.get(name))
        )

    def input(
        self, name: str, label: str | None = None, *, live: bool = False, spread: bool = False
    ) -> None:
        """Draw the widget of a field, with what was refused of it."""
        box = self._box(name, live=live, spread=spread)
        st.session_state.setdefault(box.key, typed(self.visit, self.field(name), box.held))
        wrong = self.draft.wrong.get(name)
        shown = label or self._label(name, box)
        required = self.field(name).required or name == "reason"
        shown = f"{shown} *" if required else shown
        mark = "wrong" if wrong else "field"
        with st.container(key=f"{mark}_{box.key}".replace("/", "_").replace(":", "_")):
            box.draw(f"{shown} – {listings.cell(wrong)}" if wrong else shown)
            listings.warned(self.visit, self.working_day(name))

    def working_day(self, name: str) -> date | None:
        """Give the day that was typed for a field, where people should be at work on it."""
        described, raw = self.field(name), st.session_state.get(self.place(name))
        is_meant = isinstance(described, Day) and described.working
        return raw if is_meant and isinstance(raw, date) else None

    def _box(self, name: str, *, live: bool, spread: bool) -> Box:
        return Box(
            self.visit,
            self.kind.name,
            self.field(name),
            name,
            self.place(name),
            held=self.draft.values.get(name),
            typing=self.typing,
            live=live,
            spread=spread,
        )

    def _label(self, name: str, box: Box) -> str:
        record = self.visit.snapshot.get(self.kind.name, self.key) if self.key else None
        return box.label(record) if name in self.names else self.visit.words.label(self.field(name))


def number_of(visit: Visit, kind: str, key: str) -> int:
    """Give the number of a record's latest revision, as the visit sees it."""
    written = visit.history.revisions_of(RecordId(kind, key))
    return written[-1].number if written else 0
