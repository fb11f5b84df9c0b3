import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.edits import Confirm, Revise
from scenarios.kinds import KINDS, RecordId
from tests import plans
from tests.tracker import stage
from tracker import listings
from tracker.workspace import Workspace

WHY = "The forecast of the power company came."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return stage.full(tmp_path)


# ---------------------------------------------------------------------- plain text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_", r"a \*b\* \_c\_"),
        ("[x](y)", r"\[x\](y)"),
        (":red[x]", r"\:red\[x\]"),
        ("$x^2$", r"\$x^2\$"),
        ("- a", r"\- a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("# a", r"\# a"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("-5 MW", "-5 MW"),
        ("12.5", "12.5"),
        ("<b>", r"\<b\>"),
        ("a\nb", "a  \nb"),
    ],
)
def test_markdown_in_a_text_of_the_plan_is_shown_as_it_was_written(text: str, shown: str) -> None:
    assert listings.plain(text) == shown


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_escaping_only_adds_and_never_takes_away(text: str) -> None:
    escaped = listings.plain(text)
    taken = escaped.replace("\u2060", "").replace("\\", "")
    assert taken == text.replace("\u2060", "").replace("\\", "")


def test_a_missing_text_is_nothing() -> None:
    assert listings.plain(None) == listings.cell(None) == ""


def test_a_cell_is_one_line() -> None:
    assert listings.cell("two\n  lines") == "two lines"


def test_a_chip_is_icon_word_and_colour_together() -> None:
    chip = listings.badge("check", "Done [now]", "green")
    assert chip == r":green-badge[:material/check: Done \[now\]]"


# ---------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("kind", "name", "key", "swedish", "english"),
    [
        ("indicator", "target_value", "I01", "120,5", "120.5"),
        ("indicator", "baseline_value", "I01", "62", "62"),
        ("indicator", "baseline_period", "I01", "kv 4 2021", "Q4 2021"),
        ("indicator", "seasonal", "I01", "Ja", "Yes"),
        ("indicator", "wanted", "I01", "Öka till", "Raise to"),
        ("indicator", "band", "I01", "5\u00a0%", "5%"),
        ("goal", "due", "S1", "2026-12-31", "2026-12-31"),
        ("goal", "sdg", "S1", "11, 9", "11, 9"),
        ("goal", "parent", "S2", "S1 Fler bostäder", "S1 Fler bostäder"),
        ("goal", "description", "S2", "–", "–"),
        ("decision", "bears_on", "B01", "S1 Fler bostäder, G1 ", "S1 Fler bostäder, G1 "),
    ],
)
def test_values_are_written_as_people_read_them(
    workspace: Workspace, kind: str, name: str, key: str, swedish: str, english: str
) -> None:
    for language, expected in (("sv", swedish), ("en", english)):
        visit = stage.visit(workspace, language=language)
        record = visit.snapshot.get(kind, key)
        shown = listings.value(visit, kind, name, getattr(record, name), record)
        assert shown.startswith(expected), language


def test_a_number_with_more_decimals_than_its_indicator_shows_is_not_rounded(
    workspace: Workspace,
) -> None:
    visit = stage.visit(workspace)
    indicator = visit.snapshot.get("indicator", "I01")
    assert indicator.decimals == 0
    assert listings.value(visit, "indicator", "target_value", 120.25, indicator).startswith(
        "120.25"
    )


def test_every_field_of_every_record_can_be_shown(workspace: Workspace) -> None:
    visit = stage.visit(workspace)
    for record in plans.every_record():
        held = visit.snapshot.get(*record)
        for name in KINDS[record.kind].columns:
            text = listings.value(visit, record.kind, name, getattr(held, name), held)
            assert text.strip(), (record, name)


def test_a_status_nobody_has_judged_says_so(workspace: Workspace) -> None:
    visit = stage.visit(workspace)
    assert listings.status(visit, None) == ":gray-badge[Not judged]"
    assert listings.status(visit, "met") == ":green-badge[:material/check_circle: Fulfilled]"
    assert listings.status(visit, "strange") == ":gray-badge[strange]"


# ---------------------------------------------------------------------- lists


def test_a_list_shows_every_record_with_a_link_to_its_page(workspace: Workspace) -> None:
    test = stage.play(lambda: listings.records(stage.visit(workspace), "goal"))
    table = test.table[0].value
    assert list(table["Goal"]) == [
        "[**N1** Jobb](record?kind=goal&key=N1)",
        "[**S1** Fler bostäder](record?kind=goal&key=S1)",
        "[**S2** =Levande, stadskärna](record?kind=goal&key=S2)",
    ]
    assert table["Status"][1] == ":yellow-badge[:material/contrast: Partly fulfilled]"


