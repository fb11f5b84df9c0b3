"""Every fault of a file is one sentence with its place, and nothing of the file is used."""

import pytest

from tests.plans import TODAY, full_plan
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File
from tracker.exchange.sources import files_at
from tracker.words import Words

Place = tuple[str, bytes, int | None, str | None, str]
FAULTS: dict[str, Place] = {
    "empty": ("goal.csv", b"", None, None, "is empty"),
    "header only": ("goal.csv", b"code,title\r\n", 1, None, "no rows"),
    "a workbook": ("goal.csv", b"PK\x03\x04....", None, None, "workbook"),
    "binary": ("goal.csv", b"\x01\x02\x03", None, None, "no CSV file"),
    "another ending": ("goal.docx", b"PK\x03\x04", None, None, ".docx"),
    "a byte of no encoding": ("goal.csv", b"code,title\nS1,\xe5\nS2,\x81\n", 3, None, "81"),
    "unknown column": ("goal.csv", b"code,title,colour\nS1,x,y\n", 1, "colour", "“colour”"),
    "nearly a column": ("goal.csv", b"code,titel,due\nS1,x,\n", 1, "titel", "“title”"),
    "one column twice": ("goal.csv", b"code,title,rubrik\nS1,x,y\n", 1, "rubrik", "same column"),
    "cells without heading": ("goal.csv", b"code,title,\nS1,x,y\n", 1, None, "Column 3"),
    "no key column": ("goal.csv", b"title,due\nx,\n", 1, "code", "“code” is missing"),
    "half a key": ("likelihood.csv", b"scenario,percent\nA,9\n", 1, "judge", "“judge” is missing"),
    "too many cells": ("goal.csv", b"code,title\nS1,a,b\n", 2, None, "3 cells"),
    "too few cells": ("goal.csv", b"code,title,due\nS1,a\n", 2, None, "2 cells"),
    "an open quote": ("goal.csv", b'code,title\nS1,x\nS2,"y\nN1,z\n', 3, None, "never closed"),
    "a stray quote": ("goal.csv", b'code,title\nS1,"x"y\n', 2, None, "closing quotation"),
    "duplicate key": ("goal.csv", b"code,title\nS1,x\nS2,y\nS1,z\n", 4, "code", "row 2"),
    "an empty key": ("goal.csv", b"code,title\n,x\n", 2, "code", "must be filled in"),
    "a key with a slash": (
        "observation.csv",
        b"indicator,period,place\nI01,2025,a/b\n",
        2,
        "place",
        "a/b",
    ),
    "joined with itself": ("relation.csv", b"first,second,score\nS1,S1,1\n", 2, "second", "itself"),
    "wrong type": ("goal.csv", b"code,due\nS1,soon\n", 2, "due", "“soon”"),
    "a required cell empty": ("goal.csv", b"code,title\nS1,\n", 2, "title", "filled in"),
    "a required column absent": ("goal.csv", b"code,due\nQ1,2027-01-01\n", 2, "title", "filled in"),
    "unknown reference": ("goal.csv", b"code,parent\nS1,NO\n", 2, "parent", "NO"),
    "unknown reference in a key": (
        "allocation.csv",
        b"resource,goal,amount\nG4,NO,1\n",
        2,
        "goal",
        "NO",
    ),
    "a bad revision": ("goal.csv", b"code,title,revision\nS1,x,first\n", 2, "revision", "“first”"),
    "likelihoods off": (
        "likelihood.csv",
        b"scenario,judge,percent\nA,group,50\n",
        2,
        "percent",
        "90",
    ),
    "above itself": ("goal.csv", b"code,parent\nS1,S2\n", 2, "parent", "itself"),
    "no kind": ("list.csv", b"code,title\nS1,x\n", None, None, "kind of records"),
    "control character": ("goal.csv", b"code,title\nS1,a\x07b\n", 2, "title", "U+0007"),
}


def brought(name: str, data: bytes) -> Import:
    return preview(full_plan(), TODAY, [File(name, data)])


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_one_sentence_at_its_place(fault: str) -> None:
    name, data, row, column, part = FAULTS[fault]
    found = brought(name, data)
    [problem] = found.all_problems
    assert (problem.file, problem.row, problem.column) == (name, row, column)
    assert part in problem.sentence(Words("en"))
    assert found.refused


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_said_in_swedish_too(fault: str) -> None:
    name, data, *_ = FAULTS[fault]
    [problem] = brought(name, data).all_problems
    swedish, english = problem.sentence(Words("sv")), problem.sentence(Words("en"))
    assert swedish != english
    assert swedish.strip()


