"""Reports on their pages: of a review, and of the two moments that are compared."""

from pathlib import Path

from tests.tracker import stage
from tracker import listings
from tracker.papers.kept import finalise


def test_a_review_that_is_finalised_has_its_report(tmp_path: Path) -> None:
    plan = stage.full(tmp_path)
    waiting = stage.play(lambda: listings.report_of_review(stage.visit(plan)))
    assert "A review that is finalised has its report here." in stage.said(waiting)
    finalise(stage.visit(plan), "R1", stage.ANNA)
    shown = stage.play(lambda: listings.report_of_review(stage.visit(plan)))
    labels = [one.proto.label for one in shown.get("download_button")]
    assert labels == ["PDF", "Word", "Web page"]
    assert "R1, since the review before" in stage.said(shown)


def test_the_two_moments_that_are_compared_have_theirs(tmp_path: Path) -> None:
    visit = stage.visit(stage.full(tmp_path), "2026-03-10", "sv")
    shown = stage.play(lambda: listings.reporting(visit, "here", visit.at, "R1"))
    assert "R1 – 2026-03-10" in stage.said(shown)
    assert len(shown.get("download_button")) == 3
