"""Looking back: what a moment shows for ever, what was believed then, and what is known since."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from scenarios.difference import Difference, compare
from scenarios.errors import NoSuchMoment
from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.ledger import Ledger


def lasting(history: History, moment: Moment) -> Moment:
    """Give the moment that shows the same whatever is written later."""
    return moment if moment.known is not None else replace(moment, known=history.position)


def permanent(history: History, text: str, today: date) -> str:
    """Write a moment so that it shows the same for ever; a finalised review's code already does."""
    moment = history.moment(text, today)
    if any(mark.code == text and mark.moment.known is not None for mark in history.reviews(today)):
        return text
    steady = lasting(history, moment)
    return f"{steady.day}@{steady.known}"


def lasting_until(history: History, moment: Moment, versus: str | None, today: date) -> int | None:
    """Give the last position that a moment, and one it is compared with, show; None for all."""
    try:
        other = moment if versus is None else history.moment(versus, today)
    except NoSuchMoment:
        other = moment
    if moment.known is None or other.known is None:
        return None
    return max(moment.known, other.known)


def as_known(history: History, position: int) -> History:
    """Give the history as it was when nothing behind a position had been written."""
    if position >= history.position:
        return history
    columns = {name: one.until(position) for name, one in history.columns.items()}
    return History(Ledger(columns, history.marks.until(position), position))


def finished(history: History, today: date) -> Moment | None:
    """Give the moment at which the last finalised review was closed, None before the first."""
    closed = [mark for mark in history.reviews(today) if mark.moment.known is not None]
    if not closed:
        return None
    last = max(closed, key=lambda mark: mark.moment.known or 0)
    written = history.story(RecordId("review", last.code), "state")
    return Moment(written[0].effective_on, last.moment.known)


def believed(history: History, day: date, zone: tzinfo) -> Moment:
    """Give a day as it was known when it ended where the plan is at home."""
    ends = datetime.combine(day + timedelta(days=1), time(), zone)
    return Moment(day, history.marks.written_before(round(ends.timestamp() * 1000)))


def learnt(history: History, moment: Moment, zone: tzinfo) -> Difference:
    """Give what is known now of a moment's day and was not known then.

    A moment that says what was known keeps to it; of any other, its own day's end counts.
    """
    then = moment if moment.known is not None else believed(history, moment.day, zone)
    return compare(history, then, Moment(moment.day))
