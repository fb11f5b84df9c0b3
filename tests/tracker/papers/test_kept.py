"""Finalising: one change, a text that stays the same for ever, and what may follow."""

from dataclasses import replace
from pathlib import Path

import pytest

from scenarios.edits import Add, Confirm, Retire, Revise, Undo
from scenarios.errors import AllRefused, NoSuchRecord, ReviewFinalised
from tests.tracker import stage
from tracker.accounts import MayNot, Permission
from tracker.papers import html, markdown
from tracker.papers.kept import finalise, paper_of, text_of
from tracker.papers.paper import Facts, Heading, Text
from tracker.store import Store
from tracker.store.drafts import Draft
from tracker.store.refusals import DraftsLeft
from tracker.workspace import Workspace

READER = replace(stage.ANNA, permissions=frozenset({Permission.READ, Permission.WRITE}))


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    """Give a plan with a review R1 that is open, and one act in it."""
    workspace = stage.full(tmp_path)
    looked = Confirm(kind="goal", key="S1", rests_on="<b>Åsa</b> sa | =SUM(A1)", review="R1")
    early = Retire(kind="addendum", key="R1/1", reason="It was not finalised.")
    workspace.apply([looked, early], person=stage.ANNA)
    return workspace


def kept(workspace: Workspace) -> str:
    text = workspace.history().now(stage.TODAY).get("review", "R1").finalised_text
    assert isinstance(text, str)
    return text


def close(workspace: Workspace, language: str = "sv") -> None:
    finalise(stage.visit(workspace, language=language), "R1", stage.ANNA)


def test_notes_are_a_draft_until_they_are_finalised(plan: Workspace) -> None:
    assert paper_of(stage.visit(plan), "R1").mark == "Utkast"
    close(plan)
    assert paper_of(stage.visit(plan), "R1").mark == ""


def test_finalising_is_one_revision_with_state_and_text(plan: Workspace) -> None:
    change = finalise(stage.visit(plan), "R1", stage.ANNA)
    [row] = change.revisions
    assert set(row.values) == {"state", "finalised_text"}
    assert (row.review, row.effective_on) == ("R1", stage.TODAY)


def test_the_text_prints_the_fingerprint_of_the_log_before_it(plan: Workspace) -> None:
    before = plan.fingerprint()
    close(plan)
    [*_, last] = paper_of(stage.visit(plan), "R1").blocks
    assert isinstance(last, Facts)
    assert last.pairs[-1][1] == before
    assert before != plan.fingerprint()


def test_the_text_is_what_the_draft_said(plan: Workspace) -> None:
    draft = replace(paper_of(stage.visit(plan), "R1"), mark="")
    close(plan)
    assert kept(plan).startswith(markdown.written(draft))


def test_the_text_stays_the_same_whatever_follows_and_whoever_reads(plan: Workspace) -> None:
    close(plan)
    text = kept(plan)
    pages = {html.written(paper_of(stage.visit(plan), "R1"))}
    for kind, key, values in (
        ("goal", "S1", {"title": "Annat"}),
        ("settings", "plan", {"language": "en"}),
    ):
        edit = Revise(kind=kind, key=key, values=values, reason="The council decided so.")
        plan.apply([edit], person=stage.ANNA)
    for language in ("sv", "en"):
        visit = stage.visit(plan, language=language)
        assert text_of(visit, "R1") == text
        pages.add(html.written(paper_of(visit, "R1")))
    assert len(pages) == 1
    assert kept(plan) == text


def test_every_form_is_made_from_the_kept_text(plan: Workspace) -> None:
    close(plan)
    paper = paper_of(stage.visit(plan), "R1")
    assert markdown.written(paper) == kept(plan)


def test_notes_are_written_in_the_language_of_the_plan(plan: Workspace) -> None:
    close(plan, language="en")
    assert kept(plan).startswith("# Minnesanteckningar R1\n")


def test_notes_of_a_plan_without_a_language_are_in_that_of_who_finalises(tmp_path: Path) -> None:
    workspace = stage.empty(tmp_path)
    review = {"title": "Start", "date": stage.TODAY, "state": "open"}
    workspace.apply([Add(kind="review", key="R1", values=review)], person=stage.ANNA)
    close(workspace, language="en")
    assert paper_of(stage.visit(workspace, language="sv"), "R1").language == "en"


def test_no_name_of_a_person_stands_in_notes_unless_the_plan_wants_it(plan: Workspace) -> None:
    assert "Anna Öst" not in text_of(stage.visit(plan), "R1")
    why = "The council wants it."
    for kind, key, values in (
        ("settings", "plan", {"names_in_notes": True}),
        ("goal", "S2", {"owner": "Chef"}),
    ):
        edit = Revise(kind=kind, key=key, values=values, reason=why, review="R1")
        plan.apply([edit], person=stage.ANNA)
    assert "Skrivet av Anna Öst" in text_of(stage.visit(plan), "R1")


def test_who_may_not_finalise_does_not(plan: Workspace) -> None:
    with pytest.raises(MayNot):
        finalise(stage.visit(plan), "R1", READER)


