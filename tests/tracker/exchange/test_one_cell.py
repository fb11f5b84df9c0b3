"""One cell altered is one change, one cell emptied is one clear, one bad cell is one problem."""

import csv
import io
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from scenarios.edits import Revise
from scenarios.fields import (
    Choice,
    Day,
    Field,
    Flag,
    Mentions,
    Number,
    Percent,
    Reference,
    References,
    Span,
    Texts,
    Whole,
    Wholes,
)
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tests.plans import RECORDS, TODAY, full_plan, with_edits
from tracker.exchange.out.styles import CANONICAL, EXCEL_SV, Style
from tracker.exchange.out.writing import written
from tracker.exchange.own.cells import writer
from tracker.exchange.own.headings import headings
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File

STYLES = pytest.mark.parametrize("style", [CANONICAL, EXCEL_SV], ids=lambda style: style.name)
Cells = list[list[str]]
Place = tuple[str, str, str]


@cache
def plan() -> History:
    return full_plan()


def every_field() -> Iterator[Place]:
    """Give kind, key and field for every field outside a key: the record has a value there."""
    for kind in KINDS.values():
        for name in kind.fields:
            values = {key: values.get(name) for key, values in RECORDS[kind.name].items()}
            key = next((key for key, value in values.items() if value is not None), None)
            yield kind.name, key or next(iter(values)), name


EVERY_FIELD = [place for place in every_field() if place[2] != "finalised_text"]
OPTIONAL = [place for place in EVERY_FIELD if not KINDS[place[0]].fields[place[2]].required]
REQUIRED = [place for place in EVERY_FIELD if KINDS[place[0]].fields[place[2]].required]


class Exported:
    """The file of a kind, its cells by record and column, and what importing it would do."""

    def __init__(self, history: History, kind: str, style: Style) -> None:
        self.history, self.kind, self.style = history, kind, style
        data = written(history, kind, Moment(TODAY), style, today=TODAY)
        text = data.decode(style.encoding)
        self.cells = list(csv.reader(io.StringIO(text, newline=""), delimiter=style.delimiter))
        self.headings = headings(kind, style.language)

    def row(self, key: str) -> int:
        parts = KINDS[self.kind].split(key)
        at = {name: self.cells[0].index(self.headings[name]) for name in parts}
        wanted = {name: KINDS[self.kind].columns[name].write(v) for name, v in parts.items()}
        return next(
            row
            for row, cells in enumerate(self.cells)
            if row and all(cells[at[name]] == wanted[name] for name in parts)
        )

    def put(self, key: str, name: str, text: str) -> int:
        row = self.row(key)
        self.cells[row][self.cells[0].index(self.headings[name])] = text
        return self.line(row)

    def line(self, row: int) -> int:
        """Give the line of the file on which a row begins."""
        return 1 + sum(1 + sum(cell.count("\n") for cell in cells) for cells in self.cells[:row])

    def imported(self) -> Import:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.style.delimiter, lineterminator="\r\n")
        writer.writerows(self.cells)
        file = File(f"{self.kind}.csv", text.getvalue().encode(self.style.encoding))
        return preview(self.history, TODAY, [file])


def another(kind: str, key: str, name: str) -> Any:
    """Give an allowed value of a field that its record does not hold."""
    field, now = KINDS[kind].fields[name], RECORDS[kind][key].get(name)
    candidates = CANDIDATES[type(field)](field) if type(field) in CANDIDATES else texts(field)
    if setting := getattr(field, "setting", ""):
        candidates = SETTING[setting]
    if kind == "goal" and name == "parent":
        candidates = ["N1"] if key == "S2" else ["S2"]
    fitting = (field.check(one) for one in candidates)
    return next(value for value in fitting if value not in {now, key})


def texts(_: Field) -> list[str]:
    return ["=något, annat; än “förr”", "’annat"]


SETTING = {"sectors": ["Samhälle", "Näringsliv"], "status_scale": ["met", "not_met"]}
CANDIDATES: dict[type[Field], Callable[[Any], list[Any]]] = {
    Number: lambda _: [-12.75, 3],
    Percent: lambda _: [12.5, 3],
    Whole: lambda field: [field.low, field.high],
    Day: lambda _: ["2027-05-04", "2028-02-29"],
    Span: lambda _: ["2024-T2", "2023"],
    Flag: lambda _: [True, False],
    Choice: lambda field: field.words,
    Reference: lambda field: [*RECORDS[field.kind]],
    References: lambda field: [[key] for key in RECORDS[field.kind]],
    Mentions: lambda _: ["scenario:A;goal:S2", "goal:S2"],
    Texts: lambda _: ["en|b|c;två", "en"],
    Wholes: lambda _: ["1;17", "2"],
}
BAD: dict[type[Field], Callable[[Any], str]] = {
    Number: lambda _: "tolv",
    Percent: lambda _: "101",
    Whole: lambda _: "3.5.1",
    Day: lambda _: "2026-02-30",
    Span: lambda _: "kvartal 3",
    Flag: lambda _: "kanske",
    Reference: lambda _: "FINNS-INTE",
    References: lambda _: "FINNS-INTE",
    Mentions: lambda _: "goal:FINNS-INTE",
    Wholes: lambda _: "18",
}


