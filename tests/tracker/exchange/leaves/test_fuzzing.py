"""Whatever a file holds, it is read or refused in a sentence, soon, and never in another way.

`make fuzz` tries 250,000 files.
"""

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from zipfile import ZIP_STORED

from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.exchange.leaves.workbook_parts import PARTS, packed
from tracker.exchange.faults import Fault
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.leaves.texts import pasted
from tracker.exchange.sheets import File
from tracker.exchange.sources import unpacked

SOON = 5.0  # seconds of work for a file of a few kilobytes
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp850")
PIECES = st.sampled_from(
    ["a", "Å", "1,5", "\u2212", '"', '""', ",", ";", "\t", "|", "\r", "\n", "\r\n", "\x00"]
) | st.sampled_from(
    ["sep=;", "\ufeff", "=", "'", " ", "\u202f", "\u2028", "2024", "x" * 300, "–", "\x07", "\x85"]
)
XML = st.sampled_from(
    [
        b"",
        b"<",
        b">",
        b"&#0;",
        b"&amp;",
        b"&x;",
        b"]]>",
        b"<!DOCTYPE a>",
        b"<!ENTITY a 'b'>",
        b"\xff",
    ]
)
CELLS = st.sampled_from(
    [b'r="A1"', b'r="1048577"', b'r="XFD9"', b't="s"', b't="inlineStr"', b't="d"', b's="99"']
) | st.sampled_from(
    [b"-1", b"1e999", b"NaN", b"9" * 20, b"_xD800_", b"<v/>", b"</c>", b"<row>", b"<f>1</f>"]
)


@contextlib.contextmanager
def soon() -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"not done with {SOON} seconds of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SOON)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def read(name: str, data: bytes) -> tuple[Leaf, ...]:
    """Read a file, or nothing where it is refused as files are."""
    with soon():
        try:
            return leaves_of(File(name, data))
        except Fault:
            return ()


def hold(leaves: tuple[Leaf, ...]) -> None:
    """Hold leaves to what everything that reads them relies on."""
    for leaf in leaves:
        numbers = [line.number for line in leaf.lines]
        assert numbers == sorted(set(numbers))
        cells = {line.number: line.cells for line in leaf.lines}
        assert all(0 <= place < len(cells[number]) for number, place in leaf.typed)
        for line in leaf.lines:
            "".join(line.cells).encode()


@st.composite
def altered(draw: st.DrawFn, data: bytes, tokens: st.SearchStrategy[bytes]) -> bytes:
    """Give bytes with up to four stretches replaced."""
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(data)))
        end = begin + draw(st.sampled_from([0, 0, 1, 4, 20, 200]))
        data = data[:begin] + draw(tokens) + data[end:]
    return data


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    hold(read("a.csv", data))


@given(st.lists(PIECES, min_size=1, max_size=40), st.sampled_from(ENCODINGS), st.binary(max_size=2))
def test_any_text_in_any_encoding(pieces: list[str], encoding: str, more: bytes) -> None:
    hold(read("a.csv", "".join(pieces).encode(encoding, "replace") + more))


@given(st.lists(PIECES, min_size=1, max_size=40))
def test_anything_that_is_pasted(pieces: list[str]) -> None:
    with soon(), contextlib.suppress(Fault):
        pasted("".join(pieces))


@given(st.sampled_from(sorted(PARTS)), st.data())
def test_any_part_of_a_workbook_altered(name: str, data: st.DataObject) -> None:
    part = data.draw(altered(PARTS[name], XML | CELLS | st.binary(max_size=8)))
    hold(read("a.xlsx", packed(PARTS | {name: part})))


@given(altered(packed(PARTS, ZIP_STORED), st.binary(max_size=8)))
def test_any_bytes_of_a_workbook_altered(data: bytes) -> None:
    hold(read("a.xlsx", data))
    with soon():
        unpacked([File("a.zip", data)])
