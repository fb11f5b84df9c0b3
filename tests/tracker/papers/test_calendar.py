"""A plan's days as a calendar, read back by a calendar's own reader."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from scenarios.revisions import Act
from tests.telling import Telling
from tracker.papers.calendar import feed, invitation
from tracker.words import Words

SWEDISH = Words("sv")
TEXT = "Våren; med “komma, semikolon” och ett långt namn på ett möte som måste vikas två gånger"


def told() -> Telling:
    telling = Telling().on("2026-11-23").add("settings", "plan", title="Planen", language="sv")
    telling.add("review", "R9", title=TEXT, date=date(2027, 3, 16), place="Sal Ån, plan 2")
    telling.add("scenario", "B", title="Trångt")
    telling.add("signpost", "T1", text="Kö till nätet", points_to=("B",), owner="Vd VEB")
    telling.add(
        "decision", "B17", text="Besked", taken_in="R9", due=date(2027, 1, 31), owner="Planchef"
    )
    return telling


def read(written: bytes) -> dict[str, Any]:
    """Give the entries that a calendar's own reader finds, by the start of their names."""
    events = Calendar.from_ical(written).walk("VEVENT")
    return {str(event["uid"]).rsplit("-", 2)[0]: event for event in events}


def entries(telling: Telling) -> dict[str, Any]:
    return read(feed(telling.history, SWEDISH))


def test_reviews_due_decisions_and_looks_for_signals_are_all_there() -> None:
    found = entries(told())
    assert {name: (str(one["summary"]), one.decoded("dtstart")) for name, one in found.items()} == {
        "decision-B17": ("Klart senast: B17 Besked", date(2027, 1, 31)),
        "look-R9": ("Stäm av de tidiga signalerna inför R9", date(2027, 3, 2)),
        "review-R9": (f"R9 {TEXT}", date(2027, 3, 16)),
    }
    assert str(found["review-R9"]["location"]) == "Sal Ån, plan 2"
    assert str(found["look-R9"]["description"]) == "T1 Kö till nätet (Vd VEB)"


def test_lines_end_as_they_must_and_none_is_longer_than_75_bytes() -> None:
    written = feed(told().history, SWEDISH)
    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]


def test_the_same_history_gives_the_same_bytes_and_the_stamp_of_what_was_written() -> None:
    telling = told()
    assert feed(telling.history, SWEDISH) == feed(telling.history, SWEDISH)
    stamp = entries(telling)["review-R9"].decoded("dtstamp")
    assert stamp == datetime(2026, 11, 23, 12, tzinfo=UTC)
    telling.on("2026-12-01").add("goal", "S1", title="Något helt annat")
    again = entries(telling)["review-R9"]
    assert (again.decoded("dtstamp"), again["sequence"]) == (stamp, 0)


def test_what_is_moved_keeps_its_name_and_counts_one_more() -> None:
    telling = told()
    before = entries(telling)["review-R9"]
    telling.on("2026-12-01").revise("review", "R9", date=date(2027, 3, 23))
    after = entries(telling)["review-R9"]
    assert after["uid"] == before["uid"]
    assert (after["sequence"], after.decoded("dtstart")) == (1, date(2027, 3, 23))
    assert after.decoded("dtstamp").date() == date(2026, 12, 1)


def test_a_confirmation_changes_nothing_that_a_calendar_shows() -> None:
    telling = told()
    before = feed(telling.history, SWEDISH)
    telling.on("2026-12-01").act(Act.CONFIRM, "decision", "B17", {"rests_on": "Samtal"})
    assert feed(telling.history, SWEDISH) == before


def test_what_is_retired_is_cancelled_and_what_is_restored_is_not() -> None:
    telling = told().on("2026-12-01").retire("decision", "B17")
    found = entries(telling)["decision-B17"]
    assert (str(found["status"]), found["sequence"]) == ("CANCELLED", 1)
    telling.on("2026-12-02").act(Act.RESTORE, "decision", "B17", {})
    found = entries(telling)["decision-B17"]
    assert (str(found["status"]), found["sequence"]) == ("CONFIRMED", 2)


def test_a_done_decision_says_so_and_a_dropped_one_is_cancelled() -> None:
    telling = told().revise("decision", "B17", state="done")
    assert str(entries(telling)["decision-B17"]["summary"]) == "Klart: B17 Besked"
    telling.revise("decision", "B17", state="dropped")
    assert str(entries(telling)["decision-B17"]["status"]) == "CANCELLED"


def test_nobody_looks_for_signals_before_a_review_that_is_held() -> None:
    assert "look-R9" not in entries(told().revise("review", "R9", state="open"))


def test_a_retired_review_takes_its_look_for_signals_along() -> None:
    found = entries(told().retire("decision", "B17").retire("review", "R9"))
    assert {str(one["status"]) for one in found.values()} == {"CANCELLED"}


def test_an_entry_of_another_plan_has_another_name() -> None:
    other = Telling().on("2026-11-24").add("settings", "plan", title="Planen")
    other.add("review", "R9", title="Våren", date=date(2027, 3, 16))
    [mine] = [one for name, one in entries(told()).items() if name == "review-R9"]
    [theirs] = entries(other).values()
    assert mine["uid"] != theirs["uid"]


def test_an_empty_plan_has_an_empty_calendar() -> None:
    telling = Telling().on("2026-11-23").add("settings", "plan", title="Planen")
    assert entries(telling) == {}


# ---------------------------------------------------------------------- one review


def test_an_invitation_is_between_hours_where_the_plan_is_or_all_day() -> None:
    telling = told()
    [timed] = read(invitation(telling.history, SWEDISH, "R9", (time(13), time(15)))).values()
    stockholm = ZoneInfo("Europe/Stockholm")
    assert timed.decoded("dtstart") == datetime(2027, 3, 16, 13, tzinfo=stockholm)
    assert timed.decoded("dtend") == datetime(2027, 3, 16, 15, tzinfo=stockholm)
    [whole] = read(invitation(telling.history, SWEDISH, "R9")).values()
    assert whole.decoded("dtstart") == date(2027, 3, 16)
    assert timed["uid"] == whole["uid"] == entries(telling)["review-R9"]["uid"]


def test_an_invitation_brings_the_time_zone_it_speaks_of() -> None:
    written = invitation(told().history, SWEDISH, "R9", (time(13), time(15)))
    assert b"DTSTART;TZID=Europe/Stockholm:20270316T130000" in written
    [zone] = Calendar.from_ical(written).walk("VTIMEZONE")
    assert str(zone["tzid"]) == "Europe/Stockholm"


@pytest.mark.parametrize("needed", ["uid", "dtstamp", "dtstart"])
def test_every_entry_has_what_the_standard_asks_for(needed: str) -> None:
    calendar = Calendar.from_ical(feed(told().history, SWEDISH))
    assert calendar["prodid"]
    assert str(calendar["version"]) == "2.0"
    assert all(needed in event for event in calendar.walk("VEVENT"))


def test_a_time_zone_that_nobody_knows_is_that_of_sweden() -> None:
    telling = told().revise("settings", "plan", time_zone="Mellanåsen")
    [timed] = read(invitation(telling.history, SWEDISH, "R9", (time(13), time(15)))).values()
    assert timed.decoded("dtstart").utcoffset().total_seconds() == 3600
