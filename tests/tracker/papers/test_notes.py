"""Notes as a paper: every sort of act in the sentences of the plan's language."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from scenarios.edits import Add, Confirm, Correct, Defer, Edit, Restore, Retire, Revise
from tests.tracker import stage
from tracker.papers.notes import draft
from tracker.papers.paper import Block, Facts, Grid, Heading, Item, Items, Paper, Text
from tracker.workspace import Workspace

WHY = "The council decided so in June."


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    """Give a plan in English with records of every kind, and a review R1 that is open."""
    workspace = stage.full(tmp_path)
    english = Revise(kind="settings", key="plan", values={"language": "en"}, reason=WHY)
    workspace.apply([english], person=stage.ANNA)
    return workspace


def said_in(plan: Workspace, *edits: Edit) -> Paper:
    """Do something in the review, and give its notes."""
    for edit in edits:
        plan.apply([edit], person=stage.ANNA, review="R1")
    return draft(stage.visit(plan), "R1")


def section(paper: Paper, heading: str) -> Sequence[Block]:
    """Give what stands below a heading."""
    headings = [at for at, block in enumerate(paper.blocks) if isinstance(block, Heading)]
    start = next(at for at in headings if paper.blocks[at] == Heading(heading)) + 1
    end = next((at for at in headings if at > start), None)
    return paper.blocks[start:end]


def items(paper: Paper, heading: str) -> tuple[Item, ...]:
    """Give the things of the only list below a heading."""
    [block] = section(paper, heading)
    assert isinstance(block, Items)
    return block.items


def revise(kind: str, key: str, **values: object) -> Revise:
    return Revise(kind=kind, key=key, values=values, reason=WHY)


def test_notes_begin_with_what_anybody_asks_first(plan: Workspace) -> None:
    paper = said_in(plan)
    assert (paper.title, paper.mark, paper.language) == ("Notes of R1", "Draft", "en")
    assert paper.blocks[0] == Text("Uppstart")
    assert isinstance(paper.blocks[1], Facts)
    told = dict(paper.blocks[1].pairs)
    assert told["Date"] == "Wednesday 15 January 2025 (week 3)"
    assert told["Participants"] == "Planchef, Ekonom"
    assert told["Diary number"] == "KS 2024/118"


def test_a_diary_number_that_is_not_there_has_a_line_to_be_written_on(plan: Workspace) -> None:
    paper = said_in(plan, revise("review", "R1", diary_number=None))
    assert isinstance(paper.blocks[1], Facts)
    assert dict(paper.blocks[1].pairs)["Diary number"] == "_" * 20


def test_a_number_is_told_with_its_unit_and_why_on_whose_word_and_by_which_decision(
    plan: Workspace,
) -> None:
    edit = Revise(
        kind="indicator",
        key="I02",
        values={"target_value": 8.5},
        reason="The forecast\nof the spring",
        trigger="new_data",
        author="Head of business",
        decision="B01",
    )
    assert items(said_in(plan, edit), "Revised") == (
        Item(
            "target value – → 8.5%",
            "Why: The forecast of the spring · Trigger: new data · On whose word: Head of business"
            " · Decision: B01, KS 2025-01-29 § 4",
            "Indicator I02 Tomma lokaler",
        ),
    )


@pytest.mark.parametrize(
    ("key", "after", "said"),
    [
        ("S1", "Stadsarkitekt", "responsible is “Stadsarkitekt” (was “Planchef”)"),
        ("S1", None, "responsible Planchef → –"),
        ("S2", "Planchef", "responsible is “Planchef”"),
    ],
)
def test_a_text_is_told_with_what_it_was(
    plan: Workspace, key: str, after: str | None, said: str
) -> None:
    [item] = items(said_in(plan, revise("goal", key, owner=after)), "Revised")
    assert item.text == said


def test_of_a_long_text_only_what_it_reads_now_is_told(plan: Workspace) -> None:
    plan.apply([revise("goal", "S2", description="long " * 100)], person=stage.ANNA)
    edit = Revise(
        kind="goal",
        key="S2",
        values={"description": "Short."},
        reason=WHY,
        effective_on=stage.TODAY,
    )
    [item] = items(said_in(plan, edit), "Revised")
    assert item.text == "description is rewritten: “Short.”"


def test_what_was_changed_and_changed_back_says_only_that(plan: Workspace) -> None:
    back = (revise("allocation", "G4/N1", amount=8.0), revise("allocation", "G4/N1", amount=9.0))
    [item] = items(said_in(plan, *back), "Revised")
    assert item.lead == "Allocation G4 Elkapacitet · N1 Jobb"
    assert item.text == "amount changed and changed back"


def test_a_correction_is_told_under_a_heading_of_its_own(plan: Workspace) -> None:
    edit = Correct(kind="goal", key="S1", values={"confidence": 7}, reason="It was misread.")
    assert items(said_in(plan, edit), "Corrected")[0].text == "confidence 6 → 7"


def test_what_is_new_is_told_with_what_it_holds_but_not_its_long_texts(plan: Workspace) -> None:
    values = {"title": "Vatten", "unit": "m3", "nature": "stock", "description": "Lång."}
    edit = Add(kind="resource", key="G9", values=values)
    assert items(said_in(plan, edit), "New") == (
        Item("unit m3; nature Stock", "", "Shared resource G9 Vatten"),
    )


def test_many_new_records_of_a_kind_are_told_by_their_names(plan: Workspace) -> None:
    edits = [Add(kind="goal", key=f"X{n:02}", values={"title": f"Mål {n}"}) for n in range(13)]
    plan.apply(edits, person=stage.ANNA, review="R1")
    [item] = items(said_in(plan), "New")
    assert item.lead == "Goals"
    assert item.text.startswith("X00 Mål 0, X01 Mål 1, ")


def test_what_ended_names_its_successor_or_says_that_there_is_none(plan: Workspace) -> None:
    ended = (
        Retire(kind="assumption", key="F1", successor="F2", reason=WHY),
        Retire(kind="stance", key="NA/N1", reason=WHY),
    )
    paper = said_in(plan, *ended)
    assert {item.text for item in items(paper, "Retired")} == {
        "no successor",
        "successor F2 @räntan stannar",
    }


def test_what_was_restored_is_told(plan: Workspace) -> None:
    plan.apply([Retire(kind="assumption", key="F2", reason=WHY)], person=stage.ANNA)
    back = Restore(
        kind="assumption",
        key="F2",
        values={"state": "holds"},
        reason=WHY,
        effective_on=stage.TODAY,
    )
    assert items(said_in(plan, back), "Restored")[0].text == "state Holds"


def test_values_that_were_measured_are_counted_by_indicator(plan: Workspace) -> None:
    for key in ("I02/2025-Q1", "I02/2025-Q2", "I01/2025"):
        seen = Add(kind="observation", key=key, values={"value": 9.0})
        plan.apply([seen], person=stage.ANNA, review="R1", reason_needed=False)
    assert items(said_in(plan), "Measured values") == (
        Item("1 value (2025)", "", "I01 Färdigställda bostäder"),
        Item("2 values (Q1 2025–Q2 2025)", "", "I02 Tomma lokaler"),
    )


def test_a_confirmation_says_what_it_rests_on_or_that_nothing_was_checked(plan: Workspace) -> None:
    looked = (
        Confirm(kind="assumption", key="F1", rests_on="SCB,\nmars."),
        Confirm(kind="assumption", key="F2"),
    )
    [grid] = section(said_in(plan, *looked), "Confirmed")
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("Assumption F1 Befolkningen växer", "SCB, mars."),
        ("Assumption F2 @räntan stannar", "No new check"),
    )


def test_what_was_deferred_says_until_when(plan: Workspace) -> None:
    later = (
        Defer(kind="goal", key="S1", until=date(2027, 1, 31)),
        Defer(kind="goal", key="S2"),
    )
    said = [item.text for item in items(said_in(plan, *later), "Deferred")]
    assert said == ["until 2027-01-31", "until later"]


def test_likelihoods_stand_as_one_table_and_why_below_it(plan: Workspace) -> None:
    moved = [
        revise("likelihood", "A/group", percent=55.0),
        revise("likelihood", "B/group", percent=45.0),
    ]
    plan.apply(moved, person=stage.ANNA, review="R1")
    table, reasons = section(said_in(plan), "Likelihoods")
    assert isinstance(table, Grid)
    assert table.rows == (
        ("A Kraftsamling", "60%", "55%", "−5"),
        ("B Trångt i nätet", "40%", "45%", "+5"),
    )
    assert isinstance(reasons, Items)
    assert reasons.items[0] == Item("", f"Why: {WHY}", "A Kraftsamling")


def test_a_scenario_without_a_likelihood_before_shows_no_difference(plan: Workspace) -> None:
    new = [
        Add(kind="scenario", key="C", values={"title": "Tyst"}),
        Add(kind="likelihood", key="C/group", values={"percent": 0.0}),
    ]
    plan.apply(new, person=stage.ANNA, review="R1")
    [table] = section(said_in(plan), "Likelihoods")
    assert isinstance(table, Grid)
    assert table.rows[-1] == ("C Tyst", "–", "0%", "–")


def test_decisions_stand_with_who_when_and_where_it_is_decided(plan: Workspace) -> None:
    [table] = section(said_in(plan), "Decisions")
    assert isinstance(table, Grid)
    assert table.head == ("Decision", "Responsible", "Due", "Body and reference")
    assert table.rows == (
        ("B01 Fastställ planen", "Kommundirektör", "2025-03-31", "KS · KS 2025-01-29 § 4"),
        ("B02 Bevaka signaler", "–", "–", "–"),
    )


def test_the_agenda_says_what_each_point_came_to_and_what_was_said(plan: Workspace) -> None:
    paper = said_in(
        plan,
        Confirm(kind="goal", key="S1"),
        Add(kind="point", key="R1/goal:S2", values={"left_out": True}),
    )
    told = {item.lead: (item.text, item.aside) for item in items(paper, "Agenda")}
    assert told["Goal S1 Fler bostäder"] == ("confirmed", "Alla var med.")
    assert told["Goal S2 =Levande, stadskärna"] == ("left out", "")


def test_free_text_and_the_next_review_close_the_notes(plan: Workspace) -> None:
    paper = said_in(plan, revise("review", "R1", notes="Ett.\n\nTvå <b>."))
    assert section(paper, "Also said") == (Text("Ett."), Text("Två <b>."))
    assert section(paper, "Next review") == (Text("R2 Hösten, Tuesday 15 December 2026 (week 51)"),)
