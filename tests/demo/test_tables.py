"""The demonstration's history is true to the nineteen tables and to the story they tell."""

from collections import defaultdict
from datetime import date

import pytest

from demo import derive_expected, schema
from demo.tables import AT_THE_START, facts, table
from tests.demo.reading import EVER, LAST, every_row, replay, reviews

SAID_ANEW = {
    ("V3", "title"),  # worded otherwise until R3
    ("I10/2023-Q2", "value"),  # two digits had changed places, and were corrected
}
# The last quarter with figures before each review.
QUARTERS = (
    "2022-Q4",
    "2023-Q3",
    "2023-Q4",
    "2024-Q3",
    "2024-Q4",
    "2025-Q3",
    "2025-Q4",
    "2026-Q3",
)


@pytest.mark.parametrize("name", sorted(AT_THE_START))
def test_the_tables_stand_in_the_sources(name: str) -> None:
    """What a table says of a record is what the sources say when it was added."""
    for kind, key in replay().records:
        if kind != name:
            continue
        row = next(replay().in_effect(kind, key, EVER))
        day = date.fromisoformat(row["effective_on"])
        for field, value in facts(kind, key, "add", day).items():
            if field == "reason":
                continue
            assert schema.plain(kind, field, row[field]) == value or (key, field) in SAID_ANEW


def test_every_review_has_the_likelihoods_and_signposts_of_the_tables() -> None:
    for row in table("scenario_likelihood"):
        moment = derive_expected.moment_of(replay(), row["review_id"])
        state = replay().state("likelihood", f"{row['scenario_id']}/group", moment)
        assert state.fields["percent"] == row["likelihood_percent"]
    for row in table("signpost_status"):
        moment = derive_expected.moment_of(replay(), row["review_id"])
        state = replay().state("signpost", row["signpost_id"], moment)
        assert state.fields["state"] == row["status"]


def test_every_likelihood_and_signpost_was_looked_at_in_every_review() -> None:
    seen = defaultdict(set)
    for kind, key, row in every_row():
        if kind in {"likelihood", "signpost"} and row["review"]:
            seen[row["review"]].add((kind, key))
    assert {len(records) for records in seen.values()} == {12}
    assert set(seen) == set(reviews())


def test_at_the_end_the_plan_is_what_the_tables_say() -> None:
    for row in table("goals"):
        assert replay().state("goal", row["goal_id"], LAST).fields["title"] == row["title_sv"]
    for row in table("observations"):
        key = f"{row['indicator_id']}/{row['period']}"
        state = replay().state("observation", key, LAST)
        assert float(state.fields["value"]) == float(row["value"])
    assert len(replay().living("observation", LAST)) == len(table("observations")) == 200
    for name, kind in {"allocations": "allocation", "contributions": "contribution"}.items():
        for row in table(name):
            first, second, amount = row.values()
            state = replay().state(kind, f"{first}/{second}", LAST)
            assert float(state.fields["amount"]) == float(amount)
        assert len(replay().living(kind, LAST)) == len(table(name))


def test_decisions_end_in_the_state_of_the_tables() -> None:
    states = {"klar": "done", "pågår": "under_way", "öppen": "open"}
    for row in table("decisions"):
        fields = replay().state("decision", row["decision_id"], LAST).fields
        said = row["status_sv"]
        assert fields["state"] == ("done" if "klar" in said else states[said])
        assert fields["reference"] == row["formal_reference"]
        assert fields["body"] == row["formal_reference"][:2]


def test_assumptions_are_made_confirmed_and_fall_when_the_tables_say() -> None:
    for row in table("assumptions"):
        acts = replay().records["assumption", row["assumption_id"]]
        looked = [act for act in acts if act["act"] == "confirm" or act["state"] == "came_true"]
        assert acts[0]["review"] == row["made_at"]
        assert looked[-1]["review"] == row["last_confirmed_at"]
        fell = [act["review"] for act in acts if act["state"] == "fell"]
        assert fell[:1] == ([row["refuted_at"]] if row["refuted_at"] else [])


def test_f3_was_confirmed_three_times_without_a_check() -> None:
    confirmed = derive_expected.confirmations(replay(), "F3")
    assert confirmed == [
        {"review": review, "rests_on": "ingen ny kontroll"} for review in ("R2", "R3", "R4")
    ]
    assert replay().english["ingen ny kontroll"] == "no new check"


def test_a_goal_is_met_in_the_last_review_just_when_its_indicator_is() -> None:
    met = {"I06", "I08", "I10"}
    for row in table("indicators"):
        status = replay().state("goal", row["goal_id"], LAST).fields["status"]
        assert (status == "met") == (row["indicator_id"] in met)
    judged = [replay().state("goal", code, LAST).fields["status"] for code in ("M3", "V3")]
    assert judged == ["partly", "partly"]


def test_t3_is_triggered_just_when_free_power_was_below_five() -> None:
    quarters = dict(
        zip(
            reviews(),
            QUARTERS,
            strict=True,
        )
    )
    for review, quarter in quarters.items():
        moment = derive_expected.moment_of(replay(), review)
        free = replay().state("observation", f"I08/{quarter}", moment).fields["value"]
        state = replay().state("signpost", "T3", moment).fields["state"]
        assert (state == "triggered") == (float(free) < 5)
        later = replay().state("observation", f"I08/{'2026-Q3'}", moment)
        assert later.alive == (review == "R8")
