"""What a review must take up, why and since when: what the plan asks for, and what people add.

The order is decisions that came back, triggered signposts, stale assumptions, missing values, goals
off course, resources over-allocated, open conflicts, voices not heard, what was carried over and
what was added; people may give anything another place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from scenarios.agenda.acts import PutOff, acts_in, began_at, put_off
from scenarios.agenda.arranging import in_order, merged, minutes, moved, points_of, with_points
from scenarios.agenda.beliefs import STALENESS, assumptions, signposts, voices
from scenarios.agenda.carrying import deferred, later_than, unreached
from scenarios.agenda.item import SECTIONS, AgendaItem, Why
from scenarios.agenda.sight import Sight
from scenarios.agenda.standing import (
    LATE,
    conflicts,
    decisions,
    goals,
    missing_values,
    resources,
)
from scenarios.history import History, Moment, Snapshot
from scenarios.kept import kept
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Review

__all__ = [
    "LATE",
    "SECTIONS",
    "STALENESS",
    "AgendaItem",
    "Why",
    "acts_in",
    "agenda",
    "agenda_of",
    "due",
    "minutes",
    "moved",
    "prepared_at",
]


def due(history: History, moment: Moment, today: date) -> tuple[AgendaItem, ...]:
    """Give what a plan asks for at a moment, whichever review takes it up."""
    return tuple(_asked(history, history.at(moment), today))


def agenda(snapshot: Snapshot, history: History, review: Review, today: date) -> list[AgendaItem]:
    """Give what a review must take up, each record once, in order.

    What is due is read from the snapshot, what people arranged and what the review did from the
    history as it now is.
    """
    seen = (history, snapshot, today, review.code)
    asked, held = _asked(*seen), kept(_put_off, *seen)
    back = [*deferred(held, review.date), *kept(_unreached, *seen, review.date)]
    points, done = kept(points_of, history, review.code, today), kept(acts_in, history, review.code)
    stood = _still_put_off(with_points(merged([*asked, *back]), points), held, review.date)
    return in_order([replace(item, acts=done.get(item.record, ())) for item in stood])


def agenda_of(history: History, review: str, today: date) -> tuple[AgendaItem, ...]:
    """Give the agenda of a review by its code, as it was when the review began its work."""
    return kept(_agenda_of, history, review, today)


def _agenda_of(history: History, code: str, today: date) -> tuple[AgendaItem, ...]:
    review = history.at(Moment(today)).get("review", code)
    if review is None:
        return ()
    return tuple(agenda(history.at(prepared_at(history, review, today)), history, review, today))


def prepared_at(history: History, review: Review, today: date) -> Moment:
    """Give the moment an agenda is made at: now, until the review's first act; then before it."""
    began = kept(began_at, history, review)
    if began is None:
        return Moment(min(review.date, today) if review.state == "finalised" else today)
    return Moment(min(review.date, today), began - 1)


ASKING = (
    decisions,
    signposts,
    assumptions,
    missing_values,
    goals,
    resources,
    conflicts,
    voices,
)


def _asked(
    history: History, snapshot: Snapshot, today: date, besides: str | None = None
) -> Iterator[AgendaItem]:
    """Give what a plan asks for, section by section: each is kept while what it rests on is."""
    for ask in ASKING:
        yield from kept(_section, ask, history, snapshot, today, besides)


def _section(
    ask: Callable[[Sight], Iterator[AgendaItem]],
    history: History,
    snapshot: Snapshot,
    today: date,
    besides: str | None,
) -> tuple[AgendaItem, ...]:
    return tuple(ask(Sight.of(history, snapshot, today, besides)))


def _put_off(
    history: History, snapshot: Snapshot, today: date, besides: str
) -> Mapping[RecordId, PutOff]:
    return put_off(Sight.of(history, snapshot, today, besides))


def _unreached(
    history: History, snapshot: Snapshot, today: date, besides: str, before: date
) -> tuple[AgendaItem, ...]:
    return tuple(unreached(Sight.of(history, snapshot, today, besides), before))


def _still_put_off(
    items: Iterable[AgendaItem], held: Mapping[RecordId, PutOff], day: date
) -> list[AgendaItem]:
    """Mark what was put off until after the review, unless somebody gave it a place."""
    return [
        replace(item, put_off=held[item.record].until)
        if item.record in held and later_than(held[item.record], day) and item.place is None
        else item
        for item in items
    ]
