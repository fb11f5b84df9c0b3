"""Write the records of a kind as a file of our own."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tracker.exchange.cells import writer
from tracker.exchange.headings import headings
from tracker.exchange.styles import CANONICAL, Style
from tracker.exchange.values import key_columns, typed_columns


def written(
    history: History,
    kind: str,
    moment: Moment,
    style: Style = CANONICAL,
    *,
    today: date,
) -> bytes:
    """Write a kind's records at a moment, each with the revision that it was taken from."""
    keys, values = typed_columns(history.at(moment), kind)
    columns = key_columns(KINDS[kind], keys) | values
    fields = KINDS[kind].columns
    texts = [[*map(writer(fields[name], style.decimal), columns[name])] for name in columns]
    texts.append(bases(history, kind, moment, keys, today))
    heads = headings(kind, style.language)
    return rows_as_csv(
        [heads[name] for name in (*columns, "revision")], zip(*texts, strict=True), style
    )


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
    numbers: Mapping[str, int] = history.numbers(kind, moment.known)
    past = moment.day != today or moment.known is not None
    after = f"@{moment.day.isoformat()}" if past else ""
    return [f"{numbers[key]}{after}" for key in keys]
