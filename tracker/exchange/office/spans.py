"""Periods as offices write them, in headings and cells: kv 3 2026, 2026K3, T1 2026, jan 2026."""

import re
from functools import lru_cache

from scenarios.errors import NotAPeriod
from scenarios.periods import Period

MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "mars", "march"),
    ("apr", "april"),
    ("maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augusti", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
MONTH_OF = {word: number for number, words in enumerate(MONTHS, 1) for word in words}
PARTS = {
    "-Q{}": ("kv", "kvartal", "kvartalet", "q", "k", "quarter"),
    "-T{}": ("t", "tertial", "tertialet"),
    "-H{}": ("h", "halvår", "halvåret", "half"),
    "-W{:02}": ("v", "vecka", "w", "week"),
    "-{:02}": ("m", "månad", "month"),
}
LETTER_OF = {word: shape for shape, words in PARTS.items() for word in words}
LONGEST = 40
YEAR_WORDS = ("år", "helår", "year", "kalenderår")
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_PART = r"(?P<word>[a-zåäö]+)\.?[ ]?(?P<number>\d{0,2})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (rf"{_YEAR}[ :/-]*{_PART}", rf"{_PART}[ ,:/-]*{_YEAR}", rf"{_YEAR}")
)
_PART_ALONE = re.compile(_PART)


def period_of(text: str) -> str:
    """Give the canonical text of a period however it is written, or refuse it."""
    found = _read(_tidy(text))
    if found is None:
        raise NotAPeriod(value=text)
    return found


def is_period(text: str) -> bool:
    """Tell whether a text is a period."""
    return len(text) <= LONGEST and _read(_tidy(text)) is not None


def _tidy(text: str) -> str:
    return " ".join(text.replace("_", " ").split()).casefold()


def is_part(text: str) -> bool:
    """Tell whether a text is a part of some year: kv 1, T2, mars."""
    found = _PART_ALONE.fullmatch(_tidy(text))
    return found is not None and _ending(found["word"], found["number"]) is not None


@lru_cache(maxsize=8192)
def _read(tidy: str) -> str | None:
    for shape in _SHAPES:
        if found := shape.fullmatch(tidy):
            told = found.groupdict()
            ending = _ending(told.get("word") or "år", told.get("number") or "")
            if ending is not None:
                return _canonical(told["year"] + ending)
    return _canonical(tidy)


def _ending(word: str, number: str) -> str | None:
    if word in YEAR_WORDS and not number:
        return ""
    if word in MONTH_OF and not number:
        return f"-{MONTH_OF[word]:02}"
    if word in LETTER_OF and number:
        return LETTER_OF[word].format(int(number))
    return None


def _canonical(text: str) -> str | None:
    try:
        return Period.parse(text).text
    except NotAPeriod:
        return None
