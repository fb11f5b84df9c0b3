"""Whatever the plan allows in a field survives both styles of file."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.edits import Add
from scenarios.fields import (
    Choice,
    Code,
    Day,
    Field,
    Flag,
    Number,
    Percent,
    Prose,
    Reference,
    References,
    Span,
    Text,
    Texts,
    Whole,
    Wholes,
)
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tests.plans import FIRST_DAY, TODAY, full_plan, with_edits
from tracker.exchange.out.styles import CANONICAL, EXCEL_SV, NoSuchStyle, Style, style_named
from tracker.exchange.out.writing import count_rows, rows_as_csv, template, written
from tracker.exchange.own.cells import reader, writer
from tracker.exchange.own.headings import headings
from tracker.exchange.own.reading import read
from tracker.exchange.preview import preview
from tracker.exchange.sheets import File

STYLES = pytest.mark.parametrize("style", [CANONICAL, EXCEL_SV], ids=lambda style: style.name)
visible = st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t")
awkward = st.text("='-+@;,\"' .\u2028\u00a0\ufeffåNA", min_size=1, max_size=8)
one_line = (st.text(visible, max_size=40) | awkward).map(str.strip).filter(bool)
lines = st.lists(one_line, min_size=1, max_size=3).map("\n".join)
codes = st.text(
    st.characters(codec="ascii", categories=["L", "N", "P", "S"], exclude_characters="/;:,>"),
    min_size=1,
    max_size=10,
)
numbers = st.floats(allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)
VALUES: dict[type[Field], st.SearchStrategy[Any]] = {
    Text: one_line,
    Prose: lines,
    Code: codes,
    Number: numbers,
    Percent: st.floats(0, 100),
    Whole: st.integers(-(2**53) + 1, 2**53 - 1),
    Day: st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    Span: st.sampled_from(["2026", "2026-H1", "2026-T3", "2026-Q4", "2026-12", "2026-W53"]),
    Flag: st.booleans(),
    Choice: one_line,
    Texts: st.lists(one_line.filter(lambda text: ";" not in text), min_size=1, max_size=4),
    Wholes: st.lists(st.integers(-99, 99), min_size=1, max_size=4),
}


def field_of(kind: type[Field]) -> Field:
    return kind()


@STYLES
@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_any_value_of_any_type_comes_back_from_a_cell(
    kind: type[Field], style: Style, data: st.DataObject
) -> None:
    field = field_of(kind)
    value = field.check(data.draw(VALUES[kind]))
    text = writer(field, style.decimal)(value)
    table = rows_as_csv(["a", "b"], [[text, "x"]], style).decode(style.encoding)
    _, [cell, _] = csv.reader(io.StringIO(table, newline=""), delimiter=style.delimiter)
    assert reader(field, style.decimal)(cell) == value


@STYLES
@given(data=st.data())
def test_references_of_any_codes_come_back(style: Style, data: st.DataObject) -> None:
    one, many = Reference(kind="goal"), References(kind="goal")
    key, keys = data.draw(codes), many.check(data.draw(st.lists(codes, min_size=1)))
    for field, value in [(one, key), (many, keys)]:
        assert reader(field, style.decimal)(writer(field, style.decimal)(value)) == value


goals = st.fixed_dictionaries(
    {"title": one_line}, optional={"description": lines, "owner": one_line, "document": one_line}
)


@STYLES
@given(st.dictionaries(codes, goals, min_size=1, max_size=5))
def test_any_table_of_any_texts_changes_nothing_when_it_comes_back(
    style: Style, table: dict[str, dict[str, str]]
) -> None:
    adds = [
        Add(kind="goal", key=key, values=values, effective_on=FIRST_DAY)
        for key, values in table.items()
    ]
    history = with_edits(History.empty(), adds)
    data = written(history, "goal", Moment(TODAY), style, today=TODAY)
    found = preview(history, TODAY, [File("goal.csv", data)])
    assert [str(problem.refused) for problem in found.all_problems] == []
    assert found.edits == []
    assert found.counts(0)["unchanged"] == count_rows(data) == len(table)


@STYLES
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_read_and_written_again_is_the_same_bytes(kind: str, style: Style) -> None:
    history = full_plan()
    data = written(history, kind, Moment(TODAY), style, today=TODAY)
    sheet = read(File(f"{kind}.csv", data))
    adds = [Add(kind=kind, key=row.key, values=row.values) for row in sheet.rows]
    assert {(add.key, *map(str, add.values.values())) for add in adds} == {
        (key, *map(str, history.now(TODAY).values(kind, key).values()))  # type: ignore[union-attr]
        for key in history.now(TODAY).keys(kind)
    }
    assert (sheet.delimiter, sheet.encoding) == (style.delimiter, style.encoding)


def test_a_canonical_file_is_what_rfc_4180_describes() -> None:
    data = written(full_plan(), "goal", Moment(TODAY), today=TODAY)
    assert data.startswith(b"code,title,description,level,")
    assert data.endswith(b",1\r\n")
    assert b'"I l\xc3\xa4gen med god service.\nInte p\xc3\xa5 ' in data
    assert b"N1,Jobb,,,S1,,''-chefen,,,,,,,,,1\r\n" in data


def test_an_excel_file_is_what_excel_in_swedish_opens() -> None:
    data = written(full_plan(), "observation", Moment(TODAY), EXCEL_SV, today=TODAY)
    assert data.startswith("\ufeffindikator;period;plats;grupp;värde;".encode())
    assert b";-3,25;" in data


def test_a_record_says_which_revision_it_was_taken_from_and_on_which_day() -> None:
    then = written(full_plan(), "target", Moment(date(2025, 2, 1)), today=TODAY)
    assert then.splitlines()[1].endswith(b",80,1@2025-02-01")


def test_a_template_has_the_headings_and_nothing_else() -> None:
    assert template("likelihood") == b"scenario,judge,percent\r\n"
    assert template("likelihood", EXCEL_SV).decode("utf-8-sig").count(";") == 2


@STYLES
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_without_records_is_written_as_its_headings(kind: str, style: Style) -> None:
    data = written(History.empty(), kind, Moment(TODAY), style, today=TODAY)
    revision = headings(kind, style.language)["revision"]
    heads = template(kind, style).decode(style.encoding).splitlines()
    found = data.decode(style.encoding)
    assert found == style.delimiter.join([*filter(None, heads), revision]) + "\r\n"


def test_a_style_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(NoSuchStyle, match="excel-sv"):
        style_named("csv")


@STYLES
@given(st.dictionaries(codes, goals, min_size=1, max_size=5))
def test_what_is_written_column_by_column_is_what_the_csv_module_writes(
    style: Style, table: dict[str, dict[str, str]]
) -> None:
    adds = [
        Add(kind="goal", key=key, values=values, effective_on=FIRST_DAY)
        for key, values in table.items()
    ]
    history = with_edits(History.empty(), adds)
    data = written(history, "goal", Moment(TODAY), style, today=TODAY)
    text = io.StringIO(data.decode(style.encoding), newline="")
    header, *rows = csv.reader(text, delimiter=style.delimiter)
    assert rows_as_csv(header, rows, style) == data
