"""A paper as a PDF to keep: PDF/A-2b for the archive, PDF/UA-1 for those who listen to it."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from importlib.resources import files
from typing import Any

import typst

from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Items, Paper, Text

TEMPLATE = files("tracker.papers").joinpath("paper.typ").read_bytes()
NOON = time(12, tzinfo=UTC)
WIDEST, NARROW = 40, 18
A_LINE, A_CELL = 72, 36
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def written(paper: Paper) -> bytes:
    """Write a paper as PDF; a sign that no font here has is written as its number."""
    told = json.dumps(_breakable(_data(paper), A_LINE), ensure_ascii=False)
    while True:
        try:
            return _compiled(told, paper)
        except typst.TypstError as problem:
            missing = _missing(problem.diagnostic)
            if not missing & set(told):
                raise
            told = told.translate({ord(sign): f"[U+{ord(sign):04X}]" for sign in missing})


def _compiled(told: str, paper: Paper) -> bytes:
    day = datetime.combine(paper.day, NOON) if paper.day else 0
    compiled = typst.compile(
        TEMPLATE,
        sys_inputs={"paper": told},
        ignore_system_fonts=True,
        pdf_standards=["a-2b", "ua-1"],
        timestamp=day,
    )
    if not isinstance(compiled, bytes):
        raise TypeError(compiled)
    return compiled


def _missing(diagnostic: str) -> set[str]:
    """Give the signs that were found in no font."""
    texts = _MISSING.findall(diagnostic)
    return set(_CODE.sub(lambda found: chr(int(found[1], 16)), "".join(texts)))


def _breakable(told: Any, longest: int) -> Any:
    """Let a word that is longer than a line go on in the next; in a table a line is shorter."""
    match told:
        case str():
            return re.sub(rf"\S{{{longest}}}(?=\S)", "\\g<0>\u200b", told)
        case dict():
            within = A_CELL if told.get("kind") == "grid" else longest
            return {
                name: one if name == "picture" else _breakable(one, within)
                for name, one in told.items()
            }
        case list() | tuple():
            return [_breakable(one, longest) for one in told]
        case _:
            return told


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "language": paper.language,
        "title": paper.title,
        "mark": paper.mark,
        "source": paper.source,
        "blocks": [_block(block) for block in _stepwise(paper.blocks)],
    }


def _stepwise(blocks: Iterable[Block]) -> Iterator[Block]:
    """Let no heading lie more than one level below the one before it, as PDF/UA wants."""
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            yield Heading(block.text, level)
        else:
            yield block


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "text": text, "level": level}
        case Text(text=text):
            return {"kind": "text", "text": text}
        case Facts(pairs=pairs):
            return {"kind": "facts", "pairs": pairs}
        case Items(items=items, numbered=numbered):
            told = [{"lead": one.lead, "text": one.text, "aside": one.aside} for one in items]
            return {"kind": "items", "items": told, "numbered": numbered}
        case Grid(head=head, rows=rows):
            told_rows = [_as_wide(row, len(head)) for row in rows]
            widths = _widths([head, *told_rows])
            return {"kind": "grid", "head": head, "rows": told_rows, "widths": widths}
        case Figure(picture=picture, finding=finding, aside=aside):
            return {"kind": "figure", "picture": picture, "finding": finding, "aside": aside}


def _as_wide(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))][:width]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Give each column a share by its longest text, none of them more than a line is worth.

    A short column, 0, is as wide as it needs; the first never is, so that a table fills the page.
    """
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        0 if place and letters <= NARROW else min(WIDEST, letters) + 2
        for place, letters in enumerate(longest)
    ]
