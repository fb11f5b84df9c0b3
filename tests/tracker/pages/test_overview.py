from tests.tracker import stage
from tracker.pages import overview
from tracker.workspace import Workspace


def test_an_empty_plan_says_where_one_may_begin(bare: Workspace) -> None:
    told = stage.said(stage.play(lambda: overview.page(stage.visit(bare))))
    assert "Where do you want to begin?" in told
    for address in (
        "kind?kind=goal",
        "kind?kind=resource",
        "kind?kind=scenario",
        "reviews",
        "data",
    ):
        assert f"]({address})" in told


def test_a_plan_that_holds_something_shows_how_it_stands(plan: Workspace) -> None:
    told = stage.said(stage.play(lambda: overview.page(stage.visit(plan))))
    assert "Where do you want to begin?" not in told
    assert "How are the goals?" in told
