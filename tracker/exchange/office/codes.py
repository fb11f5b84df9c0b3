"""Codes for records that come with nothing but a title."""

import re
import unicodedata
from hashlib import sha256

from tracker.exchange.own.headings import folded

CODE_LENGTH = 40


def code_of(title: str) -> str:
    """Make a code from a title: letters and digits, and a mark of the whole where it is cut."""
    flat = unicodedata.normalize("NFKD", title.casefold())
    code = "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in flat if c.isascii()))) or "x"
    if len(code) <= CODE_LENGTH:
        return code
    mark = sha256(folded(title).encode()).hexdigest()[:6]
    return f"{code[: CODE_LENGTH - 7].rstrip('-')}-{mark}"
