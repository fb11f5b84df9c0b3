"""Notes on screen: the draft, its files, free text, finalising and what may follow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from scenarios.edits import Confirm, Retire, Revise
from scenarios.kinds.reviews import Review
from tests.tracker import stage
from tracker import forms, listings
from tracker.accounts import Permission
from tracker.papers.kept import finalise
from tracker.store.drafts import Draft
from tracker.visit import Visit
from tracker.workspace import Workspace

EDITOR = replace(stage.ANNA, permissions=frozenset({Permission.READ, Permission.WRITE}))
TYPED = "<b> och =SUM(A1)\nÅsa sa: *nej* :material/home:"


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    """Give a plan with a review R1 in which a goal was revised and another confirmed."""
    workspace = stage.full(tmp_path)
    why = "Byggmarknaden tar längre tid"
    edits = [
        Revise(kind="indicator", key="I01", values={"target_value": 80.0}, reason=why, review="R1"),
        Confirm(kind="goal", key="S2", review="R1"),
        Retire(kind="addendum", key="R1/1", reason="It was not finalised."),
    ]
    workspace.apply(edits, person=stage.ANNA)
    return workspace


def drawn(plan: Workspace, draw: Callable[[Visit], None], **visit: Any) -> AppTest:
    """Draw something of R1, with what was told since the last run."""

    def page() -> None:
        for sentence in forms.told():
            st.success(sentence)
        draw(stage.visit(plan, language="sv", **visit))

    return stage.play(page)


def review_of(visit: Visit) -> Review:
    found: Review = visit.history.now(visit.today).get("review", "R1")
    return found


def notes(visit: Visit) -> None:
    listings.notes(visit, review_of(visit))


def free_text(visit: Visit) -> None:
    forms.free_text(visit, review_of(visit))


def finalising(visit: Visit) -> None:
    forms.finalising(visit, review_of(visit))


def addendum(visit: Visit) -> None:
    forms.addendum(visit, review_of(visit))


def held(plan: Workspace, name: str) -> object:
    return getattr(plan.history().now(stage.TODAY).get("review", "R1"), name)


# ---------------------------------------------------------------------- the notes


def test_the_notes_say_what_was_done_and_that_they_are_a_draft(plan: Workspace) -> None:
    test = drawn(plan, notes)
    said = stage.said(test).replace("\u00a0", " ")
    assert ":orange-badge[:material/edit_note: Utkast]" in said
    assert "#### Reviderat" in said
    assert "målvärde 120,5 → 80" in said
    assert "Varför\\: Byggmarknaden tar längre tid" in said
    cells = [text for table in test.table for text in table.value.to_numpy().ravel()]
    assert "Ingen ny kontroll" in cells


def test_the_notes_can_be_taken_in_every_form(plan: Workspace) -> None:
    test = drawn(plan, notes)
    labels = [button.proto.label for button in test.get("download_button")]
    assert labels == ["PDF", "Word", "Webbsida", "Ren text", "Hämta som CSV"]


def test_finalised_notes_are_marked_as_such(plan: Workspace) -> None:
    finalise(stage.visit(plan), "R1", stage.ANNA)
    said = stage.said(drawn(plan, notes))
    assert ":gray-badge[:material/lock: Färdigställd]" in said
    assert "Utkast" not in said
    assert "#### Färdigställt" in said


def test_what_was_finalised_is_no_draft_when_it_is_read_at_the_moment_of_its_review(
    plan: Workspace,
) -> None:
    finalise(stage.visit(plan), "R1", stage.ANNA)
    test = drawn(plan, lambda visit: listings.notes(visit, then(visit)), at="R1")
    assert "Utkast" not in stage.said(test)


def then(visit: Visit) -> Review:
    """Give the review as it stood at the moment of the visit."""
    found: Review = visit.snapshot.get("review", "R1")
    assert found.state == "open"
    return found


def test_the_changes_are_a_table_with_a_row_a_field(plan: Workspace) -> None:
    found = listings.changes_in(stage.visit(plan), "R1")
    rows = found[["Record", "Act", "Field", "After"]].to_numpy().tolist()
    assert ["I01", "revised", "Target value", "80"] in rows
    assert ["S2", "confirmed", "", ""] in rows


def test_the_csv_of_the_changes_is_safe_in_a_spreadsheet(plan: Workspace) -> None:
    frame = listings.changes_in(stage.visit(plan, language="sv"), "R1")
    text = listings.as_csv(frame, "sv").decode("utf-8-sig")
    assert "'=Levande, stadskärna" not in text
    assert text.startswith("Slag;Post;Namn;")


# ---------------------------------------------------------------------- free text


def test_free_text_is_kept_as_it_was_typed_and_shown_so(plan: Workspace) -> None:
    test = drawn(plan, free_text)
    stage.box(test, ":text").set_value(TYPED)
    stage.press(test, "Spara texten")
    assert held(plan, "notes") == TYPED
    assert "Texten är sparad\\." in stage.said(test) or "Texten är sparad" in stage.said(test)
    said = stage.said(drawn(plan, notes))
    assert r"\<b\> och =SUM(A1)" in said
    assert r"Åsa sa\: \*nej\*" in said


def test_free_text_belongs_to_the_review_and_needs_no_reason(plan: Workspace) -> None:
    test = drawn(plan, free_text)
    stage.box(test, ":text").set_value("Kort.")
    stage.press(test, "Spara texten")
    [last] = plan.history().revisions_in(plan.history().last_change)
    assert (last.review, last.reason) == ("R1", None)


def test_free_text_warns_that_a_name_may_be_personal(plan: Workspace) -> None:
    assert "personuppgift" in stage.box(drawn(plan, free_text), ":text").help


def test_a_text_that_somebody_else_changed_meanwhile_is_not_written_over(plan: Workspace) -> None:
    test = drawn(plan, free_text)
    other = Revise(kind="review", key="R1", values={"notes": "Annat."}, review="R1")
    plan.apply([other], person=stage.ANNA, reason_needed=False)
    stage.box(test, ":text").set_value("Mitt.")
    stage.press(test, "Spara texten")
    assert held(plan, "notes") == "Annat."
    assert test.error
    assert "Annat." in stage.said(test)
    assert stage.box(test, ":text").value == "Mitt."
    stage.press(test, "Spara texten")
    assert held(plan, "notes") == "Mitt."


def test_a_text_that_nobody_has_typed_in_follows_what_others_write(plan: Workspace) -> None:
    test = drawn(plan, free_text)
    other = Revise(kind="review", key="R1", values={"notes": "Annat."}, review="R1")
    plan.apply([other], person=stage.ANNA, reason_needed=False)
    assert stage.box(test.run(), ":text").value == "Annat."


def test_who_has_no_name_yet_is_asked_for_it(plan: Workspace) -> None:
    test = drawn(plan, free_text, person=None)
    stage.box(test, ":text").set_value("Kort.")
    stage.press(test, "Spara texten")
    assert held(plan, "notes") == "Fri text."
    stage.box(test, ":person_name").set_value("Bo")
    stage.press(test, "Spara texten")
    assert held(plan, "notes") == "Kort."


# ---------------------------------------------------------------------- finalising


def test_finalising_says_what_is_unfinished_and_asks(plan: Workspace) -> None:
    test = drawn(plan, finalising)
    stage.press(test, "Färdigställ …")
    said = stage.said(test)
    assert "Färdigställ R1?" in said
    assert "Hanns inte med\\: Sannolikheter A · gruppen" in said
    assert held(plan, "state") == "open"


def test_one_can_think_better_of_it(plan: Workspace) -> None:
    test = drawn(plan, finalising)
    stage.press(test, "Färdigställ …")
    stage.press(test, "Avbryt")
    assert held(plan, "state") == "open"
    assert [one.label for one in test.button] == ["Färdigställ …"]


def test_finalising_closes_the_review_and_prints_the_fingerprint(plan: Workspace) -> None:
    test = drawn(plan, finalising)
    stage.press(test, "Färdigställ …")
    stage.press(test, "Färdigställ R1")
    assert held(plan, "state") == "finalised"
    assert plan.fingerprint() in stage.said(test)


def test_what_is_begun_and_not_saved_is_named_and_can_be_thrown_away(plan: Workspace) -> None:
    drafts = plan.store.drafts(plan.name)
    drafts.keep(Draft(stage.ANNA.key, "R1", "goal:S1", {"title": "Hal"}, stage.NOON))
    test = drawn(plan, finalising)
    stage.press(test, "Färdigställ …")
    assert "Påbörjat och inte sparat\\: S1 Fler bostäder." in stage.said(test)
    stage.press(test, "Färdigställ R1")
    assert held(plan, "state") == "open"
    assert test.error
    stage.press(test, "Kasta det")
    stage.press(test, "Färdigställ R1")
    assert held(plan, "state") == "finalised"


def test_who_may_not_finalise_is_told_so(plan: Workspace) -> None:
    test = drawn(plan, finalising, person=EDITOR)
    assert not test.button
    assert "Du får inte färdigställa" in stage.said(test)


# ---------------------------------------------------------------------- afterwards


def test_an_addendum_is_numbered_by_itself_and_stands_below_the_notes(plan: Workspace) -> None:
    finalise(stage.visit(plan), "R1", stage.ANNA)
    for text in ("Det var fem.", "Nej, sex."):
        test = drawn(plan, addendum)
        stage.box(test, ":text").set_value(text)
        stage.press(test, "Lägg till texten")
    said = stage.said(drawn(plan, notes))
    assert said.index("Det var fem.") < said.index("Nej, sex.")
    assert "#### Tillägg 2, 2026-11-23" in said
    assert "#### Tillägg 3, 2026-11-23" in said


def test_an_addendum_without_words_is_refused(plan: Workspace) -> None:
    finalise(stage.visit(plan), "R1", stage.ANNA)
    test = stage.press(drawn(plan, addendum), "Lägg till texten")
    assert test.error
