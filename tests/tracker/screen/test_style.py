import re

from tracker.server import SCREEN

STYLE = (SCREEN / "style.css").read_text()
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


def test_the_style_sheet_hangs_only_on_hooks_that_streamlit_keeps() -> None:
    rules = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{", rules)
    for selector in selectors:
        if selector.strip().startswith(("@", ":root")):
            continue
        rest = HOOKS.sub("", selector)
        words = set(re.findall(r"(?<![:\w-])[a-z][\w-]*", re.sub(r"::?[\w-]+", " ", rest)))
        assert words <= PLAIN, (selector, words - PLAIN)


def test_the_style_sheet_asks_nothing_of_another_host() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
