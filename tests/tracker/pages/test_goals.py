import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.tracker import stage
from tracker.pages import goals
from tracker.workspace import Workspace


def opened(workspace: Workspace, at: str = "now", **params: str) -> AppTest:
    visit = stage.visit(workspace, at=at, params=params)
    return stage.unfolded(stage.play(lambda: goals.page(visit)))


def listed(test: AppTest) -> pd.DataFrame:
    """Give the table of goals, wherever it stands."""
    [found] = [one.value for one in test.table if "Judged" in one.value]
    return found


def line(test: AppTest, code: str) -> dict[str, str]:
    """Give the line of a goal in the table of goals, by its headings."""
    table = listed(test)
    [place] = [at for at, text in enumerate(table["Goal"]) if f"**{code}**" in text]
    return {str(name): str(text) for name, text in table.iloc[place].items()}


@pytest.mark.parametrize(
    ("at", "target"), [("R3", "120"), ("R4", "120"), ("2024-11-25", "95"), ("now", "95")]
)
def test_the_target_is_the_one_that_held_then(
    demonstration: Workspace, at: str, target: str
) -> None:
    test = opened(demonstration, at)
    assert f"raise\u00a0to\u00a0{target}" in line(test, "S1")["Target"]
    assert ("KF 2024-11-25 § 118" in stage.said(test)) == (target == "95")


def test_the_turn_of_the_target_tells_day_decision_and_reason(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration))
    assert "**2024-11-25** · target 120 → 95 · [B07]" in said


def test_a_seasonal_indicator_is_compared_with_the_same_period_last_year(
    demonstration: Workspace,
) -> None:
    test = opened(demonstration)
    assert "126\u00a0in\u00a0Q3\u00a02025" in line(test, "S3")["Development"]
    assert "66\u00a0in\u00a0Q2\u00a02026" in line(test, "S1")["Development"]


def test_better_is_what_is_wanted_whichever_way_the_number_goes(demonstration: Workspace) -> None:
    test = opened(demonstration)
    assert "↗ better" in line(test, "S2")["Development"]  # fewer empty premises
    assert "↘ worse" in line(test, "N3")["Development"]  # more days, though the target is met
    assert "→ unchanged" in line(test, "V1")["Development"]


def test_judged_and_computed_stand_apart(demonstration: Workspace) -> None:
    test = opened(demonstration)
    housing, jobs, water = (line(test, code) for code in ("S1", "N2", "M3"))
    assert "Ej uppfyllt" in housing["Judged"]
    assert "✕ not met" in housing["Computed"]
    assert "24%\u00a0of\u00a0the\u00a0way" in housing["Computed"]
    assert "◐ nearly" in jobs["Computed"]
    assert "judged without an indicator" in water["Indicator"]
    assert not water["Computed"]


def test_the_filter_keeps_one_sector_or_one_status(demonstration: Workspace) -> None:
    test = opened(demonstration)
    test.selectbox(key="asked_sector").set_value("Näringsliv").run()
    shown = [text for text in listed(test)["Goal"] if "record?" in text]
    assert [text[3:5] for text in shown] == ["N1", "N2", "N3"]
    test.selectbox(key="asked_status").set_value("none").run()
    assert "No goal fits the filter." in stage.said(test)


def test_an_address_may_ask_for_a_status(demonstration: Workspace) -> None:
    table = listed(opened(demonstration, status="met"))
    assert sum("Uppfyllt" in text for text in table["Judged"]) == 3
    assert sum("record?" in text for text in table["Goal"]) == 3


def test_the_chosen_indicator_is_drawn(demonstration: Workspace) -> None:
    test = opened(demonstration)
    test.selectbox(key="goals_indicator").set_value("I08").run()
    assert "I08 meets its target" in stage.said(test)


def test_nothing_can_be_added_to_the_past(demonstration: Workspace) -> None:
    assert opened(demonstration).get("button_group")
    assert not opened(demonstration, "R4").get("button_group")
