"""The plan at any moment, told in a few lines; the rules under chance are tested by replay."""

from datetime import date, timedelta

import numpy as np
import pytest

from scenarios.errors import NoSuchChange, NoSuchMoment, NoSuchRecord
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from tests.telling import Telling

TODAY = date(2026, 11, 23)
S1 = RecordId("goal", "S1")


def told() -> Telling:
    return (
        Telling()
        .on("2024-01-10")
        .add("goal", "S1", title="Fler bostäder", sdg=(11, 3), due=date(2026, 12, 31))
        .on("2024-06-01")
        .revise("goal", "S1", "Läget ändrades", title="Fler bostäder nära service", confidence=6)
    )


def title(history: History, day: str, known: int | None = None) -> str | None:
    goal = history.at(Moment(date.fromisoformat(day), known)).get("goal", "S1")
    return None if goal is None else str(goal.title)


def test_a_plan_without_revisions_is_empty_at_every_moment() -> None:
    snapshot = History.empty().now(TODAY)
    assert all(snapshot.table(kind).empty for kind in ("goal", "likelihood", "settings"))
    assert snapshot.settings.status_scale is not None


def test_the_plan_as_it_stood_before_the_change() -> None:
    history = told().history
    assert title(history, "2024-01-09") is None
    assert title(history, "2024-05-31") == "Fler bostäder"
    assert title(history, "2024-06-01") == "Fler bostäder nära service"


def test_a_record_comes_back_in_the_types_of_its_fields() -> None:
    goal = told().history.now(TODAY).get("goal", "S1")
    assert (goal.sdg, goal.due, goal.confidence) == ((11, 3), date(2026, 12, 31), 6)
    assert (goal.code, goal.owner) == ("S1", None)


def test_a_table_has_the_key_and_every_field_and_sorts_codes_by_their_numbers() -> None:
    telling = Telling().on("2024-01-01")
    for code in ("I10", "I2", "I1"):
        telling.add("indicator", code, title=code, unit="MW", wanted="raise")
    table = telling.history.now(TODAY).table("indicator")
    assert list(table["key"]) == ["I1", "I2", "I10"]
    assert str(table["wanted"].dtype) == "category"
    assert table["target_value"].dtype == np.float64


def test_a_late_row_takes_its_place_and_later_values_stand() -> None:
    telling = told().on("2024-03-01").revise("goal", "S1", title="Sent", owner="Planchef")
    assert title(telling.history, "2024-04-01") == "Sent"
    assert title(telling.history, "2024-07-01") == "Fler bostäder nära service"
    assert telling.history.now(TODAY).get("goal", "S1").owner == "Planchef"


def test_what_was_known_then_does_not_hold_what_was_entered_late() -> None:
    telling = told().on("2024-03-01").revise("goal", "S1", title="Sent")
    assert title(telling.history, "2024-04-01", known=2) == "Fler bostäder"
    assert title(telling.history, "2024-04-01", known=3) == "Sent"


def test_a_discarded_preview_leaves_the_real_history_as_it_was() -> None:
    telling = told()
    real = telling.history
    telling.on("2024-07-01").revise("goal", "S1", title="Förhandsvisad")
    telling.history = real
    telling.on("2024-07-02").revise("goal", "S1", title="Sparad")
    assert title(real, "2024-08-01") == "Fler bostäder nära service"
    assert title(telling.history, "2024-08-01") == "Sparad"
    assert title(telling.history, "2024-07-01") == "Fler bostäder nära service"


def test_values_carry_through_death() -> None:
    telling = told().on("2024-08-01").retire("goal", "S1", "Ersätts")
    assert title(telling.history, "2024-08-01") is None
    telling.on("2024-09-01").act(Act.RESTORE, "goal", "S1", {"owner": "Planchef"})
    goal = telling.history.now(TODAY).get("goal", "S1")
    assert (goal.title, goal.owner) == ("Fler bostäder nära service", "Planchef")


def test_a_story_tells_old_and_new_values_newest_first() -> None:
    lines = told().history.story(S1)
    assert [line.act for line in lines] == ["revise", "add"]
    assert lines[0].set["title"] == ("Fler bostäder", "Fler bostäder nära service")
    assert (lines[0].reason, lines[0].number) == ("Läget ändrades", 2)


