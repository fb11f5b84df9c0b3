"""PDF for the archive and for screen readers, made of data that is never read as markup."""

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
import typst

from tests.printed import pages_of
from tests.tracker.papers.papers import PAPER, TEXTS
from tracker.papers import pdf
from tracker.papers.paper import Grid, Heading, Paper, Text


def opened(paper: Paper) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.written(paper)))


def text_of(paper: Paper) -> str:
    """Give the text of every page."""
    return "\n".join(pages_of(pdf.written(paper)))


def test_it_says_that_it_is_pdf_a_2b_and_pdf_ua_1() -> None:
    with opened(PAPER).open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"] == "Minnesanteckningar R9"


def test_it_is_tagged_and_says_its_language_and_shows_its_title() -> None:
    file = opened(PAPER)
    root = file.Root
    assert "/StructTreeRoot" in root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "sv"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    tags = {str(one.S) for one in of_type(file, "/StructElem")}
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD"} <= tags


def of_type(file: pikepdf.Pdf, name: str) -> list[Any]:
    """Give the objects of a type; the file must be held as long as they are looked at."""
    found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
    return [one for one in found if str(one.get("/Type")) == name]


def test_every_font_is_inside() -> None:
    file = opened(PAPER)
    fonts = of_type(file, "/FontDescriptor")
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font or "/FontFile3" in font


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (b'#set document(title: "T")\n#image("x.svg")', "x.svg"),
        (
            b'#set document(title: "T")\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"))',
            "missing alt text",
        ),
        (b"= No title", "missing document title"),
        (b'#set document(title: "T")\n= One\n=== Three', "heading"),
        (b'#set document(title: "T")\n#"\\u{1F600}"', "could not be displayed"),
    ],
)
def test_what_makes_it_refuses_what_does_not_conform(fault: bytes, problem: str) -> None:
    with pytest.raises(typst.TypstError) as refused:
        typst.compile(fault, ignore_system_fonts=True, pdf_standards=["a-2b", "ua-1"])
    assert problem in refused.value.diagnostic


def test_every_text_is_there_as_it_is() -> None:
    found = text_of(PAPER)
    for text in TEXTS:
        assert text in found
    for word in ("Mål S1: reviderat", "Varför: ny prognos", "A Kraftsamling", "20 %", "Före"):
        assert word in found


def test_a_draft_is_marked_on_every_page() -> None:
    long = replace(PAPER, mark="Utkast", blocks=(*PAPER.blocks, *[Text("Rad.")] * 100))
    pages = pages_of(pdf.written(long))
    assert len(pages) > 2
    assert all("UTKAST" in page for page in pages)
    assert "UTKAST" not in text_of(PAPER)


def test_a_sign_that_no_font_has_is_written_as_its_number() -> None:
    found = text_of(Paper("sv", "T", (Text("träd 🌳 och 中文 i C:\\u{1F333}"),)))
    assert "träd [U+1F333] och [U+4E2D][U+6587] i C:\\u{1F333}" in found


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf.written(PAPER) == pdf.written(PAPER)


def test_rows_that_are_too_short_or_too_long_do_not_stop_it() -> None:
    blocks = (Grid(("A", "B"), (("1",), ("1", "2", "3"))), Heading("Slut"))
    assert pdf.written(Paper("en", "T", blocks)).startswith(b"%PDF")


@pytest.mark.parametrize("blocks", [(), (Grid(("A",), ()),), (Heading("Djup", 4),)])
def test_the_emptiest_paper_conforms_too(blocks: Any) -> None:
    assert pdf.written(Paper("en", "T", blocks)).startswith(b"%PDF")


def test_a_word_that_is_longer_than_a_line_goes_on_in_the_next() -> None:
    word = "".join(f"x{number:03}" for number in range(100))
    found = text_of(Paper("sv", "T", (Text(word), Grid(("A", "B"), ((word, "1"),)))))
    assert "".join(found.split()).count("x099") == 2
    width = max(len(line) for line in found.split("\n"))
    assert width < 110
