"""The columns of a generated workload: for every field of a kind, the words it may hold."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise, product
from typing import Any

from scenarios.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Listed,
    Mention,
    Mentions,
    Number,
    Percent,
    Prose,
    Reference,
    References,
    Span,
    Text,
    Whole,
    Wholes,
)
from scenarios.kinds import Kind

EPOCH = date(1970, 1, 1)
FIRST_DAY, LAST_DAY = date(2021, 1, 1), date(2025, 12, 31)
STATUSES = ("not_started", "on_track", "at_risk", "behind", "reached")
ROLES = (
    "Kommundirektör",
    "Ekonomichef",
    "Planchef",
    "Näringslivschef",
    "Skolchef",
    "Socialchef",
    "Teknisk chef",
    "Miljöchef",
    "Hållbarhetsstrateg",
    "Region VEB",
    "Elnätsbolaget",
    "Bostadsbolaget",
)
SUBJECTS = (
    "Bostadsbyggandet",
    "Elnätets effekt",
    "Gymnasiebehörigheten",
    "Resandet i tjänsten",
    "Sjukfrånvaron",
    "Soliditeten",
    "Tryggheten i centrum",
    "Utsläppen",
)
VERBS = (
    "ökar",
    "står stilla",
    "minskar efter beslutet",
    "följer planen",
    "väntar på “nästa budget”",
    "flyttas ett år",
    "är osäker: underlag saknas",
)
RARE = {"mark", "note", "document", "carved_from", "dissents_from", "replaces", "breaks_it"}
FEW = {"sector": 12, "unit": 10, "owner": len(ROLES), "set": 3, "mark": 6, "source": 40}
MANY_TEXTS, MANY_PROSES, MANY_NUMBERS, MANY_CODES = 2_000, 20_000, 100_000, 60


@dataclass(frozen=True)
class Column:
    """One field as the workload fills it; a code is a place among its words, a day counts."""

    name: str
    sort: str
    words: tuple[Any, ...]
    free: bool

    @property
    def rare(self) -> bool:
        """Whether most records leave it empty."""
        return self.name in RARE

    def tidy(self, value: Any) -> Any:
        """Give a value of any contender in the one form that answers are compared in."""
        if value is None or value != value:  # noqa: PLR0124 - NaN and NaT
            return None
        return TIDY[self.sort](value)


def days(day: date) -> int:
    """Count the days since 1970."""
    return (day - EPOCH).days


def _tidy_day(value: Any) -> int:
    if isinstance(value, str):
        value = int(value) if value.isdigit() else date.fromisoformat(value[:10])
    if hasattr(value, "date"):
        value = value.date()
    return days(value) if isinstance(value, date) else int(value)


def _tidy_list(value: Any) -> str:
    return value if isinstance(value, str) else ";".join(str(part) for part in value)


def _tidy_flag(value: Any) -> bool:
    return value in {True, "1", "t", "true", "True"}


TIDY: Mapping[str, Callable[[Any], Any]] = {
    "number": float,
    "day": _tidy_day,
    "flag": _tidy_flag,
    "list": _tidy_list,
    "text": str,
}


def sentence(number: int) -> str:
    """Write the n-th of as many different sentences as are asked for."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    verb = VERBS[number // len(SUBJECTS) % len(VERBS)]
    return f"{subject} {verb}, punkt {number}"


def codes(kind: str, count: int) -> list[str]:
    """Give the first codes of a kind that people call by a code."""
    return [f"{kind[:2].upper()}{number:05d}" for number in range(1, count + 1)]


def columns_of(kind: Kind, names: tuple[str, ...] | None = None) -> tuple[Column, ...]:
    """Describe the fields of a kind, or some of them, as columns to fill."""
    chosen = kind.fields if names is None else {name: kind.fields[name] for name in names}
    return tuple(_column(name, field) for name, field in chosen.items())


