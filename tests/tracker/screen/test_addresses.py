from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.pages import PAGES
from tracker.screen.addresses import LONGEST, elsewhere

NAMES = {page.name for page in PAGES}


@pytest.mark.parametrize("name", ["", *(page.name for page in PAGES[1:])])
@pytest.mark.parametrize("base", ["", "plan/sv"])
def test_a_page_stays_where_it_is(name: str, base: str) -> None:
    begin = f"/{base}" if base else ""
    assert elsewhere(f"{begin}/{name}", "at=R4", base) is None
    assert elsewhere(f"{begin}/{name}/", "", base) is None


def test_the_front_page_is_found_by_its_name_at_its_moment() -> None:
    assert elsewhere("/overview", "at=R4&lang=en") == "/?at=R4&lang=en"
    assert elsewhere("/plan/overview", "", "plan") == "/plan/"


def test_what_no_page_has_leads_on_at_the_same_moment_and_in_the_same_language() -> None:
    assert elsewhere("/maal", "at=2025-03-31@5120&lang=sv") == (
        "/unknown?at=2025-03-31@5120&lang=sv&asked=maal"
    )
    assert elsewhere("/plan/goals/S1", "", "plan") == "/plan/unknown?asked=goals%2FS1"


@given(path=st.text(max_size=2 * LONGEST), query=st.text(max_size=40))
def test_nobody_is_led_away_from_the_plan(path: str, query: str) -> None:
    place = elsewhere(f"/{path}", query)
    if place is None:
        assert path.strip("/") != "overview"
        return
    found = urlsplit(place)
    assert (found.scheme, found.netloc) == ("", "")
    assert found.path in {"/", "/unknown"}
    assert not place.startswith("//")
    if found.path == "/unknown":
        assert path.strip("/").startswith(parse_qs(found.query)["asked"][0])
