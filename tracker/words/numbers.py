"""Numbers as people write them, read without guessing."""

import re

from scenarios.errors import N_, Refused

SPACES = "\u0020\u00a0\u2007\u2009\u202f"
MINUSES = "-\u2212\u2013"
_SIGNED = re.compile(rf"(?P<sign>[{MINUSES}+]?)[{SPACES}]?(?P<size>.*)", re.DOTALL)
_PLAIN = re.compile(
    rf"(?P<whole>\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d*)(?:(?P<mark>[.,])(?P<part>\d+))?", re.ASCII
)
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<group>[.,])\d{3}(?:(?P=group)\d{3})*)"
    r"(?:(?!(?P=group))[.,](?P<part>\d+))?",
    re.ASCII,
)


class NotReadable(Refused):
    """A text that is no number."""

    message = N_("“{value}” is not a number. Write it like {example}.")


class TwoReadings(Refused):
    """A text that is one number to some and another to others."""

    message = N_("“{value}” can be read as {whole} or as {part}. Write the one you mean.")


def read_number(text: str, decimal_sign: str) -> float | None:
    """Read 12,5 and 12.5, 10 060 and −3; an empty text is missing.

    The language's own decimal sign always is one. The other sign before exactly three digits may
    have been meant to part the thousands, so that text is refused.
    """
    tidy = text.strip(SPACES + "\t\r\n")
    if not tidy:
        return None
    signed = _SIGNED.fullmatch(tidy)
    size = signed["size"] if signed else ""
    found = _PLAIN.fullmatch(size)
    grouped = _GROUPED.fullmatch(size)
    if found and grouped and found["mark"] != decimal_sign:
        whole, part = size.replace(found["mark"], ""), size.replace(found["mark"], decimal_sign)
        raise TwoReadings(value=text, whole=whole, part=part)
    found = found or grouped
    if not (signed and size and found):
        raise NotReadable(value=text, example=f"1234{decimal_sign}5")
    whole = re.sub(r"\D", "", found["whole"]) or "0"
    number = float(f"{whole}.{found['part'] or 0}")
    return -number if signed["sign"] and signed["sign"] in MINUSES and number else number
