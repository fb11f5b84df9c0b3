"""Read a file of our own, in either style, into a sheet with everything that is wrong in it."""

from itertools import chain
from typing import Any

from scenarios.kinds import KINDS
from tracker.exchange.faults import Fault, HeadingsOnly, KeyColumnMissing, NotAKind
from tracker.exchange.leaves.decoding import decoded
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.lines import Line
from tracker.exchange.own.body import body_of_lines
from tracker.exchange.own.cells import decimal_sign, is_number
from tracker.exchange.own.grids import Grid, Head, grid, head, kind_of_headings, kind_of_name
from tracker.exchange.own.rows import RowReader
from tracker.exchange.problems import problem_of
from tracker.exchange.sheets import File, Sheet


def read(file: File, kind: str | None = None) -> Sheet:
    """Read a file of ours; the kind is told by its name or its headings where it is not given."""
    known: dict[str, Any] = {"file": file.path}
    try:
        return _sheet(file, kind or kind_of_name(file.path), known)
    except Fault as fault:
        return Sheet(**known, problems=(problem_of(fault, file.path),))


def read_leaf(leaf: Leaf, kind: str) -> Sheet:
    """Read a sheet of a workbook of ours, whose texts are texts and whose numbers are numbers."""
    lines = [line for line in leaf.lines if not line.blank]
    width = len(lines[0].cells)
    padded = [Line(line.number, [*line.cells, *[""] * (width - len(line.cells))]) for line in lines]
    found = Grid("", padded[0], body_of_lines(padded[1:], width))
    known: dict[str, Any] = {"file": path_of(leaf), "kind": kind, "decimal": "."}
    return _with_rows(found, known, guard=False, alone=False)


def path_of(leaf: Leaf) -> str:
    """Name a sheet of a workbook as the files of an archive are named."""
    return f"{leaf.file}/{leaf.sheet}" if leaf.sheet else leaf.file


def _sheet(file: File, kind: str | None, known: dict[str, Any]) -> Sheet:
    if kind is not None and kind not in KINDS:
        raise NotAKind(kind=kind, kinds=", ".join(KINDS))
    known["kind"] = kind
    text = decoded(file.data)
    known["encoding"] = text.encoding
    found = grid(text, kind)
    known |= {"delimiter": found.delimiter, "header_row": found.header.number}
    known["kind"] = kind or kind_of_headings(found.header.cells)
    return _with_rows(found, known, alone=file.alone)


def _with_rows(
    found: Grid, known: dict[str, Any], *, guard: bool = True, alone: bool = True
) -> Sheet:
    path, kind = known["file"], known["kind"]
    heads = head(found, kind)
    known |= {"header_row": found.header.number, "headings": heads.headings}
    known.setdefault("decimal", _decimal(found, heads, kind))
    wrong = [problem_of(fault, path) for fault in heads.faults]
    body, count = found.body, len(found.body)
    if not count and alone:
        wrong.append(problem_of(HeadingsOnly(row=found.header.number), path))
    if any(isinstance(fault, KeyColumnMissing) for fault in heads.faults):
        return Sheet(**known, refused=count, skipped=body.blank, problems=tuple(wrong))
    reader = RowReader(path, kind, heads, known["decimal"], guard=guard)
    rows = reader.rows(body)
    return Sheet(
        **known,
        rows=rows,
        refused=count - len(rows),
        skipped=body.blank,
        problems=(*wrong, *reader.problems),
    )


def _decimal(found: Grid, heads: Head, kind: str) -> str:
    columns = KINDS[kind].columns
    numbers = [
        place
        for name, place in heads.places.items()
        if name in columns and is_number(columns[name])
    ]
    texts = chain.from_iterable(map(found.body.texts, numbers))
    return decimal_sign(texts, found.delimiter)
