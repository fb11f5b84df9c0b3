from scenarios.edits import Add
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


def test_where_a_sector_has_more_goals_than_are_named_a_figure_shows_them_all(
    plan: Workspace,
) -> None:
    def told() -> str:
        return stage.said(stage.play(lambda: overview.page(stage.visit(plan))))

    assert "of 3 goals" not in told()
    many = [
        Add(kind="goal", key=f"G9{number}", values={"title": "Goal", "sector": "Samhälle"})
        for number in range(7)
    ]
    plan.apply(many, person=stage.ANNA)
    assert "1 of 10 goals" in told()
    assert "goals of the sector" in told()
