"""What a field can hold: read it from text, write it as text, check one value."""

import math
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from scenarios.errors import (
    ControlCharacter,
    LineBreak,
    NotAChoice,
    NotACode,
    NotADay,
    NotAFlag,
    NotANumber,
    NotAPercentage,
    NotAReference,
    NotWhole,
    OutOfRange,
    TooLong,
)
from scenarios.periods import Period

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
CODE = re.compile(r"[^/;:,>\s]{1,40}")
EXACT = 2**53
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """One field of a kind: its words for people and what it can hold.

    `storage` says how a column of it is kept: as text codes, numbers, days or flags.
    """

    label: str = ""
    help: str = ""
    required: bool = False
    storage = "text"

    @abstractmethod
    def check(self, value: Any) -> Any:
        """Give the value in the form the plan keeps, or refuse it."""

    def read(self, text: str) -> Any:
        """Read the canonical text of a value; an empty text is a missing value."""
        text = text.strip()
        return self.check(text) if text else None

    def write(self, value: Any) -> str:
        """Write a value as canonical text; a missing value is an empty text."""
        return "" if value is None else str(value)

    def plain(self, value: Any) -> Any:
        """Give the value as JSON holds it."""
        return value

    def parse(self, plain: Any) -> Any:
        """Give back the value that JSON held, without checking it again."""
        return plain


def one_text(value: Any, limit: int | None) -> str | None:
    """Trim a text, make its line ends LF, refuse what cannot be seen; empty is missing."""
    text = str(value).strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        raise ControlCharacter(code=f"U+{ord(found[0]):04X}", place=found.start() + 1)
    if limit is not None and len(text) > limit:
        raise TooLong(length=len(text), limit=limit)
    return text or None


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line of text; `setting` names the list of the settings that it is chosen from."""

    limit: int = 500
    setting: str = ""

    def check(self, value: Any) -> str | None:
        """Trim a line of text; refuse several lines."""
        text = one_text(value, self.limit)
        if text and "\n" in text:
            raise LineBreak(value=text.splitlines()[0])
        return text


@dataclass(frozen=True, kw_only=True)
class Prose(Field):
    """Many lines of text; a limit of None is any length."""

    limit: int | None = 20_000

    def check(self, value: Any) -> str | None:
        """Trim a text of many lines."""
        return one_text(value, self.limit)


@dataclass(frozen=True, kw_only=True)
class Code(Field):
    """What people call a record aloud: S1, G4, R7."""

    def check(self, value: Any) -> str | None:
        """Refuse signs that join keys and lists."""
        return code_of(str(value))


@lru_cache(65_536)
def code_of(text: str) -> str:
    """Give a code without the spaces around it, or refuse it."""
    code = text.strip()
    if not CODE.fullmatch(code):
        raise NotACode(value=code)
    one_text(code, None)
    return code


def finite(value: Any) -> float:
    """Give a finite number without a negative zero, or refuse it."""
    if isinstance(value, bool):
        raise NotANumber(value=value)
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise NotANumber(value=value) from None
    if not math.isfinite(number) or (isinstance(value, str) and "_" in value):
        raise NotANumber(value=value)
    return number + 0.0


def shortest(number: float) -> str:
    """Write a number in the shortest form that reads back the same."""
    return str(int(number)) if number.is_integer() and abs(number) < EXACT else repr(number)


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A finite number."""

    storage = "number"

    def check(self, value: Any) -> float:
        """Refuse what is no finite number."""
        return finite(value)

    def write(self, value: Any) -> str:
        """Write the shortest form that reads back the same."""
        return "" if value is None else shortest(value)

    def plain(self, value: Any) -> Any:
        """Give whole numbers as whole numbers, as their shortest form has them."""
        whole = value is not None and value.is_integer() and abs(value) < EXACT
        return int(value) if whole else value

    def parse(self, plain: Any) -> Any:
        """Give the number that JSON held."""
        return None if plain is None else float(plain)


@dataclass(frozen=True, kw_only=True)
class Percent(Number):
    """A number from 0 to 100."""

    def check(self, value: Any) -> float:
        """Refuse what lies outside 0 to 100."""
        number = finite(value)
        if not 0 <= number <= 100:  # noqa: PLR2004 - per cent
            raise NotAPercentage(value=value)
        return number


