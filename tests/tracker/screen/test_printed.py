"""What is printed besides the page: its source and day, and a dark page as ink on white."""

import re
from pathlib import Path

import pytest

from tests.tracker import stage
from tracker.screen import printed


def style(folder: Path, **seen: str) -> str:
    """Give the style that a visit prints with."""
    workspace = stage.full(folder)
    visit = stage.visit(workspace, seen.pop("at", "now"), "sv", **seen)
    [found] = stage.play(lambda: printed.foot(visit)).get("html")
    return str(found.proto.body)


def told(css: str) -> str:
    """Read what the style writes at the foot of each page."""
    signs = re.findall(r"\\([0-9a-f]{6})", css)
    return "".join(chr(int(sign, 16)) for sign in signs)


@pytest.mark.parametrize(
    ("at", "named"), [("now", ""), ("2026-03-10", "2026-03-10 · "), ("R1", "R1 · ")]
)
def test_each_page_says_whose_plan_it_is_which_moment_and_when(
    tmp_path: Path, at: str, named: str
) -> None:
    foot = told(style(tmp_path, at=at))
    assert re.search(rf" · {named}202\d-\d\d-\d\d@\d+ · utskrivet 2026-11-23$", foot), foot


def test_only_a_dark_page_is_turned_round(tmp_path: Path) -> None:
    assert "invert(1)" in style(tmp_path / "a", theme="dark")
    assert "invert" not in style(tmp_path / "b", theme="light")
