"""Assumptions and signposts review by review; tipping dates, suggestions, how signals did."""

from datetime import date

import pytest

from scenarios.history import Moment
from scenarios.revisions import Act
from scenarios.series import futures
from tests.telling import Telling

TODAY = date(2026, 11, 23)


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2024-03-12", state="finalised")
    plan.add("indicator", "I1", title="Free", unit="MW", wanted="keep_at_least")
    plan.add("observation", "I1/2023", value=14.0)
    for code in "AB":
        plan.add("scenario", code, title=f"Future {code}")
    plan.likelihoods(50, 50)
    plan.add("assumption", "F1", text="Enough", state="holds")
    return plan.add(
        "signpost",
        "T1",
        text="Free",
        points_to=("B",),
        indicator="I1",
        comparison="below",
        watch_at=10.0,
        trigger_at=5.0,
        confirmations=2,
        lead_months=12,
        state="quiet",
        bears_on=("assumption:F1", "goal:S1"),
    )


def marks(plan: Telling, moment: Moment | None = None) -> list[str]:
    return list(futures.assumption_lives(plan.history, moment or plan.moment())["mark"])


def test_every_act_leaves_its_mark_on_the_life_line(told: Telling) -> None:
    told.held("R2", "2024-10-15")
    told.act(Act.CONFIRM, "assumption", "F1", {"rests_on": "A letter"})
    told.act(Act.CONFIRM, "assumption", "F1", {})
    told.act(Act.DEFER, "assumption", "F1", {"until": date(2025, 3, 12)})
    told.held("R3", "2025-03-12").revise("assumption", "F1", text="Enough until 2028")
    told.revise("assumption", "F1", "Hm", state="uncertain")
    told.revise("assumption", "F1", "Not so", state="fell").retire("assumption", "F1")
    assert marks(told) == [
        "made",
        "confirmed",
        "unchecked",
        "deferred",
        "revised",
        "uncertain",
        "fell",
        "retired",
    ]
    table = futures.assumption_lives(told.history, told.moment())
    assert table["text"][4] == "Enough until 2028"
    assert table["rests_on"][1] == "A letter"
    assert marks(told, told.moment("2024-10-15")) == ["made", "confirmed", "unchecked", "deferred"]


def test_what_was_not_known_then_leaves_no_mark(told: Telling) -> None:
    known = told.history.position
    told.act(Act.CONFIRM, "assumption", "F1", {"rests_on": "A letter"})
    assert marks(told, Moment(told.day, known)) == ["made"]
    assert marks(told) == ["made", "confirmed"]


def test_one_that_nobody_has_tried_for_two_reviews_or_too_many_days_is_stale(
    told: Telling,
) -> None:
    def is_stale() -> bool:
        table = futures.assumption_standing(told.history, told.moment(), TODAY)
        return bool(table["is_stale"][0])

    told.held("R2", "2024-10-15").act(Act.CONFIRM, "assumption", "F1", {})
    assert not is_stale()
    told.held("R3", "2025-03-12")
    assert is_stale()
    told.act(Act.CONFIRM, "assumption", "F1", {"rests_on": "A letter"})
    assert not is_stale()
    told.on("2025-06-01").add("settings", "plan", title="Plan", stale_days=60)
    assert is_stale()
    told.revise("assumption", "F1", state="came_true")
    assert not is_stale()


def test_a_state_needs_its_confirmations_and_follows_what_was_known(told: Telling) -> None:
    told.held("R2", "2024-10-15").add("observation", "I1/2024", value=4.0)
    told.held("R3", "2025-10-15").add("observation", "I1/2025", value=3.0)
    told.revise("signpost", "T1", state="watch")
    table = futures.signpost_strips(told.history, told.moment(), TODAY)
    assert list(table["computed"]) == ["quiet", "quiet", "triggered"]
    assert list(table["agrees"]) == [True, True, False]
    short = futures.signpost_strips(told.history, told.moment(), TODAY, columns=1)
    assert (list(short["review"]), short.attrs["left_out"]) == (["R3"], 2)


def test_levels_that_contradict_each_other_compute_nothing(told: Telling) -> None:
    told.revise("signpost", "T1", watch_at=4.0)
    table = futures.signpost_strips(told.history, told.moment(), TODAY)
    assert (table["computed"][0], table["agrees"][0]) == (None, None)
    assert str(table.attrs["refused"]["T1"]) == (
        "The level to watch at, 4.0, lies beyond the level that triggers, 5.0."
    )
    assert table[["signpost"]].attrs.keys() == table.attrs.keys()
    told.add("projection", "I1/A/2030", value=0.0)
    assert futures.signpost_tipping(told.history, told.moment(), TODAY).empty


