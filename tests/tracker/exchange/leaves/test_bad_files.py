"""What bad files get: a plain sentence each, soon, with nothing changed and little memory."""

import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from tests.plans import TODAY, full_plan
from tests.tracker.exchange.leaves.bad_files import BAD, OF_OUR_OWN, cells
from tests.tracker.exchange.leaves.workbook_parts import packed
from tracker.exchange.faults import Fault
from tracker.exchange.leaves import bounds, lines
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.leaves.unreadable import TooLarge, TooManyCells, TooManyRows
from tracker.exchange.leaves.xlsx import sheet as cells_of_a_sheet
from tracker.exchange.preview import preview
from tracker.exchange.sheets import File
from tracker.exchange.sources import files_at, unpacked
from tracker.words import Words


def fault_of(file: File) -> Fault | None:
    """Read a file, from its archive if it lies in one, and give why it cannot be."""
    found, faulty = unpacked([file])
    for problem in (problem for one in faulty for problem in one.problems):
        assert isinstance(problem.refused, Fault)
        return problem.refused
    try:
        for one in found:
            leaves_of(one)
    except Fault as fault:
        return fault
    return None


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_for_what_it_is(name: str) -> None:
    file, fault = BAD[name]
    assert type(fault_of(file)) is fault


@pytest.mark.parametrize("name", OF_OUR_OWN)
def test_a_bad_file_of_our_own_is_one_problem(name: str) -> None:
    file, fault = OF_OUR_OWN[name]
    [problem] = preview(full_plan(), TODAY, [file]).all_problems
    assert type(problem.refused) is fault


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_changes_nothing_and_is_told_in_both_languages(name: str) -> None:
    found = preview(full_plan(), TODAY, [BAD[name][0]])
    assert found.refused
    assert found.edits == []
    for problem in found.all_problems:
        english, swedish = (problem.sentence(Words(language)) for language in ("en", "sv"))
        assert english != swedish
        assert english.endswith(".")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_takes_no_more_memory_than_forty_megabytes(name: str) -> None:
    tracemalloc.start()
    fault_of(BAD[name][0])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * bounds.MEGABYTE


def test_a_file_of_two_gigabytes_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    for name in ("rows.csv", "rows.xlsx", "plan.zip"):
        with (tmp_path / name).open("wb") as sparse:
            sparse.truncate(2 * 1024**3)
    tracemalloc.start()
    for file in files_at([tmp_path / "rows.csv", tmp_path / "plan.zip", tmp_path]):
        assert isinstance(file.fault, TooLarge)
        assert file.data == b""
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < bounds.MEGABYTE


def test_a_file_that_is_too_large_in_memory_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.exchange.leaves.opening.MOST_BYTES", 10)
    with pytest.raises(TooLarge):
        leaves_of(File("a.csv", b"code,title\nS1,x\n"))


def test_a_table_in_an_archive_has_the_same_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.exchange.sources.MOST_BYTES", 10)
    found, [sheet] = unpacked([File("a.zip", packed({"goal.csv": b"code,title\nS1,x\n"}))])
    assert found == []
    assert isinstance(sheet.problems[0].refused, TooLarge)


def test_more_rows_and_cells_than_a_table_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_ROWS", 100)
    monkeypatch.setattr(lines, "MOST_CELLS", 250)
    assert leaves_of(File("a.csv", b"a,b\n" * 100))
    with pytest.raises(TooManyRows, match="100 rows"):
        leaves_of(File("a.csv", b"a\n" * 101))
    with pytest.raises(TooManyCells, match="250 cells"):
        leaves_of(File("a.csv", b"a,b,c\n" * 84))


def test_the_cells_of_all_sheets_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells_of_a_sheet, "MOST_CELLS_IN_WORKBOOK", 5)
    data = cells(A1="x", C1="y")
    assert leaves_of(File("a.xlsx", data))
    with pytest.raises(TooManyCells):
        leaves_of(File("a.xlsx", cells(A1="x", A9="y")))


def test_every_bound_stands_in_the_document_with_its_number() -> None:
    document = (Path(__file__).parents[4] / "docs" / "files.md").read_text("utf-8")
    named = {name: getattr(bounds, name) for name in vars(bounds) if name.startswith("MOST_")}
    for name, most in named.items():
        number = most // bounds.MEGABYTE if most % bounds.MEGABYTE == 0 else most
        assert re.search(rf"(?m)^\| `{name}` \| {number:,} ", document), name
    assert f"{bounds.MUCH // bounds.MEGABYTE} megabytes |" in document


IN_A_CHILD = """
import resource, sys
from tracker.exchange.faults import Fault
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.sheets import File
most = 1536 * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (most, most))
for rows in (b"aa," * 13_000_000, b"code,x" + b"x" * 50_000_000, b"a,b" + b"\\n" * 2_100_000):
    try:
        leaves_of(File("rows.csv", rows))
    except Fault as fault:
        print(type(fault).__name__)
"""


def test_a_child_with_a_gigabyte_and_a_half_of_memory_refuses_what_would_take_more() -> None:
    command = [sys.executable, "-c", IN_A_CHILD]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""
    assert done.stdout.split() == ["TooManyCells", "CellTooLong", "TooManyRows"]