def test_what_is_begun_and_not_saved_must_be_saved_or_thrown_away_first(plan: Workspace) -> None:
    drafts = plan.store.drafts(plan.name)
    drafts.keep(Draft(stage.ANNA.key, "R1", "goal:S1", {"title": "Half a ti"}, stage.NOON))
    with pytest.raises(DraftsLeft, match="goal:S1"):
        close(plan)
    by_hand = Revise(kind="review", key="R1", values={"state": "finalised"})
    with pytest.raises(DraftsLeft, match="goal:S1"):
        plan.apply([by_hand], person=stage.ANNA)
    assert paper_of(stage.visit(plan), "R1").mark
    drafts.drop(stage.ANNA.key, "R1", "goal:S1")
    close(plan)


def test_after_finalising_nothing_in_the_review_changes_and_nothing_is_undone(
    plan: Workspace,
) -> None:
    close(plan)
    last = plan.history().last_change
    for edit in (
        Confirm(kind="goal", key="S2", review="R1"),
        Revise(kind="review", key="R1", values={"notes": "More."}, reason="I forgot this."),
        Undo(change=last),
        Undo(change=last - 1),
    ):
        with pytest.raises(AllRefused) as refused:
            plan.apply([edit], person=stage.ANNA)
        assert isinstance(refused.value.refusals[0][1], ReviewFinalised)


def test_an_addendum_follows_the_text_in_every_form_with_its_day(plan: Workspace) -> None:
    close(plan)
    text = kept(plan)
    added = Add(kind="addendum", key="R1/2", values={"text": "Det var fem."}, review="R1")
    plan.apply([added], person=stage.ANNA)
    visit = stage.visit(plan, language="en")
    assert text_of(visit, "R1").startswith(text)
    assert text_of(visit, "R1").endswith("\n## Tillägg 2, 2026-11-23\n\nDet var fem.")
    assert "<p>Det var fem.</p>" in html.written(paper_of(visit, "R1")).decode()
    assert kept(plan) == text


def test_an_addendum_to_a_finalised_review_stays_as_it_is(plan: Workspace) -> None:
    close(plan)
    added = Add(kind="addendum", key="R1/2", values={"text": "Det var fem."}, review="R1")
    change = plan.apply([added], person=stage.ANNA)
    why = "It was wrong too."
    for edit in (
        Revise(kind="addendum", key="R1/2", values={"text": "Sex."}, reason=why),
        Undo(change=change.id),
    ):
        with pytest.raises(AllRefused) as refused:
            plan.apply([edit], person=stage.ANNA)
        assert isinstance(refused.value.refusals[0][1], ReviewFinalised)


def test_a_finalised_review_that_brought_no_text_is_told_from_its_acts(tmp_path: Path) -> None:
    workspace = stage.empty(tmp_path)
    review = {"title": "Start", "date": stage.TODAY, "state": "finalised"}
    workspace.apply([Add(kind="review", key="R1", values=review)], person=stage.ANNA)
    added = Add(kind="addendum", key="R1/1", values={"text": "It was five."}, review="R1")
    workspace.apply([added], person=stage.ANNA)
    paper = paper_of(stage.visit(workspace), "R1")
    assert (paper.title, paper.mark) == ("Notes of R1", "")
    assert paper.blocks[-2:] == (Heading("Addendum 1, 2026-11-23"), Text("It was five."))
    assert Heading("New") not in paper.blocks
    assert text_of(stage.visit(workspace), "R1").startswith("# Notes of R1")


def test_a_review_that_is_not_there_has_no_notes(plan: Workspace) -> None:
    for asked in (paper_of, text_of):
        with pytest.raises(NoSuchRecord):
            asked(stage.visit(plan), "R7")
    with pytest.raises(NoSuchRecord):
        finalise(stage.visit(plan), "R7", stage.ANNA)


def test_a_review_is_finalised_in_either_database(database_url: str) -> None:
    Store.open(database_url).create("plan")
    workspace = Workspace.open(database_url, "plan")
    review = {"title": "Start", "date": stage.TODAY, "state": "open"}
    workspace.clock = lambda: stage.NOON
    workspace.apply([Add(kind="review", key="R1", values=review)], person=stage.ANNA)
    drafts = workspace.store.drafts("plan")
    drafts.keep(Draft(stage.ANNA.key, "R1", "goal:S1", {"title": "Half"}, stage.NOON))
    before = workspace.fingerprint()
    with pytest.raises(DraftsLeft):
        close(workspace)
    assert workspace.fingerprint() == before
    drafts.drop(stage.ANNA.key, "R1", "goal:S1")
    close(workspace)
    assert before in kept(workspace)


def test_what_is_written_while_notes_are_being_made_is_not_left_out(plan: Workspace) -> None:
    visit = stage.visit(plan)
    plan.apply([Confirm(kind="goal", key="S2", review="R1")], person=stage.ANNA)
    finalise(visit, "R1", stage.ANNA)
    assert "S2 =Levande" in kept(plan)
