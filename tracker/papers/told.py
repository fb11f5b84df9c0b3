"""What was done to a record, as the sentences that stand in notes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.errors import N_
from scenarios.fields import Prose, Text
from scenarios.kinds import KINDS, RecordId
from scenarios.notes import Told, Why
from scenarios.revisions import TRIGGERS
from tracker.papers.paper import Item, one_line
from tracker.values import both, full_name, value
from tracker.visit import Visit

SELDOM_READ = ("text", "title", "position", "place_in_order")
LONG = 300


@dataclass(frozen=True)
class Teller:
    """Says in the words of a visit what was done; `persons` are named where the plan allows it."""

    visit: Visit
    persons: Mapping[str, str]

    def name(self, record: RecordId) -> str:
        """Name a record by its code and title, or by the names of what it joins."""
        return full_name(self.visit, *record)

    def labelled(self, record: RecordId) -> str:
        """Name a record with the word for its kind before it."""
        return f"{self.visit.words.label(KINDS[record.kind])} {self.name(record)}"

    # ------------------------------------------------------------------ changes

    def revised(self, told: Told) -> Item:
        """Say what became of the fields of a record, and why."""
        name, changed = self.labelled(told.record), told.changed
        said = [self.became(told.record, field, *pair) for field, pair in changed.items()]
        if not changed:
            labels = [self._label(told.record, field) for field in told.set]
            said = [self.visit.say(N_("{fields} changed and changed back"), fields=labels)]
        return Item("; ".join(said), self.why(told.why), name)

    def added(self, told: Told) -> Item:
        """Say what a new record holds, and why it is there."""
        held = [
            f"{self._label(told.record, name)} {self._held(told.record, name, after)}"
            for name, (_, after) in told.set.items()
            if after is not None and name not in SELDOM_READ and not self._is_long(told, name)
        ]
        return Item("; ".join(held), self.why(told.why), self.labelled(told.record))

    def retired(self, told: Told) -> Item:
        """Say what takes the place of a record that ended, and why it did."""
        heir = told.carried.get("successor")
        if heir:
            record = RecordId(told.record.kind, str(heir))
            says = self.visit.say(N_("successor {name}"), name=self.name(record))
        else:
            says = self.visit.say(N_("no successor"))
        return Item(says, self.why(told.why), self.labelled(told.record))

    def _is_long(self, told: Told, name: str) -> bool:
        return isinstance(KINDS[told.record.kind].fields[name], Prose)

    def became(self, record: RecordId, name: str, before: Any, after: Any) -> str:
        """Say what a field of a record was and became; a long text that was rewritten, as it is."""
        field, label = KINDS[record.kind].fields[name], self._label(record, name)
        found = self.visit.snapshot.get(*record)
        was, now = map(one_line, both(self.visit, record.kind, name, before, after, found))
        if not isinstance(field, Text | Prose) or after is None:
            return f"{label} {was} → {now}"
        if before is None:
            return self.visit.say(N_("{field} is “{now}”"), field=label, now=now)
        if len(was) > LONG:
            return self.visit.say(N_("{field} is rewritten: “{now}”"), field=label, now=now)
        return self.visit.say(N_("{field} is “{now}” (was “{was}”)"), field=label, now=now, was=was)

    def _label(self, record: RecordId, name: str) -> str:
        return self.visit.say(KINDS[record.kind].columns[name].label)

    def _held(self, record: RecordId, name: str, held: Any) -> str:
        found = self.visit.snapshot.get(*record)
        return one_line(value(self.visit, record.kind, name, held, found))

    # ------------------------------------------------------------------ why

    def why(self, whys: Iterable[Why]) -> str:
        """Say why, what made it happen, on whose word, and what it rests on; a line each time."""
        return "\n".join(line for line in map(self._one_why, whys) if line)

    def _one_why(self, why: Why) -> str:
        trigger = self.visit.say(TRIGGERS[why.trigger]) if why.trigger else None
        return " · ".join(
            self.visit.say(msgid, it=it)
            for msgid, it in (
                (N_("Why: {it}"), one_line(why.reason or "")),
                (N_("Trigger: {it}"), trigger),
                (N_("On whose word: {it}"), why.author),
                (N_("Decision: {it}"), why.decision and self.decision(why.decision)),
                (N_("Written by {it}"), self.persons.get(why.person)),
            )
            if it
        )

    def decision(self, code: str) -> str:
        """Name a decision by its code and its formal reference."""
        found = self.visit.snapshot.get("decision", code)
        return f"{code}, {found.reference}" if found and found.reference else code


Says = Callable[[Teller, Told], Item]
