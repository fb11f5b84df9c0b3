"""What stands below the headings is the same, divided at once or row by row."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.exchange.faults import Fault
from tracker.exchange.leaves.bounds import MOST_COLUMNS
from tracker.exchange.leaves.decoding import Decoded
from tracker.exchange.leaves.lines import Line
from tracker.exchange.own import body
from tracker.exchange.own.body import body_of
from tracker.exchange.own.grids import grid

SIGNS = ["a", "å", "\\", " ", "\t", ",", ",", ";", "'", "\x1c", "\x85", "\u2028", "\ufeff", "NA"]
ENDS = ["\n", "\r\n", "\r", "\n\n", ",\n", ",,\r\n", " \n"]


def divided(text: str) -> Any:
    try:
        found = grid(Decoded(text, "utf-8"), "goal")
    except Fault as fault:
        return type(fault), fault.values
    columns = [list(column) for column in found.body.columns]
    ragged = list(found.body.ragged)
    return (
        found.delimiter,
        found.header,
        list(found.body.numbers),
        columns,
        found.body.blank,
        ragged,
    )


def row_by_row(text: str) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body, "_at_once", lambda *_: None)
        return divided(text)


@settings(max_examples=300)
@given(
    st.sampled_from(["", "\n", "sep=;\r\n", " ,\r"]),
    st.sampled_from(["code,title\n", "code,title,owner\r\n", "code;title\r", "code\n", "a,b,c\n"]),
    st.lists(st.sampled_from([*SIGNS, *ENDS, '"', "goal"]), max_size=25).map("".join),
)
@example("", "code,title\n", '"",""\n"a","b,""c"""\n')
@example("", "code,title\n", '"","""\n"')
@example("", "code,title\n", "")
@example("", "code,title", "")
@example("sep=,\n\n", "code,title\r\n", "a,b\n\rc,d\r\n\n\r\r\n")
def test_whatever_a_text_holds_it_is_divided_the_same(above: str, heads: str, rest: str) -> None:
    assert divided(above + heads + rest) == row_by_row(above + heads + rest)


CELLS = [
    "",
    "a",
    '"a"',
    '"a,b"',
    '"""a"""',
    '""',
    '" "',
    '"a""b"',
    '"a\nb"',
    'a"',
    '"a"b',
    '"',
    '""a',
]


@settings(max_examples=300)
@given(
    st.sampled_from(["code,title\n", '"code","title"\r\n', '"co\nde",title\r']),
    st.lists(st.tuples(st.sampled_from(CELLS), st.sampled_from(CELLS)), max_size=4),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_and_so_it_is_wherever_quotation_marks_stand(
    heads: str, rows: list[tuple[str, str]], end: str
) -> None:
    text = heads + end.join(map(",".join, rows))
    assert divided(text) == row_by_row(text)


def at_once(text: str, delimiter: str = ",") -> bool:
    header = Line(1, text.splitlines()[0].split(delimiter))
    return body._at_once(text, delimiter, header) is not None  # noqa: SLF001


def test_rows_of_a_line_each_are_divided_at_once_blank_and_quoted_ones_too() -> None:
    assert at_once("code,title\r\nS1,Ett\r\n\r\n,\r\nS2,\r\n")
    assert at_once('code,title\nS1,"Ett, ""två"""\n"S2",""')


@pytest.mark.parametrize(
    "text",
    [
        'code,title\nS1,"Ett\ntvå"\n',
        'code,title\nS1,"Ett" två\n',
        'code,title\nS1,Ett"två"\n',
        'code,title\nS1,"Ett\n',
        "code,title\nS1\n",
        "code,title\nS1,Ett,\n",
        "code\nS1\n",
        f"{',' * MOST_COLUMNS}\n{',' * MOST_COLUMNS}\n",
    ],
    ids=["lines", "after", "before", "open", "shorter", "longer", "one column", "too wide"],
)
def test_all_others_are_divided_row_by_row(text: str) -> None:
    assert not at_once(text)


@pytest.mark.parametrize("bound", ["MOST_ROWS", "MOST_CELLS"])
def test_nor_is_a_table_with_more_than_tables_have(
    bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "code,title\nS1,a\nS2,b\n"
    assert at_once(text)
    monkeypatch.setattr(body, bound, 2)
    assert not at_once(text)


def test_the_texts_of_a_column_are_told_once_those_of_ragged_rows_too() -> None:
    text = "code,title\nS1,a\nS2,a\nS3\nS4,b,c\n"
    found = body_of(text, ",", Line(1, ["code", "title"]))
    assert list(found.texts(1)) == ["a", "b"]
    assert [line.number for line in found.ragged] == [4, 5]
    assert len(found) == 4
