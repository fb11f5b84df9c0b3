import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.edits import Add, Edit
from tests.tracker import stage
from tracker.pages import scenarios
from tracker.workspace import Workspace

RULES = ("In proportion", "Equal shares", "Equal losses", "Talmud")


def opened(workspace: Workspace, at: str = "now", language: str = "en") -> AppTest:
    visit = stage.visit(workspace, at=at, language=language)
    return stage.unfolded(stage.play(lambda: scenarios.page(visit)))


def table(test: AppTest, heading: str) -> Any:
    """Give the table that has a heading."""
    [found] = [one.value for one in test.table if heading in one.value.columns]
    return found


def line(test: AppTest, heading: str, code: str) -> dict[str, str]:
    shown = table(test, heading)
    first = {"Verdict": "Goal", "Last tried": "Assumption", "Levels": "Early signal"}[heading]
    [place] = [
        at
        for at, text in enumerate(shown[first])
        if f"{code}]" in text or f"**{code}**" in text or text.startswith(f"[{code} ")
    ]
    return {str(name): str(text) for name, text in shown.iloc[place].items()}


def test_a_plan_without_signals_offers_no_second_look_at_them(bare: Workspace) -> None:
    test = opened(bare)
    assert [one.key for one in test.get("button_group")] == ["scenarios_add"]
    assert "No early signals yet." in stage.said(test)


@pytest.mark.parametrize(
    ("at", "percents"),
    [
        ("R1", [35, 25, 20, 20]),
        ("R5", [15, 40, 15, 30]),
        ("R7", [20, 25, 30, 25]),
        ("R8", [20, 20, 35, 25]),
        ("now", [20, 20, 35, 25]),
    ],
)
def test_each_scenario_says_how_likely_it_was_then(
    demonstration: Workspace, at: str, percents: list[int]
) -> None:
    said = stage.said(opened(demonstration, at)).split("\n")
    shown = [text for text in said if text.startswith("**") and "%**" in text]
    assert [text.partition("%")[0] for text in shown] == [f"**{percent}" for percent in percents]


def test_the_change_is_counted_from_the_review_before(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration, "R5"))
    assert "**40%** :gray[:small[+10 since R4]]" in said
    assert "since" not in stage.said(opened(demonstration, "R1"))


def test_the_rule_stands_on_the_page_and_gives_the_verdict(demonstration: Workspace) -> None:
    test = opened(demonstration)
    assert "Robust: none below 0 and none blank" in stage.said(test).replace("\\", "")
    verdicts = dict(
        zip(table(test, "Verdict")["Goal"], table(test, "Verdict")["Verdict"], strict=True)
    )
    robust = {name[1:3] for name, verdict in verdicts.items() if "Robust" in verdict}
    assert robust == {"S3", "N2", "N3", "M1", "V1", "V2", "V3"}
    vulnerable = {name[1:3] for name, verdict in verdicts.items() if "Vulnerable" in verdict}
    assert vulnerable == {"S1", "N1", "M2"}


@pytest.mark.parametrize(("at", "weighted"), [("R5", "\u22120.95"), ("R8", "\u22120.15")])
def test_n1_weighs_little_at_the_fifth_review_and_more_at_the_eighth(
    demonstration: Workspace, at: str, weighted: str
) -> None:
    shown = line(opened(demonstration, at), "Verdict", "N1")
    assert shown["Weighted by likelihood"].startswith(weighted)


def unlinked(text: str) -> str:
    """Give the text of what is a link and nothing else."""
    return re.sub(r"^\[(.+)\]\(.*\)$", r"\1", text)


def test_the_state_of_t3_is_what_its_indicator_says_at_every_review(
    demonstration: Workspace,
) -> None:
    test = opened(demonstration)
    tables = [one.value.rename(columns=unlinked) for one in test.table]
    [strips] = [one for one in tables if {"Early signal", "R1", "R8"} <= {*one.columns}]
    [t3] = [row for row in strips.to_dict("records") if row["Early signal"].startswith("[T3 ")]
    states = [str(t3[f"R{number}"]) for number in range(1, 9)]
    values = (12.2, 10.1, 9.2, 5.9, 4.2, 3.4, 4.8, 9.1)
    wanted = ["triggered" if value < 5 else "watched" if value < 6 else "quiet" for value in values]
    assert states == wanted


