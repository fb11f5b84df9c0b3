"""Four weeks before the next review of the demonstration: what its agenda must say."""

from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from scenarios.agenda import LATE, AgendaItem, agenda_of
from scenarios.edits import Add
from tests.tracker import stage
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File

TODAY = date(2027, 2, 16)
MORNING = 1_802_764_800_000  # that day, UTC milliseconds
R9 = {"title": "Våren", "date": date(2027, 3, 16)}


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> tuple[AgendaItem, ...]:
    workspace = stage.empty(tmp_path_factory.mktemp("day_1"))
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    workspace.clock = lambda: MORNING
    workspace.apply([Add(kind="review", key="R9", values=R9)], person=stage.ANNA)
    return agenda_of(workspace.history(), "R9", TODAY)


def keys(agenda: tuple[AgendaItem, ...], section: str) -> list[str]:
    return [item.key for item in agenda if item.section == section]


def test_the_sections_come_in_their_order(agenda: tuple[AgendaItem, ...]) -> None:
    assert [section for section, _ in groupby(agenda, key=lambda item: item.section)] == [
        "decisions",
        "signposts",
        "assumptions",
        "missing_values",
        "goals",
        "conflicts",
        "voices",
    ]


def test_three_decisions_are_late_and_one_is_open(agenda: tuple[AgendaItem, ...]) -> None:
    assert keys(agenda, "decisions") == ["B16", "B14", "B17", "B18"]
    assert [item.key for item in agenda if item.says(LATE)] == ["B16", "B14", "B17"]


def test_f8_was_last_tried_six_reviews_ago_and_f5_is_uncertain(
    agenda: tuple[AgendaItem, ...],
) -> None:
    found = {item.key: (item.what, item.since) for item in agenda if item.section == "assumptions"}
    assert found == {
        "F5": ("Marked as uncertain.", "R8"),
        "F8": ("Last tried R2, 6 reviews ago.", "R2"),
    }


def test_every_indicator_lacks_the_last_quarter(agenda: tuple[AgendaItem, ...]) -> None:
    found = [item for item in agenda if item.section == "missing_values"]
    assert [item.key for item in found] == [f"I{number:02}" for number in range(1, 11)]
    assert {item.what for item in found} == {"No value for 2026-Q4."}


def test_three_signposts_stand_triggered_and_nothing_is_over_allocated(
    agenda: tuple[AgendaItem, ...],
) -> None:
    assert keys(agenda, "signposts") == ["T2", "T6", "T7"]
    assert keys(agenda, "resources") == []


def test_what_r5_found_before_it_began_is_what_it_had_to_handle(tmp_path: Path) -> None:
    workspace = stage.empty(tmp_path)
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    found = {item.key: item for item in agenda_of(workspace.history(), "R5", TODAY)}
    assert found["F3"].what == (
        "Last tried R1, 3 reviews ago. Confirmed R2, R3, R4 without a new check."
    )
    assert found["M3"].left_out
    again = {item.key: item for item in agenda_of(workspace.history(), "R6", TODAY)}
    assert again["M3"].what == "Left out in R5."
    assert again["G4"].what == "Over-allocated by 2.0 MW."
