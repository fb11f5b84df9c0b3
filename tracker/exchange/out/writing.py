"""Write the records of a kind as a file of our own, each different cell of a column only once."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scenarios.fields import Whole
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from scenarios.snapshot import Sheet, decoded
from tracker.exchange.out.styles import CANONICAL, Style
from tracker.exchange.own.cells import writer
from tracker.exchange.own.headings import headings

TEXT = pa.large_string()
Cells: TypeAlias = pa.Array | pa.Scalar  # a scalar is what every row has
TEXTS = 2  # where Arrow keeps the texts of an array, after what is missing and where each begins


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
    columns["revision"] = _ending(counts, _day_taken(moment, today))
    header = rows_as_csv([heads[name] for name in columns], (), style)
    return b"".join([header, _joined(columns.values(), style.delimiter)])


def _joined(columns: Iterable[Cells], delimiter: str) -> pa.Buffer:
    """Join columns row by row; the texts of an array stand one after the other in UTF-8."""
    rows = pc.binary_join_element_wise(*columns, pa.scalar(delimiter, TEXT))
    size = pc.sum(pc.binary_length(rows), min_count=0).as_py()  # the buffer may be longer
    return rows.buffers()[TEXTS].slice(0, size) if size else pa.py_buffer(b"")


def _columns(sheet: Sheet, order: np.ndarray, style: Style) -> Iterator[tuple[str, Cells]]:
    """Give the texts of each column, as they stand between the delimiters."""

    def told(name: str, codes: np.ndarray, distinct: Iterable[Any]) -> Cells:
        texts = map(writer(sheet.kind.columns[name], style.decimal), distinct)
        return _spread(codes, _quoted(pa.array(["", *texts], TEXT), style.delimiter))

    for name, values in _key_parts(sheet, order).items():
        yield name, told(name, *pd.factorize(values))
    for name in sheet.kind.fields:
        yield name, told(name, *_field(sheet, name, order))


def _key_parts(sheet: Sheet, order: np.ndarray) -> dict[str, np.ndarray]:
    if sheet.kind.coded:
        return {"code": sheet.keys()[order]}
    return sheet.columns.words.key_parts(sheet.records[order])


def _field(sheet: Sheet, name: str, order: np.ndarray) -> tuple[np.ndarray, Iterable[Any]]:
    """Give the different values of a field, and which of them each record has."""
    codes, stored = pd.factorize(sheet.stored(name)[order])
    values = decoded(sheet.columns, name, stored).tolist()
    return codes, map(int, values) if isinstance(sheet.kind.fields[name], Whole) else values


def _ending(counts: np.ndarray, after: str) -> pa.Array:
    """Give the last cells, which say the revisions, each with the end of its line."""
    codes, numbers = pd.factorize(counts)
    return pa.array([f"{number}{after}\r\n" for number in numbers], TEXT).take(pa.array(codes))


def _spread(codes: np.ndarray, texts: pa.Array) -> Cells:
    """Give each row its text, after the first, which stands for what is missing (−1)."""
    places = codes + 1
    if len(places) and (places == places[0]).all():
        return texts[places[0]]
    return texts.take(pa.array(places))


def _quoted(texts: pa.Array, delimiter: str) -> pa.Array:
    """Put texts within quotation marks where RFC 4180 asks for them."""
    awkward = pc.match_substring_regex(texts, f'[{delimiter}"\r\n]')
    doubled = pc.replace_substring(texts.filter(awkward), '"', '""')
    mark = pa.scalar('"', TEXT)
    within = pc.binary_join_element_wise(mark, doubled, mark, pa.scalar("", TEXT))
    return pc.replace_with_mask(texts, awkward, within)


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
