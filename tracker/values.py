"""One value of one field, as people read it: units, days, choices and the names of records."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from scenarios.fields import (
    Choice,
    Field,
    Flag,
    Listed,
    Mention,
    Mentions,
    Number,
    Percent,
    Reference,
    References,
    Span,
    Whole,
)
from scenarios.kinds import KINDS
from scenarios.revisions import CARRIED
from tracker.scale import scale
from tracker.visit import Visit
from tracker.words import OWN_JUDGES

MISSING = "–"
UNIT_FROM: Mapping[str, str] = {
    "target": "indicator",
    "observation": "indicator",
    "projection": "indicator",
    "allocation": "resource",
    "contribution": "resource",
    "outlook": "resource",
}
PERCENTS = ("band", "capacity_percent")
UNITLESS = ("weight", "hysteresis")


def field_of(kind: str, name: str) -> Field:
    """Give a field of a kind, of its key, or what an act carries besides."""
    return CARRIED[name] if name in CARRIED else KINDS[kind].columns[name]


def unit_of(visit: Visit, kind: str, name: str, record: Any) -> tuple[str | None, int | None]:
    """Give the unit and the decimals that a number of a record is written with."""
    if name in PERCENTS:
        return "%", None
    if name in UNITLESS or record is None:
        return None, None
    owner = record if kind in ("indicator", "resource") else _owner(visit, kind, record)
    return getattr(owner, "unit", None), getattr(owner, "decimals", None)


def _owner(visit: Visit, kind: str, record: Any) -> Any:
    if kind == "signpost":
        return record.indicator and visit.snapshot.get("indicator", record.indicator)
    other = UNIT_FROM.get(kind)
    return visit.snapshot.get(other, getattr(record, other)) if other else None


def value(visit: Visit, kind: str, name: str, held: Any, record: Any = None) -> str:
    """Write a value of a field as plain text in the language of the visit."""
    field = field_of(kind, name)
    missing = held is None or held != held  # noqa: PLR0124 - NaN is missing too
    if missing or type(field) is not Number:
        return written(visit, field, None if missing else held)
    unit, decimals = unit_of(visit, kind, name, record)
    return visit.words.amount(held, unit, _enough(held, decimals))


def both(
    visit: Visit, kind: str, name: str, before: Any, after: Any, record: Any = None
) -> tuple[str, str]:
    """Write what a field was and what it is; two numbers with as many decimals as either needs."""
    if type(field_of(kind, name)) is not Number or before is None or after is None:
        return (
            value(visit, kind, name, before, record),
            value(visit, kind, name, after, record),
        )
    unit, decimals = unit_of(visit, kind, name, record)
    places = max(decimals or 0, _places(before), _places(after))
    amount = visit.words.amount
    return amount(before, unit, places), amount(after, unit, places)


def _places(held: float) -> int:
    """Give how many decimals a number has, but for the noise of sums."""
    exponent = Decimal(f"{held:.12g}").as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def full_name(visit: Visit, kind: str, key: str) -> str:
    """Name a record by its code and title, or by the names of what it joins."""
    described = KINDS[kind]
    if described.coded or not described.key:
        return visit.name_of(kind, key)
    parts = described.split(key)
    fields = [(described.columns[name], held) for name, held in parts.items() if held]
    return " · ".join(written(visit, field, held) for field, held in fields)


def written(visit: Visit, field: Field, held: Any) -> str:
    """Write a value that needs no unit."""
    if held is None:
        return MISSING
    for kind_of_field, writer in WRITERS:
        if isinstance(field, kind_of_field):
            return writer(visit, field, held)
    return visit.words.day(held) if isinstance(held, date) else visit.words.shown(held)


def _enough(held: float, decimals: int | None) -> int | None:
    """Give the decimals to show; a value with more of them is never rounded away."""
    return decimals if decimals is not None and round(held, decimals) == held else None


def _choice(visit: Visit, field: Choice, held: str) -> str:
    if field.setting == "status_scale":
        return next((step.word for step in scale(visit) if step.code == held), held)
    word = visit.words.choice(field, held)
    return word[:1].upper() + word[1:]


def _reference(visit: Visit, field: Reference, held: str) -> str:
    if held in field.also:
        return visit.say(OWN_JUDGES.get(held, held))
    return visit.name_of(field.kind, held)


def _references(visit: Visit, field: References, held: tuple[str, ...]) -> str:
    return ", ".join(visit.name_of(field.kind, key) for key in held)


def _mention(visit: Visit, _: Field, held: str) -> str:
    kind, _colon, key = held.partition(":")
    return visit.name_of(kind, key) if kind in KINDS else held


def _mentions(visit: Visit, field: Field, held: tuple[str, ...]) -> str:
    return ", ".join(_mention(visit, field, one) for one in held)


def _listed(_: Visit, field: Field, held: tuple[Any, ...]) -> str:
    return ", ".join(str(one) for one in held) if isinstance(field, Listed) else str(held)


def _whole(visit: Visit, field: Whole, held: float) -> str:
    signed = field.low is not None and field.low < 0
    return visit.words.signed(held, 0) if signed else str(int(held))


WRITERS: tuple[tuple[type[Field], Callable[[Visit, Any, Any], str]], ...] = (
    (Choice, _choice),
    (Flag, lambda visit, _, held: visit.words.shown(bool(held)).capitalize()),
    (Reference, _reference),
    (References, _references),
    (Mentions, _mentions),
    (Mention, _mention),
    (Listed, _listed),
    (Span, lambda visit, _, held: visit.words.period(held)),
    (Whole, _whole),
    (Percent, lambda visit, _, held: visit.words.percent(held)),
)
