"""A paper as plain text, and the invitation to a review that is written so."""

from datetime import date, time
from pathlib import Path

import pytest

from scenarios.edits import Add
from tests.tracker import stage
from tracker.papers.invitation import invitation
from tracker.papers.letter import letter
from tracker.papers.paper import Facts, Grid, Heading, Item, Items, Paper, Text
from tracker.workspace import Workspace

DAY = date(2027, 3, 16)


def test_every_part_of_a_paper_is_plain_text() -> None:
    paper = Paper(
        "sv",
        "Titel",
        (
            Text("Ett *stycke*."),
            Facts((("Plats", "Sal Ån"), ("När", "tisdag"))),
            Heading("Rubrik"),
            Items((Item("Ett", aside="för att\ndet är så"), Item("Två", lead="B1")), numbered=True),
            Items((Item("Punkt"),)),
            Grid(("A", "B"), (("1", "2"),)),
        ),
    )
    assert letter(paper).split("\n\n") == [
        "Titel\n=====",
        "Ett *stycke*.",
        "Plats: Sal Ån\nNär: tisdag",
        "Rubrik\n------",
        "1. Ett\n   för att\n   det är så\n2. B1: Två",
        "- Punkt",
        "A | B\n1 | 2\n",
    ]


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    workspace = stage.full(tmp_path)
    about = {"title": "Våren", "date": DAY, "chair": "Strateg", "participants": ("Planchef", "HR")}
    workspace.apply([Add(kind="review", key="R9", values=about)], person=stage.ANNA)
    point = Add(kind="point", key="R9/decision:B01", values={"minutes": 15})
    workspace.apply([point], person=stage.ANNA)
    return workspace


def test_an_invitation_tells_when_who_what_and_why(plan: Workspace) -> None:
    visit = stage.visit(plan, language="sv")
    written = letter(invitation(visit, visit.snapshot.get("review", "R9"), (time(13), time(15))))
    assert written.startswith("Kallelse till avstämning R9\n===")
    assert "När: tisdag 16 mars 2027, v. 11, kl. 13.00–15.00" in written
    assert "Deltagare: Planchef och HR" in written
    assert (
        "1. B01 Fastställ planen\n   Försenat: skulle vara klart 2025-03-31. 15 minuter." in written
    )
    assert written.endswith("Sammanlagt 15 minuter.\n")


def test_what_is_left_out_is_not_in_the_invitation(plan: Workspace) -> None:
    point = Add(kind="point", key="R9/goal:S1", values={"left_out": True})
    plan.apply([point], person=stage.ANNA)
    visit = stage.visit(plan)
    paper = invitation(visit, visit.snapshot.get("review", "R9"))
    assert "S1 Fler bostäder" not in letter(paper)
