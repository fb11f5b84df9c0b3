"""Every figure over time shows the reviews with their codes, the reason, and the way back there."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import plotly.graph_objects as go
import pytest

from tests.tracker.charts.demonstrated import TODAY, figures, history, table
from tests.tracker.charts.test_pointing import told
from tracker.words import Words

EVEN_STEPS = ("likelihoods", "revisions", "strips", "why", "cross")  # the review is the unit
TRUE_DATES = ("drift", "indicator", "lives", "decided")  # the day is
OVER_TIME = (*EVEN_STEPS, *TRUE_DATES)
MEASURED = ("indicator", "cross")  # a value has a source and a centre is reckoned: no reason


@cache
def drawn(chart: str) -> go.Figure:
    return figures()[chart].figure(table(chart), Words("sv"), "light")


def written(figure: go.Figure) -> set[str]:
    """Give all that stands beside the points: labels and the ticks of the axis across."""
    texts = [f"{note.text} {note.hovertext or ''}" for note in figure.layout.annotations]
    texts += figure.layout.xaxis.ticktext or []
    return {word for text in texts for word in re.split(r"<[^>]*>|[ –]", text)}


def hovers(found: Any) -> Iterator[str]:
    """Give what is told of each point."""
    for trace in found.data:
        yield from told(trace.customdata if trace.customdata is not None else trace.hovertext)


def lines(figure: go.Figure) -> list[float]:
    """Give where upright lines stand, in parts of the figure's width."""
    across = [one for one in figure.layout.shapes if one.type == "line" and one.x0 == one.x1]
    return [one.x0 for one in across if isinstance(one.x0, float | int)]


def held(figure: go.Figure) -> dict[str, float]:
    """Give the reviews within the time of a figure by true date, each with its place in it."""
    first, last = (date.fromisoformat(str(day)[:10]) for day in figure.layout.xaxis.range)
    return {
        mark.code: (mark.day - first).days / (last - first).days
        for mark in history().reviews(TODAY)
        if first <= mark.day <= last
    }


@lru_cache(maxsize=1)
def reasons() -> set[str]:
    """Give every reason that was ever written."""
    plan = history()
    rows = [row for change in plan.changes() for row in plan.revisions_in(change.id)]
    return {row.reason for row in rows if row.reason}


@pytest.mark.parametrize("chart", OVER_TIME)
def test_a_figure_over_time_shows_reviews_reasons_and_the_way_there(chart: str) -> None:
    figure = drawn(chart)
    codes = {mark.code for mark in history().reviews(TODAY)}
    if chart in TRUE_DATES:
        codes &= held(figure).keys()
        assert sorted(lines(figure))[: len(codes)] == pytest.approx(sorted(held(figure).values()))
    assert codes <= written(figure)
    found = [text for one in hovers(figure) for text in re.findall(r"<i>(.*?)…?</i>", one)]
    shown = [text.replace("<br>", " ") for text in found]
    if chart not in MEASURED:
        assert shown
        begun = [text.split(" · ")[0] for text in shown]
        assert [text for text in begun if not any(one.startswith(text) for one in reasons())] == []
    moments = [
        parse_qs(urlsplit(address).query).get("at")
        for trace in figure.data
        for address in told(trace.meta)
    ]
    assert any(moments) or chart in MEASURED
