"""The named figures of the demonstration, as they stand on the pages of either language."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Arriving, Visitor

LIKELIHOODS = {
    "R1": {"A": 35, "B": 25, "C": 20, "D": 20},
    "R5": {"A": 15, "B": 40, "C": 15, "D": 30},
    "R7": {"A": 20, "B": 25, "C": 30, "D": 25},
    "R8": {"A": 20, "B": 20, "C": 35, "D": 25},
}
POWER = {
    "R4": {"sv": "1,5 MW kvar", "en": "1.5 MW left"},
    "R5": {"sv": "överfördelad med 2,0 MW", "en": "over-allocated by 2.0 MW"},
    "R6": {"sv": "0,5 MW kvar", "en": "0.5 MW left"},
}
TARGETS = {"R3": 120, "R4": 120, "2024-11-24": 120, "2024-11-25": 95, "R8": 95}
COUNTED = """new MutationObserver((found) => { window.drawn += found.length; })
  .observe(plot, {subtree: true, childList: true, attributes: true});"""
TARGET = {"sv": "Målvärde", "en": "Target value"}


def read(visitor: Visitor) -> str:
    """Give what stands on the page, every kind of blank as one space."""
    return " ".join(visitor.text().split())


def test_the_likelihoods_are_those_of_each_review(reader: tuple[str, Visitor]) -> None:
    _, visitor = reader
    for review, wanted in LIKELIHOODS.items():
        told = read(visitor.go(f"scenarios?at={review}"))
        for scenario, percent in wanted.items():
            assert re.search(rf"\b{scenario} {percent} ?%", told), (review, scenario)


def test_what_is_left_of_the_power_is_that_of_each_review(reader: tuple[str, Visitor]) -> None:
    language, visitor = reader
    for review, wanted in POWER.items():
        visitor.go(f"resources?at={review}")
        row = visitor.page.get_by_role("row", name=re.compile("^G4")).first
        assert wanted[language] in " ".join(row.inner_text().split())


def test_a_target_stays_until_the_council_has_decided(reader: tuple[str, Visitor]) -> None:
    language, visitor = reader
    for moment, target in TARGETS.items():
        told = read(visitor.go(f"record?kind=indicator&key=I01&at={moment}"))
        assert f"{TARGET[language]} {target} " in told, moment
        assert ("B07 (KF 2024-11-25 § 118)" in told) is (target == 95), moment


def test_a_figure_is_taken_away_with_its_question_and_its_source(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("resources?at=R5")
    visitor.page.get_by_text("Som tabell").first.click()
    visitor.settled()
    svg = _taken(visitor, "Hämta som SVG").decode()
    question = visitor.page.locator(".st-key-card_load h3").inner_text()
    assert f">{question}</text>" in svg
    assert "2025-03-18</text>" in svg
    assert "MW" in svg
    assert "http://127" not in svg
    png = _taken(visitor, "Hämta som PNG")
    assert png.startswith(b"\x89PNG")
    assert visitor.complaints == []


def _taken(visitor: Visitor, name: str) -> bytes:
    with visitor.page.expect_download() as taken:
        visitor.page.get_by_role("link", name=name).first.click()
    return Path(taken.value.path()).read_bytes()


def test_a_table_opens_below_its_figure_without_a_mouse_and_stays_open(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("resources")
    figure, card = visitor.page.locator(".js-plotly-plot").last, ".st-key-resources_flows_fold"
    figure.scroll_into_view_if_needed()
    fold, place = visitor.page.locator(card), figure.bounding_box()
    figure.evaluate(f"(plot) => {{ window.drawn = 0; {COUNTED} }}")
    expect(fold.locator("table")).to_have_count(0)
    fold.locator("summary").press("Enter")
    expect(fold.get_by_role("row").nth(1)).to_be_visible()
    visitor.settled()
    assert visitor.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert (visitor.page.evaluate("window.drawn"), figure.bounding_box()) == (0, place)
    assert visitor.barriers() == []
    visitor.press("MW")
    expect(fold.get_by_role("row").nth(1)).to_contain_text("MW")
    assert visitor.complaints == []


def test_a_press_on_a_bar_opens_its_resource_at_the_same_moment(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("resources?at=R5")
    bar = visitor.page.locator(".st-key-figure_resources_load .point path").first
    box = bar.bounding_box()
    assert box is not None
    visitor.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visitor.settled()
    assert re.fullmatch(r"/record\?kind=resource&key=G\d&at=R5", visitor.place)
    visitor.page.go_back()
    visitor.settled()
    assert visitor.place == "/resources?at=R5"


def test_a_press_on_a_cell_of_what_was_revised_opens_the_record_as_it_stood_then(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("changes?view=map")
    cells = visitor.page.locator(".st-key-scroll_changes_map .nsewdrag")
    cells.scroll_into_view_if_needed()
    box = cells.bounding_box()
    assert box is not None
    fifth = box["x"] + box["width"] * 4.5 / 8
    visitor.page.mouse.click(fifth, box["y"] + box["height"] / 2)
    visitor.settled()
    assert re.fullmatch(r"/record\?kind=\w+&key=\w+&at=R5", visitor.place)
