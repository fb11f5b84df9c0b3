import pytest

from tests.journeys.conftest import Arriving
from tracker.pages import PAGES
from tracker.words import Words

ASKED = {"record": "?kind=goal&key=S1", "kind": "?kind=indicator", "search": "?q=bost%C3%A4der"}
PATHS = ["" if page.name == "overview" else page.name + ASKED.get(page.name, "") for page in PAGES]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("language", "scheme"), [("sv", "light"), ("en", "dark")])
def test_every_page_opens_in_both_languages_and_leaves_nobody_out(
    request: pytest.FixtureRequest, arrive: Arriving, path: str, language: str, scheme: str
) -> None:
    address = request.getfixturevalue("reading" if language == "sv" else "reading_english")
    visitor = arrive(address, scheme=scheme, locale="sv-SE" if language == "sv" else "en-GB")
    visitor.go(path)
    assert visitor.page.evaluate("document.documentElement.lang") == language
    assert Words(language).say("Overview") in visitor.page.locator("body").inner_text()
    assert visitor.page.locator("[data-testid='stException']").count() == 0
    assert visitor.barriers() == []
    assert visitor.complaints == []


@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_a_phone(reading: str, arrive: Arriving, path: str) -> None:
    visitor = arrive(reading, width=390).go(path)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert wide <= 390
    assert visitor.complaints == []
