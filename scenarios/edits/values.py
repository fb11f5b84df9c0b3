"""The values of an edit: known fields, allowed values, nothing required left empty."""

from collections.abc import Container, Mapping
from functools import cache
from typing import Any

from scenarios.errors import (
    AllRefused,
    FieldOfTheKey,
    Missing,
    NoSuchField,
    NotAllowed,
    Refused,
    ReservedCode,
)
from scenarios.fields import Reference
from scenarios.kinds import KINDS, Kind, RecordId


def checked(kind: Kind, key: str, values: Mapping[str, Any], refusals: list[Refused]) -> Any:
    """Give the values in the form the plan keeps; what is wrong joins the refusals."""
    found: dict[str, Any] = {}
    fields = kind.fields
    for name, value in values.items():
        try:
            if name in fields:
                missing = value is None or value == ""
                found[name] = None if missing else fields[name].check(value)
            elif name in kind.key:
                _part_of_key(kind, key, name, value)
            else:
                raise NoSuchField(kind=kind.name, field=name)
        except Refused as refusal:
            refusals.append(refusal.about(name))
    return found


def _part_of_key(kind: Kind, key: str, name: str, value: Any) -> None:
    """Refuse another value for a part of the key; the same says nothing new."""
    same = kind.columns[name].check(value) if value is not None else None
    if kind.split(key)[name] != same:
        raise FieldOfTheKey(field=name, kind=kind.name, key=key)


def refuse_missing(kind: Kind, values: Mapping[str, Any], names: Container[str]) -> None:
    """Refuse required fields, among some names, that would hold nothing."""
    missing = [name for name in required(kind.name) if name in names and values.get(name) is None]
    together([Missing(kind=kind.name, field=name) for name in missing])


@cache
def required(kind: str) -> tuple[str, ...]:
    """Give the fields of a kind that must hold something."""
    return tuple(name for name, field in KINDS[kind].fields.items() if field.required)


def together(refusals: list[Refused]) -> None:
    """Raise several refusals of one edit as one."""
    if refusals:
        raise AllRefused([(0, refusal) for refusal in refusals])


@cache
def proposed(kind: str) -> Mapping[str, Any]:
    """Give what a kind proposes for the fields of a new record."""
    defaults = {name: KINDS[kind].default(name) for name in KINDS[kind].fields}
    return {name: value for name, value in defaults.items() if value is not None}


@cache
def _reserved(kind: str) -> frozenset[str]:
    """Give the words that stand beside the codes of a kind wherever it is referred to."""
    fields = [field for other in KINDS.values() for field in other.columns.values()]
    return frozenset(
        word
        for field in fields
        if isinstance(field, Reference) and field.kind == kind
        for word in field.also
    )


def refuse_reserved(record: RecordId) -> None:
    """Refuse a new code that already stands for something else."""
    if record.key in _reserved(record.kind):
        raise ReservedCode(value=record.key).about("code")


def refuse_broken_scale(kind: Kind, values: Mapping[str, Any]) -> None:
    """Refuse a status scale with a step that has no code of its own."""
    if kind.name != "settings":
        return
    steps = values.get("status_scale") or ()
    codes = [step.partition("|")[0].strip() for step in steps]
    wrong = [step for step, code in zip(steps, codes, strict=True) if not code]
    wrong += [code for code in codes if code and codes.count(code) > 1]
    if wrong:
        raise NotAllowed(value=wrong[0]).about("status_scale")
