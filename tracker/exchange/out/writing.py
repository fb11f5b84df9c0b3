"""Write the records of a kind as a file of our own, each different cell of a column only once."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np

from scenarios.fields import Number, Whole
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from scenarios.sheet import Sheet, decoded
from tracker.exchange.out.columns import Column, Numbers, Texts, factorized, quoted, side_by_side
from tracker.exchange.out.styles import CANONICAL, Style
from tracker.exchange.own.cells import writer
from tracker.exchange.own.headings import headings


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
    counts = history.number_array(kind, moment.known)[sheet.records[order]]
    columns = [*_columns(sheet, order, style), _ending(counts, _day_taken(moment, today))]
    names = [*sheet.kind.headings(), "revision"]
    header = rows_as_csv([heads[name] for name in names], (), style)
    return b"".join([header, *side_by_side(columns, len(order), style.delimiter)])


def _columns(sheet: Sheet, order: np.ndarray, style: Style) -> Iterator[Column]:
    """Give the columns of the key's parts and of the fields."""

    def told(name: str, codes: np.ndarray, distinct: Iterable[Any]) -> Column:
        texts = map(writer(sheet.kind.columns[name], style.decimal), distinct)
        return Texts(codes, quoted(texts, style.delimiter))

    for name, codes, values in _key_parts(sheet, order):
        yield told(name, codes, values)
    for name, field in sheet.kind.fields.items():
        stored = sheet.stored(name)[order]
        if isinstance(field, Number):
            yield Numbers(stored, style.decimal)
        else:
            codes, distinct = factorized(stored)
            yield told(name, codes, _values(sheet, name, distinct))


def _key_parts(sheet: Sheet, order: np.ndarray) -> Iterator[tuple[str, np.ndarray, np.ndarray]]:
    """Give each part of the key: which of its different values each record has, and these."""
    records, words = sheet.records[order], sheet.columns.words
    if sheet.kind.coded:
        yield "code", np.arange(len(records)), words.keys.take(records)
        return
    for name, part in words.parts().items():
        codes, distinct = factorized(part.codes[records])
        yield name, codes, part.values[distinct]


def _values(sheet: Sheet, name: str, stored: np.ndarray) -> Iterable[Any]:
    """Give the values of a field that stored ones stand for."""
    values = decoded(sheet.columns.words, name, stored)
    if isinstance(sheet.kind.fields[name], Whole):
        return (None if np.isnan(value) else int(value) for value in values)
    found: list[Any] = values.tolist()
    return found


def _ending(counts: np.ndarray, after: str) -> Column:
    """Give the last cells, which say the revisions, each with the end of its line."""
    codes, numbers = factorized(counts)
    return Texts(codes, (f"{number}{after}\r\n" for number in numbers))


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
