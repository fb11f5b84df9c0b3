"""Day 2: the controller brings the quarter in as the office has it, and takes it back again."""

import re
import time

import pytest

from tests.journeys.conftest import SOON, Arriving, Visitor
from tests.tracker.exchange.office.desk import QUARTERS, SAMPLES

PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + bytes(range(256))
KEPT = "Det som finns behålls, så det finns inget att skriva."


def upload(visitor: Visitor, name: str, data: bytes) -> Visitor:
    """Choose a file on the page of files."""
    file = {"name": name, "mimeType": "text/csv", "buffer": data}
    visitor.page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
    return visitor.settled()


def reads(visitor: Visitor, *texts: str) -> Visitor:
    """Wait until texts are found on the page, whatever lines they stand on."""
    end = time.monotonic() + SOON
    while any(text not in (told := " ".join(visitor.text().split())) for text in texts):
        assert time.monotonic() < end, f"{texts}: {told}"
        visitor.page.wait_for_timeout(100)
    return visitor.settled()


def answered(visitor: Visitor) -> Visitor:
    """Say what the names mean: Flyttnetto is new unless it is there, the index is left out."""
    if visitor.page.get_by_role("combobox", name="”Flyttnetto” är").count():
        visitor.choose("”Flyttnetto” är", "Skapa indikator")
        visitor.choose("Önskad riktning *", "Öka till")
    visitor.choose("”Nöjd-Medborgar-Index (NMI)” är", "Utelämna")
    return visitor.press("Nästa")


def looks_at_the_table(visitor: Visitor) -> None:
    reads(visitor, "5 rader utelämnas", "2022 Kv 1", "2024 Kv 4")
    assert [visitor.text().count(f"· {sort}") for sort in ("avsnitt", "medelvärde")] == [4, 1]
    row = visitor.page.get_by_role("row", name=re.compile("^9 Flyttnetto")).first
    assert row.get_by_role("cell").all_inner_texts()[-7:-3] == ["−3", "−8", "-6", "(4)"]


def looks_at_the_difference(visitor: Visitor) -> None:
    reads(visitor, "12 nya", "1 ändrad", "83 oförändrade")  # the index of Q4 among them
    reads(visitor, "95 · beslutat i B07", "I filen 120", "Behåll det som finns")
    reads(visitor, "”u.s.” säger att värde saknas. Planens eget 4,93 står kvar.")
    reads(visitor, "”..” säger att värde saknas. Planens eget 66 står kvar.")
    for quarter, value in enumerate(("−3", "−8", "−6", "−4"), 1):
        reads(visitor, f"I11/2024-Q{quarter} add Tillagt rad 9 Värde: {value}")
    reads(visitor, "I07/2024-Q3 edit Reviderat rad 12 Läge: Slutligt → Preliminärt")


def test_the_quarter_as_the_office_has_it(writing: str, arrive: Arriving) -> None:
    visitor = arrive(writing).go("data")
    upload(visitor, QUARTERS, (SAMPLES / QUARTERS).read_bytes())
    reads(visitor, "1 Fil", "Teckenkodning", "NÄRINGSLIV").press("Nästa")
    looks_at_the_table(visitor)
    visitor.press("Nästa")
    reads(visitor, "2 frågor återstår", "79 procent är lika", "12 rubriker är perioder")
    assert visitor.barriers() == []
    answered(visitor)
    reads(visitor.go("data"), f"Du har börjat med {QUARTERS}.")
    upload(visitor, QUARTERS, (SAMPLES / QUARTERS).read_bytes())
    reads(visitor, "Det du svarade om filen tidigare finns kvar här.")
    looks_at_the_difference(visitor)
    assert visitor.barriers() == []
    visitor.press("Importera").sees(re.compile("Filerna finns i planen"))
    reads(visitor.go("record?kind=observation&key=I07/2024-Q3"), "Preliminärt")
    upload(visitor.go("data"), QUARTERS, (SAMPLES / QUARTERS).read_bytes())
    reads(answered(visitor.press("Nästa").press("Nästa")), "0 nya", KEPT)
    visitor.go("data")
    visitor.choose("Ångra en ändring", re.compile("Anna Öst")).press("Ångra ändringen")
    reads(visitor.go("record?kind=observation&key=I07/2024-Q3"), "Slutligt", "Ångrat")
    assert visitor.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
def test_a_photo_is_refused_plainly(writing: str, arrive: Arriving, width: int) -> None:
    visitor = upload(arrive(writing, width=width).go("data"), "kvartal.csv", PHOTO)
    reads(visitor, "Det här är en bild", "Inget ändrades.")
    assert visitor.page.get_by_role("button", name="Importera").count() == 0
    assert visitor.barriers() == []
    visitor.press("Välj en annan fil")
    assert visitor.complaints == []
