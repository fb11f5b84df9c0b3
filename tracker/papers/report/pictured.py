"""A figure in a report: its question, the figure and its finding, and a short table beneath."""

from collections.abc import Iterator
from types import ModuleType

import pandas as pd

from tracker import charts
from tracker.papers.figures.picture import picture
from tracker.papers.paper import Block, Figure, Grid, Heading
from tracker.words import Words

ROWS, COLUMNS = 16, 9  # of a table that is short enough to stand below its figure


def pictured(
    chart: ModuleType, table: pd.DataFrame, words: Words, *, listed: bool = True
) -> Iterator[Block]:
    """Give a figure of a tidy table with what stands around it; nothing where there is nothing."""
    if table.empty:
        return
    drawing = charts.draw(chart, table, words, "light")
    yield Heading(drawing.title, 3)
    yield Figure(picture(drawing.figure), drawing.alt, drawing.note)
    rows, columns = drawing.listing.shape
    if listed and 0 < rows <= ROWS and columns <= COLUMNS:
        yield grid(drawing.listing)


def grid(table: pd.DataFrame) -> Grid:
    """Give a table that is ready to read as a part of a paper."""
    rows = table.itertuples(index=False, name=None)
    head = tuple(str(name) for name in table.columns)
    return Grid(head, tuple(tuple(map(str, row)) for row in rows))