def test_the_story_of_what_never_was_is_refused() -> None:
    with pytest.raises(NoSuchRecord):
        told().history.story(RecordId("goal", "S9"))


def test_a_finalised_review_is_its_day_and_what_was_known_when_it_was_finalised() -> None:
    telling = Telling().held("R1", "2024-03-12").add("goal", "S1", title="Då")
    telling.on("2024-03-15").revise("review", "R1", state="finalised")
    telling.on("2024-03-01").add("goal", "S2", title="Sent infört")
    moment = telling.history.moment("R1", TODAY)
    assert (moment.day, moment.known) == (date(2024, 3, 12), 3)
    assert telling.history.at(moment).keys("goal") == ["S1"]
    assert telling.history.at(Moment(date(2024, 3, 12))).keys("goal") == ["S1", "S2"]


def test_an_open_review_is_its_day_with_everything_known() -> None:
    telling = Telling().held("R1", "2024-03-12").on("2024-03-01").add("goal", "S2", title="Sent")
    assert telling.history.at(telling.history.moment("R1", TODAY)).keys("goal") == ["S2"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("now", Moment(TODAY)),
        ("", Moment(TODAY)),
        ("2025-03-31", Moment(date(2025, 3, 31))),
        ("2025-03-31@2", Moment(date(2025, 3, 31), 2)),
    ],
)
def test_a_moment_is_now_a_day_or_a_day_with_a_position(text: str, moment: Moment) -> None:
    assert told().history.moment(text, TODAY) == moment


@pytest.mark.parametrize("text", ["R9", "2025-13-01", "2025-03-31@x", "yesterday"])
def test_a_text_that_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(NoSuchMoment):
        told().history.moment(text, TODAY)


def test_what_names_a_record_is_found_in_keys_fields_and_lists() -> None:
    telling = told().add("goal", "S2", title="Under", parent="S1")
    telling.add("resource", "G1", title="Mark", unit="ha")
    telling.add("allocation", "G1/S1", amount=2.0)
    telling.add("assumption", "F1", text="Räcker", bears_on=("goal:S1", "resource:G1"))
    found = telling.history.referrers(S1, TODAY)
    assert {str(record) for record in found} == {
        "goal:S2",
        "allocation:G1/S1",
        "assumption:F1",
    }


def test_changes_can_be_asked_for_by_their_number() -> None:
    history = told().history
    assert [mark.id for mark in history.changes()] == [1, 2]
    assert [row.position for row in history.revisions_in(2)] == [2]
    with pytest.raises(NoSuchChange):
        history.change(3)


def test_saved_arrays_give_the_same_history_back_which_can_go_on() -> None:
    telling = told().on("2024-03-01").revise("goal", "S1", title="Sent")
    telling.history = History.restored(telling.history.dump())
    assert title(telling.history, "2024-04-01") == "Sent"
    telling.on("2024-08-01").revise("goal", "S1", title="Efter")
    assert title(telling.history, "2024-09-01") == "Efter"
    assert title(telling.history, "2024-07-01") == "Fler bostäder nära service"


def test_many_late_rows_do_not_let_the_rows_grow_without_end() -> None:
    telling = told()
    for number in range(300):
        telling.on(str(date(2024, 5, 31) - timedelta(days=number % 90)))
        telling.revise("goal", "S1", owner=f"Roll {number}")
    columns = telling.history.columns["goal"]
    assert columns.length == 302
    assert columns.written <= 2 * columns.length + 65_536


def test_a_search_finds_words_in_any_text_and_puts_the_code_first() -> None:
    telling = told().add("goal", "N1", title="Jobb i bostäder", description="Byggande")
    hits = telling.history.now(TODAY).search("bostäder")
    assert {str(record) for record, _ in hits} == {"goal:S1", "goal:N1"}
    assert telling.history.now(TODAY).search("s1")[0][0] == S1
    assert telling.history.now(TODAY).search("  ") == []


def test_the_plan_in_arrays_holds_every_field_of_every_living_record() -> None:
    telling = told().add("goal", "S2", title="Fler resor").retire("goal", "S1")
    sheet = telling.history.now(TODAY).sheet("goal")
    arrays = sheet.arrays()
    assert list(arrays) == list(sheet.kind.fields)
    assert {len(array) for array in arrays.values()} == {len(sheet)} == {1}
    assert sheet.values("title").tolist() == ["Fler resor"]
