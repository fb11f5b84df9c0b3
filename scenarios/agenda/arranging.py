"""How people arrange an agenda: what they add, move, leave out, and the minutes they set aside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from scenarios.agenda.carrying import mentioned
from scenarios.agenda.item import SECTIONS, AgendaItem, Why
from scenarios.errors import N_
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Point

ADDED = N_("Added to the agenda.")
SECTION_ORDER = {name: place for place, name in enumerate(SECTIONS)}


def points_of(history: History, review: str, today: date) -> dict[RecordId, Point]:
    """Give what people have arranged for a review, by the record that each point is about.

    Of a finalised review it is what was arranged when it was finalised.
    """
    snapshot = history.at(Moment(today, history.closed_at(review)))
    points = (point for point in snapshot.all("point") if point.agenda_of == review)
    found = {mentioned(point.about): point for point in points}
    return {record: point for record, point in found.items() if snapshot.has(*record)}


def merged(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Give each record once, with all its reasons, in the section that named it first."""
    found: dict[RecordId, AgendaItem] = {}
    for item in items:
        had = found.get(item.record)
        found[item.record] = replace(had, why=had.why + item.why) if had else item
    return sorted(found.values(), key=lambda item: SECTION_ORDER[item.section])


def with_points(items: Iterable[AgendaItem], points: Mapping[RecordId, Point]) -> list[AgendaItem]:
    """Add what only people ask for, and give each item what they arranged for it."""
    listed = list(items)
    known = {item.record for item in listed}
    why = (Why(ADDED),)
    listed += [
        AgendaItem(section="added", kind=record.kind, key=record.key, why=why)
        for record in points
        if record not in known
    ]
    return [_arranged(item, points.get(item.record)) for item in listed]


def _arranged(item: AgendaItem, point: Point | None) -> AgendaItem:
    if point is None:
        return item
    return replace(
        item,
        place=point.place_in_order,
        minutes=point.minutes,
        left_out=bool(point.left_out),
        discussion=point.discussion,
    )


def in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Put each item at the place people gave it, and the others in their order around them.

    What is left out or put off comes last, so that it is still seen.
    """
    on = [item for item in items if item.is_on]
    free = [item for item in on if item.place is None]
    slots: dict[int, AgendaItem] = {}
    for item in sorted((item for item in on if item.place is not None), key=_place):
        slots[max(_place(item), max(slots, default=0) + 1)] = item
    rest = iter(free)
    listed = [slots.pop(place, None) or next(rest, None) for place in range(1, len(on) + 1)]
    listed += [slots[place] for place in sorted(slots)]
    return [item for item in listed if item] + [item for item in items if not item.is_on]


def _place(item: AgendaItem) -> int:
    return item.place or 0


def moved(items: Sequence[AgendaItem], record: RecordId, by: int) -> dict[RecordId, int]:
    """Give the places to write so that an item moves up (−1) or down (1) past its neighbour.

    Every item that has a place keeps the one it is seen at.
    """
    on = [item for item in items if item.is_on]
    at = next((at for at, item in enumerate(on) if item.record == record), None)
    if at is None or not 0 <= at + by < len(on):
        return {}
    on[at], on[at + by] = on[at + by], on[at]
    return {
        item.record: place
        for place, item in enumerate(on, 1)
        if (item.place is not None or item.record == record) and item.place != place
    }


def minutes(items: Iterable[AgendaItem]) -> int:
    """Give the minutes set aside for all that the review takes up."""
    return sum(item.minutes or 0 for item in items if item.is_on)