def test_a_filter_keeps_the_records_that_hold_every_word(workspace: Workspace) -> None:
    test = stage.play(lambda: listings.records(stage.visit(workspace), "goal"))
    stage.box(test, "filter").set_value("åkermark S1").run()
    assert len(test.table[0].value) == 1
    assert "1 of 3 records" in stage.said(test)
    stage.box(test, "filter").set_value("nowhere").run()
    assert not test.table
    assert "No record holds these words." in stage.said(test)


def test_a_list_can_be_asked_for_some_records(workspace: Workspace) -> None:
    visit = stage.visit(workspace)
    test = stage.play(lambda: listings.records(visit, "goal", ["S2", "gone"]))
    assert len(test.table[0].value) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_list_and_an_empty_one_says_how_to_begin(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    test = stage.play(lambda: listings.records(stage.visit(workspace, language="sv"), kind))
    assert len(test.table[0].value) == len(workspace.history().now(stage.TODAY).keys(kind))
    (tmp_path / "empty").mkdir()
    bare = stage.empty(tmp_path / "empty")
    test = stage.play(lambda: listings.records(stage.visit(bare), kind))
    assert not test.table
    assert stage.said(test)


def test_the_columns_of_a_list_are_fields_of_its_kind() -> None:
    for kind in KINDS.values():
        assert set(listings.columns_of(kind)) <= set(kind.fields), kind.name


# ---------------------------------------------------------------------- files


def test_a_table_as_csv_opens_in_a_swedish_spreadsheet() -> None:
    frame = pd.DataFrame(
        {"Mål": ["=S1", "-2 a"], "Värde": [1234.5, 2.0], "Dag": [date(2026, 1, 2)] * 2}
    )
    text = listings.as_csv(frame, "sv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows == [
        ["Mål", "Värde", "Dag"],
        ["'=S1", "1234,5", "2026-01-02"],
        ["'-2 a", "2", "2026-01-02"],
    ]


def test_a_table_as_csv_in_english_has_points_and_commas() -> None:
    frame = pd.DataFrame({"a": [1.5, None], "b": [("x", "y"), None]}, dtype=object)
    assert listings.as_csv(frame, "en").decode("utf-8-sig") == "a,b\r\n1.5,x; y\r\n,\r\n"


# ---------------------------------------------------------------------- stories


def test_a_story_tells_what_changed_when_and_why(workspace: Workspace) -> None:
    workspace.apply(
        [
            Revise(
                kind="indicator",
                key="I01",
                values={"target_value": 95.0},
                reason=WHY,
                trigger="new_data",
                author="Planchef",
                decision="B01",
            )
        ],
        person=stage.ANNA,
    )
    record = RecordId("indicator", "I01")
    test = stage.play(lambda: listings.story(stage.visit(workspace), record))
    first, second = [one.value for one in test.markdown][:2]
    assert "2026-11-23" in first
    assert "Target value: 120.5 → **95.0**" in first
    assert WHY in first
    assert "[B01](record?kind=decision&key=B01) (KS 2025-01-29 § 4)" in first
    assert "Planchef · new data" in first
    assert "Added" in second


def test_a_story_in_the_past_holds_nothing_that_was_not_known_then(workspace: Workspace) -> None:
    confirm = Confirm(kind="goal", key="S1", rests_on="Looked at the figures.")
    workspace.apply([confirm], person=stage.ANNA)
    record = RecordId("goal", "S1")
    now = stage.play(lambda: listings.story(stage.visit(workspace), record))
    then = stage.play(lambda: listings.story(stage.visit(workspace, at="2026-01-31"), record))
    assert "Looked at the figures." in stage.said(now)
    assert "Looked at the figures." not in stage.said(then)
    before = stage.play(lambda: listings.story(stage.visit(workspace, at="2020-01-31"), record))
    assert "Nothing had been written about it then." in stage.said(before)


def test_the_changes_are_told_newest_first_with_who_and_what(workspace: Workspace) -> None:
    revise = Revise(kind="goal", key="N1", values={"title": "Jobben"}, reason=WHY)
    workspace.apply([revise], person=stage.ANNA, source="goal.csv sha256:abc")
    test = stage.play(lambda: listings.changes(stage.visit(workspace)))
    table = test.table[0].value
    assert list(table["Change"]) == ["2", "1"]
    assert table["By"][0] == "Anna Öst"
    assert table["From"][0] == "goal.csv"
    assert table["What"][0] == "Revised: [**N1** Jobben](record?kind=goal&key=N1)"
