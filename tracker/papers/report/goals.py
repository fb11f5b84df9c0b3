"""Goals with their status, and indicators against their targets, as tables and as figures."""

from collections.abc import Iterator, Mapping
from typing import Any

from scenarios import series
from scenarios.errors import N_
from scenarios.kinds import KINDS
from scenarios.kinds.goals import Goal
from tracker import charts
from tracker.charts.reading import Row, is_missing, read
from tracker.charts.statuses import GLYPHS, OTHER_GLYPH
from tracker.papers.paper import Block, Grid
from tracker.papers.report.pictured import pictured
from tracker.papers.report.span import Span
from tracker.scale import scale

TRENDS: Mapping[str, str] = {
    "better": N_("↗ better"),
    "unchanged": N_("→ unchanged"),
    "worse": N_("↘ worse"),
}
BOUNDS = {"keep_at_least": "≥ ", "keep_at_most": "≤ "}
DRAWN = 6  # targets that moved, and are drawn
Cells = tuple[str, ...]


def goals(span: Span) -> Iterator[Block]:
    """Give how the goals stand, what they stood at before, and who answers for them."""
    visit = span.visit
    found = span.snapshot.all(Goal)
    if not found:
        return
    if span.first is not None:
        names = span.name(span.first), span.name(span.last)
        flow = visit.kept(series.status_flow, visit.history, span.first.moment, visit.moment, names)
        yield from pictured(charts.flow, flow, visit.words, listed=False)
    fields = KINDS["goal"].fields
    owner, status = (visit.words.label(fields[name]) for name in ("owner", "status"))
    head = (visit.say(N_("Goal")), owner, status, visit.say(N_("Before")))
    shown = len(head) if span.first else len(head) - 1
    yield Grid(head[:shown], tuple(_goal(span, goal)[:shown] for goal in found))


def _goal(span: Span, goal: Goal) -> Cells:
    before = span.before.get(Goal, goal.code) if span.before else None
    was = _status(span, before.status) if before else "–"
    now = _status(span, goal.status)
    return f"{goal.code} {goal.title}", goal.owner or "–", now, "" if was == now else was


def _status(span: Span, code: str | None) -> str:
    if code is None:
        return span.visit.say(N_("Not judged"))
    found = next((step for step in scale(span.visit) if step.code == code), None)
    if found is None:
        return code
    glyph = GLYPHS.get(found.icon, OTHER_GLYPH)
    return f"{glyph} {found.word}".strip()


def indicators(span: Span) -> Iterator[Block]:
    """Give each indicator against its target, and draw the targets that were set anew."""
    visit = span.visit
    rows = read(span.visit.kept(series.progress, span.snapshot))
    if not rows:
        return
    heads = (N_("Indicator"), N_("Value"), N_("Period"), N_("Target"), N_("Met"), N_("Trend"))
    yield Grid(tuple(map(visit.say, heads)), tuple(_indicator(span, row) for row in rows))
    for code in _moved(span)[:DRAWN]:
        drift = series.target_drift(visit.history, visit.moment, visit.today, code)
        yield from pictured(charts.drift, drift, visit.words)


def _indicator(span: Span, row: Row) -> Cells:
    words = span.visit.words
    places = None if is_missing(row["decimals"]) else int(row["decimals"])
    value, target = (words.amount(row[name], row["unit"], places) for name in ("value", "target"))
    sign = BOUNDS.get(row["wanted"], "") if not is_missing(row["target"]) else ""
    return (
        f"{row['indicator']} {row['title']}",
        value,
        words.period(row["period"]),
        f"{sign}{target}",
        _met(span, row["met"]),
        span.visit.say(TRENDS[row["trend"]]) if row["trend"] else "–",
    )


def _met(span: Span, met: Any) -> str:
    if met is None:
        return "–"
    return span.visit.say(N_("✓ yes") if met else N_("✕ no"))


def _moved(span: Span) -> list[str]:
    """Give the indicators whose target was set anew in the period."""
    changes = span.difference.revised if span.difference else []
    return [one.key for one in changes if (one.kind, one.field) == ("indicator", "target_value")]
