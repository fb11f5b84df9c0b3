import pytest

from tests.journeys.conftest import Visitor
from tracker.pages import PAGES
from tracker.screen.borrowed import BEGINNINGS, WHAT, WORDS
from tracker.words import Words

ASKED = {
    "review": "?review=R8",
    "record": "?kind=goal&key=S1",
    "kind": "?kind=indicator",
    "search": "?q=bost%C3%A4der",
}
PATHS = ["" if page.name == "overview" else page.name + ASKED.get(page.name, "") for page in PAGES]
TELEPHONES = (390, 320)
WIDTHS = """[
  document.documentElement.scrollWidth,
  document.querySelector("[data-testid=stMain]").scrollWidth,
]"""

HEARD = "[...document.querySelectorAll('[aria-label]')].map((found) => found.ariaLabel)"
ENGLISH = tuple(text.removesuffix(WHAT) for text in BEGINNINGS)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_opens_and_leaves_nobody_out(reader: tuple[str, Visitor], path: str) -> None:
    language, visitor = reader
    visitor.complaints.clear()
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    visitor.go(path)
    assert visitor.page.evaluate("document.documentElement.lang") == language
    assert Words(language).say("Overview") in visitor.page.locator("body").inner_text()
    assert visitor.page.locator("[data-testid='stException'], .st-key-card_fault").count() == 0
    assert visitor.barriers() == []
    if language != "en":
        heard = visitor.page.evaluate(HEARD)
        assert [name for name in heard if name in WORDS or name.startswith(ENGLISH)] == []
    for width in TELEPHONES:
        visitor.page.set_viewport_size({"width": width, "height": 844})
        assert max(visitor.settled().page.evaluate(WIDTHS)) <= width
    assert visitor.complaints == []
