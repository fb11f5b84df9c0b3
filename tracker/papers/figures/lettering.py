"""Texts in a figure: the little markup that figures use, in lines, and how wide a line is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from tracker.papers.figures.svg import element, plain

LINE = 1.3  # how much higher a line is than its letters
RISE = 0.36  # from the middle of a line to the foot of its letters
SIDES = {"left": "start", "center": "middle", "right": "end"}
_MARKUP = re.compile(r"<(/?)(b|i|br|span)(?: style='([^']*)')?/?>|([^<]+|<)")
_STYLE = re.compile(r"(color|font-size):([#\w(),.]+)")
_NARROW = frozenset("iljtfrI.,:;|'!()[] \u00a0’")
_WIDE = frozenset("mwMWÅÄÖOQ%—@→↗↘▲▼●◐○◆◇≠±+−=")
_ELSE = str.maketrans({"✕": "×", "✖": "×"})  # the fonts that figures are set in have no such signs


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of letters that look the same."""

    text: str
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    size: float | None = None

    def width(self, size: float) -> float:
        """Give about how wide it is."""
        letters = sum(map(_letter, self.text))
        return letters * (self.size or size) * (1.06 if self.bold else 1)


def _letter(sign: str) -> float:
    if sign in _NARROW:
        return 0.31
    if sign in _WIDE:
        return 0.8
    return 0.64 if sign.isupper() else 0.53


def lines(markup: str) -> list[list[Piece]]:
    """Read a figure's text: its lines, each in pieces."""
    found: list[list[Piece]] = [[]]
    looks = [Piece("")]
    for closes, name, style, text in _MARKUP.findall(markup):
        if text:
            found[-1].append(replace(looks[-1], text=unescape(text).translate(_ELSE)))
        elif name == "br":
            found.append([])
        elif closes:
            looks = looks[:-1] or looks
        else:
            looks.append(_look(looks[-1], name, style))
    return found


def _look(before: Piece, name: str, style: str) -> Piece:
    told = dict(_STYLE.findall(style))
    size = told.get("font-size", "").removesuffix("px")
    return replace(
        before,
        bold=before.bold or name == "b",
        italic=before.italic or name == "i",
        colour=told.get("color", before.colour),
        size=float(size) if size else before.size,
    )


def width(markup: str, size: float) -> float:
    """Give about how wide a text is, its longest line."""
    return max(sum(piece.width(size) for piece in line) for line in lines(markup))


def height(markup: str, size: float) -> float:
    """Give how high a text is with all its lines."""
    return len(lines(markup)) * size * LINE


def lettered(markup: str, x: float, middle: float, size: float, colour: str, side: str) -> str:
    """Write a text whose lines stand around a middle, at one side of a place or over it."""
    rows = lines(markup)
    first = middle - (len(rows) - 1) / 2 * size * LINE + RISE * size
    feet = [first + row * size * LINE for row in range(len(rows))]
    inside = "".join(_row(row, x, foot) for row, foot in zip(rows, feet, strict=True))
    return element(
        "text", inside, x=x, y=first, font_size=size, fill=colour, text_anchor=SIDES[side]
    )


def _row(row: Sequence[Piece], x: float, foot: float) -> str:
    pieces = _spaced(row)
    return element("tspan", *map(_piece, pieces), x=x, y=foot) if row else ""


def _spaced(row: Sequence[Piece]) -> Iterator[Piece]:
    """Keep every blank, where SVG would make many of them one."""
    for piece in row:
        yield replace(piece, text=piece.text.replace("  ", "\u00a0 "))


def _piece(piece: Piece) -> str:
    if piece == Piece(piece.text):
        return plain(piece.text)
    return element(
        "tspan",
        plain(piece.text),
        font_weight="bold" if piece.bold else None,
        font_style="italic" if piece.italic else None,
        fill=piece.colour,
        font_size=piece.size,
    )