def test_everything_that_is_wrong_is_said_at_once_in_order_of_rows() -> None:
    text = "code,title,due,confidence\nS1,,2026-02-30,11\nS2,x,,\nS2,y,snart,x\n"
    found = brought("goal.csv", text.encode())
    assert [(problem.row, problem.column) for problem in found.all_problems] == [
        (2, "due"),
        (2, "confidence"),
        (4, "due"),
        (4, "confidence"),
    ]
    assert found.counts(0)["refused"] == 2


def test_rows_are_counted_as_the_lines_on_which_they_begin() -> None:
    text = 'sep=;\r\n\r\ncode;description;due\r\nS1;"två\r\nrader";\r\n;;\r\nS2;"a";nej\r\n'
    found = brought("goal.csv", text.encode())
    [problem] = found.all_problems
    assert (problem.row, problem.column) == (7, "due")
    assert found.sheets[0].header_row == 3
    assert found.counts(0)["skipped"] == 1


@pytest.mark.parametrize(
    ("text", "decimal", "values"),
    [
        ("code;band;baseline_value\nI01;1,5;1 234,5\n", ",", (1.5, 1234.5)),
        ("code;band;baseline_value\nI01;1.5;1234.25\n", ".", (1.5, 1234.25)),
        ("code;band;baseline_value\nI01;2;3\n", ",", (2, 3)),
        ("code\tband\tbaseline_value\nI01\t2,5\t−3,0\n", ",", (2.5, -3)),
        ("code,band,baseline_value\nI01,1.234,1e3\n", ".", (1.234, 1000)),
        ("code|band|baseline_value\nI01|0.5|7\n", ".", (0.5, 7)),
    ],
)
def test_the_cells_say_which_decimal_sign_a_file_has(
    text: str, decimal: str, values: tuple[float, float]
) -> None:
    found = brought("indicator.csv", text.encode())
    assert found.all_problems == []
    assert found.sheets[0].decimal == decimal
    told = found.sheets[0].rows[0].values
    assert (told["band"], told["baseline_value"]) == values


def test_a_number_that_can_be_read_in_two_ways_is_asked_about() -> None:
    found = brought("indicator.csv", b"code;band\nI01;1.234\n")
    [problem] = found.all_problems
    assert (problem.row, problem.column, problem.value) == (2, "band", "1.234")


def test_a_decimal_comma_in_a_file_with_points_is_refused_and_not_read() -> None:
    [problem] = brought("indicator.csv", b'code,band\nI01,"1,5"\n').all_problems
    assert problem.value == "1,5"


def test_columns_of_nothing_under_no_heading_are_left_alone() -> None:
    found = brought("goal.csv", b"code;title;;\nS1;Nytt;;\n;;;\n")
    assert found.all_problems == []
    assert found.counts(0)["changed"] == 1


def test_a_file_may_be_told_its_kind_or_tell_it_by_its_name_or_its_headings() -> None:
    data = b"indicator,period,value\nI01,2026-Q1,3\n"
    for name in ("observation.csv", "Observation (2).csv", "x.csv", "observation-2026.csv"):
        assert brought(name, data).sheets[0].kind == "observation"
    found = preview(full_plan(), TODAY, [File("x.csv", b"code,title\nZ1,a\n")], kind="driver")
    assert found.counts(0)["added"] == 1


def test_a_kind_that_nobody_knows_is_refused() -> None:
    found = preview(full_plan(), TODAY, [File("x.csv", b"code,title\n")], kind="goals")
    assert "goals" in str(found.all_problems[0].refused)


def test_a_file_with_headings_only_beside_others_is_no_fault() -> None:
    files = [File("driver.csv", b"code,title\n"), File("goal.csv", b"code,title\nS1,x\n")]
    assert preview(full_plan(), TODAY, files).all_problems == []


def test_a_path_where_nothing_is_is_a_problem_of_that_path() -> None:
    [problem] = preview(full_plan(), TODAY, files_at(["/nowhere/goal.csv"])).all_problems
    assert "/nowhere/goal.csv" in str(problem.refused)
