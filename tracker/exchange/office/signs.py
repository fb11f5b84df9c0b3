"""Numbers as offices write them, and the signs that stand where there is none."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tracker.exchange.faults import Fault
from tracker.words import N_

GROUPING = " \u00a0\u2007\u2009\u202f’'"
MINUSES = "-\u2212\u2013"
LONGEST = 60  # no number is written longer, with all that stands around it
MEANINGS = {
    "missing": ("-", "–", "—", "−", ".", "u.s.", "u.s", "us", "uppgift saknas", "saknas", "n/a"),
    "suppressed": ("..", "...", "…", "x"),
    "about": ("~", "≈", "ca", "ca.", "c:a", "cirka", "about"),
    "at_least": ("≥", ">=", ">", "minst", "at least"),
    "at_most": ("≤", "<=", "<", "högst", "at most"),
    "preliminary": ("p", "(p)", "prel", "prel."),
    "revised": ("r", "(r)", "rev", "rev."),
}
ALONE = {sign: name for name in ("missing", "suppressed") for sign in MEANINGS[name]}
UNITS = ("%", "‰", "mnkr", "mkr", "tkr", "kr", "sek", "nok", "eur", "€", "£", "$")


def _one_of(names: Iterable[str]) -> str:
    signs = sorted((sign for name in names for sign in MEANINGS[name]), key=len, reverse=True)
    return "|".join(
        rf"{re.escape(sign)}(?!\w)" if sign.isalpha() else re.escape(sign) for sign in signs
    )


_BEFORE = re.compile(rf"(?:{_one_of(('about', 'at_least', 'at_most'))})")
_AFTER = re.compile(rf"(?<![\w.])(?:{_one_of(('preliminary', 'revised'))})$|(?<=\d)[pr]$")
_UNIT = "|".join(re.escape(unit) for unit in UNITS)
_UNIT_AFTER = re.compile(rf"({_UNIT})$", re.IGNORECASE)
_UNIT_BEFORE = re.compile(r"^([€£$])")
_SIZE = re.compile(r"\d+([.,]\d+)?([eE][+-]?\d{1,3})?|[.,]\d+", re.ASCII)
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{GROUPING}]\d{{3}})+(?![\d{GROUPING}])", re.ASCII)
_BY_SIGN = re.compile(r"[1-9]\d{0,2}(?P<group>[.,])\d{3}(?:(?P=group)\d{3})*([.,]\d+)?", re.ASCII)
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


class NoNumber(Fault):
    """A text where a number is wanted."""

    message = N_("“{value}” is not a number.")


class EitherNumber(Fault):
    """A number that the whole column does not decide how to read."""

    message = N_(
        "“{value}” can be {whole} or {part}, and nothing else in the column says which."
        " Say which sign stands before the decimals."
    )


class Figure(NamedTuple):
    """What a cell says where a number is wanted.

    `number` is the number as our own files write it; `mark` the source's own sign where there is
    none, `meaning` what the sign means and `bound` the number within it: 8 in “≥ 8,0”.
    """

    number: str | None = None
    mark: str | None = None
    meaning: str | None = None
    bound: str | None = None
    unit: str | None = None


def read_figure(text: str, decimal: str | None = None) -> Figure:
    """Read a number with everything that stands around it; an empty cell says nothing."""
    tidy = text.strip(GROUPING + "\t\r\n")
    if not tidy:
        return Figure()
    if len(tidy) > LONGEST:
        raise NoNumber(value=text)
    sign = tidy.casefold()
    if sign in ALONE:
        return Figure(mark=tidy, meaning=ALONE[sign])
    if before := _BEFORE.match(sign):
        bound = _bare(tidy[before.end() :], text, decimal)
        return Figure(mark=tidy, meaning=_meaning(before[0]), bound=bound.number, unit=bound.unit)
    if after := _AFTER.search(sign):
        found = _bare(tidy[: after.start()], text, decimal)
        return found._replace(meaning=_meaning(after[0]))
    return _bare(tidy, text, decimal)


def _meaning(sign: str) -> str:
    return next(name for name, signs in MEANINGS.items() if sign in signs)


def _bare(tidy: str, text: str, decimal: str | None) -> Figure:
    """Read a number with its unit and its minus, which may be parentheses."""
    bare, unit = _without_unit(tidy.strip(GROUPING))
    if bare[:1] == "(" and bare[-1:] == ")":
        inner, within = _without_unit(bare[1:-1].strip(GROUPING))
        return Figure("-" + _size(inner, text, decimal), unit=unit or within)
    minus = bare[:1] in MINUSES
    size = _size(bare[1:] if minus or bare[:1] == "+" else bare, text, decimal)
    return Figure(f"-{size}" if minus else size, unit=unit)


def _without_unit(text: str) -> tuple[str, str | None]:
    for found in (_UNIT_AFTER.search(text), _UNIT_BEFORE.search(text)):
        if found:
            rest = text[: found.start()] + text[found.end() :]
            return rest.strip(GROUPING), found[0]
    return text, None


def _size(text: str, whole_text: str, decimal: str | None) -> str:
    """Give a size as digits with a decimal point."""
    bare = _ungrouped(text.strip(GROUPING))
    if decimal is None and _EITHER.fullmatch(bare):
        digits = bare.replace(",", ".")
        raise EitherNumber(value=whole_text, whole=digits.replace(".", ""), part=digits)
    found = _BY_SIGN.fullmatch(bare)
    if found and found["group"] != decimal:
        bare = bare.replace(found["group"], "")
    if not _SIZE.fullmatch(bare):
        raise NoNumber(value=whole_text)
    return bare.replace(",", ".")


def _ungrouped(text: str) -> str:
    return _GROUPED.sub(lambda found: re.sub(rf"[{GROUPING}]", "", found[0]), text, count=1)


def decimal_of(texts: Iterable[str]) -> str | None:
    """Give the sign before the decimals that all numbers of a column agree on, if they say."""
    told = {sign for sign in map(_told_decimal, texts) if sign}
    return told.pop() if len(told) == 1 else None


@lru_cache(maxsize=65_536)
def _told_decimal(text: str) -> str | None:
    """Give the decimal sign that one number proves; none where it can be read two ways."""
    bare = _ungrouped(_core(text))
    if _EITHER.fullmatch(bare):
        return None
    if found := _BY_SIGN.fullmatch(bare):
        return "," if found["group"] == "." else "."
    return next((sign for sign in ",." if sign in bare and _SIZE.fullmatch(bare)), None)


def _core(text: str) -> str:
    found = re.search(rf"\d[\d.,{GROUPING}]*", text)
    return found[0].strip(GROUPING) if found else ""


@lru_cache(maxsize=65_536)
def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number, with or without what people write around one."""
    try:
        return len(text) <= LONGEST and read_figure(text, ",").number is not None
    except NoNumber:
        return False


@lru_cache(maxsize=65_536)
def is_sign(text: str) -> bool:
    """Tell whether a cell holds a sign instead of a number: u.s., .., ~100."""
    try:
        return len(text) <= LONGEST and read_figure(text, ",").mark is not None
    except NoNumber:
        return False
