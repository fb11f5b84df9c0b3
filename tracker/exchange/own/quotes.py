"""Whether the quotation marks of a text all stand around cells, none of which has several lines."""

import numpy as np

QUOTE, LF, CR = b'"\n\r'


def lines_are_rows(data: bytes, delimiter: str) -> bool:
    """Tell whether every line is a row, as it is when each mark opens, closes or doubles another.

    Then every second mark closes what the one before it opened; two side by side are one sign.
    """
    if QUOTE not in data:
        return True
    signs = np.frombuffer(data, np.uint8)
    marks = np.flatnonzero(signs == QUOTE)
    opening, closing = marks[::2], marks[1::2]
    if len(opening) > len(closing):
        return False
    around = np.zeros(256, bool)
    around[[QUOTE, LF, CR, ord(delimiter)]] = True
    before = around[signs[opening - 1]] | (opening == 0)
    after = around[signs[np.minimum(closing + 1, len(signs) - 1)]]
    return bool(before.all() and after.all()) and not _spans_lines(signs, opening, closing)


def _spans_lines(signs: np.ndarray, opening: np.ndarray, closing: np.ndarray) -> bool:
    ends = np.flatnonzero((signs == LF) | (signs == CR))
    return bool((np.searchsorted(ends, opening) < np.searchsorted(ends, closing)).any())
