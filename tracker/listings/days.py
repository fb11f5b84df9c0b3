"""Days on screen: where in the week they lie, and what speaks against them."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from scenarios.days import cautions as cautions_of
from scenarios.days import proposed, weeks
from tracker.free_days import free_days
from tracker.listings.marks import plain
from tracker.visit import Visit


def cautions(visit: Visit, day: date | None) -> list[str]:
    """Say what speaks against meeting on a day, or being due then; nothing for most days."""
    if day is None:
        return []
    quiet = weeks(visit.settings.quiet_weeks)
    found = cautions_of(day, _free(visit, day.year), quiet)
    return [visit.words.why(one) for one in found]


def _free(visit: Visit, *years: int) -> Mapping[date, str]:
    country, language = visit.settings.country, visit.words.language
    return {day: name for year in years for day, name in free_days(country, year, language).items()}


def weekday(visit: Visit, day: date | None) -> None:
    """Draw, beside a day, its weekday and week."""
    if day is not None:
        st.markdown(f":material/calendar_today: {plain(visit.words.weekday(day))}")


def warned(visit: Visit, day: date | None) -> None:
    """Draw what speaks against a day, if anything does; it may be kept all the same."""
    for sentence in cautions(visit, day):
        st.markdown(f":orange[:material/event_busy: {plain(sentence)}]")


def proposed_day(visit: Visit) -> date | None:
    """Propose the day of the next review: as the last one's cadence says, when people work."""
    if not visit.reviews:
        return None
    held = [mark.day for mark in visit.reviews]
    last = visit.snapshot.get("review", visit.reviews[-1].code)
    first = max(held[-1], visit.today).year
    free = _free(visit, first, first + 1, first + 2)
    quiet = weeks(visit.settings.quiet_weeks)
    return proposed(held, last.cadence if last else None, visit.today, free, quiet)
