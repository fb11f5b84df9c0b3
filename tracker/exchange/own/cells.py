"""One cell of a file of ours: how its text becomes a value of its column, and back."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from scenarios.errors import Refused
from scenarios.fields import Code, Day, Field, Number, Prose, Span, Text, Whole, Wholes
from scenarios.revisions import CARRIED, TRIGGERS, Act
from tracker.exchange.faults import NotAnAct, NotARevisionNumber, NotATrigger
from tracker.exchange.own.guard import guarded, unguarded
from tracker.exchange.sheets import ReadFrom
from tracker.words.numbers import read_number

ACTS = tuple(act.value for act in Act if act not in {Act.UNDO, Act.REDACT})
_BASE = re.compile(r"([1-9]\d{0,8})(?:@(\S+))?", re.ASCII)
_PLAIN = re.compile(r"[+-]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?", re.ASCII)
_WITH_COMMA = re.compile(r"[^.]*\d,\d+([eE][+-]?\d+)?\s*|.*\.\d{3},\d+\s*", re.ASCII)
_WITH_POINT = re.compile(r"\D?(\d+\.(\d{1,2}|\d{4,})|0\.\d+)([eE][+-]?\d+)?", re.ASCII)


def is_guarded(field: Field) -> bool:
    """Tell whether a column holds texts that a spreadsheet could read as formulas."""
    return field.storage == "text" and not isinstance(field, Span | Wholes)


def is_number(field: Field) -> bool:
    """Tell whether a column holds numbers."""
    return isinstance(field, Number | Whole)


def decimal_sign(texts: Iterable[str], delimiter: str) -> str:
    """Give the decimal sign of a file from the cells of its number columns.

    With a comma between the cells it is a point. Else the cells say which; where they do not, it
    is the comma, as everywhere a semicolon stands between cells.
    """
    if delimiter == ",":
        return "."
    point = False
    for text in texts:
        if "," in text and _WITH_COMMA.fullmatch(text):
            return ","
        point = point or bool("." in text and _WITH_POINT.fullmatch(text.strip()))
    return "." if point else ","


def reader(field: Field, decimal: str, *, guard: bool = True) -> Callable[[str], Any]:
    """Give what reads a cell of a field's column; an empty cell is a missing value.

    A workbook knows its texts from its formulas and is read without the guard.
    """
    if decimal == "," and is_number(field):
        return lambda text: _with_comma(field, text)
    if guard and is_guarded(field):
        return lambda text: field.read(unguarded(text))
    return field.read


def writer(field: Field, decimal: str) -> Callable[[Any], str]:
    """Give what writes a cell of a field's column."""
    if decimal == "," and is_number(field):
        return lambda value: field.write(value).replace(".", ",")
    if is_guarded(field):
        return lambda value: guarded(field.write(value))
    return field.write


def _with_comma(field: Field, text: str) -> Any:
    tidy = text.strip()
    if not tidy:
        return None
    try:
        plain = _PLAIN.fullmatch(tidy)
        return field.check(tidy.replace(",", ".") if plain else read_number(tidy, ","))
    except Refused as refused:
        raise type(refused)(**{**refused.values, "value": text}) from None


def _base(text: str) -> ReadFrom | None:
    if not text.strip():
        return None
    found = _BASE.fullmatch(text.strip())
    if found is None:
        raise NotARevisionNumber(value=text)
    return ReadFrom(int(found[1]), Day().check(found[2]) if found[2] else None)


def _act(text: str) -> Act | None:
    word = text.strip().lower()
    if word and word not in ACTS:
        raise NotAnAct(value=text, acts=", ".join(ACTS))
    return Act(word) if word else None


def _trigger(text: str) -> str | None:
    word = text.strip().lower()
    if word and word not in TRIGGERS:
        raise NotATrigger(value=text, triggers=", ".join(TRIGGERS))
    return word or None


_OF_ACTS: Mapping[str, Field | Callable[[str], Any]] = {
    "revision": _base,
    "act": _act,
    "effective_on": Day(),
    "review": Code(),
    "trigger": _trigger,
    "reason": Prose(),
    "author": Text(),
    **CARRIED,
}


def act_reader(name: str, *, guard: bool = True) -> Callable[[str], Any]:
    """Give what reads a cell of a column that speaks of the row's own act."""
    told = _OF_ACTS[name]
    return reader(told, ".", guard=guard) if isinstance(told, Field) else told
