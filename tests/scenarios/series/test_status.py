"""The table behind the flow of goal statuses."""

from scenarios import series
from scenarios.kinds.routine import Settings
from tests.telling import Telling


def test_every_goal_at_either_moment_has_its_status_before_and_after() -> None:
    told = Telling().on("2024-10-15")
    for goal, status in {"S1": "not_met", "S2": "partly", "V3": None, "N9": "met"}.items():
        told.add("goal", goal, title=f"Goal {goal}", status=status)
    told.on("2026-10-20").revise("goal", "S2", status="met").retire("goal", "N9")
    told.revise("goal", "V3", title="Rewritten").add("goal", "S4", title="New")
    table = series.status_flow(told.history, told.moment("2024-10-15"), told.moment(), ("R4", "R8"))
    assert list(table.drop(columns="title_before").itertuples(index=False, name=None)) == [
        ("S1", "Goal S1", "not_met", "not_met"),
        ("S2", "Goal S2", "partly", "met"),
        ("S4", "New", "absent", None),
        ("V3", "Rewritten", None, None),
        ("N9", "Goal N9", "met", "absent"),
    ]
    assert list(table["title_before"])[3] == "Goal V3"
    assert table.attrs["names"] == ("R4", "R8")


def test_the_scale_is_that_of_the_settings_or_the_four_usual_steps() -> None:
    usual = series.scale(Settings(title="", status_scale=None))
    assert [step.code for step in usual] == ["met", "partly", "not_met", "not_judged"]
    assert (usual[1].word, usual[1].icon, usual[1].colour) == (
        "Partly fulfilled",
        "contrast",
        "yellow",
    )
    own = series.scale(Settings(title="", status_scale=("klar|Klar|check|green|computed", "ej")))
    assert own == (
        series.Step("klar", "Klar", "check", "green", "computed"),
        series.Step("ej", "ej"),
    )


def test_an_empty_plan_has_no_flow() -> None:
    told = Telling()
    assert series.status_flow(told.history, told.moment(), told.moment()).empty
