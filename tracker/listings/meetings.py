"""Reviews on screen: the next one, those still to finish, all of them, and an agenda."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import groupby

import pandas as pd
import streamlit as st

from scenarios.agenda import SECTIONS, AgendaItem, agenda_of, minutes
from scenarios.history import ReviewMark
from scenarios.revisions import ACT_LABELS
from tracker.listings.chips import state
from tracker.listings.downloads import as_csv, download
from tracker.listings.links import link
from tracker.listings.marks import badge, cell, eyebrow, grey, heading, plain
from tracker.listings.paging import paged
from tracker.visit import Visit

AT_FIRST = 15  # things of a section of an agenda
OVERDUE = 14  # days after which a review should have been finalised
A_YEAR = 365
SEVERAL_YEARS = 2 * A_YEAR  # days that nobody counts as days


def coming(visit: Visit) -> ReviewMark | None:
    """Give the next review, that of the day itself until it is over; None when no date is set."""
    return next((mark for mark in visit.reviews if _is_coming(visit, mark)), None)


def _is_coming(visit: Visit, mark: ReviewMark) -> bool:
    is_of_the_day = mark.day == visit.moment.day and not visit.is_past
    return mark.day > visit.moment.day or (is_of_the_day and mark.state != "finalised")


def review_link(visit: Visit, code: str, text: str | None = None) -> str:
    """Give a link to a review's own page."""
    return f"[{plain(text or code)}]({visit.link('review', review=code)})"


def no_review(visit: Visit) -> None:
    """Say that the review of an address is not there, or how the first one comes about."""
    if not visit.reviews:
        heading(visit.say("No review is planned yet"))
        st.markdown(f"[{plain(visit.say('Plan the first review'))}]({visit.link('reviews')})")
        return
    heading(visit.say("There is no such review"))
    way = f"[{plain(visit.say('Reviews'))}]({visit.link('reviews')})"
    st.markdown(f"{plain(visit.say('The address may be old, or of another workspace.'))} {way}")


def next_review(visit: Visit) -> None:
    """Draw when the next review is, and which ones are still drafts."""
    eyebrow(visit.say("Next review"))
    mark = coming(visit)
    if mark is None:
        st.subheader(visit.say("No date is set"), anchor=False)
        if not visit.is_past:
            st.markdown(f"[{visit.say('Plan the next review')}]({visit.link('reviews')})")
    else:
        st.subheader(plain(f"{mark.code} · {visit.words.long_day(mark.day)}"), anchor=False)
        there = review_link(visit, mark.code, visit.say("The agenda"))
        st.markdown(f"{visit.words.week(mark.day)} · **{days_left(visit, mark)}** · {there}")
    unfinished(visit)


