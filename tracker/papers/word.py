"""A paper as a Word document, with real headings, lists and tables."""

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tracker.papers.figures.raster import raster
from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Item, Items, Paper, Text
from tracker.papers.wordgrid import add_grid

FONT = "Georgia"
PETROL, GREY, ORANGE = (RGBColor.from_string(code) for code in ("0B5563", "55636A", "8A4300"))
SIZES = {"Normal": 10.5, "Heading 1": 22, "Heading 2": 14, "Heading 3": 11.5}
LABELS, A_LETTER = (Mm(30), Mm(75)), Mm(2.2)  # how wide labels are at least and at most
UNBROKEN = 48
SIDE = Mm(23)
LOCALES = {"sv": "sv-SE", "en": "en-GB"}


def written(paper: Paper) -> bytes:
    """Write a paper as DOCX."""
    document = docx.Document()
    _dress(document, paper)
    _every_page(document, paper)
    document.add_heading(paper.title, 1)
    for block in paper.blocks:
        _write(document, block)
    _lead(document, paper)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# ---------------------------------------------------------------------- the document


def _dress(document: Document, paper: Paper) -> None:
    """Set page, fonts, language and what the document says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = SIDE
    for name, size in SIZES.items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _font(style, size)
    footer = document.styles["Footer"]
    if isinstance(footer, ParagraphStyle):
        footer.font.size, footer.font.color.rgb = Pt(9), GREY
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES.get(paper.language, paper.language))
    told = document.core_properties
    told.title, told.author, told.comments = paper.title, "", ""
    told.language = paper.language


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    if style.name != "Normal":
        style.font.color.rgb = PETROL
        style.paragraph_format.space_after = Pt(4)


def _every_page(document: Document, paper: Paper) -> None:
    """Write the mark above and the title and the page's number below, on every page."""
    section = document.sections[0]
    if paper.mark:
        above = section.header.paragraphs[0]
        above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        mark = above.add_run(paper.mark.upper())
        mark.bold, mark.font.color.rgb = True, ORANGE
    below = section.footer.paragraphs[0]
    below.add_run(f"{paper.source or paper.title} · ")
    _field(below, "PAGE")
    below.add_run(" (")
    _field(below, "NUMPAGES")
    below.add_run(")")


def _field(paragraph: Paragraph, code: str) -> None:
    """Add what Word computes by itself, such as the number of a page."""
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.text = code
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields of its own


def _lead(document: Document, paper: Paper) -> None:
    """Let the text below the title, which says what it was about, be larger."""
    if paper.blocks and isinstance(paper.blocks[0], Text):
        for run in document.paragraphs[1].runs:
            run.font.size = Pt(12.5)


# ---------------------------------------------------------------------- its parts


def _write(document: Document, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            document.add_heading(text, level)
        case Text(text=text):
            document.add_paragraph(text)
        case Facts(pairs=pairs):
            _facts(document, pairs)
        case Items(items=items, numbered=numbered):
            _items(document, items, numbered=numbered)
        case Grid():
            add_grid(document, block, Mm(210) - 2 * SIDE)
        case Figure():
            _figure(document, block)


def _facts(document: Document, pairs: Sequence[tuple[str, str]]) -> None:
    least, most = LABELS
    width = min(most, max(least, *(A_LETTER * (len(label) + 2) for label, _ in pairs)))
    for label, text in pairs:
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.first_line_indent = Length(width), Length(-width)
        form.space_after = Pt(2)
        form.tab_stops.add_tab_stop(Length(width))
        paragraph.add_run(f"{label}\t").font.color.rgb = GREY
        run = paragraph.add_run(text)
        if max(map(len, text.split()), default=0) > UNBROKEN:
            run.font.size = Pt(7.5)  # a fingerprint stays on its line


def _items(document: Document, items: Iterable[Item], *, numbered: bool) -> None:
    number = _fresh_number(document) if numbered else None
    style = document.styles["List Number" if numbered else "List Bullet"].style_id
    for item in items:
        paragraph = document.add_paragraph()
        paragraph._p.style = style  # noqa: SLF001 - python-docx would look its name up each time
        if number is not None:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number  # noqa: SLF001
        if item.lead:
            paragraph.add_run(item.lead).bold = True
        paragraph.add_run(f"{': ' if item.lead and item.text else ''}{item.text}")
        if item.aside:
            paragraph.add_run().add_break()
            _small(paragraph.add_run(item.aside))


def _small(run: Run) -> None:
    run.font.size, run.font.color.rgb = Pt(9.5), GREY


def _fresh_number(document: Document) -> int:
    """Let a numbered list begin at 1 again, and give what it is numbered by."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    fresh = numbering.add_num(numbering.num_having_numId(style).abstractNumId.val)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    number: int = fresh.numId
    return number


def _figure(document: Document, figure: Figure) -> None:
    """Write a figure with what it shows: below it, and for whoever does not see it."""
    document.add_picture(io.BytesIO(raster(figure.picture)), width=Mm(210) - 2 * SIDE)
    seen = document.paragraphs[-1]
    seen.paragraph_format.keep_with_next = True
    for told in seen._p.iter(qn("wp:docPr")):  # noqa: SLF001 - python-docx has no word for it
        told.set("descr", figure.finding)
    below = document.add_paragraph()
    below.add_run(figure.finding).font.size = Pt(10)
    if figure.aside:
        below.add_run().add_break()
        _small(below.add_run(figure.aside))
