import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.tracker import stage
from tracker.pages import connections
from tracker.workspace import Workspace


def opened(workspace: Workspace, at: str = "now", language: str = "en") -> AppTest:
    visit = stage.visit(workspace, at=at, language=language)
    return stage.unfolded(stage.play(lambda: connections.page(visit)))


def listed(test: AppTest) -> pd.DataFrame:
    """Give the list of relations, wherever it stands."""
    [found] = [one.value for one in test.table if one.proto.alt == "Relations between goals"]
    return found


def test_the_hardest_conflict_comes_first_with_what_is_shared_and_who_handles_it(
    demonstration: Workspace,
) -> None:
    first = listed(opened(demonstration)).iloc[0]
    assert first["Goal"].startswith("[**M2**")
    assert first["Other goal"].startswith("[**N1**")
    assert "conflict\u00a0−2" in first["What"]
    assert "[G4]" in first["Shared resource"]
    assert "Handled" in first["State"]
    assert first["Handled by"] == "Näringslivschef"


def test_the_filter_keeps_conflicts_about_a_shared_resource(demonstration: Workspace) -> None:
    test = opened(demonstration)
    assert "3 conflicts and 5 synergies" in stage.said(test)
    test.toggle(key="connections_contested").set_value(True).run()
    assert "2 conflicts" in stage.said(test)
    assert "0 synergies" not in stage.said(test)
    shown = listed(test)
    pairs = [(row["Goal"][3:5], row["Other goal"][3:5]) for _, row in shown.iterrows()]
    assert pairs == [("M2", "N1"), ("M3", "S1")]


def test_where_there_is_nothing_yet_there_is_nothing_to_filter(bare: Workspace) -> None:
    test = opened(bare)
    assert not test.toggle
    assert "No relations yet." in stage.said(test)


def test_before_the_conflict_was_seen_there_is_none(demonstration: Workspace) -> None:
    test = opened(demonstration, "R4")
    pairs = [row["Goal"][3:5] + row["Other goal"][3:5] for _, row in listed(test).iterrows()]
    assert "M2N1" not in pairs


@pytest.mark.parametrize(
    ("language", "word"), [("sv", "avvikande mening om B09"), ("en", "dissents from B09")]
)
def test_stances_stand_with_their_actor_and_dissent_is_kept(
    demonstration: Workspace, language: str, word: str
) -> None:
    actors = opened(demonstration, language=language).table[-1].value
    [row] = [row for row in actors.itertuples(index=False) if "**GS**" in row[0]]
    texts = [str(text) for text in row]
    assert texts[1:3] == ["4", "5"]
    assert "N1\u00a0+2" in texts[3]
    assert "M2\u00a0−2" in texts[4]
    assert word in texts[4]
