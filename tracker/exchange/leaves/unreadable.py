"""Every reason why the bytes of a file become no table.

Fault
├── too much         TooLarge, TooManyRows, TooManyCells, TooManyColumns, CellTooLong
├── no text          IsAPicture, NulByte, MixedEncodings
├── other formats    OldWorkbook, BinaryWorkbook, MacroWorkbook, OpenDocument, LockedWorkbook
├── a workbook       NotAWorkbook, DamagedWorkbook, DeclaresEntities, NoSuchSheet,
│                    FormulaWithoutValue
└── an archive       LockedArchive, ArchiveInArchive, NothingToRead
"""

from scenarios.errors import N_
from tracker.exchange.faults import Fault, NoEncoding, NotText


class TooLarge(Fault):
    """A file of more bytes than are read."""

    message = N_(
        "The file is larger than {limit} megabytes and is not read. Divide it, or take away"
        " what is not needed."
    )


class TooManyRows(Fault):
    """A table of more rows than are read."""

    message = N_("The table has more than {limit} rows and is not read. Divide it.")


class TooManyCells(Fault):
    """A table of more cells than are read."""

    message = N_("The table has more than {limit} cells and is not read. Divide it.")


class TooManyColumns(Fault):
    """A row of more cells than any table has columns."""

    message = N_(
        "The row has {found} columns; at most {limit} are read. Take away those that are not"
        " needed, or divide the file."
    )


class CellTooLong(Fault):
    """A cell of more text than any field holds."""

    message = N_("A cell holds {found} characters; at most {limit} are read. Shorten it.")


class IsAPicture(NotText):
    """A picture under the name of a CSV file."""

    message = N_("This is a picture, whatever its name says. Choose the file that has the rows.")


class NulByte(NotText):
    """A text with a sign that no text has."""

    message = N_(
        "The row holds a sign that is no text (U+0000). Open the file where it was made, and save"
        " it again as CSV in UTF-8."
    )


class MixedEncodings(NoEncoding):
    """A text that is UTF-8 in one place and older in another."""

    message = N_(
        "The row is written in another encoding than the rest of the file (the byte {byte})."
        " Save the whole file as UTF-8 and try again."
    )


class OldWorkbook(Fault):
    """A workbook as Excel saved it until 2003, or something else that is called so."""

    message = N_(
        "Workbooks of the older form (.xls) are not read here."
        " Open it in Excel and save it as an Excel workbook (.xlsx) or as CSV."
    )


class BinaryWorkbook(Fault):
    """A workbook in Excel's own binary form."""

    message = N_(
        "Binary workbooks (.xlsb) are not read here."
        " Open it in Excel and save it as an Excel workbook (.xlsx) or as CSV."
    )


class MacroWorkbook(Fault):
    """A workbook with programs in it."""

    message = N_(
        "The workbook holds macros and is not opened."
        " Save it in Excel as an Excel workbook (.xlsx), without macros."
    )


class OpenDocument(Fault):
    """A workbook in the open document format."""

    message = N_(
        "OpenDocument files (.ods) are not read here."
        " Save it as an Excel workbook (.xlsx) or as CSV."
    )


class LockedWorkbook(Fault):
    """A workbook under a password."""

    message = N_(
        "The workbook is locked with a password."
        " Open it in Excel, take the password away, save it and try again."
    )


class NotAWorkbook(Fault):
    """A file that is called a workbook and is none."""

    message = N_(
        "This is no Excel workbook, though its name ends in .xlsx."
        " If it is text, let its name end in .csv."
    )


class DamagedWorkbook(Fault):
    """A workbook that cannot be opened."""

    message = N_(
        "The workbook is damaged or incomplete and cannot be opened."
        " Open it in Excel, save it again as .xlsx and try again."
    )


class DeclaresEntities(Fault):
    """A workbook with a document type of its own, the way to make little become much."""

    message = N_(
        "The workbook declares a document type of its own, which no office program does,"
        " and is not opened."
    )


class NoSuchSheet(Fault):
    """A sheet asked for that the workbook does not have."""

    message = N_("There is no sheet called “{sheet}”. The sheets are: {sheets}.")


class FormulaWithoutValue(Fault):
    """A formula that nothing has computed."""

    message = N_(
        "The formula in cell {cell} of the sheet “{sheet}” has never been computed, so it has no"
        " value. Open the workbook in Excel, save it there and try again."
    )


class LockedArchive(Fault):
    """An archive under a password."""

    message = N_("The archive is locked with a password. Make one without and try again.")


class ArchiveInArchive(Fault):
    """An archive in an archive."""

    message = N_("The archive holds another archive, “{name}”. Unpack that one and try again.")


class NothingToRead(Fault):
    """An archive without a table."""

    message = N_("The archive holds no CSV file and no workbook.")
