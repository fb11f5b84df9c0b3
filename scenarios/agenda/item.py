"""What stands on an agenda: one record, why it is there, since when, and how it is taken up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scenarios.errors import N_
from scenarios.kinds import RecordId
from scenarios.sentences import Sentence

SECTIONS: Mapping[str, str] = {
    "decisions": N_("Decisions that came back"),
    "signposts": N_("Signposts triggered"),
    "assumptions": N_("Stale or uncertain assumptions"),
    "missing_values": N_("Missing values"),
    "goals": N_("Goals off course"),
    "resources": N_("Resources over-allocated"),
    "conflicts": N_("Open conflicts"),
    "voices": N_("Voices not heard"),
    "carried": N_("Carried over"),
    "added": N_("Added"),
}


@dataclass(frozen=True, slots=True)
class Why(Sentence):
    """One reason to take something up, and since which day or review it holds."""

    day: date | None = None
    review: str | None = None

    @property
    def since(self) -> str | None:
        """The review it holds since, or the day where it was no review."""
        return self.review or (self.day.isoformat() if self.day else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One record that a review must take up.

    `place`, `minutes`, `left_out` and `discussion` are what people arranged; `put_off` is the day
    until which it was put off, when that is later than the review; `acts` is what the review has
    done with it, nothing while it is not reached.
    """

    section: str
    kind: str
    key: str
    why: tuple[Why, ...]
    place: int | None = None
    minutes: int | None = None
    left_out: bool = False
    discussion: str | None = None
    put_off: date | None = None
    acts: tuple[str, ...] = ()

    @property
    def record(self) -> RecordId:
        """The record it is about."""
        return RecordId(self.kind, self.key)

    @property
    def is_on(self) -> bool:
        """Whether the review takes it up: neither left out nor put off."""
        return not (self.left_out or self.put_off)

    @property
    def what(self) -> str:
        """Why it is there, in English; elsewhere each reason is said in its language."""
        return " ".join(map(str, self.why))

    @property
    def since(self) -> str | None:
        """Since when its first reason holds: a review or a day."""
        return self.why[0].since

    def says(self, *messages: str) -> bool:
        """Tell whether one of some sentences is among its reasons."""
        return any(one.message in messages for one in self.why)
