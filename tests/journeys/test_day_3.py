"""Day 3: the controller's goal report, with its continuation rows, words and slips."""

from tests.journeys.conftest import Arriving, Visitor
from tests.journeys.test_day_2 import reads, upload
from tests.tracker.exchange.office.desk import GOALS, SAMPLES

SAME = "Filerna säger det som planen redan har."
SCALE = ("Ej uppfyllt", "Delvis uppfyllt", "Uppfyllt", "Kan ej bedömas")


def begun(visitor: Visitor) -> Visitor:
    return upload(visitor.go("data"), GOALS, (SAMPLES / GOALS).read_bytes())


def goal_of_the_permits(visitor: Visitor) -> str:
    row = visitor.page.locator("table").first.locator("tbody tr").nth(1)
    return row.locator("td").nth(3).inner_text()


def puts_the_permits_right(visitor: Visitor) -> None:
    visitor.page.get_by_text("Rätta en cell").click()
    visitor.settled().choose("Rad att rätta", "rad 8").choose("Kolumn", "Nr")
    visitor.page.get_by_label("Ska vara").fill("N3")
    visitor.page.keyboard.press("Tab")
    visitor.settled().press("Rätta")


def keeps_how_it_was_read(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_text("Spara hur filen lästes").click()
    visitor.settled().page.get_by_label("Importprofilens namn").fill(name)
    visitor.page.keyboard.press("Tab")
    visitor.settled().press("Kom ihåg den här")


def looks_at_the_difference(visitor: Visitor) -> None:
    reads(
        visitor,
        "Etappmål I06/2024-12-31",
        "3 utelämnade",
        "I04/2023 add Tillagt rad 10 Värde: 10 060",
    )
    reads(visitor, "I02/2023 add Tillagt rad 9 Värde: 12")
    reads(visitor, "på grund av räntan. Planberedskapen är fortsatt god; två")
    reads(visitor, "Mål M1 edit Reviderat rad 13 Måluppfyllelse: Delvis uppfyllt → Uppfyllt")
    assert not [code for code in ("M3", "N3") if f"Mål {code}" in visitor.text()]


def test_the_goal_report_as_the_office_has_it(writing: str, arrive: Arriving) -> None:
    visitor = begun(arrive(writing))
    reads(visitor, "Väderåsa kommun", "Övergripande mål", "5 Fokusområde").press("Nästa")
    reads(visitor, "3 rader utelämnas", "7 rader är tomma här", "summa", "fotnot")
    assert visitor.page.locator("table").first.locator("tbody tr").count() == 11
    assert goal_of_the_permits(visitor) == "S1"
    puts_the_permits_right(visitor)
    assert goal_of_the_permits(visitor) == "N3"
    visitor.press("Nästa")
    reads(visitor, "Raderna ovanför rubrikerna nämner 2024-09-17", "85 procent är lika")
    boxes = [visitor.page.get_by_role("combobox", name=f"”{word}” betyder") for word in SCALE]
    assert [box.input_value() for box in boxes] == list(SCALE)
    assert visitor.barriers() == []
    visitor.choose("”Försåld verksamhetsmark (ha)” är", "Utelämna")
    looks_at_the_difference(visitor.choose("”Ton CO2e per invånare” är", "I07").press("Nästa"))
    keeps_how_it_was_read(visitor, "Delårsrapport")
    visitor.press("Importera").sees("Filerna finns i planen")
    reads(begun(visitor), "Läses enligt importprofilen ”Delårsrapport”")
    visitor.press("Nästa").press("Nästa")
    assert "återstår att besvara" not in visitor.text()
    reads(visitor.press("Nästa"), "0 nya", SAME)
    assert visitor.complaints == []
