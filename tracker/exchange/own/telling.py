"""Whether a file is one of our own, or one that an office made and that must be explained."""

from tracker.exchange.faults import Fault
from tracker.exchange.iamc import is_iamc
from tracker.exchange.leaves.decoding import decoded
from tracker.exchange.leaves.opening import WORKBOOKS, ending_of, leaves_of
from tracker.exchange.own.grids import grid, kind_of_headings, kind_of_name
from tracker.exchange.own.workbooks import own_sheets
from tracker.exchange.sheets import File
from tracker.exchange.sources import ARCHIVE


def is_ours(file: File) -> bool:
    """Tell whether a file says by its name or its headings which of our kinds it holds."""
    if ending_of(file.path) == ARCHIVE or kind_of_name(file.path) is not None:
        return True
    if ending_of(file.path) in WORKBOOKS:
        return _is_our_workbook(file)
    try:
        kind_of_headings(grid(decoded(file.data), None).header.cells)
    except Fault:
        return is_iamc(file.data)
    return True


def _is_our_workbook(file: File) -> bool:
    try:
        return bool(own_sheets(leaves_of(file)))
    except Fault:
        return False
