"""A workbook as Excel writes it, part by part: strings, styles, joined cells, a hidden sheet."""

import io
import zipfile
from collections.abc import Mapping

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_TEXTS = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/{BOOK}" ContentType="application/\
vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/{STRINGS}" ContentType="application/\
vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
<Override PartName="/{STYLES}" ContentType="application/\
vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"
Type="{RELATED}/officeDocument" Target="{BOOK}"/></Relationships>""",
    BOOK: f"""<workbook {MAIN} xmlns:r="{RELATED}"><workbookPr/><sheets>
<sheet name="Mål" sheetId="1" r:id="rId1"/>
<sheet name="Listor" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>""",
    RELATIONS: f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{RELATED}/worksheet" Target="/xl/worksheets/sheet2.xml"/>
<Relationship Id="rId3" Type="{RELATED}/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId4" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>""",
    STYLES: f"""<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0\\ %"/>
</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5">
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="46"/>
</cellXfs>
<dxfs count="1"><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>""",
    STRINGS: f"""<sst {MAIN} count="4" uniqueCount="4"><si><t>Nr</t></si>
<si><r><t xml:space="preserve">Mål </t></r><r><rPr><b/></rPr><t>2024</t></r></si>
<si><t>S1</t><rPh sb="0" eb="1"><t>uttal</t></rPh></si>
<si><t>rad_x000D_\nbryt &amp; _x005F_x0041_</t></si>
</sst>""",
    SHEET: f"""<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData>
<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>9.0999999999999996</v></c>
<c r="C2" s="1"><v>45382</v></c><c r="D2" s="2"><f>B2/75</f><v>0.12</v></c>
<c r="E2" t="b"><v>1</v></c><c r="F2" t="str"><f>""</f><v></v></c>
<c r="G2" t="e"><v>#N/A</v></c><c r="H2" s="1"/></row>
<row r="4"><c t="inlineStr"><is><t>inne</t></is></c><c t="s"><v>3</v></c><c s="3"><v>45382.5</v></c>
<c s="4"><v>1.25</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/>
<mergeCell ref="A4:A6"/></mergeCells></worksheet>""",
    "xl/worksheets/sheet2.xml": f"""<worksheet {MAIN}><sheetData><row><c><v>1</v></c></row>
</sheetData></worksheet>""",
}
PARTS = {name: (HEAD + text).encode() for name, text in _TEXTS.items()}


def packed(parts: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts, or any files, as office programs do."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def altered(name: str, old: str, new: str) -> bytes:
    """Give the workbook with something in one part replaced."""
    assert old.encode() in PARTS[name]
    return packed(PARTS | {name: PARTS[name].replace(old.encode(), new.encode(), 1)})
