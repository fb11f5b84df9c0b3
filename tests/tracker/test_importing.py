"""Files are brought in through the Data page: what clashes is chosen about before it is written."""

from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.edits import Revise
from tests.tracker import stage
from tracker import forms
from tracker.exchange.compared.clashes import Clash
from tracker.exchange.preview import preview
from tracker.exchange.sheets import File
from tracker.forms.importing import seeing
from tracker.forms.importing.clashes import CHOICES, SHOWN, choices
from tracker.forms.importing.counts import counts
from tracker.workspace import Workspace

ROWS = "code,title,owner,revision\nS1,Vår,Ekonom,1\n"
KEY = "import_clash:goal/S1/title"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = stage.full(tmp_path)
    revised(workspace, "Deras")
    return workspace


def revised(workspace: Workspace, title: str) -> None:
    edit = Revise(kind="goal", key="S1", values={"title": title}, reason="We talked of it twice.")
    workspace.apply([edit], person=stage.ANNA)


def pasted(workspace: Workspace, rows: str = ROWS) -> AppTest:
    test = stage.play(lambda: forms.importing(stage.visit(workspace)))
    test.selectbox(key="import:kind").set_value("goal")
    test.text_area(key="import:pasted:0").set_value(rows).run()
    assert not test.exception
    return test


def goal(workspace: Workspace) -> Any:
    return workspace.history().now(stage.TODAY).get("goal", "S1")


def test_a_clash_shows_its_three_values_and_keeps_what_is_there(workspace: Workspace) -> None:
    test = pasted(workspace)
    told = stage.said(test)
    for word in ("Fler bostäder", "Deras", "Vår", "1 field was changed both"):
        assert word in told
    assert stage.box(test, KEY).value == "keep"
    stage.press(test, "Import")
    assert (goal(workspace).title, goal(workspace).owner) == ("Deras", "Ekonom")


def test_the_value_of_the_file_can_be_taken(workspace: Workspace) -> None:
    test = pasted(workspace)
    stage.box(test, KEY).set_value("take").run()
    stage.press(test, "Import")
    assert goal(workspace).title == "Vår"


def test_a_choice_can_be_taken_back(workspace: Workspace) -> None:
    test = pasted(workspace)
    for choice in CHOICES, reversed(CHOICES):
        for one in choice:
            stage.box(test, KEY).set_value(one).run()
    stage.press(test, "Import")
    assert goal(workspace).title == "Deras"


def test_where_everything_is_kept_there_is_nothing_to_import(workspace: Workspace) -> None:
    test = pasted(workspace, "code,title,revision\nS1,Vår,1\n")
    assert "nothing to write" in stage.said(test)
    [button] = [one for one in test.button if one.label == "Import"]
    assert button.disabled


def test_what_changed_after_it_was_looked_at_is_looked_at_again(workspace: Workspace) -> None:
    test = pasted(workspace)
    stage.box(test, KEY).set_value("take").run()
    revised(workspace, "Något helt annat")
    stage.press(test, "Import")
    assert "has changed since the preview" in stage.said(test)
    assert goal(workspace).title == "Något helt annat"


def test_a_retired_record_is_told_in_words(workspace: Workspace) -> None:
    clash = Clash("assumption", "F2")
    test = stage.play(lambda: choices(stage.visit(workspace), [clash]))
    assert "retired in the plan, changed in the file" in stage.said(test)


def test_many_clashes_are_cut_short_and_said_to_be_kept(workspace: Workspace) -> None:
    many = [Clash("goal", f"S{n}", "title", "a", "b", "c") for n in range(SHOWN + 3)]
    test = stage.play(lambda: choices(stage.visit(workspace), many))
    assert len(test.segmented_control) == SHOWN
    assert "and 3 more, where the plan's value is kept" in stage.said(test)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("S1,Deras\nQ1,A\n", ("1 ny ", "0 ändrade", "1 oförändrad ")),
        ("S1,Ny\nQ1,A\nQ2,B\n", ("2 nya", "1 ändrad ", "0 oförändrade")),
    ],
)
def test_one_row_is_counted_as_one_in_swedish(
    workspace: Workspace, rows: str, told: tuple[str, ...]
) -> None:
    file = File("goal.csv", f"code,title\n{rows}".encode())
    visit = stage.visit(workspace, language="sv")
    found = preview(visit.history, visit.today, [file])
    shown = stage.said(stage.play(lambda: counts(visit, found))).replace("]", " ")
    assert [one for one in told if one not in shown] == []


# ---------------------------------------------------------------------- long files


def test_many_rows_are_shown_a_page_at_a_time_and_can_be_searched(workspace: Workspace) -> None:
    rows = "code,title\n" + "".join(f"Q{n},Mål nummer {n}\n" for n in range(50))
    test = pasted(workspace, rows)
    assert "50 new" in stage.said(test)
    assert "Q19" in stage.said(test)
    assert "Q20" not in stage.said(test)
    stage.box(test, "import_search").set_value("nummer 42").run()
    assert "Q42" in stage.said(test)
    assert "Q1**" not in stage.said(test)


def test_what_is_unchanged_can_be_looked_at_too(workspace: Workspace) -> None:
    test = pasted(workspace, "code,title\nS1,Deras\n")
    assert "1 unchanged" in stage.said(test)
    assert "Goal S1" in stage.said(test)


def test_a_long_file_is_read_apart_and_may_be_stopped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.exchange.asked.LONG", 10)
    go_on = Event()

    def slowly(*_: Any) -> Any:
        go_on.wait(10)
        raise AssertionError

    monkeypatch.setattr(seeing, "previewed", slowly)
    test = pasted(workspace, "code,title\nS1,Vår\n")
    assert "What would change" not in stage.said(test)
    stage.press(test, "Cancel")
    go_on.set()
    assert test.text_area(key="import:pasted:1").value == ""
    assert goal(workspace).title == "Deras"


def test_a_long_file_is_seen_and_written_like_any_other(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.exchange.asked.LONG", 10)
    test = pasted(workspace, "code,title\nS1,Vår\n")
    test = ended(test, "import:seen")
    assert "1 changed" in stage.said(test)
    stage.press(test, "Import")
    ended(test, "import_writing")
    assert goal(workspace).title == "Vår"


def ended(test: AppTest, slot: str) -> AppTest:
    """Wait for what is done apart, and draw again."""
    if slot in test.session_state:
        held = test.session_state[slot]
        with suppress(Exception):
            getattr(held, "work", held).answer()
    test.run()
    assert not test.exception
    return test
