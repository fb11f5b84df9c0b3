"""A paper: headings, texts, lists, tables and figures, before it is Markdown, HTML, Word or PDF."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

SPACES = " \t"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; level 2 is the highest."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; its line breaks stay."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a list: what it is called, what is said of it, and the smaller line below."""

    text: str
    aside: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what stands behind it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; one row a line."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as SVG, what it shows in a sentence, and the smaller line below."""

    picture: str
    finding: str
    aside: str = ""


Block = Heading | Text | Items | Facts | Grid | Figure


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on paper, in one language and of a day.

    A draft's `mark` stands at the top of every page, and what it was written from, its `source`,
    at the foot.
    """

    language: str
    title: str
    blocks: tuple[Block, ...] = ()
    mark: str = ""
    day: date | None = None
    source: str = ""

    def followed_by(self, blocks: Iterable[Block]) -> "Paper":
        """Give the paper with more at its end."""
        return replace(self, blocks=(*self.blocks, *blocks))


def one_line(text: str) -> str:
    """Give a text on one line; a no-break space stays what it is."""
    lines = (line.strip(SPACES) for line in text.split("\n"))
    return " ".join(line for line in lines if line.strip())


def texts(prose: str | None) -> list[Text]:
    """Give the paragraphs of a free text, which empty lines part."""
    found: list[list[str]] = [[]]
    for line in (prose or "").split("\n"):
        found[-1].append(line.strip(SPACES)) if line.strip() else found.append([])
    return [Text("\n".join(lines)) for lines in found if lines]
