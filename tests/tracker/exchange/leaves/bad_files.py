"""Files that are not what they seem, or are too much, made as small as they can be."""

import io

import openpyxl

from tests.tracker.exchange.leaves.workbook_parts import (
    BOOK,
    PARTS,
    SHEET,
    STRINGS,
    altered,
    packed,
)
from tracker.exchange.faults import (
    EmptyFile,
    Fault,
    HeadingsOnly,
    IsAWorkbook,
    NoEncoding,
    NotAnArchive,
    NotText,
    QuoteAstray,
    QuoteLeftOpen,
    StrangeName,
    TooMuch,
    UnknownEnding,
    WrongCells,
)
from tracker.exchange.leaves.unreadable import (
    ArchiveInArchive,
    BinaryWorkbook,
    CellTooLong,
    DamagedWorkbook,
    DeclaresEntities,
    FormulaWithoutValue,
    IsAPicture,
    LockedArchive,
    LockedWorkbook,
    MacroWorkbook,
    MixedEncodings,
    NotAWorkbook,
    NothingToRead,
    NulByte,
    OldWorkbook,
    OpenDocument,
    TooManyColumns,
)
from tracker.exchange.sheets import File

MEGABYTE = 1024 * 1024
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<x>&b;</x>"
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def cells(**told: object) -> bytes:
    """Give a workbook with some cells."""
    book = openpyxl.Workbook()
    for place, value in told.items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def locked_archive() -> bytes:
    """Give an archive whose only file says that it is locked."""
    data = bytearray(packed({"goal.csv": b"code,title\nS1,x\n"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def wide(data: bytes = b"x") -> bytes:
    """Give two rows of five thousand columns."""
    return b"\n".join(b",".join([data] * 5_000) for _ in range(2))


BAD: dict[str, tuple[File, type[Fault]]] = {
    "a photo renamed .csv": (File("a.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"), IsAPicture),
    "a picture renamed .csv": (File("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(40)), IsAPicture),
    "a photo from a telephone": (File("a.csv", bytes(3) + b"\x18ftypheic"), IsAPicture),
    "a PDF renamed .csv": (File("a.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"), NotText),
    "binary junk": (File("a.csv", bytes(range(1, 256)) * 9), NotText),
    "a workbook renamed .csv": (File("a.csv", packed(PARTS)), IsAWorkbook),
    "a text renamed .xlsx": (File("a.xlsx", b"code,title\nS1,x\n"), NotAWorkbook),
    "another program's file": (File("a.docx", packed({"word/document.xml": b""})), UnknownEnding),
    "a document renamed .xlsx": (File("a.xlsx", packed({"word/a.xml": b"<a/>"})), NotAWorkbook),
    "an old workbook": (File("a.xls", COMPOUND), OldWorkbook),
    "an old workbook renamed .xlsx": (File("a.xlsx", COMPOUND), OldWorkbook),
    "a page that is called a workbook": (File("a.xls", b"<html><table>"), OldWorkbook),
    "a workbook under a password": (
        File("a.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le")),
        LockedWorkbook,
    ),
    "a binary workbook": (File("a.xlsx", packed({"xl/workbook.bin": b""})), BinaryWorkbook),
    "a macro workbook": (File("a.xlsm", packed(PARTS)), MacroWorkbook),
    "a macro workbook renamed .xlsx": (
        File("a.xlsx", packed(PARTS | {"xl/vbaProject.bin": b"\x00"})),
        MacroWorkbook,
    ),
    "an open document": (File("a.ods", b"PK"), OpenDocument),
    "an open document renamed .xlsx": (
        File("a.xlsx", packed({"mimetype": b"application/vnd.oasis", "content.xml": b"<a/>"})),
        OpenDocument,
    ),
    "entities that grow": (File("a.xlsx", packed(PARTS | {STRINGS: LAUGHS})), DeclaresEntities),
    "entities from outside": (
        File("a.xlsx", packed(PARTS | {BOOK: OUTSIDE})),
        DeclaresEntities,
    ),
    "entities in another encoding": (
        File("a.xlsx", packed(PARTS | {SHEET: OUTSIDE.decode().encode("utf-16")})),
        DeclaresEntities,
    ),
    "a bomb": (File("a.zip", packed({"goal.csv": bytes(30 * MEGABYTE)})), TooMuch),
    "a workbook that is a bomb": (
        File("a.xlsx", packed(PARTS | {SHEET: b" " * 30 * MEGABYTE})),
        TooMuch,
    ),
    "an archive in an archive": (
        File("a.zip", packed({"b.zip": packed({"goal.csv": b"code,title\n"})})),
        ArchiveInArchive,
    ),
    "an archive under a password": (File("a.zip", locked_archive()), LockedArchive),
    "an archive without a table": (File("a.zip", packed({"a.pdf": b"%PDF"})), NothingToRead),
    "an archive that leads out": (File("a.zip", packed({"../goal.csv": b"x"})), StrangeName),
    "no archive": (File("a.zip", b"PK\x03\x04 and then nothing"), NotAnArchive),
    "half a workbook": (File("a.xlsx", packed(PARTS)[:-40]), DamagedWorkbook),
    "a workbook with half a sheet": (
        File("a.xlsx", packed(PARTS | {SHEET: PARTS[SHEET][:-20]})),
        DamagedWorkbook,
    ),
    "a workbook with no sheet": (
        File("a.xlsx", packed({n: d for n, d in PARTS.items() if n != SHEET})),
        DamagedWorkbook,
    ),
    "an encoding of no name": (File("a.xlsx", altered(SHEET, '"UTF-8"', '"U-8"')), DamagedWorkbook),
    "an encoding of many bytes": (
        File("a.xlsx", altered(SHEET, '"UTF-8"', '"shift_jis"')),
        DamagedWorkbook,
    ),
    "a row beyond all rows": (
        File("a.xlsx", altered(SHEET, '<row r="2"', '<row r="9999999"')),
        DamagedWorkbook,
    ),
    "a tag of two megabytes": (
        File("a.xlsx", altered(SHEET, '<row r="2"', '<row r="2" a="' + "x" * 2**21 + '"')),
        DamagedWorkbook,
    ),
    "a formula without a value": (File("a.xlsx", cells(A1="=1+1")), FormulaWithoutValue),
    "a cell of a megabyte": (File("a.csv", b"code,title\nS1," + b"x" * MEGABYTE), CellTooLong),
    "a cell of a megabyte in a workbook": (
        File("a.xlsx", altered(STRINGS, ">S1<", ">" + "x" * MEGABYTE + "<")),
        CellTooLong,
    ),
    "five thousand columns": (File("a.csv", wide()), TooManyColumns),
    "five thousand columns in a workbook": (
        File("a.xlsx", cells(GJH1="x")),
        TooManyColumns,
    ),
    "a NUL": (File("a.csv", b"code,title\nS1,a\x00b\n"), NulByte),
    "a byte of no encoding": (File("a.csv", b"code,title\nS1,\xe5\x81\n"), NoEncoding),
    "two encodings": (
        File("a.csv", "a,b\nå,ä\n".encode("cp1252") + "å\n".encode()),
        MixedEncodings,
    ),
    "a mark left open": (File("a.csv", b'code,title\nS1,"x\n'), QuoteLeftOpen),
    "a mark astray": (File("a.csv", b'code,title\nS1,"x"y\n'), QuoteAstray),
    "nothing": (File("a.csv", b""), EmptyFile),
    "nothing but space": (File("a.csv", b"\xef\xbb\xbf \r\n\t\r\n"), EmptyFile),
    "nothing in a workbook": (File("a.xlsx", cells()), EmptyFile),
}
OF_OUR_OWN: dict[str, tuple[File, type[Fault]]] = {
    "headings only": (File("goal.csv", b"code,title\r\n"), HeadingsOnly),
    "a row longer than the headings": (File("goal.csv", b"code,title\nS1,a,b\n"), WrongCells),
    "a row shorter than the headings": (File("goal.csv", b"code,title,due\nS1,a\n"), WrongCells),
    "five thousand columns": (File("goal.csv", wide(b"title")), TooManyColumns),
}
