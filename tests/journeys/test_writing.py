import re

from playwright.sync_api import expect

from tests.journeys.conftest import Arriving, Visitor

WHY = "Byggmarknaden tar längre tid än väntat"


def revising(visitor: Visitor, kind: str, key: str) -> Visitor:
    """Open the form that revises a record."""
    return visitor.go(f"record?kind={kind}&key={key}").press("Revidera")


def typing(visitor: Visitor, field: str, text: str) -> None:
    """Type in a box over what stands there."""
    visitor.page.locator(f"[class*='_{field}'] :is(input, textarea)").first.fill(text)


def test_a_target_is_not_lowered_without_a_reason(writing: str, arrive: Arriving) -> None:
    visitor = revising(arrive(writing), "indicator", "I01")
    typing(visitor, "target_value", "82,5")
    visitor.press("Spara revideringen")
    expect(
        visitor.page.get_by_role("textbox", name=re.compile("Varför.*Skriv varför"))
    ).to_be_visible()
    typing(visitor, "reason", WHY)
    visitor.press("Spara revideringen")
    assert "95,0 → 82,5" in visitor.text()
    assert WHY in visitor.text()
    assert visitor.complaints == []
    visitor.press("Ångra").press("Ångra ändringen")
    assert "Ändringen är ångrad" in visitor.text()
    visitor.go("kind?kind=indicator")
    assert "82,5" not in visitor.text()


def test_what_a_list_says_while_one_types_is_said_in_the_language_of_the_page(
    writing: str, arrive: Arriving
) -> None:
    visitor = revising(arrive(writing), "goal", "S1")
    box = visitor.page.get_by_role("combobox", name="Står under")
    box.click()
    box.fill("finns inte")
    expect(visitor.page.get_by_role("option")).to_have_text("Inget hittades")
    box.press("Escape")
    box = visitor.page.get_by_role("combobox", name="Sektor")
    box.click()
    box.fill("En ny sektor")
    expect(visitor.page.get_by_role("option").first).to_have_text("Skriv: En ny sektor")
    assert visitor.complaints == []


def test_two_people_are_told_of_each_other(writing: str, arrive: Arriving) -> None:
    first = revising(arrive(writing), "goal", "N1")
    second = revising(arrive(writing), "goal", "N1")
    for visitor, owner in ((first, "Ekonomichef"), (second, "Kanslichef")):
        typing(visitor, "owner", owner)
        typing(visitor, "reason", WHY)
        visitor.press("Spara revideringen")
    assert "Näringslivschef → Ekonomichef" in first.text()
    told = second.text()
    for word in ("Näringslivschef", "Ekonomichef", "Kanslichef"):
        assert word in told
    second.press("Skriv mitt").press("Spara revideringen")
    assert "Ekonomichef → Kanslichef" in second.text()


def test_what_is_typed_outlives_a_lost_network(writing: str, arrive: Arriving) -> None:
    visitor = revising(arrive(writing), "goal", "V1")
    typing(visitor, "reason", WHY)
    typing(visitor, "owner", "Rektor")
    visitor.disconnected()
    visitor.connected().press("Spara revideringen").sees("Skolchef → Rektor")


def test_a_goal_is_added_and_found(writing: str, arrive: Arriving) -> None:
    visitor = arrive(writing).go("kind?kind=goal")
    visitor.page.get_by_text("Lägg till mål").click()
    visitor.settled()
    typing(visitor, "code", "V4")
    typing(visitor, "title", "Fler *stjärnor* i natten")
    visitor.press("Lägg till")
    visitor.go("search")
    visitor.page.get_by_role("searchbox").fill("stjärnor natten")
    visitor.settled()
    visitor.page.get_by_role("link", name="V4 Fler *stjärnor* i natten").click()
    visitor.settled()
    assert visitor.page.locator("h1").inner_text() == "V4 Fler *stjärnor* i natten"


def test_likelihoods_are_not_saved_until_they_are_a_hundred(writing: str, arrive: Arriving) -> None:
    visitor = arrive(writing).go("scenarios")
    opened = visitor.page.get_by_text("Ändra sannolikheterna")
    if opened.count():
        opened.first.click()
        visitor.settled()
    typing(visitor, "likelihood_C", "40")
    visitor.page.keyboard.press("Tab")
    visitor.settled()
    save = visitor.page.get_by_role("button", name="Spara sannolikheterna")
    expect(save).to_be_disabled()
    assert "105" in visitor.text()
    typing(visitor, "likelihood_D", "20")
    visitor.page.keyboard.press("Tab")
    visitor.settled()
    expect(save).to_be_enabled()
    typing(visitor, "reason", WHY)
    visitor.page.keyboard.press("Tab")
    visitor.settled()
    save.click()
    visitor.settled()
    assert "Sannolikheterna är sparade" in visitor.text()


def test_a_file_is_seen_before_it_is_written_and_undone_as_one(
    writing: str, arrive: Arriving
) -> None:
    visitor = arrive(writing).go("data")
    rows = "code,title\r\nS3,Fler resor till fots\r\nZ1,Ett nytt mål\r\n"
    uploaded = {"name": "goal.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    visitor.page.locator("input[type=file]").set_input_files(uploaded)  # type: ignore[arg-type]
    visitor.settled()
    assert "Fler resor till fots" in visitor.text()
    assert "Ett nytt mål" in visitor.text()
    visitor.page.get_by_role("button", name="Importera").click()
    visitor.settled()
    assert "Filerna finns i planen: 2 poster" in visitor.text()
    visitor.go("record?kind=goal&key=Z1")
    assert "goal.csv" not in visitor.page.locator("h1").inner_text()
    visitor.go("data")
    visitor.choose("Ångra en ändring", re.compile("Anna Öst")).press("Ångra ändringen")
    visitor.go("kind?kind=goal")
    assert "Ett nytt mål" not in visitor.text()
    assert "Fler hållbara resor i vardagen" in visitor.text()


def test_a_broken_file_is_refused_with_its_row_and_column(writing: str, arrive: Arriving) -> None:
    visitor = arrive(writing).go("data")
    rows = "code,title,due\r\nS3,Fler resor,i vår\r\n"
    uploaded = {"name": "goal.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    visitor.page.locator("input[type=file]").set_input_files(uploaded)  # type: ignore[arg-type]
    visitor.settled()
    assert "goal.csv, rad 2, kolumn due" in visitor.text()
    expect(visitor.page.get_by_role("button", name="Importera")).to_be_disabled()
