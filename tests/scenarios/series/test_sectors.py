"""The table behind the bars of the sectors."""

from scenarios import series
from tests.telling import Telling


def test_goals_come_by_sector_as_the_settings_have_them_and_from_best_to_worst() -> None:
    told = (
        Telling().on("2024-10-15").add("settings", "plan", title="Plan", sectors=("Water", "Air"))
    )
    for goal, sector, status in (
        ("A1", "Air", "not_met"),
        ("A2", "Air", "met"),
        ("A3", "Air", None),
        ("X1", None, "partly"),
        ("Z1", "Zoo", "met"),
        ("B1", "Bees", "strange"),
        ("W1", "Water", "partly"),
    ):
        told.add("goal", goal, title=f"Goal {goal}", sector=sector, status=status)
    table = series.status_by_sector(told.history.at(told.moment()))
    assert list(table.itertuples(index=False, name=None)) == [
        ("Water", "W1", "Goal W1", "partly"),
        ("Air", "A2", "Goal A2", "met"),
        ("Air", "A1", "Goal A1", "not_met"),
        ("Air", "A3", "Goal A3", None),
        ("Bees", "B1", "Goal B1", "strange"),
        ("Zoo", "Z1", "Goal Z1", "met"),
        ("", "X1", "Goal X1", "partly"),
    ]
    assert [step.code for step in table.attrs["scale"]] == [
        "met",
        "partly",
        "not_met",
        "not_judged",
    ]


def test_a_plan_without_goals_has_an_empty_table_and_a_scale() -> None:
    table = series.status_by_sector(Telling().history.at(Telling().moment("2024-10-15")))
    assert (list(table.columns), len(table)) == (["sector", "goal", "title", "status"], 0)
    assert table.attrs["scale"]
