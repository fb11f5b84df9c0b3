"""Planning a review, its agenda, and the invitation to it."""

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from scenarios.edits import Add, Retire, Revise
from scenarios.history import Moment
from tests.tracker import stage
from tracker.accounts import Permission
from tracker.listings import days_left, proposed_day
from tracker.pages import hold, overview, review, reviews, settings
from tracker.papers.calendar import invitation
from tracker.workspace import Workspace

TODAY = date(2027, 2, 16)
MORNING = 1_802_764_800_000  # that day, UTC milliseconds
HELD = date(2027, 3, 16)
R9 = {"title": "Våren", "date": HELD, "place": "Sal Ån"}


@pytest.fixture
def coming(plan: Workspace) -> Workspace:
    """Give a plan with a review to come."""
    plan.clock = lambda: MORNING
    plan.apply([Add(kind="review", key="R9", values=R9)], person=stage.ANNA)
    return plan


def opened(workspace: Workspace, page: Any, **more: Any) -> Any:
    """Open a page four weeks before the review."""

    def draw() -> None:
        page.page(stage.visit(workspace, today=TODAY, **more))

    return stage.unfolded(stage.play(draw))


def points(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Give what was arranged, by what it is about."""
    snapshot = workspace.history().at(Moment(TODAY))
    return {
        key.removeprefix("R9/"): {
            name: value
            for name, value in (snapshot.values("point", key) or {}).items()
            if value is not None
        }
        for key in snapshot.keys("point")
        if key.startswith("R9/")
    }


def press(test: Any, label: str) -> None:
    """Press the first button that can be pressed of those with a word on it."""
    button = next(one for one in test.button if one.label == label and not one.disabled)
    button.click().run()
    assert not test.exception


def numbered(test: Any) -> dict[int, str]:
    """Give what stands at each number of an agenda."""
    found = (re.match(r"\*\*(\d+)\.\*\* (.*)", mark.value, re.DOTALL) for mark in test.markdown)
    return {int(one[1]): one[2] for one in found if one}


def arranging(workspace: Workspace) -> Any:
    test = opened(workspace, review, params={"review": "R9"})
    test.toggle(key="review_R9_arrange").set_value(True).run()
    assert not test.exception
    return test


# ---------------------------------------------------------------------- planning


def test_the_demonstration_proposes_the_day_that_keeps_its_year(demonstration: Workspace) -> None:
    assert proposed_day(stage.visit(demonstration)) == date(2027, 3, 16)


def test_a_review_is_planned_on_the_proposed_day_as_the_last_one_was(
    demonstration: Workspace, plan: Workspace
) -> None:
    said = stage.said(opened(demonstration, reviews, language="sv"))
    assert "tisdag, v. 11" in said
    test = opened(plan, reviews)
    stage.box(test, ":code").set_value("R7")
    stage.box(test, ":title").set_value("Våren")
    stage.box(test, ":date").set_value(date(2027, 3, 15)).run()
    assert "Monday, week 11" in stage.said(test)
    stage.press(test, "Plan the review")
    found = plan.history().at(Moment(TODAY)).get("review", "R7")
    assert (found.title, found.date, found.state) == ("Våren", date(2027, 3, 15), None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 31), "Thursday, week 53"),
        (date(2027, 1, 1), "Friday, week 53 of 2026"),
        (date(2027, 6, 25), "2027-06-25 is Midsummer Eve."),
    ],
)
def test_beside_a_day_stand_its_weekday_its_week_and_what_speaks_against_it(
    plan: Workspace, day: date, said: str
) -> None:
    test = opened(plan, reviews)
    stage.box(test, ":date").set_value(day).run()
    assert said in stage.said(test)


def test_two_reviews_on_a_day_are_refused_at_the_day(coming: Workspace) -> None:
    test = opened(coming, reviews)
    stage.box(test, ":title").set_value("En till")
    stage.box(test, ":date").set_value(R9["date"]).run()
    stage.press(test, "Plan the review")
    assert "R9 is held on 2027-03-16 already." in stage.box(test, ":date").label


def test_a_review_before_one_that_is_finalised_is_refused_at_the_day(coming: Workspace) -> None:
    for code in ("R1", "R2", "R9"):
        finalised = Revise(kind="review", key=code, values={"state": "finalised"})
        coming.apply([finalised], person=stage.ANNA)
    test = opened(coming, reviews)
    stage.box(test, ":title").set_value("För tidigt")
    stage.box(test, ":date").set_value(date(2027, 3, 1)).run()
    stage.press(test, "Plan the review")
    assert "is finalised already" in stage.box(test, ":date").label


def test_the_review_of_the_day_is_the_next_one_until_it_is_finalised(coming: Workspace) -> None:
    def draw() -> None:
        reviews.page(stage.visit(coming, today=HELD))

    said = stage.said(stage.play(draw))
    assert "R9 · Tuesday 16 March 2027" in said
    assert "**today**" in said
    closing = {"state": "finalised", "finalised_text": "Said."}
    for code in [mark.code for mark in coming.history().reviews(HELD)]:
        edit = Revise(kind="review", key=code, values=closing)
        coming.apply([edit], person=stage.ANNA, review=code)
    assert "No date is set" in stage.said(stage.play(draw))


def test_moving_a_review_asks_why_and_shows_the_new_weekday(coming: Workspace) -> None:
    test = opened(coming, review, params={"review": "R9"})
    stage.box(test, ":date").set_value(date(2027, 3, 15)).run()
    assert "Monday, week 11" in stage.said(test)
    stage.press(test, "Move the review")
    assert "Write why" in stage.box(test, ":reason").label
    stage.box(test, ":reason").set_value("Salen är upptagen på tisdagen")
    stage.press(test, "Move the review")
    assert coming.history().at(Moment(TODAY)).get("review", "R9").date == date(2027, 3, 15)


# ---------------------------------------------------------------------- what is told


def test_the_overview_tells_the_next_review_and_the_draft_that_waits(
    demonstration: Workspace,
) -> None:
    said = stage.said(opened(demonstration, overview, language="sv"))
    assert "R8 är fortfarande utkast" in said
    assert "hölls 2026-10-20, för mer än 14 dagar sedan" in said


@pytest.mark.parametrize(("at", "asked"), [("now", True), ("R5", False)])
def test_nobody_is_asked_to_plan_a_review_in_the_past(
    demonstration: Workspace, at: str, *, asked: bool
) -> None:
    said = stage.said(opened(demonstration, overview, at=at))
    assert ("Plan the next review" in said) == asked


def test_a_draft_is_not_late_in_its_first_two_weeks(demonstration: Workspace) -> None:
    test = stage.play(
        lambda: overview.page(stage.visit(demonstration, today=date(2026, 11, 3), language="sv"))
    )
    assert "R8 är fortfarande utkast" in stage.said(test)
    assert "för mer än 14 dagar sedan" not in stage.said(test)


def test_the_page_of_reviews_counts_what_the_next_one_must_handle(coming: Workspace) -> None:
    said = stage.said(opened(coming, reviews))
    assert "R9 · Tuesday 16 March 2027" in said
    assert "28 days left" in said


def test_days_are_left_until_a_review_and_ago_after_it(coming: Workspace) -> None:
    visit = stage.visit(coming, today=TODAY)
    [mark] = [mark for mark in visit.reviews if mark.code == "R9"]
    assert days_left(visit, mark) == "28 days left"
    after = stage.visit(coming, today=date(2027, 3, 17))
    assert days_left(after, mark) == "1 day ago"
    assert days_left(stage.visit(coming, today=date(2029, 3, 14)), mark) == "729 days ago"
    assert days_left(stage.visit(coming, today=date(2029, 3, 16)), mark) == "2 years ago"


def test_the_agenda_says_why_and_since_when(demonstration: Workspace) -> None:
    said = stage.said(opened(demonstration, review, params={"review": "R5"}))
    assert "Last tried R1, 3 reviews ago. Confirmed R2, R3 and R4 without a new check." in said
    assert "Left out" in said


def test_an_address_of_no_review_says_so(plan: Workspace) -> None:
    test = opened(plan, review, params={"review": "R99"})
    assert test.title[0].value == "There is no such review"


@pytest.mark.parametrize("page", [review, hold])
def test_a_plan_without_reviews_leads_to_its_first(tmp_path: Path, page: Any) -> None:
    test = opened(stage.empty(tmp_path), page)
    assert "Plan the first review" in stage.said(test)


def test_the_settings_of_a_new_plan_begin_in_the_language_of_the_reader(tmp_path: Path) -> None:
    test = opened(stage.empty(tmp_path), settings, language="sv")
    scale = stage.box(test, ":status_scale").value
    assert scale.splitlines()[0] == "met|Uppfyllt|check_circle|green|"
    assert "Inget har skrivits om det ännu." in stage.said(test)
    assert "Spara" in [one.label for one in test.button]


# ---------------------------------------------------------------------- arranging


def test_an_item_is_moved_by_a_press(coming: Workspace) -> None:
    test = arranging(coming)
    first, second = (numbered(test)[place] for place in (1, 2))
    press(test, "Down")
    assert list(points(coming).values()) == [{"place_in_order": 2}]
    assert [numbered(test)[place] for place in (1, 2)] == [second, first]


def test_an_item_is_left_out_and_taken_up_again(coming: Workspace) -> None:
    test = arranging(coming)
    press(test, "Leave out")
    assert list(points(coming).values()) == [{"left_out": True}]
    press(test, "Take up")
    assert list(points(coming).values()) == [{"left_out": False}]


def test_minutes_are_set_per_item_and_added_up(coming: Workspace) -> None:
    test = arranging(coming)
    boxes = [box for box in test.text_input if ":minutes:" in box.key]
    boxes[0].set_value("15").run()
    assert list(points(coming).values()) == [{"minutes": 15}]
    assert "15 min" in stage.said(test)


def test_minutes_that_are_no_number_are_refused_and_nothing_is_written(coming: Workspace) -> None:
    test = arranging(coming)
    boxes = [box for box in test.text_input if ":minutes:" in box.key]
    boxes[0].set_value("en kvart").run()
    assert points(coming) == {}
    assert "“en kvart” is not a number" in test.error[0].value


def test_something_more_is_added(coming: Workspace) -> None:
    test = arranging(coming)
    [chosen] = [box for box in test.selectbox if box.key.endswith(":about")]
    chosen.set_value("goal:S2").run()
    stage.press(test, "Add to the agenda")
    assert list(points(coming)) == ["goal:S2"]
    assert "Added to the agenda." in stage.said(test)


def test_what_was_taken_off_for_good_can_be_added_again(coming: Workspace) -> None:
    key = "R9/goal:S2"
    coming.apply([Add(kind="point", key=key)], person=stage.ANNA)
    coming.apply([Retire(kind="point", key=key, reason="Added by mistake.")], person=stage.ANNA)
    test = arranging(coming)
    [chosen] = [box for box in test.selectbox if box.key.endswith(":about")]
    chosen.set_value("goal:S2").run()
    stage.press(test, "Add to the agenda")
    assert list(points(coming)) == ["goal:S2"]


def test_who_has_no_name_yet_is_asked_for_one(coming: Workspace) -> None:
    def draw() -> None:
        review.page(stage.visit(coming, today=TODAY, person=None, params={"review": "R9"}))

    test = stage.play(draw)
    test.toggle(key="review_R9_arrange").set_value(True).run()
    press(test, "Leave out")
    assert "Write your name" in test.error[0].value
    stage.box(test, ":name").set_value("Ulla").run()
    press(test, "Leave out")
    assert list(points(coming).values()) == [{"left_out": True}]


def test_a_past_moment_arranges_and_plans_nothing(demonstration: Workspace) -> None:
    test = opened(demonstration, review, at="R6", params={"review": "R6"})
    assert not test.toggle
    assert not opened(demonstration, reviews, at="R6").button


# ---------------------------------------------------------------------- the invitation


def test_the_invitation_says_when_where_and_what(coming: Workspace) -> None:
    test = opened(coming, review, params={"review": "R9"})
    text = test.code[0].value
    assert "When: Tuesday 16 March 2027, week 11, 13:00–15:00 o’clock" in text
    assert "Place: Sal Ån" in text
    assert "Agenda\n------\n\n1. " in text
    test.toggle(key="invite_R9:whole").set_value(True).run()
    assert "When: Tuesday 16 March 2027, week 11\n" in test.code[0].value


def test_hours_in_the_wrong_order_are_told(coming: Workspace) -> None:
    test = opened(coming, review, params={"review": "R9"})
    test.time_input[1].set_value(time(12)).run()
    assert "It ends before it begins." in stage.said(test)


def test_the_file_for_the_calendar_opens(coming: Workspace) -> None:
    visit = stage.visit(coming, today=TODAY)
    [event] = Calendar.from_ical(invitation(visit.history, visit.words, "R9")).walk("VEVENT")
    assert event.decoded("dtstart") == R9["date"]


def test_the_notes_stand_on_the_page_of_their_review(demonstration: Workspace) -> None:
    at_the_end = drawn(demonstration, review="R8")
    assert ":orange-badge[:material/edit_note: Utkast]" in at_the_end
    assert "#### Hanns inte med" in at_the_end
    assert "Dagordning\nMinnesanteckningar" in at_the_end
    finalised = drawn(demonstration, review="R1")
    assert "Tolv mål i fyra sektorer" in finalised
    assert "Minnesanteckningar\nDagordning" in finalised


def drawn(workspace: Workspace, **params: str) -> str:
    """Give what stands on the page of a review."""
    visit = stage.visit(workspace, language="sv", params=params)
    return stage.said(stage.play(lambda: review.page(visit)))


def test_a_review_that_is_not_finalised_can_be_held_from_its_page(coming: Workspace) -> None:
    test = opened(coming, review, params={"review": "R9"})
    assert "**[Hold the review](hold?review=R9)**" in stage.said(test)
    assert "hold?review" not in stage.said(opened(coming, review, at="R1", params={"review": "R1"}))


def test_notes_are_there_once_a_review_has_come_and_its_day_is_moved_before(
    coming: Workspace,
) -> None:
    before = stage.said(opened(coming, review, params={"review": "R9"}))
    assert "After the meeting" not in before
    assert "Another day?" in before
    opening = Revise(kind="review", key="R9", values={"state": "open"})
    coming.apply([opening], person=stage.ANNA)
    begun = stage.said(opened(coming, review, params={"review": "R9"}))
    assert "After the meeting" in begun
    assert "Another day?" not in begun
    assert "Go on with the review" in begun


# ---------------------------------------------------------------------- the calendar


def test_an_address_of_the_calendar_is_told_once_and_can_be_taken_back(coming: Workspace) -> None:
    test = opened(coming, reviews)
    press(test, "Make an address")
    [shown] = [one.value for one in test.code if "/calendar/" in one.value]
    secret = shown.rpartition("/")[2].removesuffix(".ics")
    token = coming.store.tokens().known(secret)
    assert token is not None
    assert (token.workspace, token.name, token.role) == ("plan", "calendar 1", "reader")
    test = opened(coming, reviews)
    assert not [one for one in test.code if "/calendar/" in one.value]
    press(test, "Make “calendar 1” worthless")
    assert coming.store.tokens().known(secret) is None


def test_who_may_only_read_makes_no_address(coming: Workspace) -> None:
    guest = replace(stage.ANNA, permissions=frozenset({Permission.READ}))
    test = opened(coming, reviews, person=guest)
    assert "Make an address" not in [one.label for one in test.button]
