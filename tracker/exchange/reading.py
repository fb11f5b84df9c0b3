"""Read a file of our own, in either style, into a sheet with everything that is wrong in it."""

from typing import Any

from scenarios.kinds import KINDS
from tracker.exchange.cells import decimal_sign, is_number
from tracker.exchange.decoding import decoded
from tracker.exchange.faults import Fault, HeadingsOnly, KeyColumnMissing, NotAKind
from tracker.exchange.grids import Grid, Head, grid, head, kind_of_headings, kind_of_name
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.rows import RowReader
from tracker.exchange.sheets import File, Sheet


def read(file: File, kind: str | None = None) -> Sheet:
    """Read a file of ours; the kind is told by its name or its headings where it is not given."""
    known: dict[str, Any] = {"file": file.path}
    try:
        return _sheet(file, kind or kind_of_name(file.path), known)
    except Fault as fault:
        return Sheet(**known, problems=(problem_of(fault, file.path),))


def _sheet(file: File, kind: str | None, known: dict[str, Any]) -> Sheet:
    if kind is not None and kind not in KINDS:
        raise NotAKind(kind=kind, kinds=", ".join(KINDS))
    known["kind"] = kind
    text = decoded(file.data)
    known["encoding"] = text.encoding
    found = grid(text, kind)
    known |= {"delimiter": found.delimiter, "header_row": found.header.number}
    name = known["kind"] = kind or kind_of_headings(found.header.cells)
    heads = head(found, name)
    known |= {"headings": heads.headings, "decimal": _decimal(found, heads, name)}
    wrong = [problem_of(fault, file.path) for fault in heads.faults]
    return _with_rows(file, found, heads, wrong, known)


def _with_rows(
    file: File, found: Grid, heads: Head, wrong: list[Problem], known: dict[str, Any]
) -> Sheet:
    lines = [line for line in found.lines if not line.blank]
    if not lines and file.alone:
        wrong.append(problem_of(HeadingsOnly(row=found.header.number), file.path))
    skipped = len(found.lines) - len(lines)
    if any(isinstance(fault, KeyColumnMissing) for fault in heads.faults):
        return Sheet(**known, refused=len(lines), skipped=skipped, problems=tuple(wrong))
    reader = RowReader(file.path, known["kind"], heads, known["decimal"])
    rows = reader.rows(lines, len(found.header.cells))
    return Sheet(
        **known,
        rows=rows,
        refused=len(lines) - len(rows),
        skipped=skipped,
        problems=(*wrong, *reader.problems),
    )


def _decimal(found: Grid, heads: Head, kind: str) -> str:
    numbers = [
        place
        for name, place in heads.places.items()
        if name in KINDS[kind].columns and is_number(KINDS[kind].columns[name])
    ]
    texts = (
        line.cells[place] for line in found.lines for place in numbers if place < len(line.cells)
    )
    return decimal_sign(texts, found.delimiter)
