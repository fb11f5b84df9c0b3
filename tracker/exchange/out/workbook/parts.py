"""The parts of a workbook that hold no cells: what it consists of, its sheets and its styles."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from tracker.exchange.out.layout import Layout
from tracker.exchange.out.workbook.forms import FORMATS, OWN, SHOWN, Shown
from tracker.exchange.out.workbook.sheet import DECLARATION, MAIN, area, heading_row

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FONTS = (
    '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
    '<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font>',
    '<font><sz val="11"/><color rgb="FF555555"/><name val="Calibri"/><family val="2"/></font>',
)
FILLS = (
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECEF"/></patternFill></fill>',
)


def parts(layouts: Sequence[Layout]) -> dict[str, bytes]:
    """Give the parts that come before the sheets."""
    sheets = range(1, len(layouts) + 1)
    texts = {
        "[Content_Types].xml": _types(sheets),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _book(layouts),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in sheets), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(),
    }
    return {name: (DECLARATION + text).encode() for name, text in texts.items()}


def _types(sheets: Iterable[int]) -> str:
    told = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    told |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in sheets}
    own = (
        f'<Override PartName="{name}" ContentType="{KIND}.{kind}+xml"/>'
        for name, kind in told.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(own)}</Types>'
    )


def _relations(told: Sequence[tuple[str, str]]) -> str:
    each = (
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(told, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _book(layouts: Sequence[Layout]) -> str:
    sheets = (
        f'<sheet name={quoteattr(layout.name)} sheetId="{n}" r:id="rId{n}"/>'
        for n, layout in enumerate(layouts, 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(sheets)}</sheets>"
        f"<definedNames>{''.join(_names(layouts))}</definedNames></workbook>"
    )


def _names(layouts: Sequence[Layout]) -> Iterator[str]:
    """Name what is filtered, and the rows that head every printed page."""
    for place, layout in enumerate(layouts):
        sheet, head = layout.name.replace("'", "''").replace("&", "&amp;"), heading_row(layout)
        first, last = area(layout, head, head + len(layout.rows)).split(":")
        filtered = f"'{sheet}'!{_fixed(first)}:{_fixed(last)}"
        yield (
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
            f"{filtered}</definedName>"
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
            f"'{sheet}'!${head}:${head}</definedName>"
        )


def _fixed(cell: str) -> str:
    column = cell.rstrip("0123456789")
    return f"${column}${cell.removeprefix(column)}"


def _styles() -> str:
    formats = "".join(
        f'<numFmt numFmtId="{OWN + n}" formatCode="{code}"/>' for n, code in enumerate(FORMATS)
    )
    shown = "".join(_shown(one) for one in SHOWN.values())
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(FORMATS)}">{formats}</numFmts>'
        f'<fonts count="{len(FONTS)}">{"".join(FONTS)}</fonts>'
        f'<fills count="{len(FILLS)}">{"".join(FILLS)}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(SHOWN)}">{shown}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _shown(one: Shown) -> str:
    wrap = ' wrapText="1"' if one.wraps else ""
    return (
        f'<xf numFmtId="{one.format}" fontId="{one.font}" fillId="{one.fill}" borderId="0" xfId="0"'
        ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        f'<alignment vertical="top"{wrap}/></xf>'
    )
