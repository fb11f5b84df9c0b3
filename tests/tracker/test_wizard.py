"""An office's own file comes in in four steps: file, table, meaning and difference."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.tracker import stage
from tracker import forms
from tracker.exchange.sheets import File
from tracker.forms.importing.way import WAY, Way
from tracker.workspace import Workspace

REPORT = """Målrapport;;;
Nr;Mål;Måluppfyllelse;Kommentar
S1;Fler bostäder;Delvis uppfyllt;Byggstarter skjuts upp
;;Ej uppfyllt;Bygglov tar tid
S2;Fler resor;Kan ej bedömas;
Summa;;2 av 3;
"""
QUARTERS = """Indikator;Enhet;kv 1 2026;kv 2 2026
Färdigställda bostäder;antal;64;70
Flyttnetto;personer;−3;(4)
"""
EITHER = "Indikator;kv 3 2026\nFärdigställda bostäder;1.200\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return stage.full(tmp_path)


def begun(workspace: Workspace, text: str | bytes, step: str = "file", **said: Any) -> AppTest:
    """Begin with a file, at some step of its way."""
    data = text.encode() if isinstance(text, str) else text
    way = Way(File("kontoret.csv", data), step=step, said=dict(said), mark="import:kontoret")
    return stage.play(lambda: forms.importing(stage.visit(workspace)), {WAY: way})


def way(test: AppTest) -> Way:
    found: Way = test.session_state[WAY]
    return found


def choose(test: AppTest, key: str, value: Any) -> AppTest:
    found = [
        one
        for kind in ("selectbox", "multiselect", "segmented_control", "checkbox", "text_input")
        for one in getattr(test, kind, [])
        if one.key == f"import:{key}"
    ]
    assert len(found) == 1, key
    found[0].set_value(value).run()
    assert not test.exception, test.exception[0].stack_trace
    return test


def button(test: AppTest, label: str) -> Any:
    [found] = [one for one in test.button if one.label == label]
    return found


def labels(test: AppTest) -> list[str]:
    return [str(one.label) for one in test.selectbox]


# ---------------------------------------------------------------------- file


def test_the_sign_between_cells_and_the_encoding_are_found_and_can_be_changed(
    workspace: Workspace,
) -> None:
    test = begun(workspace, QUARTERS.encode("cp1252", "replace"))
    assert test.selectbox(key="import:Character encoding").value == "cp1252"
    assert "Färdigställda" in test.table[0].value.to_string()
    choose(test, "Character encoding", "utf-16")
    assert "Färdigställda" not in " ".join(one.value.to_string() for one in test.table)
    choose(test, "Character encoding", "cp1252")
    choose(test, "Delimiter", ",")
    assert way(test).said["delimiter"] == ","


def test_a_photo_under_the_name_of_a_table_is_refused_plainly(workspace: Workspace) -> None:
    before = workspace.history().position
    test = begun(workspace, b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)))
    [told] = test.error
    assert "This is a picture, whatever its name says." in told.value
    assert "Nothing was changed." in stage.said(test)
    assert not [one for one in test.button if one.label == "Next"]
    stage.press(test, "Choose another file")
    assert WAY not in test.session_state
    assert workspace.history().position == before


# ---------------------------------------------------------------------- table


def test_rows_that_are_left_out_say_why_and_can_be_taken_in(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "table")
    assert "1 row is left out" in stage.said(test)
    assert "It begins with “Summa”" in stage.said(test)
    choose(test, "Take in all the same", [6])
    assert "0 rows are left out" in stage.said(test)
    choose(test, "Leave out too", [4])
    assert way(test).said["rows"] == {"6": "data", "4": "section"}
    choose(test, "Take in all the same", [])
    choose(test, "Leave out too", [])
    assert "rows" not in way(test).said


def test_the_row_of_the_headings_can_be_moved(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "table")
    assert test.selectbox(key="import:Row of the headings").value == 2
    choose(test, "Row of the headings", 3)
    assert "Byggstarter" in " ".join(map(str, test.table[0].value.columns))


def test_what_is_filled_from_above_is_asked_and_shown(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "table")
    assert test.multiselect(key="import:Blank means the same as above in").value == ["Nr", "Mål"]
    assert "*S1*" in test.table[0].value.to_string()
    stage.press(test, "Next")
    assert way(test).said["fill_down"] == ["Nr", "Mål"]


def test_columns_of_one_name_are_read_as_one_when_asked(workspace: Workspace) -> None:
    test = begun(workspace, "Nr;Mål;Mål\nS1;Bo;\nS2;;Resa\n", "table")
    assert "No row fills more than one of them." in stage.said(test)
    choose(test, "merge/0", value=True)
    assert way(test).said["merge"] == {"Mål": ["Mål #2"]}
    assert "*Resa*" in test.table[0].value.to_string()
    stage.press(test, "Next")
    assert "Mål #2" not in stage.said(test)
    stage.press(test, "Back")
    choose(test, "merge/0", value=False)
    assert "merge" not in way(test).said


def test_a_row_filed_under_the_wrong_goal_is_put_right(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "table")
    choose(test, "correct_row", 4)
    choose(test, "correct_column", "Nr")
    choose(test, "correct_text", "N3")
    stage.press(test, "Put it right")
    [one] = way(test).said["corrections"]
    assert one == {"where": {"Måluppfyllelse": "Ej uppfyllt"}, "set": {"Nr": "N3", "Mål": ""}}
    assert "*N3*" in test.table[0].value.to_string()
    stage.press(test, "Remove")
    assert "corrections" not in way(test).said


# ---------------------------------------------------------------------- meaning


def test_a_number_that_may_be_two_numbers_must_be_answered(workspace: Workspace) -> None:
    test = begun(workspace, EITHER, "meaning")
    assert "Is “1.200”" in stage.said(test)
    assert button(test, "Next").disabled
    choose(test, "decimal", ".")
    assert not button(test, "Next").disabled
    stage.press(test, "Next")
    assert "1.2" in stage.said(test)


def test_a_name_that_nobody_has_is_created_with_what_its_kind_asks_for(
    workspace: Workspace,
) -> None:
    test = begun(workspace, QUARTERS, "meaning")
    assert button(test, "Next").disabled
    choose(test, "name/indicator/Flyttnetto", "+")
    assert button(test, "Next").disabled
    choose(test, "new/I03/wanted", "raise")
    [one] = way(test).said["brings"]
    assert one["values"] == {"title": "Flyttnetto", "unit": "personer", "wanted": "raise"}
    stage.press(test, "Next")
    stage.press(test, "Import")
    snapshot = workspace.history().now(stage.TODAY)
    assert snapshot.get("indicator", "I03").title == "Flyttnetto"
    values = [snapshot.get("observation", f"I03/2026-Q{n}").value for n in (1, 2)]
    assert values == [-3, -4]


def test_a_name_may_be_matched_or_left_out_instead(workspace: Workspace) -> None:
    test = begun(workspace, QUARTERS, "meaning")
    for choice, meant in (("+", "I03"), ("-", None), ("I02", "I02"), (None, ...)):
        choose(test, "name/indicator/Flyttnetto", choice)
        told = way(test).said.get("names", {}).get("indicator", {})
        assert told.get("Flyttnetto", ...) == meant
    assert "brings" not in way(test).said


def test_a_column_may_become_another_field_or_nothing(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "meaning")
    assert test.selectbox(key="import:column/3").value == "status_comment"
    choose(test, "column/3", "description")
    assert way(test).said["fields"]["description"] == "Kommentar"
    assert "status_comment" not in way(test).said["fields"]
    choose(test, "column/3", None)
    assert "description" not in way(test).said["fields"]
    assert test.selectbox(key="import:column/0").value == "code"


def test_each_word_of_a_scale_has_a_meaning_that_can_be_changed(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "meaning")
    assert test.selectbox(key="import:word/status/0").value is None
    assert button(test, "Next").disabled
    choose(test, "word/status/0", "met")
    choose(test, "method/status", value=True)
    cells = way(test).said["fields"]["status"]
    assert (cells["map"]["Delvis uppfyllt"], cells["new_method"]) == ("met", True)
    choose(test, "method/status", value=False)
    assert "new_method" not in way(test).said["fields"]["status"]


def test_another_kind_is_read_anew(workspace: Workspace) -> None:
    test = begun(workspace, REPORT, "meaning")
    choose(test, "office_kind", "indicator")
    assert way(test).said["kind"] == "indicator"
    assert "fields" not in way(test).said


def test_nothing_that_was_answered_is_lost_on_the_way_back_and_on(workspace: Workspace) -> None:
    test = begun(workspace, QUARTERS, "meaning")
    choose(test, "name/indicator/Flyttnetto", "-")
    before = dict(way(test).said)
    for label in ("Back", "Back", "Next", "Next", "Next", "Back"):
        stage.press(test, label)
    assert way(test).step == "meaning"
    assert {word: way(test).said[word] for word in before} == before
    assert test.selectbox(key="import:name/indicator/Flyttnetto").value == "-"


# ---------------------------------------------------------------------- difference


def test_the_same_file_again_changes_nothing(workspace: Workspace) -> None:
    left_out = {"indicator": {"Flyttnetto": None}}
    test = begun(workspace, QUARTERS, "difference", names=left_out)
    stage.press(test, "Import")
    assert WAY not in test.session_state
    test = begun(workspace, QUARTERS, "difference", names=left_out)
    assert button(test, "Import").disabled
    assert "The files say what the plan already holds." in stage.said(test)


def test_a_blank_of_an_office_file_is_said_to_leave_things_as_they_are(
    workspace: Workspace,
) -> None:
    test = begun(workspace, REPORT, "difference", fill_down=["Nr", "Mål"])
    assert "An empty cell of the file leaves what the plan holds" in stage.said(test)


def test_what_a_row_says_otherwise_is_told_in_words(workspace: Workspace) -> None:
    said = {"map": {"Delvis uppfyllt": "partly", "Ej uppfyllt": "not_met"}, "column": "Läge"}
    test = begun(
        workspace,
        "Nr;Läge\nS1;Delvis uppfyllt\n;Ej uppfyllt\n",
        "difference",
        kind="goal",
        key={"code": "Nr"},
        fields={"status": said},
        fill_down=["Nr"],
    )
    assert "already has status from row 2, so “Not fulfilled” was passed over." in stage.said(test)
