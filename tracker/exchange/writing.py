"""Write the records of a kind as a file of our own, each different cell of a column only once."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from scenarios.fields import Whole
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from scenarios.lexicons import objects
from scenarios.snapshot import Sheet, decoded
from tracker.exchange.cells import writer
from tracker.exchange.headings import headings
from tracker.exchange.styles import CANONICAL, Style

Write = Callable[[Any], str]


def written(
    history: History,
    kind: str,
    moment: Moment,
    style: Style = CANONICAL,
    *,
    today: date,
) -> bytes:
    """Write a kind's records at a moment, each with the revision that it was taken from."""
    sheet, heads = history.at(moment).sheet(kind), headings(kind, style.language)
    order = sheet.sorting
    columns = dict(_columns(sheet, order, style))
    counts = history.number_array(kind, moment.known)[sheet.records[order]]
    after = _day_taken(moment, today)
    columns["revision"] = _spread(counts, lambda number: f"{number}{after}")
    header = rows_as_csv([heads[name] for name in columns], (), style)
    rows = map(style.delimiter.join, zip(*columns.values(), strict=True))
    return header + "\r\n".join([*rows, ""]).encode(style.encoding_of_rows)


def _columns(sheet: Sheet, order: np.ndarray, style: Style) -> Iterator[tuple[str, list[str]]]:
    """Give the texts of each column, as they stand between the delimiters."""
    fields, quoted = sheet.kind.columns, _quoting(style.delimiter)

    def of(name: str) -> Write:
        write = writer(fields[name], style.decimal)
        return lambda value: quoted(write(value))

    for name, values in _key_parts(sheet, order).items():
        yield name, _spread(values, of(name))
    for name in sheet.kind.fields:
        yield name, _field(sheet, name, order, of(name))


def _key_parts(sheet: Sheet, order: np.ndarray) -> dict[str, np.ndarray]:
    if sheet.kind.coded:
        return {"code": sheet.keys()[order]}
    return sheet.columns.words.key_parts(sheet.records[order])


def _field(sheet: Sheet, name: str, order: np.ndarray, write: Write) -> list[str]:
    codes, stored = pd.factorize(sheet.stored(name)[order])
    field = sheet.kind.fields[name]
    values = decoded(sheet.columns, name, stored).tolist()
    return _told(codes, map(int, values) if isinstance(field, Whole) else values, write)


def _spread(values: np.ndarray, write: Write) -> list[str]:
    codes, distinct = pd.factorize(values)
    return _told(codes, distinct.tolist(), write)


def _told(codes: np.ndarray, distinct: Iterable[Any], write: Write) -> list[str]:
    """Write each different value once, and an empty text for what is missing (−1)."""
    told: list[str] = objects([*map(write, distinct), ""])[codes].tolist()
    return told


def _quoting(delimiter: str) -> Callable[[str], str]:
    """Give what puts a text within quotation marks where RFC 4180 asks for them."""
    awkward = re.compile(f'[{delimiter}"\r\n]').search
    return lambda text: '"' + text.replace('"', '""') + '"' if awkward(text) else text


def template(kind: str, style: Style = CANONICAL) -> bytes:
    """Write the headings of a kind's file and nothing below them."""
    heads = headings(kind, style.language)
    return rows_as_csv([heads[name] for name in KINDS[kind].headings()], (), style)


def rows_as_csv(
    header: Sequence[str], rows: Iterable[Iterable[str]], style: Style = CANONICAL
) -> bytes:
    """Write rows of texts as RFC 4180 has it, in a style."""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=style.delimiter, lineterminator="\r\n")
    out.writerow(header)
    out.writerows(rows)
    return text.getvalue().encode(style.encoding)


def count_rows(data: bytes) -> int:
    """Count the records below the headings of a file written here, without reading it."""
    return sum(part.count(b"\r\n") for part in data.split(b'"')[::2]) - 1


def bases(history: History, kind: str, moment: Moment, keys: list[str], today: date) -> list[str]:
    """Give the revision that each record is taken from, and its day if that is past."""
    numbers, after = history.numbers(kind, moment.known), _day_taken(moment, today)
    return [f"{numbers[key]}{after}" for key in keys]


def _day_taken(moment: Moment, today: date) -> str:
    past = moment.day != today or moment.known is not None
    return f"@{moment.day.isoformat()}" if past else ""