def test_a_blank_is_counted_and_is_no_zero(plan: Workspace) -> None:
    edits: list[Edit] = [
        Add(kind="goal", key="X1", values={"title": "New"}),
        Add(kind="impact", key="X1/A/group", values={"score": 1}),
    ]
    plan.apply(edits, person=stage.ANNA)
    shown = line(opened(plan), "Verdict", "X1")
    assert "Incomplete" in shown["Verdict"]
    assert shown["Blanks"] != "0"
    assert shown["B 40%"] == "–"


def test_without_axes_there_is_a_list_and_no_cross(
    demonstration: Workspace, plan: Workspace
) -> None:
    assert "Where does belief lie" in stage.said(opened(demonstration))
    assert "No driver is an axis of the cross yet." in stage.said(opened(plan))


def test_resources_say_in_which_scenario_they_fall_short(demonstration: Workspace) -> None:
    shown = table(opened(demonstration), "Would suffice")
    [power] = [row for row in shown.to_dict("records") if "G4" in row["Resource"]]
    assert "2.1 MW short" in power["B Trångt i nätet"].replace("\u00a0", " ")
    assert "suffices" in power["A Kraftsamling"]
    [fund] = [row for row in shown.to_dict("records") if "G1" in row["Resource"]]
    assert "not judged, as today" in fund["A Kraftsamling"]


def test_four_rules_share_what_there_is_side_by_side(demonstration: Workspace) -> None:
    test = opened(demonstration)
    test.segmented_control(key="scenarios_resources").set_value("Who would get what").run()
    test.selectbox(key="shortages_resource").set_value("G4").run()
    rows = table(test, "Talmud").to_dict("records")
    [n1] = [row for row in rows if row["Scenario"] == "B" and "[N1]" in row["Goal"]]
    assert [n1[rule] for rule in RULES] == ["5.51", "4.88", "6.29", "6.19"]
    assert n1["Asks for"].replace("\u00a0", " ") == "7.0 MW"
    assert n1["At the least"] == "–"


def test_confirmations_without_a_check_are_seen(demonstration: Workspace) -> None:
    shown = line(opened(demonstration, "R4"), "Last tried", "F3")
    assert "Confirmed without a new check" in shown["Note"]
    assert shown["Note"].endswith("R2, R3, R4")
    assert "Holds" in shown["State"]
    assert "Fell" in line(opened(demonstration, "R5"), "Last tried", "F3")["State"]


def test_an_assumption_that_nobody_tries_is_stale(demonstration: Workspace) -> None:
    test = opened(demonstration)
    shown = line(test, "Last tried", "F8")
    assert "Stale" in shown["Note"]
    assert "6 reviews ago" in shown["Last tried"]
    assert "2023-10-10" in shown["Last tried"]
    assert "Stale" not in line(test, "Last tried", "F6")["Note"]
    came_true = line(test, "Last tried", "F4")
    assert "Came true" in came_true["State"]
    assert "Stale" not in came_true["Note"]
    assert "ago" not in came_true["Last tried"]
    assert "Stale" not in line(opened(demonstration, "R3"), "Last tried", "F8")["Note"]


def test_a_signpost_stands_with_its_levels_and_its_last_value(demonstration: Workspace) -> None:
    shown = line(opened(demonstration, "R5"), "Levels", "T3")
    assert "Triggered" in shown["State"]
    levels = shown["Levels"].replace("\u00a0", " ")
    assert "watched below 6.0 MW" in levels
    assert "triggered below 5.0 MW" in levels
    assert "was 4.2 MW in Q4 2024" in levels
    assert "Quiet" in line(opened(demonstration), "Levels", "T3")["State"]


def test_likelihoods_are_set_now_and_never_in_the_past(demonstration: Workspace) -> None:
    test = opened(demonstration)
    test.toggle(key="scenarios_set_them").set_value(True).run()
    assert [box.value for box in test.text_input][:4] == ["20", "20", "35", "25"]
    assert not opened(demonstration, "R5").toggle
