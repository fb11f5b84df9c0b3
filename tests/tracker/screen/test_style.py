import re
from pathlib import Path

import pytest

from tracker.server import SCREEN

SHEETS = [SCREEN / "style.css", *(SCREEN.parent / "forms").rglob("*.css")]
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
HOOKS = re.compile(
    r"""\[(?:data-testid|class)[*^]?=["'](?:st-key-|st[A-Z]|InputInstructions)[\w-]*["']\]"""
    r"""|\.st-key-\w+|\.stApp"""
)
PLAIN = {
    "a",
    "h1",
    "h2",
    "h3",
    "p",
    "span",
    "kbd",
    "button",
    "div",
    "input",
    "textarea",
    "html",
    "body",
    "ul",
    "ol",
    "li",
    "td",
    "tr",
    "table",
}


def selectors_of(sheet: Path) -> list[str]:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    found = [selector.strip() for selector in re.findall(r"([^{}]+)\{", rules)]
    return [selector for selector in found if not selector.startswith(("@", ":root"))]


@every_sheet
def test_a_style_sheet_hangs_only_on_hooks_that_streamlit_keeps(sheet: Path) -> None:
    for selector in selectors_of(sheet):
        rest = HOOKS.sub("", selector)
        words = set(re.findall(r"(?<![:\w-])[a-z][\w-]*", re.sub(r"::?[\w-]+", " ", rest)))
        assert words <= PLAIN, (selector, words - PLAIN)


@every_sheet
def test_a_style_sheet_asks_nothing_of_another_host(sheet: Path) -> None:
    style = sheet.read_text()
    assert "url(" not in style
    assert "@import" not in style


@every_sheet
def test_no_style_asks_the_whole_page_what_is_in_it(sheet: Path) -> None:
    """A browser answers that anew with every mark it draws: seconds, where figures are large."""
    whole = re.compile(r"(?:^|[\s,>])(?:html|body|:root|\.stApp|\*)[^\s,>]*:has\(")
    assert [one for one in selectors_of(sheet) if whole.search(one)] == []
