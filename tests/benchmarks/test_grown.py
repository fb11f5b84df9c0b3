from pathlib import Path

from benchmarks.drawing import AFTER_A_SAVE, AGAIN, FIRST, drawn
from benchmarks.grown import APART, LAST, Size, grown
from scenarios.history import Moment
from scenarios.series import likelihoods

SMALL = Size(
    scenarios=3,
    goals=16,
    indicators=20,
    observations=200,
    reviews=7,
    decisions=35,
    beliefs=5,
    resources=4,
    actors=6,
)


def test_a_plan_grows_to_its_size_review_by_review(tmp_path: Path) -> None:
    history = grown(tmp_path, SMALL).history()
    snapshot = history.at(Moment(LAST + APART))
    wanted = {"scenario": 3, "goal": 16, "indicator": 20, "observation": 200, "decision": 35}
    assert {kind: len(snapshot.keys(kind)) for kind in wanted} == wanted
    marks = history.reviews(LAST + APART)
    assert [mark.state for mark in marks] == ["finalised"] * 7 + ["open"]
    assert all(mark.moment.known for mark in marks[:-1])
    told = likelihoods(history, Moment(LAST), LAST).groupby("review")["percent"].sum()
    assert set(told) == {100}


def test_its_pages_are_timed_beside_those_of_the_demonstration(tmp_path: Path) -> None:
    results, figures = drawn(tmp_path, SMALL, rounds=1, only=("connections", "search"))
    told = [one["operation"].rpartition(", ") for one in results]
    assert {known for _, _, known in told} == {FIRST, AFTER_A_SAVE, AGAIN}
    assert len({one["contender"] for one in results}) == 2
    assert [name for name, _, _ in told] == ["connections"] * 6 + ["search"] * 6
    assert all(one["median_ms"] > 0 and one["bytes"] > 0 for one in results)
    assert figures["most bytes"] > 0
