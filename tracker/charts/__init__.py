"""One pure function per figure: a tidy table becomes a plotly figure, a sentence and a table.

A figure is a module that offers what `Chart` names. It is listed nowhere: `charts.flow` finds it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.look import CFG
from tracker.words import Words

__all__ = ["CFG", "Chart", "Drawing", "draw"]


class Chart(Protocol):
    """What each module of a figure offers; every function takes the figure's tidy table.

    A figure that must scroll on a phone says so with a line `IS_WIDE = True`.
    """

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


@dataclass(frozen=True)
class Drawing:
    """A figure with all that stands around it; a wide one scrolls on a phone."""

    title: str
    figure: go.Figure
    alt: str
    note: str
    make_listing: Callable[[], pd.DataFrame]
    wide: bool

    @cached_property
    def listing(self) -> pd.DataFrame:
        """The same as a table to read, made when somebody opens it."""
        return self.make_listing()


def __getattr__(name: str) -> Any:
    """Give the figure of a name."""
    module = f"{__name__}.{name}"
    if find_spec(module) is None:
        raise AttributeError(name)
    return import_module(module)


def _still(figure: go.Figure) -> go.Figure:
    """Give a figure that changes no more: what it is made of is told once, not at every look."""
    told = figure.to_dict()
    figure.to_dict = lambda: told
    return figure


def draw(chart: Chart, table: pd.DataFrame, words: Words, theme: str) -> Drawing:
    """Draw a figure with its title, its sentences and its table."""
    return Drawing(
        title=chart.title(table, words),
        figure=_still(chart.figure(table, words, theme)),
        alt=chart.alt(table, words),
        note=chart.note(table, words),
        make_listing=partial(chart.listing, table, words),
        wide=getattr(chart, "IS_WIDE", False),
    )
