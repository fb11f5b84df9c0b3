"""A tortured file gives the cells of its clean version, or is refused; never silently others."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.faults import Fault, NoEncoding, NotText, QuoteAstray, QuoteLeftOpen
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.leaves.texts import pasted
from tracker.exchange.sheets import File

CLEAN = [
    ["Nr", "Mål", "Utfall 2023", "Kommentar"],
    ["007", "Fler bostäder", "10\u00a0060", 'Andelen sjunker i "Gamla torget".'],
    ["S2", "Å, ä; ö | é", "−3,5", "Två\nrader; med semikolon"],
    ["", "", "12,0 %", "'=SUM(A1)"],
]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
ENDS = ("\r\n", "\n", "\r")


def cells(data: bytes) -> list[list[str]]:
    [leaf] = leaves_of(File("rows.csv", data))
    return [line.cells for line in leaf.lines]


def written(rows: list[list[str]], between: str, end: str, *, quoted: bool = False) -> str:
    """Write rows as offices do; marks only where a cell needs them, unless all have them."""

    def cell(text: str) -> str:
        needs = quoted or any(sign in text for sign in (between, "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if needs else text

    return "".join(between.join(map(cell, row)) + end for row in rows)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_sign_line_ends_and_marks_make_no_difference(encoding: str) -> None:
    for between, end, quoted in itertools.product(",;\t|", ENDS, (False, True)):
        text = written(CLEAN, between, end, quoted=quoted)
        if encoding == "cp1252":
            text = text.replace("−", "-")
        wanted = [[c.replace("−", "-") if encoding == "cp1252" else c for c in r] for r in CLEAN]
        assert cells(text.encode(encoding)) == wanted, (between, end, quoted)
        assert cells(f"sep={between}{end}{text}".encode(encoding)) == wanted
        assert cells(text.removesuffix(end).encode(encoding)) == wanted


TORTURED = {
    "line ends of all sorts": (
        b"a;b\r1;2\n3;4\r\n5;6",
        [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]],
    ),
    "a mark inside a cell": (b'a;b\n1;i "Gamla torget"\n', [["a", "b"], ["1", 'i "Gamla torget"']]),
    "an inch": (b'a;b\n1;5" skruv\n', [["a", "b"], ["1", '5" skruv']]),
    "a mark after a space": (b'a, b\n1, "x, y"\n', [["a", " b"], ["1", ' "x', ' y"']]),
    "rows of any width": (
        b"a,b,c\n1\n1,2,3,4,5\n",
        [["a", "b", "c"], ["1"], ["1", "2", "3", "4", "5"]],
    ),
    "blank rows": (b"a,b\n\n,\n1,2\n\n", [["a", "b"], [], ["", ""], ["1", "2"], []]),
    "a title before the headings": (
        "Utfall, per kommun;;\n\nKommun;Andel;År\nAle;16,8;2020\nÅre;17,0;2020\n".encode(),
        [
            ["Utfall, per kommun", "", ""],
            [],
            ["Kommun", "Andel", "År"],
            ["Ale", "16,8", "2020"],
            ["Åre", "17,0", "2020"],
        ],
    ),
    "decimal commas in every cell": (
        b"a;b\n1,5;2,5\n3,5;4,5\n5,5;6,5\n",
        [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"], ["5,5", "6,5"]],
    ),
    "bars within cells": (
        b"Variable,2005,2010\nEmissions|CO2,1,2\nEmissions|CO2|Energy,3,4\n",
        [
            ["Variable", "2005", "2010"],
            ["Emissions|CO2", "1", "2"],
            ["Emissions|CO2|Energy", "3", "4"],
        ],
    ),
    "one column": ("mål\nfler, bostäder\n".encode(), [["mål"], ["fler", " bostäder"]]),
    "signs that only look like line ends": (
        "a;b\nx\u2028y;x\x85y\n1\x0b;2\x0c\n".encode(),
        [["a", "b"], ["x\u2028y", "x\x85y"], ["1\x0b", "2\x0c"]],
    ),
    "a mark of order within": ("a;b\n\ufeff1;2\n".encode(), [["a", "b"], ["\ufeff1", "2"]]),
    "the sign that Excel was told": (b'"sep=|"\na|b,c\n', [["a", "b,c"]]),
    "headings alone": (b"a;b", [["a", "b"]]),
    "codes with zeros first": (b"kod;namn\n0114;Ale\n", [["kod", "namn"], ["0114", "Ale"]]),
    "letters of the west in one byte": (
        b"a;b\n\xe5\xe4\xf6;\xe9\xfc\n",
        [["a", "b"], ["åäö", "éü"]],
    ),
    "capitals before a closing mark": (
        b"a;b\nMILJ\xd6\x94;\xe5\xe4\xf6\n",
        [["a", "b"], ["MILJÖ”", "åäö"]],
    ),
}
REFUSED = {
    "a mark that is never closed": (b'a;b\n1;"x\n2;y\n', QuoteLeftOpen, 2),
    "text after a closing mark": (b'a;b\n1;"x"y\n', QuoteAstray, 2),
    "a byte of no encoding": (b"a;b\r\xe5;2\r\x8d;3\r", NoEncoding, 3),
    "UTF-8 with a broken byte": ("å;ä\n".encode() * 5 + b"\xe5;x\n", NoEncoding, 6),
    "older rows with one in UTF-8": (b"\xe5;\xe4\n" * 5 + "å;x\n".encode(), NoEncoding, 6),
    "a NUL in the third row": (b"a;b\n1;2\n3;\x00\n", NotText, 3),
    "a UTF-16 text that is cut": ("a;b\n1;å\n".encode("utf-16")[:-1], NoEncoding, 2),
}


@pytest.mark.parametrize("name", TORTURED)
def test_a_tortured_file_gives_its_cells_as_they_stand(name: str) -> None:
    data, wanted = TORTURED[name]
    assert cells(data) == wanted


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_told_is_refused_with_its_row(name: str) -> None:
    data, fault, row = REFUSED[name]
    with pytest.raises(fault) as caught:
        cells(data)
    assert caught.value.values["row"] == row


def test_pasted_cells_are_those_of_the_clipboard() -> None:
    leaf = pasted('Nr\tMål\r\nS1\t"Två\nrader"\r\nS2\t"Gamla torget" sjunker\r\n')
    assert leaf.lines[0].cells == ["Nr", "Mål"]
    assert [line.cells for line in pasted('a\tb\n"x" y\t2\n').lines] == [["a", "b"], ['"x" y', "2"]]
    assert [line.cells for line in pasted('a\tb\n"x\ny"\t2\n').lines] == [["a", "b"], ["x\ny", "2"]]
    assert [line.cells for line in pasted("a;b\n1;2\n").lines] == [["a", "b"], ["1", "2"]]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=8)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=6)
)


@given(TABLES, st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_table_that_states_its_sign_comes_back_or_is_refused(
    rows: list[list[str]], between: str, encoding: str
) -> None:
    text = f"sep={between}\r\n" + written(rows, between, "\r\n", quoted=True)
    try:
        found = cells(text.encode(encoding))
    except Fault:
        assert any(ord(sign) < 32 for row in rows for cell in row for sign in cell)
    else:
        assert found == rows