@dataclass(frozen=True, kw_only=True)
class Whole(Field):
    """A whole number between two limits."""

    low: int | None = None
    high: int | None = None
    storage = "number"

    def check(self, value: Any) -> int:
        """Refuse decimals and what lies outside the limits."""
        number = finite(value)
        if not number.is_integer() or abs(number) >= EXACT:
            raise NotWhole(value=value)
        low = -EXACT if self.low is None else self.low
        high = EXACT if self.high is None else self.high
        if not low <= number <= high:
            raise OutOfRange(value=value, low=low, high=high)
        return int(number)

    def parse(self, plain: Any) -> Any:
        """Give the whole number that JSON held."""
        return None if plain is None else int(plain)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day between 1900 and 2200; `working` says that people should be at work on it."""

    storage = "day"
    working: bool = False

    def check(self, value: Any) -> date:
        """Read an ISO day."""
        day = value if type(value) is date else self._read(str(value))
        if not FIRST_DAY <= day <= LAST_DAY:
            raise NotADay(value=value)
        return day

    @staticmethod
    def _read(text: str) -> date:
        try:
            return date.fromisoformat(text.strip()) if len(text.strip()) == 10 else date.min  # noqa: PLR2004 - YYYY-MM-DD
        except ValueError:
            raise NotADay(value=text) from None

    def write(self, value: Any) -> str:
        """Write an ISO day."""
        return "" if value is None else value.isoformat()

    def plain(self, value: Any) -> Any:
        """Give the ISO day."""
        return None if value is None else value.isoformat()

    def parse(self, plain: Any) -> Any:
        """Give the day that JSON held."""
        return None if plain is None else date.fromisoformat(plain)


@lru_cache(65_536)
def span_of(text: str) -> str:
    """Give a period in its canonical form, or refuse it."""
    return Period.parse(text.strip()).text


@dataclass(frozen=True, kw_only=True)
class Span(Field):
    """A period, kept as its canonical text: 2026-Q3, 2026-T2, 2026-H1, 2026-08, 2026."""

    def check(self, value: Any) -> str:
        """Write a period in its canonical form."""
        return span_of(str(value))


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no."""

    storage = "flag"

    def check(self, value: Any) -> bool:
        """Read true and false, and the words people write for them."""
        if isinstance(value, bool):
            return value
        known = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}
        known |= {"ja": True, "nej": False, "sant": True, "falskt": False}
        try:
            return known[str(value).strip().lower()]
        except KeyError:
            raise NotAFlag(value=value) from None

    def write(self, value: Any) -> str:
        """Write true or false."""
        return "" if value is None else str(value).lower()


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of the words listed; `setting` names a list of the settings that gives the words."""

    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    setting: str = ""

    def check(self, value: Any) -> str | None:
        """Refuse a word that is not among the choices."""
        word = str(value).strip()
        if not self.words:
            return Text().check(word)
        if word not in self.words:
            raise NotAChoice(value=word, choices=", ".join(self.words))
        return word


@dataclass(frozen=True, kw_only=True)
class Reference(Field):
    """The key of a record of one kind; `also` holds words that stand for no record."""

    kind: str
    also: tuple[str, ...] = ()

    def check(self, value: Any) -> str:
        """Refuse what cannot be a code."""
        return code_of(str(value))


@dataclass(frozen=True, kw_only=True)
class Listed(Field):
    """Several values, written with a semicolon between them; their order is kept."""

    @abstractmethod
    def one(self, value: Any) -> Any:
        """Check one of the values."""

    def check(self, value: Any) -> Any:
        """Check every value, leave out blanks and repetitions; an empty list is missing."""
        parts = value.split(";") if isinstance(value, str) else value
        checked = [self.one(part) for part in parts if str(part).strip()]
        return tuple(dict.fromkeys(checked)) or None

    def write(self, value: Any) -> str:
        """Write the values with a semicolon between them."""
        return "" if value is None else ";".join(str(part) for part in value)

    def plain(self, value: Any) -> Any:
        """Give a list."""
        return None if value is None else list(value)

    def parse(self, plain: Any) -> Any:
        """Give the values that JSON held."""
        return None if plain is None else tuple(plain)


@dataclass(frozen=True, kw_only=True)
class References(Listed):
    """The keys of records of one kind."""

    kind: str

    def one(self, value: Any) -> str:
        """Refuse what cannot be a code."""
        return code_of(str(value))


@dataclass(frozen=True, kw_only=True)
class Mentions(Listed):
    """Records of any kind, each as its kind and key: goal:S1."""

    def one(self, value: Any) -> str:
        """Refuse what does not name a kind and a key."""
        text = str(value).strip()
        kind, colon, key = text.partition(":")
        if not (colon and kind.isidentifier() and key) or re.search(r"[;,>\s]", key):
            raise NotAReference(value=text)
        return text


@dataclass(frozen=True, kw_only=True)
class Mention(Field):
    """One record of any kind, as its kind and key: goal:S1."""

    def check(self, value: Any) -> str:
        """Refuse what does not name a kind and a key."""
        return Mentions().one(value)


@dataclass(frozen=True, kw_only=True)
class Texts(Listed):
    """Several lines of text."""

    def one(self, value: Any) -> str:
        """Check one line; a semicolon would split it."""
        text = Text().check(value) or ""
        if ";" in text:
            raise NotACode(value=text)
        return text


@dataclass(frozen=True, kw_only=True)
class Wholes(Listed):
    """Several whole numbers between two limits."""

    low: int | None = None
    high: int | None = None

    def one(self, value: Any) -> int:
        """Check one whole number."""
        return Whole(low=self.low, high=self.high).check(value)
