"""What an import would change is written so that other programs can apply it."""

import csv
import io
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.edits import Add, Revise
from scenarios.history import History, Moment
from tests.plans import TODAY, full_plan, with_edits
from tracker.exchange.compared.highlighting import highlighted, kinds_moved
from tracker.exchange.compared.terms import Terms
from tracker.exchange.out.writing import rows_as_csv, written
from tracker.exchange.preview import Import, preview
from tracker.exchange.sheets import File

TEXTS = st.text("ab->.=' å,;\"\n", max_size=8).map(str.strip)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def goals(history: History) -> list[list[str]]:
    """Give the goals as our own files hold them, without the revision."""
    rows = table(written(history, "goal", Moment(TODAY), today=TODAY))
    return [row[:-1] for row in rows]


def imported(history: History, rows: Iterable[Iterable[str]], terms: Terms = Terms()) -> Import:  # noqa: B008
    header, *below = [list(row) for row in rows]
    return preview(history, TODAY, [File("goal.csv", rows_as_csv(header, below))], terms)


def difference(history: History, found: Import) -> list[list[str]]:
    return table(highlighted(found, "goal", history.now(TODAY)))


def applied(rows: list[list[str]], told: list[list[str]]) -> dict[str, dict[str, str]]:
    """Apply a difference as its specification reads; records by their code."""
    header, *below = rows
    found = {row[0]: dict(zip(header, row, strict=True)) for row in below}
    names = told[0][1:]
    for tag, *cells in told[1:]:
        values = {n: v for n, v in zip(names, cells, strict=True) if n != "..."}
        if tag == "---":
            del found[values["code"]]
        elif tag == "+++":
            found[values["code"]] = dict.fromkeys(header, "") | values
        else:
            assert tag.endswith("->")
            found[values["code"]] |= {n: v.split(tag)[-1] for n, v in values.items()}
    return found


def by_code(history: History) -> dict[str, dict[str, str]]:
    header, *below = goals(history)
    return {row[0]: dict(zip(header, row, strict=True)) for row in below}


def test_new_changed_and_retired_rows_each_have_their_tag() -> None:
    history = with_edits(full_plan(), [Add(kind="goal", key="S7", values={"title": "Sju"})])
    rows = [["code", "title"], ["S1", "Vår"], ["N9", "Nytt"]]
    found = imported(history, rows, Terms(complete=True))
    header, *rows = difference(history, found)
    assert header[:3] == ["@@", "code", "title"]
    assert header[-1] == "..."
    tags = {row[1]: row[0] for row in rows}
    assert (tags.pop("S1"), tags.pop("N9")) == ("->", "+++")
    assert tags == {"S7": "---"}
    assert next(row for row in rows if row[1] == "S1")[2] == "Fler bostäder->Vår"


def test_an_arrow_in_a_text_makes_the_arrow_between_longer() -> None:
    history = with_edits(full_plan(), [Revise(kind="goal", key="S1", values={"title": "a -> b"})])
    found = imported(history, [["code", "title"], ["S1", "a->c"]])
    [row] = difference(history, found)[1:]
    assert row[:3] == ["-->", "S1", "a -> b-->a->c"]


def test_only_kinds_that_move_have_a_difference() -> None:
    history = full_plan()
    assert kinds_moved(imported(history, [["code", "title"], ["S1", "Vår"]])) == ["goal"]
    assert kinds_moved(imported(history, [["code", "title"], ["S1", "Fler bostäder"]])) == []


changes = st.dictionaries(
    st.sampled_from(["S1", "N1", "Z1", "Z2"]), st.tuples(TEXTS.filter(bool), TEXTS), min_size=1
)


@settings(max_examples=25)
@given(changes, st.sampled_from([Terms(), Terms(complete=True)]))
def test_applied_it_gives_what_the_import_writes(
    changed: dict[str, tuple[str, str]], terms: Terms
) -> None:
    history = full_plan()
    rows = [["code", "title", "owner"], *([code, *texts] for code, texts in changed.items())]
    found = imported(history, rows, terms)
    if found.refused or not found.edits:
        return
    after = with_edits(history, found.edits)
    told = applied(goals(history), difference(history, found))
    assert told == by_code(after)


def test_daff_applies_it_to_our_own_file() -> None:
    daff: Any = pytest.importorskip("daff", reason="daff is a peer, installed by `make peers`")
    history = full_plan()
    found = imported(history, [["code", "title", "owner"], ["S1", "a->b", ""], ["Z1", "Nytt", "x"]])
    rows = goals(history)
    before, told = (daff.PythonTableView(one) for one in (rows, difference(history, found)))
    assert daff.HighlightPatch(before, told).apply()
    header = rows[0]
    patched = {row[0]: [cell or "" for cell in row] for row in rows[1:]}
    expected = by_code(with_edits(history, found.edits))
    assert patched == {code: [row[name] for name in header] for code, row in expected.items()}
