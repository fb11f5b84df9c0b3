"""Read an office's own file by its profile into sheets of rows; a blank never deletes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scenarios.fields import Number
from scenarios.history import History
from scenarios.kinds import KINDS
from tracker.exchange.faults import Fault, HeadingsOnly
from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.layout import Layout
from tracker.exchange.office.opening import fits, laid_out, misfit, opened, table_by
from tracker.exchange.office.records import Records
from tracker.exchange.office.sorts import LEFT_OUT
from tracker.exchange.office.source import Source
from tracker.exchange.office.table import Table, headings_of
from tracker.exchange.problems import problem_of
from tracker.exchange.profiles import Profile, Reads
from tracker.exchange.sheets import File, Row, Sheet


def read_by_profile(
    file: File, profile: Profile, history: History, today: date, follow: Follow = unfollowed
) -> tuple[Sheet, ...]:
    """Read a file as its profile says: sheets of what it brings along, then one for each kind."""
    try:
        return _sheets(opened(file, profile, follow), profile, history, today, follow)
    except Fault as fault:
        return (_refused(file.path, profile, fault),)


def leaf_by_profile(
    leaf: Leaf, profile: Profile, history: History, today: date
) -> tuple[Sheet, ...]:
    """Read a leaf as a profile says."""
    try:
        return _sheets(laid_out(leaf, profile), profile, history, today)
    except Fault as fault:
        return (_refused(leaf.file, profile, fault),)


def layout_by_profile(
    layout: Layout, profile: Profile, history: History, today: date, follow: Follow = unfollowed
) -> tuple[Sheet, ...]:
    """Read a layout that was found already as a profile says."""
    try:
        if not fits(layout, profile):
            raise misfit(headings_of(layout.header), profile)
        return _sheets(layout, profile, history, today, follow)
    except Fault as fault:
        return (_refused(layout.leaf.file, profile, fault),)


def _refused(file: str, profile: Profile, fault: Fault) -> Sheet:
    wrong = problem_of(fault, file)
    name = profile.name or None
    return Sheet(file=file, kind=profile.kind, profile=name, office=True, problems=(wrong,))


def _sheets(
    layout: Layout, profile: Profile, history: History, today: date, follow: Follow = unfollowed
) -> tuple[Sheet, ...]:
    table = table_by(layout, profile)
    words = profile.words_of(layout.leaf.file, table.titles)
    known = Known(history, today)
    lines, skipped = _wanted(table, profile)
    left = Table(table.headings, lines, table.titles, table.typed)
    source = Source(layout.leaf.file, profile, left, known, words)
    skipped += sum(found.sort in LEFT_OUT for found in layout.sorts.values())
    own = [_sheet(layout, source, reads, skipped, follow) for reads in profile.reads]
    decimal = next((sheet.decimal for sheet in own if sheet.decimal), None)
    return (*_brought(source), *(replace(s, decimal=s.decimal or decimal) for s in own))


def _wanted(table: Table, profile: Profile) -> tuple[tuple[Line, ...], int]:
    """Give the lines that the profile does not skip, and how many it does."""
    left = tuple(line for line in table.lines if not _is_skipped(table, line, profile))
    return left, len(table.lines) - len(left)


def _is_skipped(table: Table, line: Line, profile: Profile) -> bool:
    return line.number in profile.skip_rows or any(
        re.search(pattern, table.cell(line, column))
        for column, pattern in profile.skip_where.items()
    )


def _sheet(layout: Layout, source: Source, reads: Reads, skipped: int, follow: Follow) -> Sheet:
    """Give the sheet of what the rows say of one kind."""
    records = Records(source, reads)
    rows = records.rows(follow)
    if not source.table.lines and reads is source.profile:
        fault = HeadingsOnly(row=layout.header[0].number)
        records.remarks.problems.append(problem_of(fault, source.file))
    remarks = records.remarks
    return Sheet(
        file=source.file,
        kind=reads.kind,
        encoding=layout.leaf.encoding,
        delimiter=layout.leaf.delimiter,
        decimal=_decimal(records),
        header_row=layout.header[0].number,
        orientation=layout.orientation,
        profile=source.profile.name or None,
        office=True,
        headings=_headings(reads),
        rows=rows,
        refused=len(remarks.refused),
        skipped=(skipped if reads is source.profile else 0) + len(remarks.left_out),
        problems=tuple(remarks.problems),
        notes=tuple(remarks.notes),
    )


def _decimal(records: Records) -> str | None:
    signs = [column.decimal for column in records.columns if isinstance(column.what, Number)]
    return next((sign for sign in signs if sign), None)


def _headings(reads: Reads) -> dict[str, str]:
    told = {**reads.fields, **reads.key}
    return {to: column for to, cells in told.items() if (column := next(cells.columns(), None))}


def _brought(source: Source) -> Iterator[Sheet]:
    """Give sheets of the records that the profile brings along and the plan has never had."""
    acts = Records(source, source.profile)
    for (kind, key), (line, brought) in source.brought.items():
        fields = KINDS[kind].fields
        values = {
            to: fields[to].read(source.filled(line, text)) for to, text in brought.values.items()
        }
        row = Row(line=line.number, key=key, values=values, effective_on=acts.day(line))
        yield Sheet(
            file=f"{source.file} ({source.profile.name})",
            kind=kind,
            profile=source.profile.name or None,
            rows=(row,),
            brought_along=True,
        )
