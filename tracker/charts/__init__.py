"""One pure function per figure: a tidy table becomes a plotly figure, a sentence and a table."""

from dataclasses import dataclass
from typing import Protocol

import pandas as pd
import plotly.graph_objects as go

from tracker.charts import (
    calibration,
    cross,
    drift,
    drivers,
    flow,
    indicator,
    likelihoods,
    lives,
    load,
    optimism,
    relations,
    revisions,
    settling,
    strips,
    wind,
    yearwheel,
)
from tracker.charts.look import CFG
from tracker.words import Words

__all__ = [
    "CFG",
    "Chart",
    "Drawing",
    "calibration",
    "cross",
    "draw",
    "drift",
    "drivers",
    "flow",
    "indicator",
    "likelihoods",
    "lives",
    "load",
    "optimism",
    "relations",
    "revisions",
    "settling",
    "strips",
    "wind",
    "yearwheel",
]
WIDE = (revisions, relations, strips, wind)


class Chart(Protocol):
    """What each module of a figure offers; every function takes the figure's tidy table."""

    def title(self, table: pd.DataFrame, words: Words) -> str:
        """State the question, or the answer found."""
        ...

    def figure(self, table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
        """Draw it for a light or a dark page."""
        ...

    def alt(self, table: pd.DataFrame, words: Words) -> str:
        """State the main finding for those who do not see it."""
        ...

    def note(self, table: pd.DataFrame, words: Words) -> str:
        """State what is shown, and what is not."""
        ...

    def listing(self, table: pd.DataFrame, words: Words) -> pd.DataFrame:
        """Give the same as a table to read."""
        ...


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with all that stands around it; a wide one scrolls on a phone."""

    title: str
    figure: go.Figure
    alt: str
    note: str
    listing: pd.DataFrame
    wide: bool


def draw(chart: Chart, table: pd.DataFrame, words: Words, theme: str) -> Drawing:
    """Draw a figure with its title, its sentences and its table."""
    return Drawing(
        title=chart.title(table, words),
        figure=chart.figure(table, words, theme),
        alt=chart.alt(table, words),
        note=chart.note(table, words),
        listing=chart.listing(table, words),
        wide=chart in WIDE,
    )
