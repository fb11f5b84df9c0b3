import re

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Arriving, Visitor


def test_a_review_is_one_press_away_and_stays_when_the_page_changes(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go().press("R5")
    assert visitor.place == "/?at=R5"
    assert "R5, 2025-03-18" in visitor.text()
    visitor.press("Mål")
    assert visitor.place == "/goals?at=R5"
    visitor.page.go_back()
    visitor.settled()
    assert visitor.place == "/?at=R5"
    visitor.press("Till nu")
    assert visitor.place == "/"
    assert "2026-11-23" in visitor.text()
    assert visitor.complaints == []


def test_a_link_to_a_moment_opens_that_moment(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading)
    for at, day in (
        ("R4", "2024-10-15"),
        ("2025-03-31", "2025-03-31"),
        ("2025-03-31@400", "2025-03-31"),
    ):
        visitor.go(f"data?at={at}")
        assert day in visitor.page.locator(".st-key-past").inner_text()
        expect(visitor.page.get_by_role("radio", name=at, exact=True)).to_be_checked()


def test_the_arrows_step_between_reviews(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("data")
    visitor.page.keyboard.press("Alt+ArrowLeft")
    visitor.settled()
    assert visitor.place == "/data?at=R8"
    visitor.page.keyboard.press("Alt+ArrowLeft")
    visitor.settled()
    assert visitor.place == "/data?at=R7"
    visitor.page.keyboard.press("Alt+ArrowRight")
    visitor.settled()
    assert visitor.place == "/data?at=R8"


def test_the_arrows_step_also_from_a_review_that_was_pressed(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("data").press("R5")
    expect(visitor.page.get_by_role("radio", name="R5", exact=True)).to_be_focused()
    for keys, place in (("Alt+ArrowLeft", "R4"), ("Alt+ArrowRight", "R5")):
        visitor.page.keyboard.press(keys)
        visitor.page.wait_for_function(f"location.search === '?at={place}'")
        visitor.settled()
    assert visitor.complaints == []


def test_any_day_can_be_gone_to(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("data")
    visitor.page.locator(".st-key-moment_any button:visible").click()
    box = visitor.page.locator(".st-key-moment_day")
    box.locator("[role=spinbutton]").first.click()
    visitor.page.keyboard.type("20250331", delay=60)
    visitor.page.mouse.click(20, 500)
    visitor.settled()
    assert visitor.place == "/data?at=2025-03-31"


def test_a_moment_that_is_none_is_one_calm_sentence(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("data?at=banana")
    assert "”banana” är inte en tidpunkt" in visitor.text()
    expect(visitor.page.get_by_role("radio", name="Nu", exact=True)).to_be_checked()
    assert visitor.page.locator(".st-key-past").count() == 0
    assert visitor.complaints == []


def test_nothing_can_be_changed_in_the_past(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("record?kind=goal&key=S1&at=R5")
    assert visitor.page.get_by_role("radio", name="Revidera").count() == 0
    visitor.go("record?kind=goal&key=S1")
    assert visitor.page.get_by_role("radio", name="Revidera").count() == 1


def test_a_link_in_a_text_opens_in_place_at_the_same_moment(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("kind?kind=decision&at=R5")
    visitor.page.get_by_role("link", name=re.compile("^B09")).click()
    visitor.settled()
    assert visitor.place == "/record?at=R5&kind=decision&key=B09"
    assert len(visitor.page.context.pages) == 1
    visitor.page.go_back()
    visitor.settled()
    assert visitor.place == "/kind?kind=decision&at=R5"
    assert "B10" in visitor.text()


def test_the_language_is_switched_in_place_and_kept(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("settings?at=R5")
    assert visitor.page.evaluate("document.documentElement.lang") == "sv"
    visitor.press("English")
    assert visitor.page.evaluate("document.documentElement.lang") == "en"
    assert visitor.page.locator("h1").inner_text() == "Settings"
    assert visitor.place == "/settings?at=R5"
    visitor.go("data")
    assert visitor.page.locator("h1").inner_text() == "Data"
    assert "Take files out" in visitor.text()
    visitor.go("settings?lang=sv")
    assert visitor.page.locator("h1").inner_text() == "Inställningar"
    assert visitor.page.evaluate("document.documentElement.lang") == "sv"


def test_the_first_bytes_of_a_page_say_its_language(reading: str, browser: Browser) -> None:
    page = browser.new_page(locale="sv-SE", java_script_enabled=False)
    page.goto(f"{reading}/goals")
    assert page.locator("html").get_attribute("lang") == "sv"
    page.goto(f"{reading}/goals?lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    page.close()


def test_the_style_sheet_finds_what_it_dresses(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("kind?kind=goal&at=R5")
    for hook in (
        ".stApp",
        ".st-key-moment",
        ".st-key-past",
        "[class*='st-key-scroll']",
        "[data-testid='stLayoutWrapper']:has(> .st-key-moment)",
        "[data-testid='stLayoutWrapper']:has(> .st-key-past)",
        "[data-testid='stMainBlockContainer']",
        "[data-testid='stHeadingWithActionElements'] h1",
        "[data-testid^='stBaseButton-primary']",
        "[data-testid='stTopNavLink']",
        "[data-testid='stMarkdown']",
        "[data-testid='stButton']",
        "[data-testid='stHeader']",
        "[data-testid='stMain']",
        "[data-testid='stAppViewContainer']",
    ):
        expect(visitor.page.locator(hook).first).to_be_attached()
    visitor.go("data")
    for hook in (
        "[class*='st-key-card']",
        "[data-testid='stFileUploaderDropzone'] [data-testid='stBaseButton-secondary']",
        "[data-testid='stFileUploaderDropzoneInstructions']",
        "[data-testid='stHorizontalBlock']",
        "[data-testid='stColumn']",
        "[data-testid='stTable'] td",
        "[data-testid='stWidgetLabel'] p",
    ):
        expect(visitor.page.locator(hook).first).to_be_attached()
    sticky = "getComputedStyle(document.querySelector('.st-key-moment').parentElement).position"
    assert visitor.page.evaluate(sticky) == "sticky"


def test_the_link_that_is_copied_never_changes(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("resources?at=2025-03-31")
    steady = _copied(visitor)
    assert re.fullmatch(r".*/resources\?at=2025-03-31@\d+", steady)
    assert _copied(visitor.go(f"resources?{steady.partition('?')[2]}")) == steady
    visitor.go("changes?at=R8&vs=R4")
    assert re.search(r"[?&]vs=(R4|2024-10-15@\d+)$", _copied(visitor))


def _copied(visitor: Visitor) -> str:
    visitor.page.locator(".st-key-moment_link button:visible").first.click()
    return visitor.page.get_by_test_id("stCode").inner_text().strip()


def test_what_was_believed_then_is_one_press_away_and_back(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("goals?at=2024-10-20")
    assert "saker är kända på annat sätt nu än då" in visitor.text()
    visitor.press("Vad man trodde då")
    assert re.fullmatch(r"/goals\?at=2024-10-20(@|%40)\d+", visitor.place)
    visitor.press("Vad man vet nu")
    assert visitor.place == "/goals?at=2024-10-20"


def test_the_plan_is_played_from_its_first_review_until_it_is_stopped(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("data").press("Spela upp avstämningarna")
    assert visitor.place == "/data?at=R1"
    expect(visitor.page.get_by_role("radio", name="R2", exact=True)).to_be_checked(timeout=15_000)
    visitor.press("Stanna")
    stopped = visitor.place
    assert stopped in ("/data?at=R2", "/data?at=R3")
    expect(visitor.page.get_by_role("button", name="Spela upp avstämningarna")).to_be_visible()
    assert visitor.complaints == []


def test_back_and_forward_show_each_moment_and_page_again(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("resources?at=R4").press("R5").press("R6").press("Mål")
    seen = [
        ("/resources?at=R4", "1,5 MW kvar"),
        ("/resources?at=R5", "överfördelad med 2,0 MW"),
        ("/resources?at=R6", "0,5 MW kvar"),
        ("/goals?at=R6", "Fler bostäder i lägen med god service"),
    ]
    for place, told in reversed(seen[:-1]):
        visitor.page.go_back()
        assert (visitor.settled().place, told in read(visitor)) == (place, True)
    for place, told in seen[1:]:
        visitor.page.go_forward()
        assert (visitor.settled().place, told in read(visitor)) == (place, True)
    assert visitor.complaints == []


def read(visitor: Visitor) -> str:
    """Give what stands on the page, every kind of blank as one space."""
    return " ".join(visitor.text().split())


def test_a_step_begins_where_back_and_a_link_lead(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("data?at=R7").press("R5")
    visitor.page.go_back()
    assert visitor.settled().place == "/data?at=R7"
    assert stepped(visitor, "left") == "/data?at=R6"
    visitor.page.evaluate("history.pushState({}, '', '/data?at=R3')")
    visitor.page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    expect(visitor.page.get_by_role("radio", name="R3", exact=True)).to_be_checked()
    assert stepped(visitor.settled(), "right") == "/data?at=R4"


def test_back_and_forward_lead_to_what_was_chosen_then(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("changes?vs=R4").choose("Jämför", "R6")
    places = ["/changes?vs=R4", "/changes?vs=R6", "/goals", "/goals?sector=Milj%C3%B6+och+energi"]
    titles = ["mellan R4 och nu", "mellan R6 och nu", "Näringsliv", "Miljö och energi"]
    visitor.press("Mål").choose("Sektor", "Miljö och energi")
    assert visitor.place == places[-1]
    for place, told in [*zip(places, titles, strict=True)][2::-1]:
        visitor.page.go_back()
        assert (visitor.settled().place, told in read(visitor)) == (place, True)
    for place, told in [*zip(places, titles, strict=True)][1:]:
        visitor.page.go_forward()
        assert (visitor.settled().place, told in read(visitor)) == (place, True)
    assert visitor.complaints == []


def stepped(visitor: Visitor, way: str) -> str:
    """Press the arrow of the moment bar, and give where that leads."""
    visitor.page.locator(f".st-key-moment_chevron_{way} button:visible").click()
    return visitor.settled().place
