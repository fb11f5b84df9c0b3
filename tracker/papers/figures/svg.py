"""SVG, written element by element; every text in it stays text."""

import re
from collections.abc import Iterable
from html import escape

SPACE = "http://www.w3.org/2000/svg"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Point = tuple[float, float]


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """Write an element with its attributes; what is inside is written already."""
    held = "".join(
        f' {attribute.replace("_", "-")}="{_value(value)}"'
        for attribute, value in attributes.items()
        if value is not None
    )
    within = "".join(inside)
    return f"<{name}{held}>{within}</{name}>" if within else f"<{name}{held}/>"


def plain(text: str) -> str:
    """Write a text so that nothing in it is read as markup."""
    return escape(_NOT_XML.sub("\ufffd", text))


def path(points: Iterable[Point], *, closed: bool = False) -> str:
    """Give the data of a path through points."""
    steps = " L".join(f"{number(x)},{number(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def number(x: float) -> str:
    """Write a number with no more digits than a page can show."""
    return f"{round(x, 2) + 0.0:g}" if abs(x) < 1e5 else f"{x:.0f}"  # noqa: PLR2004


def _value(value: str | float) -> str:
    return plain(value) if isinstance(value, str) else number(value)
