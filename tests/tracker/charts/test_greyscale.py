"""Every figure of the demonstration can be read in grey: contrast, and marks told apart."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from tests.tracker.charts.demonstrated import figures, table
from tests.tracker.charts.test_look import contrast
from tracker.charts import look
from tracker.words import Words

WORDS = Words("sv")
TEXT, MARK, APART = 4.5, 3, 1.4
EVERY = [(chart, theme) for chart in figures() for theme in ("light", "dark")]
NAMES = [f"{chart}-{theme}" for chart, theme in EVERY]


def drawn(chart: str, theme: str) -> go.Figure:
    """Draw a figure of the demonstration."""
    return figures()[chart].figure(table(chart), WORDS, theme)


def shades(value: Any) -> list[str]:
    """Give the colours that a property of a trace holds: one, or one a mark."""
    every = [value] if isinstance(value, str) else list(value) if value is not None else []
    return [one for one in every if isinstance(one, str) and one.startswith("#")]


def texts(figure: go.Figure) -> Iterator[str]:
    """Give the colours of what is written on the card."""
    for note in figure.layout.annotations:
        yield from shades(note.font.color)
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        yield from shades(axis.tickfont.color)


def labels(figure: go.Figure) -> Iterator[str]:
    """Give the colours of what is written at places among the data: on the card, or on cells."""
    for one in figure.select_traces({"type": "scatter"}):
        yield from shades(one.textfont.color)


def cells(figure: go.Figure) -> set[str]:
    """Give the colours that the cells of a figure can have."""
    maps = figure.select_traces({"type": "heatmap"})
    return {shade for one in maps for _, shade in one.colorscale}


def marks(figure: go.Figure) -> Iterator[tuple[str, ...]]:
    """Give the colours of each mark and line: of its fill and of its outline."""
    for one in figure.select_traces(lambda each: each.type in {"scatter", "bar"}):
        mode = one.mode or "lines" if one.type == "scatter" else "markers"
        if "lines" in mode and one.line.width != 0 and one.line.color:
            yield (one.line.color,)
        if "markers" in mode:
            outlines = shades(one.marker.line.color)
            yield from ((fill, *outlines[:1]) for fill in shades(one.marker.color) or outlines)


@pytest.mark.parametrize(("chart", "theme"), EVERY, ids=NAMES)
def test_what_is_written_and_marked_stands_out_from_the_card(chart: str, theme: str) -> None:
    figure, card = drawn(chart, theme), look.palette(theme).card
    grounds = {card} | cells(figure)
    faint = {shade for shade in texts(figure) if contrast(shade, card) < TEXT}
    faint |= {
        shade
        for shade in labels(figure)
        if max(contrast(shade, ground) for ground in grounds) < TEXT
    }
    weak = {mark for mark in marks(figure) if max(contrast(shade, card) for shade in mark) < MARK}
    assert (faint, weak) == (set(), set())


def look_of(one: Any) -> tuple[Any, ...]:
    """Give what tells a line or its marks from others without colour."""
    symbols = one.marker.symbol
    return (one.line.dash, one.line.width, symbols if isinstance(symbols, str) else None, one.mode)


@pytest.mark.parametrize(("chart", "theme"), EVERY, ids=NAMES)
def test_no_two_lines_are_told_apart_by_hue_alone(chart: str, theme: str) -> None:
    lines = [
        one
        for one in drawn(chart, theme).select_traces({"type": "scatter"})
        if one.line.color and "lines" in (one.mode or "lines")
    ]
    alike = [
        (first.line.color, second.line.color)
        for first, second in combinations(lines, 2)
        if first.line.color != second.line.color
        and look_of(first) == look_of(second)
        and contrast(first.line.color, second.line.color) < APART
    ]
    assert alike == []


@pytest.mark.parametrize(("chart", "theme"), EVERY, ids=NAMES)
def test_a_cell_says_its_value_or_is_the_stronger_the_further_from_the_card(
    chart: str, theme: str
) -> None:
    figure = drawn(chart, theme)
    says = any("text" in (one.mode or "") for one in figure.select_traces({"type": "scatter"}))
    for one in figure.select_traces({"type": "heatmap"}):
        steps = [contrast(shade, look.palette(theme).card) for _, shade in one.colorscale]
        assert says or steps == sorted(steps) or one.texttemplate, one.colorscale
