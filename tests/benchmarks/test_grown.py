from pathlib import Path

from benchmarks.drawing import AFTER_A_SAVE, AGAIN, drawn
from benchmarks.grown import LAST, Size, grown
from scenarios.history import Moment
from scenarios.series import likelihoods

SMALL = Size(scenarios=3, goals=16, reviews=6, observations=200)


def test_a_plan_grows_to_its_size_review_by_review(tmp_path: Path) -> None:
    history = grown(tmp_path, SMALL).history()
    snapshot = history.at(Moment(LAST))
    counted = {kind: len(snapshot.keys(kind)) for kind in ("scenario", "goal", "observation")}
    assert counted == {"scenario": 3, "goal": 16, "observation": 200}
    marks = history.reviews(LAST)
    assert [mark.state for mark in marks] == ["finalised"] * 6
    assert all(mark.moment.known for mark in marks)
    told = likelihoods(history, Moment(LAST), LAST).groupby("review")["percent"].sum()
    assert set(told) == {100}


def test_every_page_of_it_is_timed_beside_the_demonstration(tmp_path: Path) -> None:
    results, figures = drawn(tmp_path, SMALL, rounds=1)
    assert len({one["contender"] for one in results}) == 3
    assert {AFTER_A_SAVE, AGAIN, "agenda", "calendar"} == {one["operation"] for one in results}
    assert all(one["median_ms"] > 0 for one in results)
    assert all(ratio > 0 for ratio in figures.values())
