"""A name is replaced with a role, by a decision, and nowhere to be read any more."""

from pathlib import Path

import pytest

from scenarios.edits import Add, Revise
from tests.tracker import stage
from tracker.accounts import MayNot, Permission, Person
from tracker.forgetting import AlreadyForgotten, NoDecisionNamed, NoRoleNamed, forget
from tracker.pages import settings
from tracker.workspace import Workspace

BO = Person("0f1e2d3c4b5a6978", "Bo Ek", "bo@example.org")
DECISION = "KS 2026-11-25 § 140"
WHY = "A name was replaced with a role."


@pytest.fixture
def written(tmp_path: Path) -> Workspace:
    """Give a plan in which Bo has written, and owns a goal."""
    plan = stage.full(tmp_path)
    named = {"title": "Torget", "owner": BO.name}
    plan.apply([Add(kind="goal", key="X1", values=named)], person=BO)
    why = "The planner takes over."
    edit = Revise(kind="goal", key="X1", values={"owner": "Planner"}, reason=why)
    plan.apply([edit], person=stage.ANNA)
    return plan


def test_a_forgotten_name_is_in_no_file_and_the_log_holds(written: Workspace) -> None:
    assert forget(written, BO.key, "Planner", DECISION, WHY, person=stage.ANNA) == 1
    assert written.persons()[BO.key] == Person(BO.key, "Planner")
    assert written.verify().ok
    place = written.store.place or Path()
    assert not any(b"Bo Ek" in path.read_bytes() for path in place.parent.iterdir())


def test_that_it_was_done_and_why_remains(written: Workspace) -> None:
    forget(written, BO.key, "Planner", DECISION, WHY, person=stage.ANNA)
    test = stage.play(lambda: settings.page(stage.visit(written)))
    assert DECISION in stage.said(test)
    assert WHY in stage.said(test)


def test_without_a_role_a_decision_or_the_permission_nothing_is_replaced(
    written: Workspace,
) -> None:
    reader = Person("r", "R", permissions=frozenset({Permission.WRITE}))
    for role, decision, person, refusal in (
        (" ", DECISION, stage.ANNA, NoRoleNamed),
        ("Planner", "", stage.ANNA, NoDecisionNamed),
        ("Planner", DECISION, reader, MayNot),
    ):
        with pytest.raises(refusal):
            forget(written, BO.key, role, decision, WHY, person=person)
    with pytest.raises(AlreadyForgotten):
        forget(written, "nobody", "Planner", DECISION, WHY, person=stage.ANNA)
    assert written.persons()[BO.key].name == BO.name


def test_the_page_shows_where_a_name_stands_and_asks_before_it_replaces(
    written: Workspace,
) -> None:
    test = stage.play(lambda: settings.page(stage.visit(written)))
    whom = stage.box(test, "forget_whom")
    whom.select(BO).run()
    said = stage.said(test)
    assert "The log: 1 change written" in said
    assert "Responsible: [X1]" in said
    stage.box(test, "forget_role").input("Planner")
    stage.box(test, "forget_decision").input(DECISION)
    stage.press(test, "Replace the name")
    assert "Tick that you know" in stage.said(test)
    stage.box(test, "forget_is_certain").check()
    stage.press(test, "Replace the name")
    assert written.persons()[BO.key].name == "Planner"
