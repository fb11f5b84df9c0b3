"""What a plan asks for, and the agenda that a review makes of it."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scenarios.agenda import SECTIONS, AgendaItem, agenda_of, due, minutes, moved
from scenarios.agenda.arranging import in_order
from scenarios.history import Moment
from scenarios.revisions import Act
from tests.telling import Telling

TODAY = date(2024, 11, 20)


def asked(telling: Telling, section: str, day: date = TODAY) -> dict[str, str]:
    """Give why each record stands in a section of what a plan asks for."""
    found = due(telling.history, Moment(day), TODAY)
    return {item.key: item.what for item in found if item.section == section}


def agenda(telling: Telling, review: str, today: date = TODAY) -> dict[str, AgendaItem]:
    return {item.key: item for item in agenda_of(telling.history, review, today)}


def told() -> Telling:
    return Telling().held("R1", "2023-03-14").add("assumption", "F1", text="Räcker", state="holds")


# ---------------------------------------------------------------------- what a plan asks for


def test_an_empty_plan_asks_for_nothing() -> None:
    assert due(Telling().history, Moment(TODAY), TODAY) == ()


def test_a_decision_is_late_the_day_after_its_due_day_until_it_is_done() -> None:
    telling = told().add("decision", "B1", text="Gör", taken_in="R1", due=date(2024, 1, 31))
    assert asked(telling, "decisions", date(2024, 1, 31)) == {"B1": "Open, due 2024-01-31."}
    late = {"B1": "Late: it was due 2024-01-31."}
    assert asked(telling, "decisions", date(2024, 2, 1)) == late
    telling.on("2024-03-01").revise("decision", "B1", state="done")
    assert asked(telling, "decisions") == {}


def test_late_decisions_come_before_open_ones_and_one_without_a_day_comes_last() -> None:
    telling = told().add("decision", "B1", text="När som helst", taken_in="R1")
    telling.add("decision", "B2", text="Sedan", taken_in="R1", due=date(2025, 1, 31))
    telling.add("decision", "B3", text="Nu", taken_in="R1", due=date(2024, 1, 31))
    assert list(asked(telling, "decisions")) == ["B3", "B2", "B1"]


def test_a_decision_comes_back_on_its_day_to_look_again_until_somebody_has() -> None:
    telling = told()
    day = date(2024, 6, 1)
    telling.add("decision", "B1", text="Stopp", taken_in="R1", state="done", look_again=day)
    assert asked(telling, "decisions", date(2024, 5, 31)) == {}
    assert asked(telling, "decisions") == {"B1": "To be looked at again from 2024-06-01."}
    telling.on("2024-06-02").act(Act.CONFIRM, "decision", "B1", {})
    assert asked(telling, "decisions") == {}


def test_a_later_decision_about_a_decision_has_looked_at_it_again() -> None:
    telling = told()
    day = date(2024, 6, 1)
    telling.add("decision", "B1", text="Stopp", taken_in="R1", state="done", look_again=day)
    telling.on("2024-06-02").add(
        "decision", "B2", text="Häv", taken_in="R1", bears_on=("decision:B1",), state="done"
    )
    assert asked(telling, "decisions") == {}


def test_a_triggered_signpost_is_told_since_the_review_that_said_so() -> None:
    telling = told().add("scenario", "B", title="Trångt")
    telling.add("signpost", "T1", text="Kö", points_to=("B",), state="quiet")
    telling.held("R2", "2023-10-10").revise("signpost", "T1", state="triggered")
    found = due(telling.history, Moment(TODAY), TODAY)
    assert [(item.key, item.since) for item in found if item.kind == "signpost"] == [("T1", "R2")]


def test_an_assumption_untried_in_two_reviews_is_stale() -> None:
    telling = told().held("R2", "2023-10-10")
    assert asked(telling, "assumptions") == {}
    telling.held("R3", "2024-03-12")
    assert asked(telling, "assumptions") == {"F1": "Last tried R1, 2 reviews ago."}


def test_how_many_reviews_and_days_make_it_stale_is_a_setting() -> None:
    telling = told().add("settings", "plan", title="Planen", stale_reviews=3, stale_days=400)
    telling.held("R2", "2023-10-10").held("R3", "2024-03-12")
    assert asked(telling, "assumptions", date(2024, 4, 16)) == {}
    days = {"F1": "Last tried R1, 400 days ago."}
    assert asked(telling, "assumptions", date(2024, 4, 17)) == days
    telling.held("R4", "2024-10-15")
    assert asked(telling, "assumptions") == {"F1": "Last tried R1, 3 reviews ago."}


def test_a_confirmed_assumption_was_tried() -> None:
    telling = told().held("R2", "2023-10-10").held("R3", "2024-03-12")
    telling.act(Act.CONFIRM, "assumption", "F1", {"rests_on": "Ny mätning"})
    assert asked(telling, "assumptions") == {}


def test_a_confirmation_without_a_new_check_is_told_and_tries_nothing() -> None:
    telling = told().held("R2", "2023-10-10").held("R3", "2024-03-12")
    telling.act(Act.CONFIRM, "assumption", "F1", {"rests_on": "Ingen ny kontroll."})
    assert asked(telling, "assumptions") == {
        "F1": "Last tried R1, 2 reviews ago. Confirmed R3 without a new check."
    }


def test_an_uncertain_assumption_is_told_though_it_was_just_tried() -> None:
    telling = told().held("R2", "2024-11-19").revise("assumption", "F1", state="uncertain")
    assert asked(telling, "assumptions") == {"F1": "Marked as uncertain."}


def test_an_assumption_that_fell_or_came_true_is_left_in_peace() -> None:
    telling = told().revise("assumption", "F1", state="fell")
    telling.held("R2", "2023-10-10").held("R3", "2024-03-12")
    assert asked(telling, "assumptions") == {}


def test_the_last_closed_period_is_missing_until_it_is_measured() -> None:
    telling = told().add(
        "indicator", "I1", title="Effekt", unit="MW", wanted="raise", frequency="quarter"
    )
    assert asked(telling, "missing_values") == {"I1": "No value for 2024-Q3."}
    telling.on("2024-10-20").add("observation", "I1/2024-Q3", value=4.0)
    assert asked(telling, "missing_values") == {}


def measured(*values: float, **about: object) -> Telling:
    """Tell of a goal whose indicator should rise from 10 to 20 in two years."""
    telling = told().add("goal", "M1", title="Effekt")
    telling.add(
        "indicator",
        "I1",
        goal="M1",
        title="Effekt",
        unit="MW",
        wanted="raise",
        baseline_value=10.0,
        baseline_period="2022",
        target_value=20.0,
        target_date=date(2024, 12, 31),
        **about,
    )
    for year, value in enumerate(values, 2023):
        telling.add("observation", f"I1/{year}", value=value)
    return telling


def test_a_goal_is_off_course_when_its_indicator_lies_behind_the_target_path() -> None:
    assert asked(measured(15.0), "goals") == {}
    assert asked(measured(14.0), "goals") == {
        "M1": "I1 was 14.0 MW in 2023; its target path says 15.0 MW."
    }


def test_a_value_within_its_band_of_the_path_is_on_course() -> None:
    assert asked(measured(14.0, band=10.0), "goals") == {}


def test_a_goal_has_been_off_course_since_the_first_of_the_values_behind_the_path() -> None:
    telling = measured(14.0, 15.0)
    item = next(item for item in due(telling.history, Moment(TODAY), TODAY) if item.key == "M1")
    assert item.since == "2023-12-31"


def test_a_goal_that_is_judged_red_is_off_course_without_an_indicator() -> None:
    telling = told().add("goal", "M3", title="Vatten", status="partly")
    assert asked(telling, "goals") == {}
    telling.held("R2", "2024-03-12").revise("goal", "M3", status="not_met")
    assert list(asked(telling, "goals")) == ["M3"]


def test_a_resource_promised_twice_is_told_since_the_day_it_was() -> None:
    telling = told().add("actor", "VEB", title="Energi").add("goal", "N1", title="Jobb")
    telling.add("resource", "G4", title="Effekt", unit="MW")
    telling.add("contribution", "G4/VEB", amount=12.5).add("allocation", "G4/N1", amount=12.0)
    assert asked(telling, "resources") == {}
    telling.on("2024-02-01").revise("contribution", "G4/VEB", amount=10.0)
    telling.on("2024-03-01").revise("contribution", "G4/VEB", amount=10.5)
    assert asked(telling, "resources") == {"G4": "Over-allocated by 1.5 MW."}
    item = next(one for one in due(telling.history, Moment(TODAY), TODAY) if one.key == "G4")
    assert item.since == "2024-02-01"


def test_a_conflict_is_told_until_it_is_handled_or_accepted() -> None:
    telling = told().add("goal", "M2", title="Effekt").add("goal", "N1", title="Jobb")
    telling.add("relation", "M2/N1", score=-2, state="open", handled_by="Chefen")
    assert asked(telling, "conflicts") == {"M2/N1": "An open conflict, handled by Chefen."}
    telling.revise("relation", "M2/N1", state="handled")
    assert asked(telling, "conflicts") == {}


def test_who_was_never_asked_is_a_voice_not_heard_unless_it_is_ourselves() -> None:
    telling = told().add("actor", "UR", title="Ungdomsrådet", nature="affected")
    telling.add("actor", "VK", title="Kommunen", nature="own")
    assert list(asked(telling, "voices")) == ["UR"]


def test_who_has_more_at_stake_than_influence_is_heard_again_in_time() -> None:
    telling = told().add("goal", "S1", title="Bostäder")
    for code, influence in (("UR", 1), ("LS", 5)):
        telling.add("actor", code, title=code, nature="affected", influence=influence, stake=3).add(
            "stance", f"{code}/S1", score=1
        )
    telling.held("R2", "2023-10-10")
    assert asked(telling, "voices") == {}
    telling.held("R3", "2024-03-12")
    assert list(asked(telling, "voices")) == ["UR"]
    telling.add("likelihood", "B/UR", percent=100.0)
    assert asked(telling, "voices") == {}


# ---------------------------------------------------------------------- the agenda of a review


def planned(telling: Telling) -> Telling:
    """Plan R9 for the day after today, and go on today."""
    telling.on("2024-11-19").add(
        "review", "R9", title="Hösten", date=date(2024, 11, 21), state="planned"
    )
    return telling.on("2024-11-20")


def decided() -> Telling:
    telling = told().add("decision", "B1", text="Gör", taken_in="R1", due=date(2024, 1, 31))
    return telling.add("goal", "S1", title="Bostäder", status="partly")


def test_what_is_due_stands_once_though_somebody_has_also_made_it_a_point() -> None:
    telling = planned(decided()).add("point", "R9/decision:B1", minutes=10)
    found = agenda_of(telling.history, "R9", TODAY)
    assert [(one.key, one.section, one.minutes) for one in found] == [("B1", "decisions", 10)]


def test_what_somebody_adds_stands_last_and_says_so() -> None:
    telling = planned(decided()).add("point", "R9/goal:S1", minutes=5)
    found = agenda_of(telling.history, "R9", TODAY)
    assert [(one.key, one.section) for one in found] == [("B1", "decisions"), ("S1", "added")]
    assert found[1].what == "Added to the agenda."
    assert minutes(found) == 5


def test_what_has_a_place_stands_there_and_the_rest_in_its_order_around_it() -> None:
    telling = planned(decided()).add("point", "R9/goal:S1", place_in_order=1)
    assert list(agenda(telling, "R9")) == ["S1", "B1"]


def test_what_is_left_out_is_still_shown_as_left_out() -> None:
    telling = planned(decided()).add("point", "R9/decision:B1", left_out=True, minutes=10)
    found = agenda_of(telling.history, "R9", TODAY)
    assert [(one.key, one.left_out, one.is_on) for one in found] == [("B1", True, False)]
    assert minutes(found) == 0


def test_what_was_put_off_and_then_retired_does_not_come_back() -> None:
    telling = planned(decided())
    telling.act(Act.DEFER, "goal", "S1", {"until": date(2024, 11, 21)}).retire("goal", "S1")
    assert "S1" not in agenda(telling, "R9")


def test_what_was_put_off_comes_back_on_its_day_and_is_shown_as_put_off_until_then() -> None:
    telling = planned(decided())
    telling.act(Act.DEFER, "decision", "B1", {"until": date(2024, 11, 22)})
    assert agenda(telling, "R9")["B1"].put_off == date(2024, 11, 22)
    telling.act(Act.DEFER, "decision", "B1", {"until": date(2024, 11, 21)})
    assert agenda(telling, "R9")["B1"].put_off is None
    telling.act(Act.DEFER, "goal", "S1", {"until": date(2024, 11, 21)})
    back = agenda(telling, "R9")["S1"]
    assert (back.section, back.what) == ("carried", "Put off on 2024-11-20 until 2024-11-21.")


def test_what_was_put_off_and_then_taken_up_does_not_come_back() -> None:
    telling = planned(decided())
    telling.act(Act.DEFER, "goal", "S1", {"until": date(2024, 11, 21)})
    telling.act(Act.CONFIRM, "goal", "S1", {})
    assert "S1" not in agenda(telling, "R9")


def finalised(telling: Telling) -> Telling:
    """Hold R2 with S1 among its points, and finalise it."""
    telling.held("R2", "2024-03-12", state="open").add("point", "R2/goal:S1", place_in_order=1)
    return telling


def test_a_point_that_was_not_reached_comes_back_until_somebody_takes_it_up() -> None:
    telling = finalised(decided()).revise("review", "R2", state="finalised")
    back = agenda(planned(telling), "R9")["S1"]
    assert (back.section, back.what, back.since) == ("carried", "Not reached in R2.", "R2")
    telling.act(Act.CONFIRM, "goal", "S1", {})
    assert "S1" not in agenda(telling, "R9")


def test_a_point_that_was_left_out_comes_back_and_one_that_was_discussed_does_not() -> None:
    left = finalised(decided()).revise("point", "R2/goal:S1", left_out=True)
    left.revise("review", "R2", state="finalised")
    assert agenda(planned(left), "R9")["S1"].what == "Left out in R2."
    spoken = finalised(decided()).revise("point", "R2/goal:S1", discussion="Går bra.")
    spoken.revise("review", "R2", state="finalised")
    assert "S1" not in agenda(planned(spoken), "R9")


def test_a_review_that_is_not_finalised_has_not_let_anything_go() -> None:
    assert "S1" not in agenda(planned(finalised(decided())), "R9")


def test_the_agenda_stands_while_the_review_works_through_it() -> None:
    telling = planned(decided())
    before = list(agenda(telling, "R9"))
    telling.on("2024-11-21", "R9").revise("decision", "B1", state="done")
    found = agenda(telling, "R9", date(2024, 11, 22))
    assert list(found) == before
    assert found["B1"].acts == ("revise",)


def test_what_is_written_for_a_review_beforehand_begins_nothing() -> None:
    telling = planned(decided())
    telling.on("2024-11-20", "R9").revise("decision", "B1", state="done")
    assert list(agenda(telling, "R9")) == []


def test_a_review_that_opens_a_day_early_has_begun() -> None:
    telling = planned(decided()).on("2024-11-20", "R9").revise("review", "R9", state="open")
    telling.revise("decision", "B1", state="done")
    assert agenda(telling, "R9")["B1"].acts == ("revise",)


def test_what_was_done_to_what_belongs_to_a_record_was_done_about_it() -> None:
    telling = decided().add("resource", "G4", title="Effekt", unit="MW")
    telling.add("allocation", "G4/S1", amount=2.0)
    telling = planned(telling).on("2024-11-21", "R9").revise("allocation", "G4/S1", amount=1.0)
    assert agenda(telling, "R9", date(2024, 11, 22))["G4"].acts == ("revise",)


def test_a_retired_record_leaves_the_agenda() -> None:
    telling = planned(decided()).add("point", "R9/goal:S1").retire("goal", "S1")
    assert "S1" not in agenda(telling, "R9")


def test_a_review_is_not_itself_among_those_since_an_assumption_was_tried() -> None:
    telling = told().held("R2", "2023-10-10").held("R3", "2024-03-12")
    assert "F1" not in agenda(telling, "R3")
    assert "F1" in agenda(planned(telling), "R9")


def test_a_review_that_is_not_there_has_no_agenda() -> None:
    assert agenda_of(told().history, "R9", TODAY) == ()


# ---------------------------------------------------------------------- order, as properties

SECTION = st.sampled_from(list(SECTIONS))


@st.composite
def asked_for(draw: st.DrawFn) -> list[AgendaItem]:
    """Draw what stands on an agenda, some of it arranged by people, before it is in order."""
    return [
        AgendaItem(
            section=draw(SECTION),
            kind="goal",
            key=f"S{number}",
            why=(),
            place=draw(st.none() | st.integers(1, 12)),
            left_out=draw(st.integers(0, 4)) == 0,
        )
        for number in range(draw(st.integers(1, 8)))
    ]


@given(asked_for())
def test_nothing_is_lost_and_what_is_left_out_stands_last(items: list[AgendaItem]) -> None:
    listed = in_order(items)
    assert sorted(item.key for item in listed) == [item.key for item in items]
    assert listed == sorted(listed, key=lambda item: not item.is_on)


@given(asked_for())
def test_what_nobody_placed_keeps_its_order(items: list[AgendaItem]) -> None:
    free = [item for item in items if item.is_on and item.place is None]
    assert [item for item in in_order(items) if item in free] == free


@given(asked_for())
def test_a_place_that_is_there_and_nobody_elses_is_given(items: list[AgendaItem]) -> None:
    listed = in_order(items)
    on = [item for item in items if item.is_on]
    places = {item.place: item for item in on if item.place is not None}
    alone = len(places) == sum(item.place is not None for item in on)
    if alone and max(places, default=0) <= len(on):
        assert all(listed[place - 1] == item for place, item in places.items())


@given(asked_for(), st.data())
def test_moving_an_item_passes_its_neighbour_and_nothing_else(
    items: list[AgendaItem], data: st.DataObject
) -> None:
    listed = in_order(items)
    chosen = data.draw(st.sampled_from(listed)).record
    by = data.draw(st.sampled_from([-1, 1]))
    written = moved(listed, chosen, by)
    wanted = [item.key for item in listed]
    at, on = wanted.index(chosen.key), sum(item.is_on for item in listed)
    if at < on and 0 <= at + by < on:
        wanted[at], wanted[at + by] = wanted[at + by], wanted[at]
    arranged = [replace(item, place=written.get(item.record, item.place)) for item in items]
    assert [item.key for item in in_order(arranged)] == wanted


# ---------------------------------------------------------------------- an agenda, whatever is done

DUE = ("decision:B1", "decision:B2", "assumption:F1", "signpost:T1", "actor:UR")
NOT_DUE = ("goal:S1", "scenario:B")


def asking() -> Telling:
    """Tell of a plan that asks for something of several kinds."""
    telling = told().add("decision", "B1", text="Gör", taken_in="R1", due=date(2024, 1, 31))
    telling.add("decision", "B2", text="Sedan", taken_in="R1").add("goal", "S1", title="Hem")
    telling.add("scenario", "B", title="Trångt").add("actor", "UR", title="Ungdom")
    telling.add("signpost", "T1", text="Kö", points_to=("B",), state="triggered")
    return planned(telling.held("R2", "2023-10-10").held("R3", "2024-03-12"))


@given(
    st.dictionaries(
        st.sampled_from([*DUE, *NOT_DUE]),
        st.fixed_dictionaries(
            {},
            optional={
                "left_out": st.booleans(),
                "minutes": st.integers(0, 60),
                "place_in_order": st.integers(1, 9),
            },
        ),
    )
)
def test_what_is_due_stands_exactly_once_however_people_arrange_it(
    arranged: dict[str, dict[str, object]],
) -> None:
    telling = asking()
    for about, values in arranged.items():
        telling.add("point", f"R9/{about}", **values)
    found = agenda_of(telling.history, "R9", TODAY)
    assert sorted(str(item.record) for item in found) == sorted({*DUE, *arranged})
    assert all(item.section != "added" for item in found if str(item.record) in DUE)
    left = {about for about, values in arranged.items() if values.get("left_out")}
    assert {str(item.record) for item in found if item.left_out} == left
    assert found == agenda_of(telling.history, "R9", TODAY)