def test_a_signpost_tips_between_its_points_and_never_beyond_them(told: Telling) -> None:
    told.add("projection", "I1/A/2027", value=6.0).add("projection", "I1/B/2026", value=2.0)
    told.held("R9", "2026-03-12", state="planned")
    table = futures.signpost_tipping(told.history, told.moment("2024-06-01"), TODAY)
    first, second = table.set_index("scenario").to_dict("records")
    assert (first["tips_on"], first["decide_by"], first["must_decide"]) == (None, None, False)
    assert first["horizon"] == date(2027, 12, 31)
    assert second["tips_on"] == date(2026, 4, 1)
    assert second["decide_by"] == date(2025, 3, 31)
    assert (second["must_decide"], second["decide_at"]) == (True, None)
    assert not second["has_tipped"]
    assert second["next_review"] == "R9"
    assert second["margin"] == 1


def test_the_last_review_in_time_to_decide_is_named(told: Telling) -> None:
    told.add("projection", "I1/B/2026", value=2.0)
    for code, day in (("R7", "2024-10-15"), ("R8", "2025-03-12"), ("R9", "2026-03-12")):
        told.held(code, day, state="planned")
    [row] = futures.signpost_tipping(told.history, told.moment("2024-06-01"), TODAY).to_dict(
        "records"
    )
    assert (row["must_decide"], row["next_review"], row["decide_at"]) == (False, "R7", "R8")


def test_a_signal_that_rose_speaks_for_where_it_points(told: Telling) -> None:
    told.held("R2", "2024-10-15").revise("signpost", "T1", state="triggered").likelihoods(40, 60)
    table = futures.suggested_likelihoods(told.history, told.moment(), TODAY)
    assert table.attrs["signals"] == ("T1",)
    assert list(table["before"]) == [50, 50]
    assert list(table["suggested"]) == pytest.approx([100 / 3, 200 / 3])
    assert list(table["percent"]) == [40, 60]
    told.held("R3", "2025-03-12")
    again = futures.suggested_likelihoods(told.history, told.moment(), TODAY)
    assert again.attrs["signals"] == ()
    assert list(again["suggested"]) == pytest.approx([40, 60])


def test_a_signpost_without_a_level_is_judged_only(told: Telling) -> None:
    told.revise("signpost", "T1", trigger_at=None)
    table = futures.signpost_strips(told.history, told.moment(), TODAY)
    assert (table["state"][0], table["computed"][0]) == ("quiet", None)


def test_nothing_is_suggested_when_not_all_was_judged(told: Telling) -> None:
    told.retire("likelihood", "B/group").held("R2", "2024-10-15")
    told.revise("signpost", "T1", state="triggered")
    assert futures.suggested_likelihoods(told.history, told.moment(), TODAY).empty


def test_nothing_is_suggested_at_the_first_review_or_for_what_does_not_sum(
    told: Telling,
) -> None:
    assert futures.suggested_likelihoods(told.history, told.moment(), TODAY).empty
    told.held("R2", "2024-10-15").add("settings", "plan", title="P", overlapping_sets=("main",))
    assert futures.suggested_likelihoods(told.history, told.moment(), TODAY).empty


def test_a_signal_warns_ahead_or_in_vain(told: Telling) -> None:
    told.held("R2", "2024-10-15").revise("signpost", "T1", state="triggered")
    [row] = futures.signal_quality(told.history, told.moment()).to_dict("records")
    assert (row["hits"], row["open"], row["false_alarms"]) == (0, 1, 0)
    [row] = futures.signal_quality(told.history, told.moment("2028-01-01")).to_dict("records")
    assert (row["hits"], row["open"], row["false_alarms"]) == (0, 0, 1)
    told.on("2025-01-13").revise("assumption", "F1", state="fell")
    [row] = futures.signal_quality(told.history, told.moment()).to_dict("records")
    assert (row["hits"], row["lead_days"]) == (1, (90,))


def test_a_signal_is_answered_by_the_first_decision_about_what_it_bears_on(told: Telling) -> None:
    told.add("decision", "B1", text="Before it rose", taken_in="R1", bears_on=("signpost:T1",))
    told.held("R2", "2024-10-15").revise("signpost", "T1", state="triggered")
    [row] = futures.signal_answers(told.history, told.moment()).to_dict("records")
    assert (row["review"], row["decision"], row["days"]) == ("R2", None, row["days"])
    assert row["days"] != row["days"]
    told.held("R3", "2025-03-12")
    told.add("decision", "B2", text="Something else", taken_in="R3", bears_on=("goal:X",))
    told.add("decision", "B3", text="Buy", taken_in="R3", bears_on=("goal:S1",))
    [row] = futures.signal_answers(told.history, told.moment()).to_dict("records")
    assert (row["rose_on"], row["decision"], row["days"]) == (date(2024, 10, 15), "B3", 148)


def test_an_empty_plan_has_no_lives_and_no_strips() -> None:
    plan = Telling()
    for table in (
        futures.assumption_lives(plan.history, plan.moment()),
        futures.assumption_standing(plan.history, plan.moment(), TODAY),
        futures.signpost_strips(plan.history, plan.moment(), TODAY),
        futures.signpost_tipping(plan.history, plan.moment(), TODAY),
        futures.signal_quality(plan.history, plan.moment()),
        futures.signal_answers(plan.history, plan.moment()),
    ):
        assert table.empty
