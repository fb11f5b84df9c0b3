"""The report of a period of the demonstration: its numbers, its figures, and every form."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from scenarios.edits import Add, Correct, Retire, Revise
from scenarios.errors import NoSuchMoment
from tests.printed import pages_of
from tests.tracker import stage
from tests.tracker.later import meddle
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.papers import html, markdown, pdf, word
from tracker.papers.kept import finalise
from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Item, Items, Paper
from tracker.papers.report.span import span
from tracker.papers.report.whole import report
from tracker.workspace import Workspace

SOURCE = "Väderåsa kommun · R4 – R8 · 2026-10-20@844 · "


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give the demonstration, which no test may write to."""
    workspace, path = stage.empty(tmp_path_factory.mktemp("report")), demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace


@pytest.fixture(scope="module")
def paper(plan: Workspace) -> Paper:
    """Give the report from the fourth review to the eighth."""
    return reported(plan, "R8", "R4")


def reported(
    plan: Workspace, at: str = "now", versus: str | None = None, language: str = "sv"
) -> Paper:
    return report(span(stage.visit(plan, language=language), at, versus))


def section(paper: Paper, heading: str) -> Sequence[Block]:
    """Give what stands below a heading of the highest level."""
    starts = [
        at for at, one in enumerate(paper.blocks) if isinstance(one, Heading) and one.level == 2
    ]
    start = next(at for at in starts if paper.blocks[at] == Heading(heading))
    end = next((at for at in starts if at > start), None)
    return paper.blocks[start + 1 : end]


def items(blocks: Sequence[Block]) -> list[Item]:
    return [item for one in blocks if isinstance(one, Items) for item in one.items]


def headings(paper: Paper) -> list[str]:
    return [one.text for one in paper.blocks if isinstance(one, Heading) and one.level == 2]


def test_in_brief_it_says_what_the_auditor_asks_first(paper: Paper) -> None:
    told = [item.text for item in items(section(paper, "I korthet"))]
    assert "Sannolikheter: A −5, B −10, C +15, D ±0." in told
    assert "3 indikatorer av 10 når sitt mål: I06, I08 och I10." in told
    assert "Försenade beslut: B03." in told


def test_a_change_says_where_it_was_decided_and_why(paper: Paper) -> None:
    changed = items(section(paper, "Vad som ändrades, och varför"))
    [target] = [one for one in changed if one.lead.startswith("I01") and "målvärde" in one.text]
    assert target.text == "målvärde 120 → 95"
    assert target.aside.startswith("2024-11-25 · B07 från R4, KF 2024-11-25 § 118 · Varför: ")
    [share] = [one for one in changed if one.lead.startswith("G4 Eleffektreserv · N1")]
    assert share.text == "belopp 9\u00a0MW → 7\u00a0MW"


def test_what_was_late_is_told_in_days(paper: Paper) -> None:
    late = items(section(paper, "Beslut"))
    assert [one.text for one in late] == [
        "klart senast 2023-12-31, klart 2025-01-20: 386 dagar försenat"
    ]


def test_a_later_report_has_the_late_decisions_of_its_own_day(plan: Workspace) -> None:
    visit = stage.visit(plan, language="sv", today=date(2027, 2, 16))
    late = items(section(report(span(visit, "now", "R8")), "Beslut"))
    assert [one.lead[:3] for one in late] == ["B16", "B14", "B17"]
    assert late[1].text == "klart senast 2026-12-31, inte klart: 47 dagar försenat"


def test_the_figures_have_their_question_and_their_finding(paper: Paper) -> None:
    pairs = zip(paper.blocks, paper.blocks[1:], strict=False)
    found = {
        one.text: two for one, two in pairs if isinstance(one, Heading) and isinstance(two, Figure)
    }
    assert list(found) == [
        "Varför reviderar vi?",
        "Vilka mål bytte läge?",
        "I01: målvärdet gick från 120 till 95",
        "C är nu troligast, A var det vid R1",
        "Räcker resurserna?",
        "Vilka tidiga signaler har kommit, och när?",
        "Vilka mål håller i alla scenarier?",
        "Hur har det gått för antagandena?",
        "Blir besluten klara i tid?",
    ]
    likely = found["C är nu troligast, A var det vid R1"]
    assert likely.finding == "Scenario C är nu troligast, 35 procent, upp från 30."


def test_what_fell_after_it_was_confirmed_says_on_what_that_rested(paper: Paper) -> None:
    fallen = {one.lead[:2]: one for one in items(section(paper, "Antaganden"))}
    assert list(fallen) == ["F1", "F7", "F3"]
    assert fallen["F3"].text == "bekräftat R4 2024-10-15, föll R5 2025-03-18"
    assert fallen["F3"].aside.startswith("Ingen ny kontroll\n")


def test_tables_give_how_all_stands(paper: Paper) -> None:
    [indicators] = [
        one for one in section(paper, "Indikatorer och målvärden")[:1] if isinstance(one, Grid)
    ]
    assert len(indicators.rows) == 10
    assert indicators.rows[7][1:] == (
        "9,1\u00a0MW",
        "kv 3 2026",
        "≥ 8,0\u00a0MW",
        "✓ ja",
        "↗ bättre",
    )
    [goals] = [one for one in section(paper, "Mål") if isinstance(one, Grid)]
    assert {row[0][:2]: row[2:] for row in goals.rows}["M2"] == (
        "✓ Uppfyllt",
        "✕ Ej uppfyllt",
    )


