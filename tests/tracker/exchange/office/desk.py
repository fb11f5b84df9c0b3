"""Leaves to lay out: as they are on a desk, made of a text or of one of the samples."""

import csv
import io
from datetime import date
from pathlib import Path

from tracker.exchange.leaves.decoding import decoded
from tracker.exchange.leaves.leaf import Joined, Leaf
from tracker.exchange.leaves.lines import Line

SAMPLES = Path(__file__).parent / "samples"
GOALS = "01_maluppfoljning_delar2_2024_cp1252.csv"
QUARTERS = "02_indikatorer_kvartal_bred_utf8bom.csv"
TODAY = date(2026, 11, 26)


def leaf_of(text: str, *joined: Joined, delimiter: str = ";", encoding: str = "utf-8") -> Leaf:
    """Give the leaf of a text."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines, begins = [], 1
    for cells in rows:
        lines.append(Line(begins, cells))
        begins = rows.line_num + 1
    return Leaf(
        file="kontor.csv",
        lines=tuple(lines),
        delimiter=delimiter,
        encoding=encoding,
        joined=joined,
    )


def sample(name: str) -> Leaf:
    """Give the leaf of a sample."""
    text, encoding = decoded((SAMPLES / name).read_bytes())
    return leaf_of(text, encoding=encoding)