def bad(field: Field) -> str:
    if isinstance(field, Choice):
        return "inget sådant val"
    return BAD[type(field)](field) if type(field) in BAD else "två\x07ljud"


def cell(field: Field, value: Any, style: Style) -> str:
    return writer(field, style.decimal)(value)


def counted(found: Import) -> dict[str, int]:
    return {name: count for name, count in found.counts(0).items() if count}


@STYLES
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_exported_changes_nothing_when_it_comes_back(kind: str, style: Style) -> None:
    found = Exported(plan(), kind, style).imported()
    assert found.all_problems == []
    assert counted(found) == {"unchanged": len(RECORDS[kind])}


def test_the_full_plan_has_a_value_in_every_field_but_the_text_that_finalising_sets() -> None:
    empty = [
        (kind, name)
        for kind, key, name in every_field()
        if RECORDS[kind][key].get(name) is None and KINDS[kind].default(name) is None
    ]
    assert empty == [("review", "finalised_text")]


@STYLES
@pytest.mark.parametrize("place", [p for p in EVERY_FIELD if p[0] != "likelihood"], ids="-".join)
def test_one_altered_cell_is_exactly_that_change(place: Place, style: Style) -> None:
    kind, key, name = place
    exported, wanted = Exported(plan(), kind, style), another(*place)
    exported.put(key, name, cell(KINDS[kind].fields[name], wanted, style))
    found = exported.imported()
    assert [str(problem.refused) for problem in found.all_problems] == []
    others = len(RECORDS[kind]) - 1
    assert counted(found) == {"unchanged": others, "changed": 1, "cells_changed": 1} or not others
    [edit] = found.edits
    assert isinstance(edit, Revise)
    assert (edit.kind, edit.key, edit.values) == (kind, key, {name: wanted})


@STYLES
def test_two_likelihoods_that_keep_their_sum_are_two_changes(style: Style) -> None:
    exported = Exported(plan(), "likelihood", style)
    exported.put("A/group", "percent", "62.5".replace(".", style.decimal))
    exported.put("B/group", "percent", "37.5".replace(".", style.decimal))
    found = exported.imported()
    assert counted(found) == {"unchanged": 2, "changed": 2, "cells_changed": 2}
    assert [(edit.key, edit.values) for edit in found.edits if isinstance(edit, Revise)] == [
        ("A/group", {"percent": 62.5}),
        ("B/group", {"percent": 37.5}),
    ]


@STYLES
def test_one_likelihood_that_breaks_its_sum_is_refused_on_its_row(style: Style) -> None:
    exported = Exported(plan(), "likelihood", style)
    line = exported.put("A/group", "percent", "59")
    found = exported.imported()
    [problem] = found.all_problems
    assert (problem.row, problem.column) == (line, exported.headings["percent"])
    assert "99" in str(problem.refused)


@STYLES
@pytest.mark.parametrize("place", OPTIONAL, ids="-".join)
def test_one_emptied_cell_is_exactly_that_clear(place: Place, style: Style) -> None:
    kind, key, name = place
    exported = Exported(plan(), kind, style)
    exported.put(key, name, "")
    found = exported.imported()
    assert [str(problem.refused) for problem in found.all_problems] == []
    [edit] = found.edits
    assert isinstance(edit, Revise)
    assert (edit.key, edit.values) == (key, {name: None})
    counts = counted(found)
    counts.pop("unchanged", None)
    assert counts == {"changed": 1, "cells_cleared": 1}


@STYLES
@pytest.mark.parametrize("place", REQUIRED, ids="-".join)
def test_one_emptied_required_cell_is_one_problem(place: Place, style: Style) -> None:
    kind, key, name = place
    exported = Exported(plan(), kind, style)
    line = exported.put(key, name, "")
    found = exported.imported()
    [problem] = found.all_problems
    assert (problem.row, problem.column) == (line, exported.headings[name])
    assert found.counts(0)["refused"] == 1
    assert found.edits == []


@STYLES
@pytest.mark.parametrize("place", EVERY_FIELD, ids="-".join)
def test_one_bad_cell_is_one_problem_with_its_row_and_column(place: Place, style: Style) -> None:
    kind, key, name = place
    exported, text = Exported(plan(), kind, style), bad(KINDS[kind].fields[name])
    line = exported.put(key, name, text)
    found = exported.imported()
    [problem] = found.all_problems
    assert (problem.row, problem.column) == (line, exported.headings[name])
    assert problem.value == text
    assert found.counts(0)["refused"] == 1


@STYLES
@pytest.mark.parametrize("name", [n for n in KINDS["review"].fields if n != "finalised_text"])
def test_a_cell_of_a_finalised_review_is_one_refusal(name: str, style: Style) -> None:
    finalise = Revise(
        kind="review", key="R1", values={"state": "finalised", "finalised_text": "Allt."}
    )
    history = with_edits(plan(), [finalise])
    exported = Exported(history, "review", style)
    text = (
        "open"
        if name == "state"
        else cell(KINDS["review"].fields[name], another("review", "R1", name), style)
    )
    line = exported.put("R1", name, text)
    found = exported.imported()
    [problem] = found.all_problems
    assert (problem.row, problem.column) == (line, exported.headings[name])
    assert "R1" in str(problem.refused)
    assert found.counts(0)["refused"] == 1
