"""However a history came to be and however often it is asked, it answers the same."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scenarios import lexicons, order, sheet
from scenarios.history import History, Moment
from scenarios.kinds import KINDS, RecordId
from scenarios.life import Longer
from scenarios.log import Log, log_of
from scenarios.revisions import Change, Revision
from tests.telling import Telling

TODAY = date(2026, 11, 23)
S1 = RecordId("goal", "S1")


def told(goals: int = 5, years: int = 3) -> Telling:
    telling = Telling()
    for year in range(2020, 2020 + years):
        telling.on(f"{year}-03-01")
        for goal in range(1, goals + 1):
            if year == 2020:
                telling.add("goal", f"S{goal}", title=f"Goal {goal}")
            else:
                telling.revise("goal", f"S{goal}", "So it was.", confidence=year - 2018)
    return telling


def stories(one: History) -> dict[str, list[Revision]]:
    keys = one.now(TODAY).keys("goal")
    return {key: one.revisions_of(RecordId("goal", key)) for key in keys}


def test_a_record_that_is_asked_for_often_is_found_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    telling = told()
    before = stories(telling.history)
    monkeypatch.setattr(order, "FEW", 1)
    monkeypatch.setattr(order, "OFTEN", 2)
    for _ in range(3):
        assert stories(telling.history) == before
    telling.on("2025-01-01").add("goal", "S9", title="The ninth")
    telling.revise("goal", "S1", "Once more.", confidence=9)
    for _ in range(3):
        found = stories(telling.history)
        assert found["S1"][:-1] == before["S1"]
        assert [row.values.get("confidence") for row in found["S1"][-1:]] == [9]
        assert len(found["S9"]) == 1


def test_what_was_remembered_of_a_short_history_is_not_used_of_a_much_longer_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(order, "FEW", 1)
    monkeypatch.setattr(order, "OFTEN", 2)
    monkeypatch.setattr(order, "MANY", 2)
    telling = told()
    stories(telling.history)
    for day in range(1, 7):
        telling.on(f"2025-01-0{day}").revise("goal", "S2", "Daily.", confidence=day)
        assert len(stories(telling.history)["S2"]) == 3 + day


def test_rows_that_nothing_names_any_more_are_left_behind_unseen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    late = [("2020-07-01", "An earlier title"), ("2020-05-01", "An even earlier title")]
    histories = []
    for more in (order.MANY, -1_000):
        monkeypatch.setattr("scenarios.columns.MANY", more)
        telling = told()
        for day, title in late:
            telling.on(day).revise("goal", "S1", "Found in a drawer.", title=title)
        histories.append(telling.history)
    kept, compacted = histories
    assert stories(kept) == stories(compacted)
    for year in range(2020, 2024):
        moment = Moment(date(year, 6, 1))
        assert kept.at(moment).table("goal").equals(compacted.at(moment).table("goal"))


def test_more_moments_than_are_kept_are_answered_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "SHEETS_KEPT", 2)
    one = told().history
    days = [date(year, 6, 1) for year in (2020, 2021, 2022)]
    assert [one.at(Moment(day)).get("goal", "S1").confidence for day in days * 2] == (
        [None, 3, 4] * 2
    )


def test_where_there_are_very_many_keys_they_stand_as_they_were_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lexicons, "SORTED_UP_TO", 1)
    telling = Telling().add("goal", "S10", title="Ten").add("goal", "S2", title="Two")
    assert telling.history.now(TODAY).keys("goal") == ["S10", "S2"]


def test_a_log_that_comes_in_runs_is_the_log_that_came_at_once() -> None:
    telling = told(goals=2, years=2)
    one = telling.history
    parts = [log_of([change]) for change in changes(one)]
    marks = {
        name: [value for part in parts for value in part.marks[name]] for name in parts[0].marks
    }
    runs = [run for part in parts for run in part.runs]
    for given in (runs, iter(runs)):
        found = History.empty().with_log(Log(marks, given))
        assert stories(found) == stories(one)
        assert found.position == one.position


def changes(one: History) -> list[Change]:
    """Give the changes of a history as they were written."""
    rows = sorted(
        (row for found in stories(one).values() for row in found), key=lambda row: row.position
    )
    return [
        Change(id=row.change, made_at=row.position, person="anna", revisions=(row,)) for row in rows
    ]


def test_how_often_a_record_was_written_may_be_asked_of_what_was_known() -> None:
    one = told(goals=2).history
    assert one.numbers("goal") == {"S1": 3, "S2": 3}
    assert one.numbers("goal", known=3) == {"S1": 2, "S2": 1}


def test_an_outline_holds_every_field_and_nothing_else() -> None:
    outline = told().history.outline(S1)
    held = outline.state(TODAY).values
    assert outline.writes == 3
    assert {name for name, value in held.items() if value is not None} == {"title", "confidence"}
    assert len(held) == len(KINDS["goal"].fields)
    assert "nonsense" not in held


def test_an_outline_with_more_rows_knows_what_they_set_and_what_was_set_before() -> None:
    one = told().history
    row = replace(one.revisions_of(S1)[-1], effective_on=TODAY, values={"owner": "The planner"})
    longer = Longer(one.outline(S1), (row,))
    before, after = TODAY - timedelta(days=1), TODAY
    assert longer.sets("owner", before, after)
    assert not longer.sets("owner", after, after)
    assert not longer.sets("confidence", before, after)
    assert longer.sets("confidence", date(2021, 1, 1), after)


def test_what_was_known_then_makes_the_table_it_made_then() -> None:
    telling = told(goals=3, years=2)
    then = telling.history
    telling.on("2020-06-01").revise("goal", "S2", "Found late.", title="The real second")
    known = telling.history.at(Moment(TODAY, then.position))
    assert known.table("goal").equals(then.now(TODAY).table("goal"))
    assert str(known.moment) == f"2026-11-23@{then.position}"
    assert str(Moment(TODAY)) == "2026-11-23"
