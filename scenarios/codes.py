"""The codes that people name aloud: which one comes next."""

from collections.abc import Iterable

from scenarios.lexicons import natural

DIGITS = "0123456789"


def next_code(codes: Iterable[str], first: str = "") -> str:
    """Give the code that follows the last numbered one, as B19 follows B18; else the first."""
    numbered = [code for code in codes if code[-1:] in DIGITS and code]
    if not numbered:
        return first
    last = max(numbered, key=natural)
    stem = last.rstrip(DIGITS)
    count = last[len(stem) :]
    return f"{stem}{int(count) + 1:0{len(count)}}"
