"""How cells are shown: every style of a workbook, and which of them a number takes."""

from collections.abc import Mapping
from typing import NamedTuple

MOST_DECIMALS = 6
GENERAL, WHOLE, AS_TEXT = 0, 1, 49  # formats that every workbook has
OWN = 164  # the first that is a workbook's own


class Shown(NamedTuple):
    """A format of numbers and days, a font, a fill, and whether lines wrap."""

    format: int
    font: int = 0
    fill: int = 0
    wraps: bool = False


FORMATS = (
    "yyyy-mm-dd",
    "yyyy-mm-dd hh:mm:ss",
    *("#,##0" + "." * bool(places) + "0" * places for places in range(MOST_DECIMALS + 1)),
)
SHOWN: Mapping[str, Shown] = {
    "general": Shown(GENERAL),
    "line": Shown(AS_TEXT),
    "prose": Shown(GENERAL, wraps=True),
    "whole": Shown(WHOLE),
    "heading": Shown(AS_TEXT, font=1, fill=2, wraps=True),
    "title": Shown(AS_TEXT, font=2),
    "above": Shown(AS_TEXT, font=3),
    "day": Shown(OWN),
    "instant": Shown(OWN + 1),
    **{f"number {places}": Shown(OWN + 2 + places) for places in range(MOST_DECIMALS + 1)},
}
STYLE: Mapping[str, int] = {
    **{name: place for place, name in enumerate(SHOWN)},
    "number": 0,  # until a number stands there, nobody knows its decimals
}


def number_style(number: float) -> int:
    """Give the style that shows a number with the decimals it has."""
    text = repr(number).removesuffix(".0")
    places = len(text.partition(".")[2])
    return STYLE["general" if "e" in text or places > MOST_DECIMALS else f"number {places}"]