def test_a_review_is_told_against_the_one_before(plan: Workspace) -> None:
    told = reported(plan, "R8", language="en")
    assert told.title == "Report of R7 – R8"
    brief = [item.text for item in items(section(told, "In brief"))]
    assert "Likelihoods: A ±0, B −5, C +5, D ±0." in brief
    assert brief[0].startswith("2 goals of 12 changed status")
    assert [text.partition(" ")[2] for text in brief[-2:]] == [
        "fields have another value.",
        "records are new.",
    ]


def test_the_earlier_of_two_moments_is_the_beginning(plan: Workspace, paper: Paper) -> None:
    assert reported(plan, "R4", "R8") == paper
    assert reported(plan, "2025-03-31", "R4").title == "Rapport R4 – 2025-03-31"


def test_the_same_is_found_on_screen_where_the_reader_has_the_plan(plan: Workspace) -> None:
    visit = replace(stage.visit(plan), root="https://plan.example/")
    [facts] = [one for one in report(span(visit, "R8", "R4")).blocks if isinstance(one, Facts)]
    link = "https://plan.example/changes?at=2026-10-20@844&vs=R4"
    assert dict(facts.pairs)["The same on screen"] == link


def test_a_moment_that_is_none_is_refused(plan: Workspace) -> None:
    with pytest.raises(NoSuchMoment):
        reported(plan, "R8", "never")


def test_the_first_review_has_nothing_to_be_compared_with(plan: Workspace) -> None:
    told = reported(plan, "R1")
    assert told.title == "Rapport R1"
    assert "Vad som ändrades, och varför" in headings(told)
    assert "Poster som tillkom eller försvann" not in headings(told)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_form_says_date_and_source_and_needs_nothing_else(
    plan: Workspace, language: str
) -> None:
    told = reported(plan, "R8", "R4", language)
    assert told.source.startswith(SOURCE)
    assert told.source.endswith("2026-11-23")
    page = html.written(told).decode()
    fetched = r"""(?:src|href|action)\s*=|url\(|@import|<script|<link|<img|<iframe"""
    assert not re.search(fetched, page)
    assert told.source in page
    assert page.count('<div role="img"') == 9
    document = docx.Document(io.BytesIO(word.written(told)))
    assert told.source in document.sections[0].footer.paragraphs[0].text
    seen = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert len([one for one in seen if one]) == 9
    assert markdown.written(told).startswith("# ")


def test_each_page_of_the_pdf_says_date_source_and_which_of_how_many(paper: Paper) -> None:
    pages = pages_of(pdf.written(paper))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert SOURCE in page
        assert "skrivet 2026-11-23" in page
        assert f"{number} ({len(pages)})" in page


def test_the_report_of_a_finalised_review_stays_the_same_byte_for_byte(tmp_path: Path) -> None:
    plan = stage.full(tmp_path)
    finalise(stage.visit(plan), "R1", stage.ANNA)
    first = pdf.written(reported(plan, "R1"))
    assert len(meddle(plan, 40)) == 40
    assert pdf.written(reported(plan, "R1")) == first


def test_corrections_stand_apart_from_changes_of_mind(tmp_path: Path) -> None:
    plan = stage.full(tmp_path)
    before = f"2026-11-23@{plan.history().position}"
    title = "<b>Fler & större</b> ”hem”"
    edits = [
        Correct(
            kind="goal",
            key="S1",
            target=_added(plan),
            values={"title": title},
            reason="A slip of the pen.",
        ),
    ]
    plan.apply(edits, person=stage.ANNA)
    told = reported(plan, "now", before, "en")
    [corrected] = items(section(told, "Corrections and changed methods"))
    assert title in corrected.text
    assert "Nothing of note changed." in [
        getattr(one, "text", "") for one in section(told, "What was changed, and why")
    ]
    page = html.written(told).decode()
    assert "<b>Fler" not in page
    assert pdf.written(told).startswith(b"%PDF")


def _added(plan: Workspace) -> int:
    [row, *_] = [row for row in plan.rows() if (row.kind, row.key) == ("goal", "S1")]
    return row.position


def test_an_empty_plan_has_a_report_that_says_so(tmp_path: Path) -> None:
    told = reported(stage.empty(tmp_path), language="en")
    assert headings(told) == []
    assert told.blocks[-1].text == "This plan holds nothing yet, so there is nothing to report."  # type: ignore[union-attr]
    assert pdf.written(told).startswith(b"%PDF")


def test_many_records_are_counted_where_they_are_too_many_to_tell(tmp_path: Path) -> None:
    plan = stage.full(tmp_path)
    made = [Add(kind="goal", key=f"Z{n}", values={"title": f"Z {n}"}) for n in range(45)]
    plan.apply(made, person=stage.ANNA)
    before = f"2026-11-23@{plan.history().position}"
    moved = [
        Revise(kind="goal", key=f"Z{n}", values={"title": f"Y {n}"}, reason="A better name.")
        for n in range(45)
    ]
    plan.apply(moved, person=stage.ANNA)
    plan.apply([Retire(kind="goal", key="Z44", reason="It is done with.")], person=stage.ANNA)
    rest = section(reported(plan, "now", before, "en"), "Everything else that has another value")
    assert [one.text for one in rest if not isinstance(one, Heading | Items)] == [  # type: ignore[union-attr]
        "4 more are on the page of changes and in its CSV."
    ]
