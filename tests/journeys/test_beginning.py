from pathlib import Path

import pytest

from tests.journeys.conftest import Arriving, serving


@pytest.mark.parametrize("width", [1280, 390])
def test_an_empty_installation_offers_three_ways_in(
    tmp_path: Path, arrive: Arriving, width: int
) -> None:
    address = serving(f"sqlite:///{tmp_path / 'plan.sqlite'}", tmp_path / "log")
    visitor = arrive(next(address), width=width).go("" if width > 500 else "settings")
    told = visitor.text()
    for way in ("Titta på exemplet", "Börja tomt", "Importera filer"):
        assert way in told
    assert visitor.barriers() == []
    visitor.press("På svenska")
    assert "Väderåsa" in visitor.page.locator("body").inner_text()
    visitor.press("R5") if width > 500 else None
    assert visitor.complaints == []
    address.close()


def test_a_plan_begun_empty_asks_for_its_first_records_and_for_a_name(
    tmp_path: Path, arrive: Arriving
) -> None:
    address = serving(f"sqlite:///{tmp_path / 'plan.sqlite'}", tmp_path / "log")
    visitor = arrive(next(address)).go()
    visitor.page.locator(".st-key-welcome_empty_title input").fill("Hamnen & ön")
    visitor.page.locator("[data-testid=stForm]").first.get_by_role("button").click()
    visitor.settled()
    assert visitor.page.title().endswith("Hamnen & ön")
    visitor.go("goals")
    assert "Inga mål ännu" in visitor.text()
    visitor.go()
    assert "Hamnen & ön" in visitor.text()
    visitor.press("Lägg till det första målet")
    visitor.page.locator("[class*='_code'] input").fill("S1")
    visitor.page.locator("[class*='_title'] input").fill("Ett mål")
    visitor.press("Lägg till")
    assert "Skriv ditt namn" in visitor.text()
    visitor.page.locator("[class*='_who'] input").fill("Eva Ek")
    visitor.press("Lägg till")
    assert "S1" in visitor.page.locator("table").inner_text()
    visitor.go("settings")
    assert "Eva Ek" in visitor.text()
    assert visitor.complaints == []
    address.close()
