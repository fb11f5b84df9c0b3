"""A table of a Word document: one row is made, and the others are copies of it.

python-docx looks for the place of every part it adds, which takes long where rows are many.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import zip_longest
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm

from tracker.papers.paper import Grid

SHORT, LONG = 10, 28
CELL_LETTER, CELL_SIDES = Mm(2.2), Mm(4.5)
W = nsdecls("w")
RULES = f"""<w:tblBorders {W}>
<w:top w:val="single" w:sz="8" w:color="0B5563"/>
<w:bottom w:val="single" w:sz="4" w:color="DAD5C9"/>
<w:insideH w:val="single" w:sz="4" w:color="DAD5C9"/>
</w:tblBorders>"""
ROW = """<w:tr {space}><w:trPr>{head}<w:cantSplit/></w:trPr>{cells}</w:tr>"""
CELL = """<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr><w:p><w:pPr>{keep}
<w:spacing w:after="40"/></w:pPr><w:r><w:rPr>{bold}<w:sz w:val="19"/></w:rPr></w:r></w:p></w:tc>"""


def add_grid(document: Document, grid: Grid, room: int) -> None:
    """Add a table as wide as there is room, with a head that comes on each page."""
    widths = _shared_out(grid, room)
    table = document.add_table(rows=0, cols=len(grid.head))
    table.autofit = False
    table._tbl.tblPr.append(parse_xml(RULES))  # noqa: SLF001 - python-docx has no borders
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    table._tbl.extend(_rows(grid, widths))  # noqa: SLF001
    document.add_paragraph()


def _rows(grid: Grid, widths: Sequence[Length]) -> Iterator[Any]:
    """Give the rows with their texts; a short table stays together on its page."""
    stays = 0 < len(grid.rows) < SHORT
    yield _filled(_row(widths, head=True, stays=stays), grid.head)
    row, last = _row(widths, stays=stays), _row(widths)
    for texts in grid.rows[:-1]:
        yield _filled(deepcopy(row), texts)
    for texts in grid.rows[-1:]:
        yield _filled(last, texts)


def _row(widths: Iterable[Length], *, head: bool = False, stays: bool = False) -> Any:
    keep, bold = "<w:keepNext/>" if stays else "", "<w:b/>" if head else ""
    cells = [CELL.format(width=width.twips, keep=keep, bold=bold) for width in widths]
    first = "<w:tblHeader/>" if head else ""
    return parse_xml(ROW.format(space=W, head=first, cells="".join(cells)))


def _filled(row: Any, texts: Iterable[str]) -> Any:
    for run, text in zip(row.iter(qn("w:r")), texts, strict=False):
        run.text = text
    return row


def _shared_out(grid: Grid, room: int) -> list[Length]:
    """Make each column as wide as its longest word, and share out what is left by its texts."""
    texts = list(zip_longest(grid.head, *grid.rows, fillvalue=""))
    least = [
        max(_wide(word) for text in column for word in text.split() or [""]) for column in texts
    ]
    spare = [
        max(_wide(text) for text in column) - own for column, own in zip(texts, least, strict=True)
    ]
    part = min(room / sum(least), 1)
    left = max(room - sum(least), 0) / (sum(spare) or 1)
    return [Length(int(own * part + more * left)) for own, more in zip(least, spare, strict=True)]


def _wide(text: str) -> int:
    """Give how wide a text in a cell is, up to the widest that a column is for."""
    return CELL_LETTER * min(len(text), LONG) + CELL_SIDES
