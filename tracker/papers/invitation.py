"""The invitation to a review: when, where and who, and what it takes up and why."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from scenarios.agenda import AgendaItem, agenda_of, minutes
from scenarios.errors import N_
from scenarios.kinds import KINDS
from scenarios.kinds.reviews import Review
from tracker.papers.paper import Block, Facts, Heading, Item, Items, Paper, texts
from tracker.visit import Visit
from tracker.words import Words

Hours = tuple[time, time]
FACTS = ("place", "chair", "secretary", "participants")


def invitation(visit: Visit, review: Review, hours: Hours | None = None) -> Paper:
    """Write the invitation to a review: between hours, or on its day without them."""
    items = visit.kept(agenda_of, visit.history, review.code, visit.today)
    title = visit.say(N_("Invitation to the review {review}"), review=review.code)
    return Paper(visit.words.language, title, tuple(_blocks(visit, review, items, hours)))


def when(words: Words, day: date, hours: Hours | None = None) -> str:
    """Write a day with its weekday and week, and between which hours."""
    told = f"{words.long_day(day)}, {words.week(day)}"
    if hours is None:
        return told
    start, end = (words.time(datetime.combine(day, hour)) for hour in hours)
    return f"{told}, {words.say(N_('{start}–{end} o’clock'), start=start, end=end)}"


def _blocks(
    visit: Visit, review: Review, items: Sequence[AgendaItem], hours: Hours | None
) -> Iterator[Block]:
    yield from texts(review.title)
    yield Facts(tuple(_facts(visit, review, hours)))
    on = [item for item in items if item.is_on]
    if on:
        yield Heading(visit.say(N_("Agenda")))
        yield Items(tuple(_item(visit, item) for item in on), numbered=True)
    if total := minutes(items):
        yield from texts(visit.say(N_("Together {n} minutes."), n=total))


def _facts(visit: Visit, review: Review, hours: Hours | None) -> Iterator[tuple[str, str]]:
    yield visit.say(N_("When")), when(visit.words, review.date, hours)
    for name in FACTS:
        if held := getattr(review, name):
            yield visit.words.label(KINDS["review"].fields[name]), visit.words.shown(held)


def _item(visit: Visit, item: AgendaItem) -> Item:
    said = [visit.words.why(why) for why in item.why]
    if item.minutes:
        said.append(visit.say(N_("{n} minutes."), n=item.minutes))
    return Item(text=visit.name_of(item.kind, item.key), aside=" ".join(said))
