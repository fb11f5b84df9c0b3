"""Rows in columns are told from the plan as the same rows are, one by one."""

from dataclasses import replace
from functools import cache
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.edits import Retire, Revise
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tests.plans import FIRST_DAY, TODAY, full_plan, with_edits
from tracker.exchange.compared.outcomes import Outcome, Unchanged
from tracker.exchange.compared.proposal import compared
from tracker.exchange.compared.terms import Terms
from tracker.exchange.out.writing import written
from tracker.exchange.own.reading import read
from tracker.exchange.preview import preview
from tracker.exchange.rows import Rows
from tracker.exchange.sheets import File, Row, Sheet

CELLS = {
    "observation": {
        "indicator": ["I01", "I02"],
        "period": ["2026-Q3", "2025"],
        "value": ["", "1", "1.0", "12.5"],
        "state": ["", "final", "preliminary"],
        "mark": ["", ".."],
        "revision": ["", "1", "2", "1@2026-01-01"],
    },
    "goal": {
        "code": ["S1", "S2", "S9"],
        "title": ["Fler bostäder", "Annat"],
        "owner": ["", "Planchef"],
        "sdg": ["", "11", "11;3"],
        "due": ["", "2030-12-31"],
        "confidence": ["", "7"],
        "revision": ["", "1", "2"],
    },
}
TERMS = st.sampled_from(
    [Terms(), Terms(clashes="take"), Terms(effective_on=FIRST_DAY), Terms(complete=True)]
)


@cache
def plan() -> History:
    """A plan in which one goal was revised since and another retired."""
    later = [
        Revise(kind="goal", key="S1", values={"title": "Annat"}, effective_on=TODAY),
        Retire(kind="assumption", key="F1", effective_on=TODAY, reason="bruten"),
    ]
    return with_edits(full_plan(), later)


def in_tuple(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=tuple(sheet.rows))


def told(sheet: Sheet, terms: Terms) -> list[list[str]]:
    """Tell what becomes of each row, with the types of the values and the sentences of faults."""
    lines = {row.key: row.line for row in sheet.rows}
    found = compared([sheet], plan(), terms, TODAY)
    parts = (sorted(part, key=lambda one: lines.get(one.key, 0)) for part in found)
    return [list(map(repr, part)) for part in parts]


@settings(max_examples=100)
@given(st.data(), TERMS)
def test_a_file_is_compared_the_same_in_columns_and_row_by_row(
    data: st.DataObject, terms: Terms
) -> None:
    kind = data.draw(st.sampled_from([*CELLS]))
    key = KINDS[kind].key
    some = data.draw(st.sets(st.sampled_from([n for n in CELLS[kind] if n not in key])))
    names = [*key[:2], *sorted(some)]
    row = st.tuples(*(st.sampled_from(CELLS[kind][name]) for name in names))
    rows = data.draw(st.lists(row, max_size=4, unique_by=itemgetter(slice(len(key[:2])))))
    text = "".join(f"{','.join(cells)}\r\n" for cells in [names, *rows])
    sheet = read(File(f"{kind}.csv", text.encode()))
    if isinstance(sheet.rows, Rows):
        assert told(sheet, terms) == told(in_tuple(sheet), terms)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_every_kind_that_was_not_touched_is_counted_and_not_told(kind: str) -> None:
    data = written(plan(), kind, Moment(TODAY), today=TODAY)
    found = preview(plan(), TODAY, [File(f"{kind}.csv", data)])
    assert (found.all_problems, found.outcomes) == ([], ())
    assert found.counts(0)["unchanged"] == len(found.unchanged) == len(found.sheets[0].rows) > 0


def test_of_a_file_without_faults_only_the_rows_that_say_something_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []
    new = Row.__init__

    def counted(row: Row, **told: Any) -> None:
        made.append(told["key"])
        new(row, **told)

    monkeypatch.setattr(Row, "__init__", counted)
    text = "indicator,period,value\nI01,2026-Q3,-1.25\nI09,2026,1\n"
    data = written(plan(), "observation", Moment(TODAY), today=TODAY)
    assert isinstance(read(File("observation.csv", data)).rows, Rows)
    preview(plan(), TODAY, [File("observation.csv", text.encode())])
    assert made == ["I01/2026-Q3", "I09/2026"]


def test_rows_that_change_nothing_are_told_when_somebody_asks() -> None:
    rows = [Row(line=line, key=f"S{line}", values={}) for line in range(2, 7)]
    found = Unchanged([(0, rows[:2]), (2, ()), (1, rows[2:])])
    told = [Outcome(sheet=0, row=row, key=row.key, status="unchanged") for row in rows[:2]]
    told += [Outcome(sheet=1, row=row, key=row.key, status="unchanged") for row in rows[2:]]
    assert list(found) == told
    assert [found[place] for place in range(-5, 5)] == told + told
    assert (found[1:4], found[::-2]) == (told[1:4], told[::-2])
    assert [found.of_sheet(sheet) for sheet in range(4)] == [2, 3, 0, 0]
    with pytest.raises(IndexError):
        found[5]
