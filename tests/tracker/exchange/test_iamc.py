"""Numeric scenario tables as the IAMC has them: read wide or long, written, and back again.

pyam 4.0.0 found what is written of its own tutorial's data, wide and long, equal to the original,
and what it writes itself is read here as the same values.
"""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.history import History, Moment
from tests.telling import Telling
from tests.tracker import stage
from tracker import demo
from tracker.exchange.iamc import (
    Series,
    Value,
    is_iamc,
    long,
    read_iamc,
    sheets_of_iamc,
    values_of,
    wide,
)
from tracker.exchange.imports import carry_out
from tracker.exchange.out.exports import NotATable, export
from tracker.exchange.out.styles import IAMC
from tracker.exchange.preview import preview
from tracker.exchange.sheets import File

TODAY = date(2026, 11, 23)
WIDE = """Model,Scenario,Region,Variable,Unit,2030,2040
Review 2026-10-20,Tyst,Kommun,Jobb,antal,9900,
Review 2026-10-20,Tyst,Kommun,Effekt,MW,13,14.5
"""

names = st.text(st.characters(categories=("L", "N"), include_characters=" |,\"'åäö"), min_size=1)
texts = names.map(lambda text: " ".join(text.split())).filter(bool)
series = st.builds(Series, texts, texts, texts, texts, texts | st.just(""))
values = st.lists(
    st.tuples(series, st.integers(1900, 2200).map(str), st.floats(-1e12, 1e12)),
    max_size=8,
    unique_by=lambda one: one[:2],
).map(lambda rows: [Value(*row) for row in rows])


def without_lines(found: list[Value]) -> list[Value]:
    return [one._replace(line=0) for one in found]


def a_file(text: str) -> File:
    return File("table.csv", text.encode())


def test_an_empty_value_is_no_value() -> None:
    found = read_iamc(a_file(WIDE))
    assert found.problems == []
    told = [(one.series.variable, one.year, one.value, one.line) for one in found.values]
    assert told == [
        ("Jobb", "2030", 9900, 2),
        ("Effekt", "2030", 13, 3),
        ("Effekt", "2040", 14.5, 3),
    ]


@given(values)
def test_what_is_written_wide_or_long_reads_back_the_same(found: list[Value]) -> None:
    ordered = sorted(found)
    assert sorted(without_lines(read_iamc(a_file(long(found))).values)) == ordered
    assert sorted(without_lines(read_iamc(a_file(wide(found))).values)) == ordered
    assert is_iamc(wide(found).encode())
    assert is_iamc(long(found).encode())


def test_a_table_is_told_by_its_headings() -> None:
    assert is_iamc(b"\xef\xbb\xbfmodel;SCENARIO;Region;Variable;Unit;2030\n")
    assert not is_iamc(b"code,title\nA,x\n")
    assert not is_iamc(b"")
    assert not is_iamc(b"PK\x03\x04")


def test_an_empty_unit_is_none_and_any_other_empty_key_is_a_problem() -> None:
    found = read_iamc(a_file("Model,Scenario,Region,Variable,Unit,2030\nm,s,r,v,,1\n,s,r,v,u,2\n"))
    assert [one.series.unit for one in found.values] == [""]
    [problem] = found.problems
    assert (problem.row, problem.column) == (3, "model")


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("Model,Scenario,Region,Variable,Unit,2030,Note\nm,s,r,v,u,1,x\n", 1, "note"),
        ("Model,Scenario,Region,Variable,Unit,2030\nm,s,r,v,u,ett\n", 2, "2030"),
        ("Model,Scenario,Region,Variable,Unit,2030\nm,s,r,v,u\n", 2, None),
        ("model,scenario,region,variable,unit,year,value\nm,s,r,v,u,soon,1\n", 2, "year"),
        ("model,scenario,region,variable,unit,year,value\nm,s,r,v,u,2030,x\n", 2, "value"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    text: str, row: int, column: str | None
) -> None:
    [problem] = read_iamc(a_file(text)).problems
    assert (problem.row, problem.column) == (row, column)


def test_what_the_plan_lacks_is_brought_along_and_it_is_told_what_nobody_knows() -> None:
    plan = Telling().add("scenario", "C", title="Tyst", set="main")
    indicators, own = sheets_of_iamc(a_file(WIDE), plan.history, TODAY)
    assert (indicators.kind, indicators.brought_along) == ("indicator", True)
    assert [row.values["unit"] for row in indicators.rows] == ["antal", "MW"]
    assert [row.key for row in own.rows] == ["jobb/C/2030", "effekt/C/2030", "effekt/C/2040"]
    assert own.rows[0].values == {"value": 9900, "source": "Review 2026-10-20"}
    assert [str(note.refused).partition(" is")[0] for note in own.notes] == ["“Jobb”", "“Effekt”"]


def test_several_models_and_regions_are_kept_apart() -> None:
    text = "Model,Scenario,Region,Variable,Unit,2030\nm,s,r,v,u,1\nn,s,q,v,u,2\n"
    indicators, scenarios, own = sheets_of_iamc(a_file(text), History.empty(), TODAY)
    assert [row.values["title"] for row in indicators.rows] == ["v, r", "v, q"]
    assert [(row.values["title"], row.values["set"]) for row in scenarios.rows] == [
        ("s, m", "m"),
        ("s, n", "n"),
    ]
    assert len(own.rows) == 2


def test_a_value_that_is_given_twice_is_a_problem() -> None:
    text = "Model,Scenario,Region,Variable,Unit,2030\nm,s,r,v,u,1\nm,s,r,v,u,1\n"
    [problem] = sheets_of_iamc(a_file(text), History.empty(), TODAY)[-1].problems
    assert problem.row == 3
    empty = sheets_of_iamc(File("table.csv", b""), History.empty(), TODAY)
    assert len(empty[0].problems) == 1


def test_a_plan_leaves_as_a_table_and_comes_back_changing_nothing(tmp_path: Path) -> None:
    workspace = stage.empty(tmp_path)
    archive = demo.archive("sv")
    carry_out(workspace, [File(archive.name, archive.read_bytes())], person=stage.ANNA)
    told = export(workspace, tmp_path / "out" / "scenarios.csv", style=IAMC)
    [file] = told["files"]
    assert (file["path"], file["rows"], told["left_out"]) == ("scenarios.csv", 12, 0)
    data = (tmp_path / "out" / "scenarios.csv").read_bytes()
    assert data.splitlines()[0] == b"Model,Scenario,Region,Variable,Unit,2030"
    assert b"Review 2026-10-20," in data
    again = preview(workspace.history(), TODAY, [File("scenarios.csv", data)])
    assert again.all_problems == []
    assert not again.edits
    with pytest.raises(NotATable):
        export(workspace, tmp_path / "folder", style=IAMC)


def test_what_is_of_no_whole_year_is_left_out_and_counted() -> None:
    plan = Telling().add("scenario", "A", title="One")
    plan.add("indicator", "I1", title="Share", unit="–", wanted="raise")
    plan.add("projection", "I1/A/2030", value=1.0).add("projection", "I1/A/2030-Q1", value=2.0)
    found, left_out = values_of(plan.history.at(Moment(TODAY)), "m")
    assert [(one.series.unit, one.year, one.value) for one in found] == [("", "2030", 1)]
    assert left_out == 1
