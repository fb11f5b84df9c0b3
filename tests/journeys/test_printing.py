"""What a printer makes of the overview, on one A4, and of a comparison, with nothing cut off."""

import io

import pikepdf
import pytest

from tests.journeys.conftest import Arriving, Visitor
from tests.printed import pages_of

A4 = (595, 842)


def printed(visitor: Visitor) -> bytes:
    """Print the page that is on screen, as a browser does."""
    return bytes(visitor.page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ("Ej uppfyllt", "Delvis uppfyllt", "Utlöst", "0,5 MW kvar", "utskrivet 2026-11-23")),
        ("en", ("Not fulfilled", "Partly fulfilled", "Triggered", "MW left", "printed 2026-11-23")),
    ],
)
def test_the_overview_is_one_a4_with_words_date_and_source(
    request: pytest.FixtureRequest, arrive: Arriving, language: str, words: tuple[str, ...]
) -> None:
    address = request.getfixturevalue("reading" if language == "sv" else "reading_english")
    paper = printed(arrive(address).go(f"?lang={language}"))
    with pikepdf.open(io.BytesIO(paper)) as file:
        [page] = file.pages
        assert tuple(round(float(side)) for side in list(page.mediabox)[2:]) == A4
    [text] = pages_of(paper)
    told = " ".join(text.split()).replace("\u00a0", " ")
    for code in ("S1", "V3", "B18", "G7", "T3", *words, "2026-11-23@844", "1 (1)"):
        assert code in told


def test_a_comparison_is_printed_whole_with_its_choices_in_words(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("changes?at=R8&vs=R4&sector=N%C3%A4ringsliv")
    pages = pages_of(printed(visitor))
    told = " ".join(" ".join(pages).split())
    assert "Bara det som har Sektor: Näringsliv" in told
    assert told.index("Det viktigaste mellan R4 och R8") < told.index("13 fält har ett annat värde")
    for heading in ("Mål", "Fördelningar", "Hållningar"):
        assert heading in told
    for widget in ("Ladda ner", "Jämför med planen", "Alla"):
        assert widget not in told
    for number, page in enumerate(pages, 1):
        assert "Väderåsa kommun · R8 · 2026-10-20@844 · utskrivet 2026-11-23" in page
        assert f"{number} ({len(pages)})" in page


def test_every_changed_field_is_printed_though_the_screen_has_a_page_of_them(
    reading: str, arrive: Arriving
) -> None:
    visitor = arrive(reading).go("changes?at=R8&vs=R4")
    told = " ".join(" ".join(pages_of(printed(visitor))).split())
    assert told.count("Reviderat") == 82
