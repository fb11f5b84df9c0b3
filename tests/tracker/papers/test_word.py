"""Word documents with real headings, lists and tables, which another program opens."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from tests.tracker.papers.papers import PAPER, TEXTS
from tracker.papers import word
from tracker.papers.paper import Paper

SOFFICE = shutil.which("soffice")
A_MINUTE = 60


def opened(paper: Paper) -> Document:
    return docx.Document(io.BytesIO(word.written(paper)))


def styled(document: Document, name: str) -> list[str]:
    """Give the paragraphs of a style."""
    return [one.text for one in document.paragraphs if one.style and one.style.name == name]


def test_headings_are_headings() -> None:
    document = opened(PAPER)
    assert styled(document, "Heading 1") == ["Minnesanteckningar R9"]
    assert styled(document, "Heading 2") == ["Övrigt"]
    assert styled(document, "Heading 3") == ["Mer"]


def test_lists_are_lists_and_each_numbered_one_begins_at_one() -> None:
    document = opened(PAPER)
    assert styled(document, "List Bullet") == ["en punkt"]
    assert styled(document, "List Number") == [
        "Mål S1: reviderat\nVarför: ny prognos",
        "nytt",
        "Mål S2",
    ]
    numbered = [one for one in document.paragraphs if one.style and one.style.name == "List Number"]
    numbers = [re.findall(r'numId w:val="(\d+)"', one._p.xml) for one in numbered]  # noqa: SLF001
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_table_is_a_table_with_a_head_that_comes_on_each_page() -> None:
    [table] = opened(PAPER).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [["Scenario", "Före"], ["A Kraftsamling", "20 %"], ["B", "=SUM(A1)"]]
    assert "w:tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001


def test_every_text_is_there_as_it_is() -> None:
    found = [one.text for one in opened(PAPER).paragraphs]
    assert set(TEXTS) <= set(found)
    assert "En rubrik\nmed två rader" in found
    assert "Diarienummer\t____" in found


def test_the_document_says_its_title_and_its_language_and_no_name() -> None:
    document = opened(PAPER)
    told = document.core_properties
    assert (told.title, told.language, told.author) == ("Minnesanteckningar R9", "sv", "")
    assert 'w:val="sv-SE"' in document.styles.element.xml


def test_a_draft_is_marked_above_every_page() -> None:
    [section] = opened(replace(PAPER, mark="Utkast")).sections
    assert section.header.paragraphs[0].text == "UTKAST"
    [section] = opened(PAPER).sections
    assert section.header.paragraphs[0].text == ""


def test_nothing_is_fetched_from_anywhere() -> None:
    with zipfile.ZipFile(io.BytesIO(word.written(PAPER))) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not any(b"External" in part for part in parts)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice's soffice is not installed here.")
def test_libreoffice_opens_it_and_makes_a_pdf_of_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.docx"
    path.write_bytes(word.written(replace(PAPER, mark="Utkast")))
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    command = [str(SOFFICE), home, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(tmp_path), str(path)], check=True, capture_output=True, timeout=A_MINUTE
    )
    assert (tmp_path / "notes.pdf").read_bytes().startswith(b"%PDF")
