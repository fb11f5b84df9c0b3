"""Tables that others made to try readers: each is read, or refused, as docs/files.md says."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tracker.exchange.faults import Fault, NoEncoding
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.sheets import File

DOCUMENT = Path(__file__).parents[2] / "docs" / "files.md"
SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
SPECTRUM = (
    *("comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates"),
    *("newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"),
)
# The JSON beside this file holds another telephone number than the file itself.
PUBLISHED_OTHERWISE = {"location_coordinates": {"1234567890": "2095257564"}}


def records(leaf: Leaf) -> list[dict[str, str]]:
    header, *rows = (line.cells for line in leaf.lines)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.parametrize("name", SPECTRUM)
def test_the_spectrum_of_csv_is_read_as_its_makers_say(real_data: Path, name: str) -> None:
    folder = real_data / "csv-spectrum"
    wanted: Any = json.loads((folder / "json" / f"{name}.json").read_bytes())
    wanted = wanted if isinstance(wanted, list) else [wanted]
    mended = PUBLISHED_OTHERWISE.get(name, {})
    wanted = [{to: mended.get(text, text) for to, text in one.items()} for one in wanted]
    [leaf] = leaves_of(File("a.csv", (folder / "csvs" / f"{name}.csv").read_bytes()))
    assert records(leaf) == wanted


def test_no_file_of_the_spectrum_is_left_out(real_data: Path) -> None:
    assert {path.stem for path in real_data.glob("csv-spectrum/csvs/*")} == set(SPECTRUM)


def classified() -> dict[str, str]:
    """Give what the document says each file is read as."""
    rows = re.findall(r"(?m)^\| `([^`]+\.csv)` \|[^|]*\| ([^|]+) \|$", DOCUMENT.read_text("utf-8"))
    return {name: read_as.strip() for name, read_as in rows}


def told(path: Path) -> str:
    """Say what a file is read as, in the words of the document."""
    try:
        [leaf] = leaves_of(File(path.name, path.read_bytes()))
    except Fault as fault:
        return f"refused: {fault}"
    rows = [line for line in leaf.lines if not line.blank]
    widths = Counter(len(line.cells) for line in rows)
    parts = [f"{count} of {width}" for width, count in sorted(widths.items(), reverse=True)]
    blank = len(leaf.lines) - len(rows)
    said = f"{leaf.encoding}, {SIGNS[leaf.delimiter or ',']}, rows: {' and '.join(parts)}"
    return f"{said}; {blank} blank" if blank else said


def test_every_fixture_is_read_as_the_document_says(real_data: Path) -> None:
    folder = real_data / "frictionless"
    assert {path.name: told(path) for path in folder.iterdir()} == classified()


# Looked up in the files by eye, not computed: how each folder's tables are written.
WRITTEN = {
    "bergen/*_dataset.csv": ("utf-8-sig", ";", {14}),
    "bergen/*_fields.csv": ("utf-8", ",", {3}),
    "gmpp-uk/uk_2014.csv": ("cp1252", ",", {201}),
    "gmpp-uk/uk_201[89].csv": ("cp1252", ",", {14, 15}),
    "gmpp-uk/uk_2021.csv": ("cp1252", ";", {16}),
    "iamc/plot_data.csv": ("utf-8", ",", {8}),
    "iamc/plot_region_data.csv": ("utf-8", ",", {6}),
    "iamc/tutorial_data.csv": ("utf-8", ",", {15}),
    "march-madness/*.csv": ("utf-8", ",", {14, 15}),
    "ons-sdg/**/*.csv": ("utf-8", ",", {3, 4, 6, 7, 8}),
    "powercircle/*.csv": ("utf-8-sig", ",", {12}),
    "skolverket/*.csv": ("utf-8-sig", ";", {11, 3, 1}),
}
UNREADABLE = {"gmpp-uk/uk_2020.csv": "9D", "gmpp-uk/mapping_columns.csv": "81"}


@pytest.mark.parametrize("pattern", WRITTEN)
def test_tables_of_offices_are_read_as_they_are_written(real_data: Path, pattern: str) -> None:
    encoding, delimiter, widths = WRITTEN[pattern]
    paths = list(real_data.glob(pattern))
    assert paths
    for path in paths:
        [leaf] = leaves_of(File(path.name, path.read_bytes()))
        found = {len(line.cells) for line in leaf.lines if not line.blank}
        assert (leaf.encoding, leaf.delimiter) == (encoding, delimiter)
        assert found <= widths


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_table_with_bytes_of_no_encoding_is_refused_with_the_first(
    real_data: Path, name: str
) -> None:
    with pytest.raises(NoEncoding, match=f"The byte {UNREADABLE[name]} is text in neither"):
        leaves_of(File(name, (real_data / name).read_bytes()))
