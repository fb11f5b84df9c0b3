"""What differs between two moments, and the part of it that is asked for."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.tracker import stage
from tracker.pages import changes
from tracker.workspace import Workspace

FIELDS = 82  # that differ from R4 to R8, as demo/expected.json has it


def opened(workspace: Workspace, **params: str) -> AppTest:
    visit = stage.visit(workspace, at="R8", versus="R4", params=params)
    return stage.unfolded(stage.play(lambda: changes.page(visit)))


def test_every_field_is_there_until_something_is_asked_for(demonstration: Workspace) -> None:
    assert f"{FIELDS} fields have another value" in stage.said(opened(demonstration))


@pytest.mark.parametrize(
    ("params", "there", "not_there"),
    [
        ({"only": "indicator"}, "I01 ", "B Trångt"),
        ({"sector": "Samhällsbyggnad"}, "S3 ", "V2 "),
        ({"owner": "Näringslivschef"}, "N1 ", "V2 "),
        ({"trigger": "decision"}, "95", "T1 "),
    ],
)
def test_the_address_may_ask_for_a_part(
    demonstration: Workspace, params: dict[str, str], there: str, not_there: str
) -> None:
    said = stage.said(opened(demonstration, **params)).replace("**", "")
    assert there in said
    assert not_there not in said


def test_what_is_not_there_to_choose_asks_for_nothing(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration, sector="Nowhere", only="nothing"))
    assert f"{FIELDS} fields have another value" in said


def test_a_part_without_anything_says_so(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration, only="indicator", sector="Välfärd och delaktighet"))
    assert "Nothing of what is chosen differs." in said


def test_a_view_can_be_asked_for(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration, view="map"))
    assert f"{FIELDS} fields" not in said


def test_what_is_chosen_is_counted_and_said_beside_the_filters(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration, only="indicator", trigger="decision")).replace("\\", "")
    assert "2 choices · Only what has Kind: Indicators, Trigger: Decision" in said


@pytest.mark.parametrize("view", [*changes.ALONE, "table"])
def test_without_an_earlier_review_the_page_says_so_and_shows_what_can_be_seen(
    bare: Workspace, view: str
) -> None:
    visit = stage.visit(bare, params={"view": view})
    said = stage.said(stage.play(lambda: changes.page(visit)))
    assert "There is no earlier review to compare with." in said
    wanted = {"map": "What was revised when?", "why": "Why do we revise?", "drift": "No indicators"}
    assert wanted.get(view, "come as often as we say") in said
