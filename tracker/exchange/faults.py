"""Every reason why a file of ours, or a part of it, cannot be used.

Fault
├── the file         NoSuchFile, UnknownEnding, NotText, IsAWorkbook, NoEncoding, EmptyFile,
│                    HeadingsOnly
├── its kind         NotAKind, KindUnclear
├── its quotes       QuoteLeftOpen, QuoteAstray
├── its headings     NoSuchColumn, PerhapsMeant, HeadingTwice, HeadingBlank, KeyColumnMissing
├── one row          WrongCells, SameRecordTwice, SameActTwice, AlsoInOtherFile
├── one cell         NotARevisionNumber, NotAnAct, NotATrigger
├── what is there    ClashInFile, NotOfThisAct, CarriedInVain, NothingToCorrect
└── an archive       NotAnArchive, StrangeName, TooMuch, ArchiveAltered
"""

from scenarios.errors import N_, Refused


class Fault(Refused):
    """Something in a file that cannot be used."""


class NoSuchFile(Fault):
    """A path where nothing is."""

    message = N_("There is no file at {path}.")


class UnknownEnding(Fault):
    """A file that is not read here."""

    message = N_(
        "Files ending in {ending} are not read here."
        " Save it as CSV or as an Excel workbook (.xlsx), or give a folder or an archive (.zip)."
    )


class NotText(Fault):
    """Bytes that are no text at all."""

    message = N_(
        "This is no CSV file: it holds signs that are no text. Save it as CSV and try again."
    )


class IsAWorkbook(NotText):
    """A workbook under the name of a CSV file."""

    message = N_(
        "This is a workbook or an archive under the name of a text. Let its name end in .xlsx or"
        " .zip, as it is, or save it as CSV."
    )


class EmptyFile(Fault):
    """A file of no signs."""

    message = N_(
        "The file is empty. Write the headings on its first line and a record on each line below."
    )


class HeadingsOnly(Fault):
    """A file without a record."""

    message = N_("The file has headings but no rows. Write one record on each line below them.")


class NoEncoding(Fault):
    """Bytes that no encoding explains."""

    message = N_(
        "The byte {byte} is text in neither UTF-8 nor Windows-1252."
        " Save the file as UTF-8 and try again."
    )


class NotAKind(Fault):
    """A kind asked for that nobody has described."""

    message = N_("There is no kind called “{kind}”. The kinds are: {kinds}.")


class KindUnclear(Fault):
    """Headings that fit no kind, or several."""

    message = N_(
        "It cannot be told from the name or the headings what kind of records this is."
        " Name the file after the kind, like goal.csv, or say which kind it is."
    )


class QuoteLeftOpen(Fault):
    """A quotation mark that is never closed."""

    message = N_("A quotation mark that opens in this row is never closed. Close it, or double it.")


class QuoteAstray(Fault):
    """Signs after a closing quotation mark."""

    message = N_(
        'Something stands after a closing quotation mark. Double a mark inside a text: "".'
    )


class NoSuchColumn(Fault):
    """A heading that the kind does not know."""

    message = N_("The kind {kind} has no column “{column}”. Take it away, or use one of: {known}.")


class PerhapsMeant(NoSuchColumn):
    """A heading that is nearly one of the kind's."""

    message = N_("The kind {kind} has no column “{column}”. Perhaps “{meant}” was meant.")


class HeadingTwice(Fault):
    """Two headings for one column."""

    message = N_("“{first}” and “{second}” head the same column. Keep one of them.")


class HeadingBlank(Fault):
    """Cells under no heading."""

    message = N_("Column {number} has values but no heading. Give it one, or empty it.")


class KeyColumnMissing(Fault):
    """No column for a part of the key."""

    message = N_("The column “{column}” is missing; it says which {kind} each row is.")


class WrongCells(Fault):
    """A row with more or fewer cells than there are headings."""

    message = N_(
        "The row has {found} cells but there are {expected} headings."
        " Put texts that hold the separator within quotation marks."
    )


class SameRecordTwice(Fault):
    """One record in two rows."""

    message = N_("{kind} {key} also stands in row {first}. Keep one of the rows.")


class SameActTwice(Fault):
    """One act on one record twice on a day."""

    message = N_(
        "{kind} {key} has the act {act} on {day} also in row {first}. Keep one of the rows."
    )


class NotARevisionNumber(Fault):
    """A revision that is no number."""

    message = N_("“{value}” is not a revision. It is a number, like 3 or 3@2025-03-31, or empty.")


class NotAnAct(Fault):
    """A word that names no act."""

    message = N_("“{value}” is not an act that a file can hold. Use one of: {acts}.")


class NotATrigger(Fault):
    """A word that names no trigger."""

    message = N_("“{value}” is not a trigger. Use one of: {triggers}.")


class NotOfThisAct(Fault):
    """A value in a row whose act sets none."""

    message = N_(
        "The act {act} sets no value, but “{value}” differs from what is there. Empty the cell."
    )


class CarriedInVain(Fault):
    """Something that only another act carries."""

    message = N_("{column} belongs to the act {act}. Empty the cell, or change the act.")


class NothingToCorrect(Fault):
    """A correction on a day when nothing was set."""

    message = N_("Nothing of {kind} {key} was set on {day}, so there is nothing to correct.")


class NotAnArchive(Fault):
    """A file that ends in .zip and is none."""

    message = N_("This is no archive, though its name ends in .zip.")


class StrangeName(Fault):
    """A file in an archive with a name that leads out of it."""

    message = N_("The archive holds a file called “{name}”, which a plan's archive never does.")


class TooMuch(Fault):
    """An archive that unpacks to more than can be meant."""

    message = N_("The archive unpacks to more than {limit} megabytes and is not opened.")


class ArchiveAltered(Fault):
    """A file in an archive that is not what its manifest says."""

    message = N_("{name} is not what the archive's MANIFEST says. Fetch the archive again.")


class ClashInFile(Fault):
    """A field that was changed both in the file and in the plan."""

    message = N_(
        "{field} of {kind} {key} was {base} when the file was written, is now {theirs},"
        " and the file says {yours}. Write {theirs}, or fetch the file again and change it there."
    )


class AlsoInOtherFile(Fault):
    """One record in two files."""

    message = N_("{kind} {key} also stands in {other}, row {first}. Keep one of the rows.")
