"""Where scenarios came from and what became of them."""

from scenarios.revisions import Act
from scenarios.series import futures
from tests.telling import Telling


def told() -> Telling:
    plan = Telling().held("R1", "2024-03-12")
    plan.add("scenario", "A", title="One").add("scenario", "Z", title="The rest", catch_all=True)
    plan.held("R2", "2024-10-15").add("scenario", "B", title="Part", carved_from="Z")
    plan.add("scenario", "C", title="New").add("scenario", "X", title="Elsewhere", set="other")
    plan.held("R3", "2025-03-12").revise("scenario", "A", "A better name", title="First")
    plan.act(Act.RETIRE, "scenario", "C", {"successor": "B"}, "The same thing")
    plan.held("R4", "2025-10-15").retire("scenario", "B")
    plan.act(Act.RESTORE, "scenario", "B", {}, "Too early")
    return plan.held("R5", "2026-03-12").revise("scenario", "A", outcome="occurred")


def test_every_scenario_tells_where_it_came_from_and_what_became_of_it() -> None:
    plan = told()
    table = futures.genealogy(plan.history, plan.moment())
    rows = table[["scenario", "review", "event", "other"]].itertuples(index=False, name=None)
    assert list(rows) == [
        ("A", "R1", "founder", None),
        ("Z", "R1", "founder", None),
        ("B", "R2", "carved", "Z"),
        ("C", "R2", "new", None),
        ("A", "R3", "renamed", "One"),
        ("C", "R3", "merged", "B"),
        ("B", "R4", "removed", None),
        ("B", "R4", "restored", None),
        ("A", "R5", "resolved", "occurred"),
    ]
    assert list(table["title"])[4] == "First"
    assert list(table["reason"])[5] == "The same thing"


def test_a_past_moment_knows_no_later_event_and_a_set_only_its_own() -> None:
    plan = told()
    then = futures.genealogy(plan.history, plan.moment("2024-10-15"))
    assert list(then["event"]) == ["founder", "founder", "carved", "new"]
    other = futures.genealogy(plan.history, plan.moment(), "other")
    assert list(other["scenario"]) == ["X"]
    assert futures.genealogy(Telling().history, plan.moment()).empty