def days_left(visit: Visit, mark: ReviewMark) -> str:
    """Say how many days are left until a review, or how many have passed."""
    left = (mark.day - visit.moment.day).days
    if left == 0:
        return visit.say("today")
    if left <= -SEVERAL_YEARS:
        return visit.words.say_n("{n} year ago", "{n} years ago", -left // A_YEAR)
    if left < 0:
        return visit.words.say_n("{n} day ago", "{n} days ago", -left)
    return visit.words.say_n("{n} day left", "{n} days left", left)


def unfinished(visit: Visit) -> None:
    """Draw which reviews that were held are not yet finalised."""
    for mark in visit.reviews if not visit.is_past else []:
        if mark.day <= visit.moment.day and mark.state == "open":
            there = review_link(visit, mark.code, visit.say("Go there"))
            st.markdown(f"{draft(visit, mark)} {there}")


def draft(visit: Visit, mark: ReviewMark) -> str:
    """Say that a review is still a draft, and since when if that is too long."""
    late = (visit.moment.day - mark.day).days > OVERDUE
    said = visit.say("{review} is still a draft", review=mark.code)
    chip = badge("edit_note", said, "orange")
    if not late:
        return chip
    held = visit.say("held {day}, more than {n} days ago", day=mark.day, n=OVERDUE)
    return f"{chip} {grey(plain(held))}"


def reviews(visit: Visit) -> None:
    """Draw every review with its day, weekday and week, its state and how far away it is."""
    latest = visit.reviews[::-1]

    def rows(part: slice) -> pd.DataFrame:
        return pd.DataFrame([_review(visit, mark) for mark in latest[part]])

    paged(len(latest), rows, "wide_reviews", visit.say("Reviews"))
    data = pd.DataFrame(
        [(mark.code, mark.day, mark.title, mark.state) for mark in visit.reviews],
        columns=["code", "date", "title", "state"],
    )
    make = partial(as_csv, data, visit.words.language)
    download(visit, "wide_reviews_csv", "wide_reviews", make)


def _review(visit: Visit, mark: ReviewMark) -> dict[str, str]:
    return {
        visit.say("Review"): review_link(visit, mark.code, f"{mark.code} {mark.title}"),
        visit.say("Day"): visit.words.day(mark.day),
        visit.say("Week"): cell(visit.words.weekday(mark.day)),
        visit.say("State"): state(visit, "review", mark.state),
        visit.say("When"): cell(days_left(visit, mark)),
    }


def agenda(visit: Visit, items: Sequence[AgendaItem]) -> None:
    """Draw an agenda in its order: each thing with why it is there, since when, and its minutes."""
    numbers = {item.record: number for number, item in enumerate(items, 1)}
    for section, found in groupby((item for item in items if item.is_on), _section):
        eyebrow(visit.say(SECTIONS[section]))
        shown = _at_first(visit, section, [*found])
        st.markdown("  \n".join(point(visit, item, numbers[item.record]) for item in shown))
    out = [item for item in items if not item.is_on]
    if out:
        eyebrow(visit.say("Not taken up this time"))
        shown = _at_first(visit, "out", out)
        st.markdown("  \n".join(f"{point(visit, item)} {_out(visit, item)}" for item in shown))


def _at_first(visit: Visit, section: str, items: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
    """Give the things of a section; of very many the first, until all are asked for."""
    if len(items) <= AT_FIRST:
        return items
    every = visit.say("Show all {count}", count=len(items))
    return items if st.toggle(every, key=f"agenda_{section}_all") else items[:AT_FIRST]


def _section(item: AgendaItem) -> str:
    return item.section


def point(visit: Visit, item: AgendaItem, number: int | None = None) -> str:
    """Give one thing of an agenda as Markdown, its reasons on a line of their own."""
    count = f"**{number}.** " if number else ""
    time = visit.say("{n} min", n=item.minutes) if item.minutes else ""
    acts = [badge("check", visit.say(ACT_LABELS[act]), "green") for act in item.acts]
    first = " ".join(part for part in (count + link(visit, *item.record), time, *acts) if part)
    said = " ".join(visit.words.why(why) for why in item.why)
    told = item.since is None or item.since in said
    since = "" if told else visit.say("since {when}", when=item.since)
    return f"{first}  \n{grey(' · '.join(cell(part) for part in (said, since) if part))}"


def _out(visit: Visit, item: AgendaItem) -> str:
    if item.left_out:
        return badge("remove_circle_outline", visit.say("Left out"), "gray")
    return badge("schedule", visit.say("Put off until {day}", day=item.put_off), "gray")


def summary(visit: Visit, items: Sequence[AgendaItem]) -> str:
    """Say how many things an agenda takes up, and how long that is meant to take."""
    on = [item for item in items if item.is_on]
    count = visit.words.say_n("{n} point", "{n} points", len(on))
    total = minutes(items)
    return f"{count} · {visit.say('{n} min', n=total)}" if total else count


def to_handle(visit: Visit, mark: ReviewMark) -> None:
    """Draw how much a review must take up, section by section."""
    items = visit.kept(agenda_of, visit.history, mark.code, visit.today)
    counts = Counter(item.section for item in items if item.is_on)
    lines = [f"**{n}** {plain(visit.say(SECTIONS[section]))}" for section, n in counts.items()]
    st.markdown("  \n".join(lines) or grey(visit.say("Nothing is due.")))
