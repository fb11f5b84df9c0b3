"""Looking back: what a moment shows for ever, what was believed then, and what is known since."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from scenarios.difference import Difference, compare
from scenarios.history import History, Moment


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
