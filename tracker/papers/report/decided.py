"""The decisions of the period with their formal references, and what was late."""

from collections.abc import Iterator
from datetime import date

from scenarios import series
from scenarios.errors import N_
from scenarios.history import Snapshot
from scenarios.kinds import KINDS
from scenarios.kinds.reviews import Decision
from tracker import charts
from tracker.charts.reading import Row, read
from tracker.papers.paper import Block, Grid, Heading, Item, Items
from tracker.papers.report.pictured import pictured
from tracker.papers.report.span import Span

ENDED = ("done", "dropped")


def decided(span: Span) -> Iterator[Block]:
    """Give the decisions that were taken or carried out in the period, and those still open."""
    before = _states(span.before)
    found = [one for one in span.snapshot.all(Decision) if before.get(one.code) not in ENDED]
    if found:
        fields, visit = KINDS["decision"].fields, span.visit
        heads = (visit.words.label(fields[name]) for name in ("owner", "due", "state", "reference"))
        ended = dict(zip(span.decisions["decision"], span.decisions["ended"], strict=True))
        rows = tuple(_row(span, one, ended[one.code]) for one in found)
        yield Grid((visit.say(N_("Decision")), *heads), rows)
    was_late = late(span)
    if was_late:
        yield Heading(span.visit.say(N_("What was late")), 3)
        yield Items(tuple(_told(span, row) for row in was_late))
    yield from pictured(charts.decided, span.decisions, span.visit.words, listed=False)


def late(span: Span) -> list[Row]:
    """Give the decisions that were late in the period: done after their day, or not done by it."""
    rows = read(series.late_decisions(span.decisions))
    return [row for row in rows if row["ended"] is None or not _is_earlier(span, row["ended"])]


def _is_earlier(span: Span, day: date) -> bool:
    return span.first is not None and day <= span.first.moment.day


def _states(snapshot: Snapshot | None) -> dict[str, str | None]:
    """Give the state that each decision had."""
    if snapshot is None:
        return {}
    sheet = snapshot.sheet("decision")
    return dict(zip(sheet.keys(), sheet.values("state"), strict=True))


def _row(span: Span, one: Decision, ended: date | None) -> tuple[str, ...]:
    words = span.visit.words
    state = words.choice(KINDS["decision"].fields["state"], one.state or "open")  # type: ignore[arg-type]
    shown = f"{state} {words.day(ended)}" if ended else state
    told = (one.owner, one.due, shown, _formal(one) or None)
    return f"{one.code} {one.text}", *map(words.shown, told)


def _formal(one: Decision) -> str:
    """Give the body that decided and its reference, which often begins with the same letters."""
    body, reference = one.body or "", one.reference or ""
    return reference if reference.startswith(body) else f"{body} {reference}".strip()


def _told(span: Span, row: Row) -> Item:
    due = span.visit.say(N_("due {due}"), due=row["due"])
    done = span.visit.say(N_("done {done}") if row["ended"] else N_("not done"), done=row["ended"])
    days = span.visit.words.say_n("{n} day late", "{n} days late", int(row["late"]))
    return Item(f"{due}, {done}: {days}", lead=f"{row['decision']} {row['text']}")
