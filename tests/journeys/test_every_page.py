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
        if width == TELEPHONES[0]:
            assert visitor.barriers() == []
    assert visitor.complaints == []


def test_an_address_that_no_page_has_says_so_and_leads_on(reader: tuple[str, Visitor]) -> None:
    language, visitor = reader
    say = Words(language).say
    told = visitor.go(f"goals/S9?at=R4&lang={language}").text()
    assert say("There is no such page") in told
    assert say("Nothing stands at the address “{address}”.", address="goals/S9") in told
    assert visitor.page.get_by_role("dialog").count() == 0
    visitor.press(say("Go to the overview"))
    assert visitor.place == "/?at=R4"
    assert visitor.go("overview?at=R4").place == "/?at=R4"
    assert visitor.page.get_by_role("dialog").count() == 0
    assert visitor.complaints == []


def test_the_menu_of_a_telephone_leaves_nobody_out(reader: tuple[str, Visitor]) -> None:
    language, visitor = reader
    visitor.page.set_viewport_size({"width": TELEPHONES[0], "height": 844})
    visitor.go().press(Words(language).say("Expand sidebar"))
    goals = visitor.page.get_by_role("link", name=Words(language).say("Goals"), exact=True)
    goals.wait_for()
    assert visitor.barriers() == []
    goals.click()
    assert visitor.settled().place == "/goals"
