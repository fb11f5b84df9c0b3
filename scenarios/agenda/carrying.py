"""What comes back though nothing else asks for it: what was put off, and what was not reached."""

from collections.abc import Iterator, Mapping
from datetime import date

from scenarios.agenda.acts import PutOff, acts_in
from scenarios.agenda.item import AgendaItem, Why
from scenarios.agenda.sight import Sight
from scenarios.errors import N_
from scenarios.history import ReviewMark
from scenarios.kept import kept
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Point

PUT_OFF = N_("Put off on {day}.")
PUT_OFF_IN = N_("Put off in {review}.")
PUT_OFF_UNTIL = N_("Put off on {day} until {until}.")
PUT_OFF_IN_UNTIL = N_("Put off in {review} until {until}.")
NOT_REACHED = N_("Not reached in {review}.")
LEFT_OUT = N_("Left out in {review}.")


def deferred(held: Mapping[RecordId, PutOff], by: date) -> Iterator[AgendaItem]:
    """Give what was put off until a day that has come."""
    for record, one in held.items():
        if not later_than(one, by):
            yield _carried(record, _why(one))


def later_than(one: PutOff, day: date) -> bool:
    """Tell whether something is put off until after a day."""
    return one.until is not None and one.until > day


def _why(one: PutOff) -> Why:
    within = (PUT_OFF_IN, PUT_OFF_IN_UNTIL) if one.review else (PUT_OFF, PUT_OFF_UNTIL)
    told = {"day": one.day, "review": one.review, "until": one.until}
    return Why(within[one.until is not None], told, one.day, one.review)


def unreached(sight: Sight, before: date) -> Iterator[AgendaItem]:
    """Give the points of finalised reviews that nobody has taken up, in them or since."""
    marks = {mark.code: mark for mark in sight.held if mark.state == "finalised"}
    last: dict[RecordId, tuple[ReviewMark, Point]] = {}
    for point in sight.snapshot.all("point"):
        mark = marks.get(point.agenda_of)
        if mark and mark.day < before:
            record = mentioned(point.about)
            last[record] = max(last.get(record, (mark, point)), (mark, point), key=_by_day)
    for record, (mark, point) in last.items():
        if sight.snapshot.has(*record) and not _taken_up(sight, record, mark, point):
            message = LEFT_OUT if point.left_out else NOT_REACHED
            yield _carried(record, Why(message, {"review": mark.code}, mark.day, mark.code))


def mentioned(text: str) -> RecordId:
    """Give the record that a point is about."""
    kind, _, key = text.partition(":")
    return RecordId(kind, key)


def _by_day(pair: tuple[ReviewMark, Point]) -> date:
    return pair[0].day


def _taken_up(sight: Sight, record: RecordId, mark: ReviewMark, point: Point) -> bool:
    if point.discussion and not point.left_out:
        return True
    since = sight.last(*record).day >= mark.day
    return since or record in kept(acts_in, sight.history, mark.code)


def _carried(record: RecordId, why: Why) -> AgendaItem:
    return AgendaItem(section="carried", kind=record.kind, key=record.key, why=(why,))
