"""Everything people read, in one language: sentences, numbers, days and periods."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from scenarios.errors import N_, AllRefused, Refused
from scenarios.fields import Choice, Field
from scenarios.kinds import KINDS, Kind
from scenarios.periods import Period, iso_week
from scenarios.sentences import Amount, Sentence
from tracker.words.catalogue import LANGUAGES, translated, translated_n
from tracker.words.numbers import read_number

__all__ = ["LANGUAGES", "N_", "OWN_JUDGES", "N_n", "Words"]

NO_BREAK = "\u00a0"
MINUS = "\u2212"
MISSING = "\u2013"
OWN_JUDGES = {"group": N_("the group")}  # who judges without being an actor
COUNTED = frozenset({"antal", "number", "count"})  # units that only say that something is counted
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}
_DECIMAL_SIGNS = {"sv": ",", "en": "."}
_EXACT_DIGITS = 12  # enough for every number people write, too few for the noise of sums
_WIDEST = 330  # digits of the largest number there is, and its decimals
_GROUPED_FROM = 10_000  # below it a whole number in a sentence may be a year


def N_n(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - as N_, for two forms
    """Mark a sentence about one and about several for translation, and give both back."""
    return singular, plural


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, sv or en; a value, so that many can be served at once."""

    language: str

    def say(self, msgid: str, **values: Any) -> str:
        """Say a sentence with its values in the language; numbers and days are written out."""
        shown = {name: self.shown(value) for name, value in values.items()}
        return translated(self.language, msgid).format(**shown)

    def say_n(self, singular: str, plural: str, n: float, **values: Any) -> str:
        """Say the sentence that fits a number, which stands in it as {n}."""
        sentence = translated_n(self.language, singular, plural, n)
        return sentence.format(**{k: self.shown(v) for k, v in {"n": n, **values}.items()})

    def refusal(self, refused: Refused) -> str:
        """Say why something was refused; several refusals give a sentence a line."""
        if isinstance(refused, AllRefused):
            return "\n".join(dict.fromkeys(self.refusal(one) for _, one in refused.refusals))
        named = {name: self._named(name, value, refused) for name, value in refused.values.items()}
        sentence = self.say(refused.message, **named)
        starts_with_a_word = refused.message.startswith(("{field}", "{kind}"))
        return _capital(sentence) if starts_with_a_word else sentence

    def why(self, reason: Sentence) -> str:
        """Say a sentence that was kept with its values, as why something is on an agenda."""
        measured = {name: self._measured(name, value) for name, value in reason.values.items()}
        return self.say(reason.message, **measured)

    def _measured(self, name: str, value: Any) -> Any:
        match value:
            case str() if name == "kind" and value in KINDS:
                return self.say(KINDS[value].label)
            case list() if name == "kinds":
                return [self.say(KINDS[kind].plural) for kind in value]
            case Period():
                return self.period(value.text)
            case Amount():
                return self.amount(*value)
            case _:
                return value

    def _named(self, name: str, value: Any, refused: Refused) -> Any:
        """Give the word for the name of a kind, a field or the group that stands in a refusal."""
        if isinstance(value, Sentence):
            return self.why(value)
        if name in {"kind", "other_kind"} and value in KINDS:
            return self.say(KINDS[value].label)
        if name == "judge" and value in OWN_JUDGES:
            return self.say(OWN_JUDGES[value])
        if name == "field":
            kinds = [KINDS[refused.values["kind"]]] if refused.values.get("kind") in KINDS else []
            for kind in (*kinds, *KINDS.values()):
                if value in kind.columns:
                    return self.say(kind.columns[value].label)
        return value

    def shown(self, value: Any) -> str:
        """Write any value as it stands in a sentence; a missing one is a dash."""
        match value:
            case None:
                return MISSING
            case bool():
                return self.say(N_("yes") if value else N_("no"))
            case int() | float():
                return self._number_in_a_sentence(value)
            case date():
                return self.day(value)
            case list() | tuple():
                return self.listed(self.shown(one) for one in value)
            case _:
                return str(value)

    def _number_in_a_sentence(self, x: float) -> str:
        may_be_a_year = isinstance(x, int) and abs(x) < _GROUPED_FROM
        return str(x).replace("-", MINUS) if may_be_a_year else self.number(x)

    def number(self, x: float | None, decimals: int | None = None) -> str:
        """Write a number: 1 234,5 or 1,234.5; without decimals given, as many as it has."""
        if x is None or math.isnan(x):
            return MISSING
        places = "#" * _EXACT_DIGITS if decimals is None else "0" * decimals
        exact = f"{x:.{_EXACT_DIGITS}g}" if decimals is None else repr(float(x))
        return _written(exact, f"#,##0.{places}" if places else "#,##0", self.language)

    def signed(self, x: float | None, decimals: int | None = None) -> str:
        """Write a difference with its sign: +5, −5, ±0."""
        text = self.number(x, decimals)
        if text == MISSING or text.startswith(MINUS):
            return text
        return f"+{text}" if text.strip("0.,") else f"±{text}"

    def percent(self, x: float | None, decimals: int | None = None) -> str:
        """Write a percentage: 35 gives 35 % or 35%."""
        return self.amount(x, "%", decimals)

    def amount(self, x: float | None, unit: str | None, decimals: int | None = None) -> str:
        """Write a number with its unit: 2,0 MW; what is only counted stands alone: 120."""
        space = "" if unit == "%" and self.language == "en" else NO_BREAK
        text = self.number(x, decimals)
        alone = text == MISSING or not unit or unit.casefold() in COUNTED
        return text if alone else f"{text}{space}{unit}"

    def typed(self, x: float | None) -> str:
        """Write a number as it stands in a box to be changed: all its digits, no spaces."""
        if x is None or math.isnan(x):
            return ""
        text = f"{Decimal(repr(float(x))):f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(
            ".", _DECIMAL_SIGNS[self.language]
        )

    def read_number(self, text: str) -> float | None:
        """Read a number that a person typed; empty is missing, unclear is refused."""
        return read_number(text, _DECIMAL_SIGNS[self.language])

    def day(self, day: date | None) -> str:
        """Write a day as 2026-11-23."""
        return MISSING if day is None else f"{day:%Y-%m-%d}"

    def long_day(self, day: date) -> str:
        """Write a day as tisdag 16 mars 2027."""
        return str(format_date(day, "EEEE d MMMM y", _LOCALES[self.language]))

    def time(self, moment: datetime) -> str:
        """Write a time of day as 13.05 or 13:05; the moment is already in the right zone."""
        return str(format_time(moment.time(), "HH.mm" if self.language == "sv" else "HH:mm"))

    def weekday(self, day: date) -> str:
        """Write where in its week a day lies: tisdag, v. 11; with the year where it is another."""
        year, number = iso_week(day)
        week = self._week_number(number) if year == day.year else self._week_of(number, year)
        return f"{format_date(day, 'EEEE', _LOCALES[self.language])}, {week}"

    def _week_of(self, number: int, year: int) -> str:
        return self.say(N_("week {number} of {year}"), number=number, year=year)

    def week(self, day: date) -> str:
        """Write the ISO week that a day lies in: v. 11 or week 11."""
        return self._week_number(iso_week(day)[1])

    def _week_number(self, number: int) -> str:
        return self.say(N_("week {number}"), number=number)

    def period(self, text: str | None) -> str:
        """Write a period: kv 3 2026, T2 2026, H1 2026, augusti 2026, v. 11 2026 or 2026."""
        if not text:
            return MISSING
        period = Period.parse(text)
        if period.kind == "quarter":
            return self.say(N_("Q{number} {year}"), number=period.number, year=period.year)
        if period.kind == "month":
            return str(format_date(period.start, "MMMM y", _LOCALES[self.language]))
        if period.kind == "week":
            return f"{self._week_number(period.number)} {period.year}"
        letter = {"tertial": "T", "half_year": "H"}.get(period.kind)
        return f"{letter}{period.number} {period.year}" if letter else period.text

    def listed(self, texts: Iterable[str]) -> str:
        """Write texts as a list: A, B och C."""
        return str(format_list(list(texts), locale=_LOCALES[self.language]))

    def label(self, described: Kind | Field) -> str:
        """Give the word for a kind or a field, as it begins a line."""
        return _capital(self.say(described.label))

    def plural(self, kind: Kind) -> str:
        """Give the word for many records of a kind, as it begins a line."""
        return _capital(self.say(kind.plural))

    def help(self, described: Kind | Field) -> str:
        """Give the sentence that explains a kind or a field."""
        return self.say(described.help) if described.help else ""

    def choice(self, field: Choice, value: str | None) -> str:
        """Give the word for a choice; a word of the settings stands as it is written there."""
        if value is None:
            return MISSING
        known = dict(zip(field.words, field.labels, strict=False))
        return self.say(known[value]) if value in known else value


@lru_cache(maxsize=16_384)
def _written(exact: str, pattern: str, language: str) -> str:
    """Write a number by a pattern, with a real minus and no negative zero."""
    with localcontext(prec=_WIDEST):
        text = str(format_decimal(Decimal(exact), pattern, _LOCALES[language]))
    zero = not text.strip("-0.,")
    return text.replace("-", "" if zero else MINUS)


def _capital(text: str) -> str:
    """Begin a text with a capital letter and leave the rest alone."""
    return text[:1].upper() + text[1:]
