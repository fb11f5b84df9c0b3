"""An auditor compares two reviews, asks why, and takes the answer away."""

import csv
from pathlib import Path

from tests.journeys.conftest import Arriving, Visitor

FIELDS = 82  # that differ from R4 to R8, as demo/expected.json has it


def read(visitor: Visitor) -> str:
    """Give what stands on the page, every kind of blank as one space."""
    return " ".join(visitor.text().split())


def test_two_reviews_are_compared_and_what_differs_is_taken_away(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("changes?at=R8&vs=R4")
    told = read(visitor)
    for sentence in (
        "A Kraftsamling 25 → 20 % (−5), B Trångt i nätet 30 → 20 % (−10)",
        "C Tyst omställning 20 → 35 % (+15)",
        "Belopp 14 MW → 10,5 MW",
        "Belopp 9 MW → 7 MW",
        "Målvärde 120 antal → 95 antal (2024-11-25, B07 från R4, KF 2024-11-25 § 118)",
        f"{FIELDS} fält har ett annat värde",
    ):
        assert sentence in told
    with visitor.page.expect_download() as taken:
        visitor.page.get_by_role("button", name="Hämta som CSV").first.click()
    lines = Path(taken.value.path()).read_text("utf-8-sig").splitlines()
    assert len(list(csv.reader(lines, delimiter=";"))) == 1 + FIELDS


def test_why_a_target_changed_is_two_presses_away(reading: str, arrive: Arriving) -> None:
    visitor = arrive(reading).go("changes?at=R8&vs=R4")
    visitor.page.get_by_role("link", name="I01 Färdigställda bostäder").first.click()
    told = read(visitor.settled())
    assert "Målvärde: 120 antal → 95 antal ”Byggmarknaden tar längre tid än väntat”" in told
    assert "Beslut: B07 (KF 2024-11-25 § 118)" in told
    visitor.page.get_by_role("link", name="B07").first.click()
    assert "Sänk målet för S1 från 120 till 95" in read(visitor.settled())


def test_an_assumption_tells_that_it_was_confirmed_until_it_fell(
    reading: str, arrive: Arriving
) -> None:
    told = read(arrive(reading).go("record?kind=assumption&key=F3"))
    fell, confirmed = told.index("Gäller → Föll"), told.index("R4 check Bekräftat")
    assert fell < confirmed  # the newest comes first
    late = read(arrive(reading).go("record?kind=decision&key=B03"))
    assert "2023-12-31" in late
    assert "2025-01-20" in late
