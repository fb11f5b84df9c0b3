"""A workbook of ours: typed cells, exact numbers, and the same bytes for the same tables.

It is written here and not by a library because those that are there round numbers to sixteen
digits, cut long texts without a word and stamp the hour into every file.
"""

from collections.abc import Sequence

from scenarios.errors import AllRefused
from tracker.exchange.leaves.zips import zipped
from tracker.exchange.out.layout import Layout
from tracker.exchange.out.workbook.limits import refusals_of
from tracker.exchange.out.workbook.parts import parts
from tracker.exchange.out.workbook.sheet import sheet_xml

__all__ = ["workbook"]


def workbook(layouts: Sequence[Layout]) -> bytes:
    """Write tables as the sheets of a workbook, or refuse what Excel cannot hold, cell by cell."""
    refused = [one for layout in layouts for one in refusals_of(layout)]
    if refused:
        raise AllRefused([*enumerate(refused)])
    sheets = {
        f"xl/worksheets/sheet{number}.xml": sheet_xml(layout, first=number == 1).encode()
        for number, layout in enumerate(layouts, 1)
    }
    return zipped(parts(layouts) | sheets, packed=True)
