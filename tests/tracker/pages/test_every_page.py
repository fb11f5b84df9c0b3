import re
from typing import Any

import pytest
from streamlit.runtime.state.common import user_key_from_element_id

from scenarios.kinds import KINDS
from tests.tracker import stage
from tracker.pages import PAGES, Page
from tracker.workspace import Workspace

ASKED = {
    "review": {"review": "R5"},
    "record": {"kind": "goal", "key": "S1"},
    "kind": {"kind": "indicator"},
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("at", ["now", "R5", "2025-03-31"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_of_the_demonstration_opens(
    demonstration: Workspace, page: Page, at: str, language: str
) -> None:
    visit = stage.visit(demonstration, at=at, language=language, params=ASKED.get(page.name, {}))
    test = stage.unfolded(stage.play(lambda: page.draw(visit)))
    assert len(test.title) == 1
    files = sorted(re.findall(r"#picture-(\w+-\w+)", stage.said(test)))
    figures = [keyed(figure).removesuffix("_figure") for figure in test.get("plotly_chart")]
    assert files == sorted(f"{form}-{key}" for form in ("png", "svg") for key in figures)
    assert {f"{key}_csv" for key in figures} <= set(map(keyed, test.get("download_button")))


def keyed(drawn: Any) -> str:
    """Give the key of what is drawn."""
    return user_key_from_element_id(drawn.proto.id) or ""


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_of_an_empty_plan_opens_and_says_how_to_begin(
    bare: Workspace, page: Page, language: str
) -> None:
    for theme in ("light", "dark"):
        visit = stage.visit(bare, language=language, theme=theme)
        test = stage.unfolded(stage.play(lambda: page.draw(visit)))  # noqa: B023 - played at once
        assert len(test.title) == 1
        assert stage.said(test)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_list_and_its_records_their_pages(plan: Workspace, kind: str) -> None:
    pages = {page.name: page for page in PAGES}
    visit = stage.visit(plan, params={"kind": kind})
    stage.play(lambda: pages["kind"].draw(visit))
    key = visit.snapshot.keys(kind)[0]
    visit = stage.visit(plan, params={"kind": kind, "key": key})
    test = stage.unfolded(stage.play(lambda: pages["record"].draw(visit)))
    assert "Its story" in stage.said(test)


def test_the_names_of_pages_are_addresses_of_their_own() -> None:
    names = [page.name for page in PAGES]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
    assert PAGES[0].name == "overview"
