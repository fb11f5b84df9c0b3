"""How an office's file was read is remembered: for the next of its sort, and for the same again."""

import json
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.tracker import stage
from tests.tracker.test_wizard import QUARTERS, begun, button, choose, way
from tracker import forms
from tracker.exchange.sheets import File
from tracker.forms.importing.keeping import MOST
from tracker.forms.importing.keeping import begun as began
from tracker.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return stage.full(tmp_path)


def test_how_a_file_was_read_is_kept_and_offered_for_the_next(workspace: Workspace) -> None:
    test = begun(workspace, QUARTERS, "difference", names={"indicator": {"Flyttnetto": None}})
    choose(test, "profile_name", "kvartal")
    stage.press(test, "Remember it here")
    told = workspace.store.profiles("plan").all()["kvartal"]
    assert told["names"]["indicator"]["Flyttnetto"] is None
    assert "header_row" not in told
    test = begun(workspace, QUARTERS.replace("64", "65"))
    assert "Read by the profile “kvartal”, for every heading" in stage.said(test)
    stage.press(test, "Next")
    stage.press(test, "Next")
    assert not button(test, "Next").disabled
    assert "Read by the profile “kvartal”" in stage.said(test)
    stage.press(test, "Read it without")
    assert (way(test).profile, way(test).said) == (None, {})
    assert "Read by the profile" not in stage.said(test)
    stage.press(stage.press(test, "Back"), "Back")
    choose(test, "Profile", "kvartal")
    assert "The profile fits" in stage.said(test)


def test_a_profile_that_was_kept_here_can_be_forgotten(workspace: Workspace) -> None:
    kept = workspace.store.profiles("plan")
    kept.keep("gammal", {"kind": "goal", "key": "Kod", "fields": {"title": "Rubrik"}})
    test = begun(workspace, QUARTERS)
    assert "Forget this profile" not in [one.label for one in test.button]
    choose(test, "Profile", "gammal")
    stage.press(test, "Forget this profile")
    assert kept.all() == {}
    assert way(test).profile is None
    assert "Forget this profile" not in [one.label for one in test.button]


def test_a_profile_of_files_like_this_that_no_longer_fits_is_named_and_not_used(
    workspace: Workspace,
) -> None:
    told = {"kind": "observation", "key": {"indicator": "Nyckeltal"}, "fields": {"note": "Enhet"}}
    workspace.store.profiles("plan").keep("kvartal", told)
    test = begun(workspace, QUARTERS)
    [warning] = test.warning
    for words in ("was read before", "kvartal no longer fits", "Nyckeltal", "Indikator"):
        assert words in warning.value
    assert way(test).profile is None
    stage.press(test, "Next")
    assert not test.warning


def test_a_profile_that_no_longer_fits_says_so(workspace: Workspace) -> None:
    workspace.store.profiles("plan").keep(
        "gammal", {"kind": "goal", "key": "Kod", "fields": {"title": "Rubrik"}}
    )
    test = begun(workspace, QUARTERS)
    choose(test, "Profile", "gammal")
    [told] = test.warning
    assert "no longer fits" in told.value
    choose(test, "Profile", None)
    assert not test.warning
    assert json.dumps(way(test).said) == "{}"


# ---------------------------------------------------------------------- the same file again


def again(workspace: Workspace, text: str = QUARTERS) -> AppTest:
    """Choose a file in a browser that knows nothing of it."""
    visit = stage.visit(workspace)

    def draw() -> None:
        if not forms.is_on_its_way():
            began(visit, File("kontoret.csv", text.encode()))
        forms.importing(stage.visit(workspace))

    return stage.play(draw)


def test_the_same_file_again_brings_every_answer_back(workspace: Workspace) -> None:
    test = again(workspace)
    assert "What you answered" not in stage.said(test)
    stage.press(stage.press(test, "Next"), "Next")
    choose(test, "name/indicator/Flyttnetto", "-")
    stage.press(test, "Next")
    stage.box(test, "import:author").set_value("Controller").run()
    stage.box(test, "import:effective_on").set_value(date(2026, 10, 1)).run()
    anew = again(workspace)
    assert "What you answered about this file before is here again." in stage.said(anew)
    assert way(anew).step == "difference"
    assert way(anew).said == way(test).said
    assert stage.box(anew, "import:author").value == "Controller"
    assert stage.box(anew, "import:effective_on").value == date(2026, 10, 1)


def test_another_file_begins_without_answers(workspace: Workspace) -> None:
    stage.press(again(workspace), "Next")
    test = again(workspace, QUARTERS.replace("64", "65"))
    assert (way(test).step, way(test).is_back) == ("file", False)


def test_what_is_brought_back_can_be_begun_anew(workspace: Workspace) -> None:
    stage.press(again(workspace), "Next")
    test = again(workspace)
    assert way(test).step == "table"
    stage.press(test, "Begin anew")
    assert (way(test).step, way(test).said) == ("file", {})
    assert not way(again(workspace)).is_back


def test_a_file_that_is_begun_is_named_until_it_is_in_the_plan(workspace: Workspace) -> None:
    test = stage.press(stage.press(again(workspace), "Next"), "Next")
    choose(test, "name/indicator/Flyttnetto", "-")
    stage.press(test, "Choose another file")
    place = stage.play(lambda: forms.importing(stage.visit(workspace)))
    assert "You have begun with kontoret.csv" in stage.said(place)
    stage.press(stage.press(again(workspace), "Next"), "Import")
    place = stage.play(lambda: forms.importing(stage.visit(workspace)))
    assert "You have begun" not in stage.said(place)


def test_what_is_begun_is_each_persons_own_and_can_be_forgotten(workspace: Workspace) -> None:
    stage.press(again(workspace), "Next")
    others = stage.visit(workspace, person=None)
    assert "You have begun" not in stage.said(stage.play(lambda: forms.importing(others)))
    place = stage.play(lambda: forms.importing(stage.visit(workspace)))
    stage.press(place, "Forget them")
    assert "You have begun" not in stage.said(place)


def test_a_file_that_nobody_has_answered_about_is_not_begun(workspace: Workspace) -> None:
    told = {"kind": "observation", "key": {"indicator": "Indikator"}, "fields": {"note": "Enhet"}}
    workspace.store.profiles("plan").keep("kvartal", told)
    assert way(again(workspace)).profile == "kvartal"
    assert workspace.store.drafts("plan").of("") == []


def test_answers_are_kept_without_the_file_and_of_few_files_only(workspace: Workspace) -> None:
    for number in range(MOST + 2):
        stage.press(again(workspace, QUARTERS.replace("64", str(number))), "Next")
    kept = workspace.store.drafts("plan").of("")
    assert len(kept) == MOST
    assert "personer" not in json.dumps([dict(one.typed) for one in kept], ensure_ascii=False)
