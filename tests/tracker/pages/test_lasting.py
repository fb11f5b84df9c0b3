"""A link that lasts shows the same on every page, whatever is written later."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.tracker import stage
from tests.tracker.later import meddle
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.pages import PAGES, Page
from tracker.screen import past
from tracker.workspace import Workspace

EDITS = 500
LATER = date(2027, 9, 1)
RECORDS = ("goal/S1", "indicator/I01", "resource/G4", "decision/B03", "assumption/F3", "review/R4")
ASKED: Mapping[str, list[dict[str, str]]] = {
    "record": [dict(zip(("kind", "key"), one.split("/"), strict=True)) for one in RECORDS],
    "review": [{"review": "R4"}],
    "hold": [{"review": "R4"}],
    "kind": [{"kind": "indicator"}, {"kind": "decision"}],
    "search": [{"q": "bostäder"}],
    "changes": [{"view": view} for view in ("table", "flow", "drift", "map", "learning")],
}
# What names a file that is made when it is asked for, and a table's own style, is new each time.
PASSING = re.compile(r'deferred_file_id: "\w+"|uuid: "\w+"|#?T_\w{5}_')


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    workspace = stage.empty(tmp_path)
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace


def shown(workspace: Workspace, at: str, today: date = stage.TODAY) -> dict[str, list[str]]:
    """Give what stands on every page: texts, tables and figures, as they are sent."""
    return {
        f"{page.name} {asked}": _drawn(workspace, page, at, today, asked)
        for page in PAGES
        for asked in ASKED.get(page.name, [{}])
    }


def _drawn(
    workspace: Workspace, page: Page, at: str, today: date, asked: Mapping[str, str]
) -> list[str]:
    versus = "R2" if page.name == "changes" else None
    visit = stage.visit(workspace, at, "sv", today=today, params=asked, versus=versus)

    def draw() -> None:
        past.banner(visit)
        page.draw(visit)

    test = stage.unfolded(stage.play(draw))
    return [PASSING.sub("", f"{one.type} {getattr(one, 'proto', '')}") for one in test]


def test_links_that_last_show_the_same_before_and_after_500_later_edits(plan: Workspace) -> None:
    lasting = ("R4", f"2025-03-31@{plan.history().position}")
    before = {at: shown(plan, at) for at in lasting}
    written = meddle(plan, EDITS)
    assert len({type(edit) for edit in written}) == 7  # acts of every sort were among them
    for at in lasting:
        after = shown(plan, at, LATER)
        assert [page for page, wanted in before[at].items() if after[page] != wanted] == []


def test_a_plain_day_shows_what_is_known_now(plan: Workspace) -> None:
    before = _drawn(plan, PAGES[0], "2025-03-31", stage.TODAY, {})
    meddle(plan, 50)
    assert _drawn(plan, PAGES[0], "2025-03-31", stage.TODAY, {}) != before