def _column(name: str, field: Field) -> Column:
    sort, words = _sort(field), tuple(_words(name, field))
    free = sort == "number" or (
        isinstance(field, (Text, Prose)) and not getattr(field, "setting", "")
    )
    return Column(name, sort, words if field.required else (None, *words), free)


def _sort(field: Field) -> str:
    return "list" if isinstance(field, Listed) else field.storage


def _words(name: str, field: Field) -> Iterator[Any]:
    for types, words in WORDS:
        if isinstance(field, types):
            return iter(words(name, field))
    raise TypeError(field)


def _wholes(_name: str, field: Any) -> range:
    low = 0 if field.low is None else field.low
    return range(low, low + 60 if field.high is None else field.high + 1)


def _texts(name: str, field: Any) -> list[str]:
    if name == "owner":
        return list(ROLES)
    count = MANY_PROSES if isinstance(field, Prose) else MANY_TEXTS
    count = FEW.get(name, 12 if getattr(field, "setting", "") else count)
    return [
        sentence(number) if count > MANY_CODES else f"{name} {number}" for number in range(count)
    ]


def _pairs(parts: list[str]) -> list[str]:
    return [*parts, *(f"{one};{two}" for one, two in pairwise(parts))]


WORDS: tuple[tuple[Any, Any], ...] = (
    (Percent, lambda _name, _field: map(float, range(101))),
    (Number, lambda _name, _field: (number / 8 for number in range(1, MANY_NUMBERS))),
    (Whole, _wholes),
    (Flag, lambda _name, _field: (False, True)),
    (Choice, lambda _name, field: field.words or STATUSES),
    (Day, lambda _name, _field: range(days(date(2024, 1, 1)), days(date(2031, 1, 1)))),
    (Span, lambda _name, _field: quarters()),
    (Reference, lambda _name, field: codes(field.kind, MANY_CODES)),
    (References, lambda _name, field: _pairs(codes(field.kind, MANY_CODES))),
    (
        (Mention, Mentions),
        lambda _name, _field: [f"goal:{code}" for code in codes("goal", MANY_CODES)],
    ),
    (
        Wholes,
        lambda _name, field: _pairs([str(n) for n in range(field.low or 1, (field.high or 9) + 1)]),
    ),
    (Listed, lambda name, _field: [f"{name} {number}" for number in range(MANY_CODES)]),
    ((Text, Prose), _texts),
)


def quarters() -> list[str]:
    """Give the quarters of the five years."""
    return [
        f"{year}-Q{part}"
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1)
        for part in range(1, 5)
    ]


def keys_of(kind: Kind, count: int, sizes: dict[str, int]) -> list[str]:
    """Make the keys of a kind's records; `sizes` says how many records each kind has."""
    if not kind.key:
        return [kind.name_of_the_one]
    if kind.coded:
        return codes(kind.name, count)
    closed = {name: _key_part(field, sizes) for name, field in kind.key_fields.items()}
    known = math.prod(len(part) for part in closed.values() if part)
    parts = [part or _open_part(name, -(-count // known)) for name, part in closed.items()]
    return ["/".join(key) for key in islice(_combined(kind, parts), count)]


def _combined(kind: Kind, parts: list[list[str]]) -> Iterator[tuple[str, ...]]:
    for key in product(*parts):
        if (kind.about.pair and key[0] >= key[1]) or (kind.about.apart and key[0] == key[1]):
            continue
        yield key


def _key_part(field: Field, sizes: dict[str, int]) -> list[str]:
    if isinstance(field, Reference):
        return codes(field.kind, sizes.get(field.kind, 20))
    if isinstance(field, Mention):
        return [f"goal:{code}" for code in codes("goal", sizes.get("goal", 20))]
    if isinstance(field, Day):
        return [
            (date(2026, 1, 1) + timedelta(days=30 * number)).isoformat() for number in range(20)
        ]
    return quarters() if isinstance(field, Span) else []


def _open_part(name: str, count: int) -> list[str]:
    if name == "group":
        return ["kvinnor"]
    first = 1400 if name == "place" else 1
    return [str(number) for number in range(first, first + count)]
