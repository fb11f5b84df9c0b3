"""Keep spreadsheet programs from reading a text as a formula, without losing a sign of it."""

import re

_LEADS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would read as a formula."""
    return f"'{text}" if _LEADS.match(text) else text


def unguarded(text: str) -> str:
    """Take away the one apostrophe that `guarded` put there."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text
