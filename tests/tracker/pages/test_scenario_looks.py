"""What the Scenarios page shows when one asks for another look, and what it says without data."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.edits import Add, Edit, Retire, Revise
from tests.tracker import stage
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.pages import scenarios
from tracker.workspace import Workspace

LOOKS = {
    "likelihood": list(scenarios.LIKELIHOODS),
    "goals": list(scenarios.GOALS),
    "drivers": list(scenarios.DRIVERS),
    "resources": list(scenarios.RESOURCES),
    "signals": list(scenarios.SIGNALS),
}
MOST_WIDGETS = 50
WHY = "To see what comes of it"
WIDGETS = ("button", "selectbox", "segmented_control", "toggle", "text_input", "download_button")


def looked(workspace: Workspace, card: str, look: str, at: str = "now", **more: Any) -> AppTest:
    """Open the page and choose a look in one of its cards."""
    visit = stage.visit(workspace, at=at, **more)
    test = stage.unfolded(stage.play(lambda: scenarios.page(visit), {f"scenarios_{card}": look}))
    assert not test.exception
    return test


def shown(test: AppTest) -> str:
    """Give everything that stands on the page, tables and all."""
    cells = [
        str(text)
        for one in test.table
        for text in (*one.value.columns, *one.value.to_numpy().ravel())
    ]
    return "\n".join([stage.said(test), *cells]).replace("\u00a0", " ").replace("\\", "")


def rows(test: AppTest, heading: str) -> list[dict[str, str]]:
    """Give the rows of the table that has a heading."""
    [found] = [one.value for one in test.table if heading in one.value.columns]
    return [{str(name): str(x) for name, x in row.items()} for row in found.to_dict("records")]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("place", range(5))
def test_every_look_opens_at_every_moment_and_never_shows_a_nan(
    demonstration: Workspace, place: int, language: str
) -> None:
    chosen = {f"scenarios_{card}": (looks * 3)[place] for card, looks in LOOKS.items()}
    for at in ("R1", "R5", "now"):
        visit = stage.visit(demonstration, at=at, language=language)
        test = stage.unfolded(stage.play(lambda: scenarios.page(visit), chosen))  # noqa: B023 - played at once
        assert "nan" not in shown(test).casefold().split()
        count = sum(len(getattr(test, kind, [])) for kind in WIDGETS)
        assert count <= MOST_WIDGETS


@pytest.mark.parametrize("place", range(5))
def test_every_look_of_an_empty_plan_and_of_one_of_every_kind_opens(
    bare: Workspace, plan: Workspace, place: int
) -> None:
    chosen = {f"scenarios_{card}": (looks * 3)[place] for card, looks in LOOKS.items()}
    for workspace in (bare, plan):
        visit = stage.visit(workspace)
        test = stage.unfolded(stage.play(lambda: scenarios.page(visit), chosen))  # noqa: B023 - played at once
        assert "nan" not in shown(test).casefold().split()


def test_a_look_that_is_not_chosen_is_not_computed(
    demonstration: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        pytest.fail("computed what nobody looks at")

    for card, looks in LOOKS.items():
        for name in looks[1:]:
            table = getattr(scenarios, "LIKELIHOODS" if card == "likelihood" else card.upper())
            monkeypatch.setitem(table, name, never)
    stage.play(lambda: scenarios.page(stage.visit(demonstration)))


def test_only_the_groups_judgement_says_how_judges_come_to_stand_here(
    demonstration: Workspace,
) -> None:
    said = shown(looked(demonstration, "likelihood", "Judge by judge"))
    assert "Only the group has judged." in said
    assert "?kind=likelihood" in said


def test_judges_stand_beside_the_group_with_three_pools(plan: Workspace) -> None:
    test = looked(plan, "likelihood", "Judge by judge")
    [group, region] = rows(test, "Judge")
    assert "The group" in group["Judge"]
    assert (group["A Kraftsamling"], group["B Trångt i nätet"]) == ("60%", "40%")
    assert "weighs 1.5" in region["Judge"]
    assert (region["A Kraftsamling"], region["Note"]) == ("30%", "")
    [first, _] = rows(test, "Logarithmic")
    assert (first["Linear"], first["Logarithmic"], first["Median"]) == ("30%", "30%", "30%")


def test_who_has_not_judged_everything_is_said_and_not_pooled(plan: Workspace) -> None:
    plan.apply(
        [
            Add(kind="likelihood", key="A/NA", values={"percent": 100.0}),
            Add(kind="likelihood", key="B/NA", values={"percent": 0.0}),
        ],
        person=stage.ANNA,
    )
    said = shown(looked(plan, "likelihood", "Judge by judge"))
    assert "not pooled" not in said
    test = looked(plan, "likelihood", "Judge by judge")
    [first, second] = rows(test, "Logarithmic")
    assert (first["Linear"], second["Logarithmic"]) == ("58%", "0%")


def test_scenarios_that_overlap_are_said_to_as_declared_and_never_rescaled(
    plan: Workspace,
) -> None:
    edits: list[Edit] = [
        Revise(
            kind="settings",
            key="plan",
            values={"overlapping_sets": ("main",)},
            based_on=1,
            reason=WHY,
        ),
        Add(kind="likelihood", key="A/NA", values={"percent": 90.0}),
        Add(kind="likelihood", key="B/NA", values={"percent": 90.0}),
    ]
    plan.apply(edits, person=stage.ANNA)
    test = looked(plan, "likelihood", "Judge by judge")
    assert "nothing is summed or rescaled" in shown(test)
    assert [row["Median"] for row in rows(test, "Logarithmic")] == ["–", "–"]
    for look in ("What signals suggest", "How it moves"):
        assert "nan" not in shown(looked(plan, "likelihood", look)).casefold().split()


def test_the_measures_of_movement_are_told_review_by_review_with_what_they_mean(
    demonstration: Workspace,
) -> None:
    test = looked(demonstration, "likelihood", "How it moves")
    found = rows(test, "Movement")
    assert [row["Changed place"] for row in found] == [
        "–", *(f"{n} percentage points" for n in (0, 5, 5, 15, 5, 15, 5))
    ]  # fmt: skip
    assert found[4]["Effective number"] == "3.7 of 4"
    said = shown(test)
    assert "In all: movement 0.070, reduction ±0.000, excess +0.070." in said
    flips = {row["Scenario"][3:4]: row["Flip-flop index"] for row in rows(test, "Usual step")}
    assert flips == {"A": "0.8", "B": "2.5", "C": "0.8", "D": "0.8"}
    for name in ("Movement", "Excess", "Flip-flop index", "Effective number"):
        assert f"**{name}**" in said


def test_signals_suggest_beside_what_the_group_says_and_apply_nothing(
    demonstration: Workspace,
) -> None:
    test = looked(demonstration, "likelihood", "What signals suggest", at="R7")
    said = shown(test)
    assert "it is never applied, and the group judges" in said
    assert "**T2**" in said
    assert "**T6**" in said
    [c] = [row for row in rows(test, "The signals would suggest") if "**C**" in row["Scenario"]]
    assert (c["Last time"], c["The group says"]) == ("20%", "**30%**")
    assert c["The signals would suggest"] > "20%"
    none = shown(looked(demonstration, "likelihood", "What signals suggest"))
    assert "nothing is suggested" in none


def test_scenarios_tell_where_they_come_from(demonstration: Workspace, plan: Workspace) -> None:
    said = shown(looked(demonstration, "likelihood", "Where they come from"))
    assert "are there from the start" in said
    assert "None has been carved out" in said
    told = shown(looked(plan, "likelihood", "Where they come from"))
    assert "was carved out of" in told


def test_signals_say_when_they_tip_and_by_when_to_decide(demonstration: Workspace) -> None:
    [t3] = rows(looked(demonstration, "signals", "When they tip"), "Early signal")
    assert "not reached within the projections" in t3["A Kraftsamling"]
    assert "tips 2029-01-14" in t3["B Trångt i nätet"]
    assert "decide by 2027-01-15" in t3["B Trångt i nätet"]
    assert "9.1 now, triggers at 5" in t3["Early signal"].replace("\\", "")


def test_a_trigger_that_is_reached_already_has_no_date(demonstration: Workspace) -> None:
    [t3] = rows(looked(demonstration, "signals", "When they tip", at="R7"), "Early signal")
    assert "its trigger is reached already" in t3["B Trångt i nätet"]
    assert "tips" not in t3["B Trångt i nätet"]


@pytest.mark.parametrize(
    ("day", "told"), [(date(2027, 3, 16), "R9 is too late"), (date(2026, 12, 15), "[R9]")]
)
def test_the_calendar_of_reviews_says_whether_there_is_time_to_decide(
    tmp_path: Path, day: date, told: str
) -> None:
    workspace = stage.empty(tmp_path)
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    values = {"title": "Nästa", "date": day, "state": "planned"}
    workspace.apply([Add(kind="review", key="R9", values=values)], person=stage.ANNA)
    [t3] = rows(looked(workspace, "signals", "When they tip"), "Early signal")
    assert told in t3["B Trångt i nätet"]


def test_every_rule_says_what_it_puts_first_and_what_it_means(demonstration: Workspace) -> None:
    test = looked(demonstration, "goals", "Every rule")
    first = {row["Rule"].split("**")[1]: row["Comes first"] for row in rows(test, "Rule")}
    assert len(first) == len(set(first)) == 14
    assert "[V3]" in first["Laplace"]
    assert "[V3]" not in first["Mean and spread"]
    assert first["Skewness"] == "–"
    said = shown(test)
    assert "worth 0.20 at the most" in said
    n1 = next(row for row in rows(test, "First by") if "[N1]" in row["Goal"])
    assert n1["Expected value"].replace("\\", "") == "−0.15"


def test_likelihoods_that_move_turn_the_order_of_goals(demonstration: Workspace) -> None:
    test = looked(demonstration, "goals", "What turns the order")
    [row] = [row for row in rows(test, "Comes first with") if "**N2**" in row["Goal"]]
    assert row["Comes first with"] == "20 percentage points"
    assert "**C**" in row["From"]
    assert "**A**" in row["To"]
    assert "no goal that is left out would turn the order" in shown(test)


def test_the_four_scenarios_hold_together(demonstration: Workspace) -> None:
    test = looked(demonstration, "drivers", "What holds together")
    assert "4 of 16 combinations hold together." in shown(test)
    found = rows(test, "Draws in")
    assert [row["Draws in"] for row in found] == ["4 combinations"] * 4
    assert all("yes" in row["Holds together"] for row in found)


def test_a_scenario_that_contradicts_itself_says_what_speaks_against_it(plan: Workspace) -> None:
    edits: list[Edit] = [
        Add(kind="variant", key="D2b", values={"driver": "D2", "title": "Krympande"}),
        Add(kind="cross_impact", key="D1a/D2b", values={"score": 3}),
    ]
    plan.apply(edits, person=stage.ANNA)
    said = shown(looked(plan, "drivers", "What holds together"))
    assert "the others speak for D2b Krympande" in said
    assert "Not checked" in said


def test_too_many_combinations_are_said_to_be_too_many(plan: Workspace) -> None:
    names = [f"E{n}" for n in range(17)]
    edits: list[Edit] = [Add(kind="driver", key=name, values={"title": name}) for name in names]
    edits += [
        Add(kind="variant", key=f"{name}{letter}", values={"driver": name, "title": letter})
        for name in names
        for letter in "ab"
    ]
    whole = ("D1a", "D2a", *(f"{name}a" for name in names))
    edits.append(
        Revise(kind="scenario", key="A", values={"position": whole}, based_on=1, reason=WHY)
    )
    plan.apply(edits, person=stage.ANNA)
    said = shown(looked(plan, "drivers", "What holds together"))
    assert "too many to try them all: only your own scenarios" in said


def test_no_capacity_with_demand_is_said_and_never_divided_by(plan: Workspace) -> None:
    edits: list[Edit] = [Add(kind="outlook", key="G1/A", values={"capacity_percent": 0.0})]
    plan.apply(edits, person=stage.ANNA)
    found = rows(looked(plan, "resources", "What suffices"), "Would suffice")
    [fund] = [row for row in found if "**G1**" in row["Resource"]]
    assert "no capacity" in fund["A Kraftsamling"]
    assert "no amount" in fund["Would suffice"]


def test_one_scenario_ties_and_no_likelihoods_give_defined_results(bare_plan: Workspace) -> None:
    for place in range(5):
        chosen = {f"scenarios_{card}": (looks * 3)[place] for card, looks in LOOKS.items()}
        test = stage.unfolded(stage.play(lambda: scenarios.page(stage.visit(bare_plan)), chosen))
        assert "nan" not in shown(test).casefold().split()
    said = shown(looked(bare_plan, "goals", "Every rule"))
    assert "Nothing is weighted by likelihood" in said


@pytest.fixture
def bare_plan(plan: Workspace) -> Workspace:
    """Give the plan with one scenario in its main set, two goals that tie and no likelihoods."""
    held = ("A/group", "B/group", "A/RM", "B/RM")
    edits: list[Edit] = [Retire(kind="point", key="R1/likelihood:A/group", based_on=1, reason=WHY)]
    edits += [Retire(kind="likelihood", key=key, based_on=1, reason=WHY) for key in held]
    edits += [
        Add(kind="impact", key="N1/A/group", values={"score": 2}),
        Revise(kind="scenario", key="B", values={"set": "third"}, based_on=1, reason=WHY),
    ]
    plan.apply(edits, person=stage.ANNA)
    return plan
