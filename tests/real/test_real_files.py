"""Real files become yearly reviews, and two reviews differ as the files themselves do."""

import csv
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from scenarios.difference import Difference, compare
from scenarios.history import Moment
from scenarios.series.futures import likelihood_moves
from tests.real.conftest import TODAY
from tracker.accounts import Person
from tracker.exchange.compared.terms import Terms
from tracker.exchange.iamc import read_iamc
from tracker.exchange.imports import Import, carry_out
from tracker.exchange.profiles import profile_at
from tracker.exchange.sheets import File
from tracker.workspace import Workspace

PERSON = Person("test", "Test")
RATINGS = ("green", "amber_green", "amber", "amber_red", "red")


def bring(workspace: Workspace, path: Path, profile: str, *, complete: bool = True) -> Import:
    files, terms = [File(path.name, path.read_bytes())], Terms(complete=complete)
    found = carry_out(workspace, files, terms, person=PERSON, profile=profile_at(profile))
    assert not found.all_problems
    return found


def between(workspace: Workspace, first: str, last: str) -> Difference:
    history = workspace.history()
    return compare(history, history.moment(first, TODAY), history.moment(last, TODAY), ["goal"])


def ratings(workspace: Workspace, review: str) -> Counter[str]:
    history = workspace.history()
    moment = history.moment(review, TODAY)
    return Counter(goal.status for goal in history.at(moment).all("goal"))


def test_two_years_of_major_projects_differ_as_the_files_do(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    for year in (2020, 2021):
        bring(workspace, real_data / f"gmpp-uk/uk_{year}.csv", "gmpp-uk")
    known = expected["gmpp-uk"]["2020->2021 matched on project_number"]
    found = between(workspace, "R2020", "R2021")
    history = workspace.history()
    before, after = (history.at(history.moment(at, TODAY)) for at in ("R2020", "R2021"))
    common = set(before.keys("goal")) & set(after.keys("goal"))
    assert (len(common), len(found.retired), len(found.added)) == (
        known["common"],
        known["left"],
        known["joined"],
    )
    statuses, days = Counter[str](), Counter[str]()
    for key in common:
        old, new = before.get("goal", key), after.get("goal", key)
        statuses[_rated(old.status, new.status)] += 1
        days[_moved(old.due, new.due)] += 1
    assert statuses == known["rating"]
    assert days == known["end_date"]
    changed = {(one.key, one.field) for one in found.revised}
    for key in common:
        old, new = before.get("goal", key), after.get("goal", key)
        assert ((key, "status") in changed) == (old.status != new.status)
        assert ((key, "due") in changed) == (old.due != new.due)


def _rated(old: str, new: str) -> str:
    if old not in RATINGS or new not in RATINGS:
        return "not comparable"
    step = RATINGS.index(new) - RATINGS.index(old)
    return "same" if not step else "improved" if step < 0 else "worsened"


def _moved(old: date | None, new: date | None) -> str:
    if old is None or new is None:
        return "not comparable"
    return "same" if old == new else "later" if new > old else "earlier"


def test_four_years_of_major_projects_become_four_yearly_reviews(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    known = expected["gmpp-uk"]
    words = {"Amber/Green": "amber_green", "Amber/Red": "amber_red", "not rated": "not_rated"}
    for year in (2018, 2019, 2020, 2021):
        bring(workspace, real_data / f"gmpp-uk/uk_{year}.csv", "gmpp-uk")
    assert [mark.code for mark in workspace.history().reviews(TODAY)] == [
        "R2018",
        "R2019",
        "R2020",
        "R2021",
    ]
    for year in (2018, 2019, 2020, 2021):
        counts = known["rating_counts"][str(year)]
        wanted = {words.get(word, word.lower()): count for word, count in counts.items()}
        assert ratings(workspace, f"R{year}") == wanted
        moment = workspace.history().moment(f"R{year}", TODAY)
        goals = workspace.history().at(moment).all("goal")
        assert len(goals) == known["rows"][str(year)]
        dated = sum(goal.due is not None for goal in goals)
        assert dated == known["parseable_end_dates"][str(year)]


def test_the_byte_that_no_encoding_explains_is_replaced_and_told(
    workspace: Workspace, real_data: Path
) -> None:
    found = bring(workspace, real_data / "gmpp-uk/uk_2020.csv", "gmpp-uk")
    notes = [note for sheet in found.sheets for note in sheet.notes]
    assert [note.column for note in notes if "�" in (note.value or "")] == ["description_aims"]
    moment = workspace.history().moment("R2020", TODAY)
    goals = workspace.history().at(moment).all("goal")
    assert sum("�" in (goal.description or "") for goal in goals) == 1


def test_the_status_of_the_global_goals_becomes_three_reviews(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    days = ("2018-12-21", "2019-12-24", "2020-12-21")
    for day in days:
        bring(workspace, real_data / f"ons-sdg/derived/indicators_{day}.csv", "ons-sdg")
    for day in days:
        assert ratings(workspace, f"R{day}") == expected["ons-sdg"][day]["status"]
    for first, last in pairwise(days):
        known = expected["ons-sdg"][f"{first}->{last}"]
        found = between(workspace, f"R{first}", f"R{last}")
        changed = [one for one in found.revised if one.field == "status"]
        assert (len(found.added), len(found.retired)) == (known["added"], known["removed"])
        assert len(changed) == known["changed"]
        assert Counter(f"{one.before} -> {one.after}" for one in changed) == known["transitions"]


def test_the_same_real_file_again_changes_nothing(workspace: Workspace, real_data: Path) -> None:
    path = real_data / "ons-sdg/derived/indicators_2018-12-21.csv"
    bring(workspace, path, "ons-sdg")
    before = workspace.history().position
    again = bring(workspace, path, "ons-sdg")
    assert (again.written, workspace.history().position) == (False, before)


def test_a_real_import_is_undone_as_one_act(workspace: Workspace, real_data: Path) -> None:
    path = real_data / "gmpp-uk/uk_2021.csv"
    done = bring(workspace, path, "gmpp-uk")
    assert done.change is not None
    workspace.undo(done.change, person=PERSON)
    assert workspace.history().at(Moment(TODAY)).keys("goal") == []


BRACKETS = ("00", "01", "05", "10", "15")


def champions(workspace: Workspace, review: str) -> dict[str, float]:
    """Give how likely each team was held to win, by its title."""
    history = workspace.history()
    snapshot = history.at(history.moment(review, TODAY))
    titles = {one.code: one.title for one in snapshot.all("scenario") if one.set == "champion"}
    held = {one.scenario: one.percent / 100 for one in snapshot.all("likelihood")}
    assert titles.keys() == held.keys()
    return {titles[code]: p for code, p in held.items()}


def test_five_forecasts_of_a_tournament_become_five_reviews_of_one_set(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    for number in BRACKETS:
        path = real_data / f"march-madness/bracket-{number}.csv"
        bring(workspace, path, "march-madness", complete=False)
    reviews = workspace.history().reviews(TODAY)
    assert [mark.code for mark in reviews] == ["R1", "R2", "R3", "R4", "R5"]
    assert len({mark.day for mark in reviews}) == 5
    for number, mark in zip(BRACKETS, reviews, strict=True):
        known = expected["march-madness"][f"bracket-{number}.csv"]
        held = champions(workspace, mark.code)
        assert len(held) == known["teams"]
        assert sum(held.values()) == pytest.approx(known["sum rd7_win"], abs=1e-9)
        favourite = max(held, key=held.__getitem__)
        name, p = known["favourite"]
        assert favourite.startswith(name)
        assert held[favourite] == pytest.approx(p, abs=1e-12)


def test_teams_that_are_out_are_held_impossible_and_the_rest_is_measured(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    for number in BRACKETS:
        path = real_data / f"march-madness/bracket-{number}.csv"
        bring(workspace, path, "march-madness", complete=False)
    moves = likelihood_moves(workspace.history(), Moment(TODAY), TODAY, "champion")
    known = [expected["march-madness"][f"bracket-{number}.csv"] for number in BRACKETS]
    assert list(moves["scenarios"]) == [one["teams"] for one in known]
    out = [one["teams"] - one["alive"] for one in known]
    assert [len(certain) for certain in moves["certain"]] == out
    held = [chances(real_data / f"march-madness/bracket-{number}.csv") for number in BRACKETS]
    moved = [
        sum(abs(after[team] - before[team]) for team in before) / 2
        for before, after in pairwise(held)
    ]
    assert list(moves["variation"][1:]) == pytest.approx(moved, abs=1e-9)


def chances(path: Path) -> dict[str, float]:
    """Read the last column of a bracket with the standard library alone."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["team_id"]: float(row["rd7_win"]) for row in csv.DictReader(lines)}


def test_a_scenario_ensemble_becomes_projections_of_its_variables(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    known = expected["iamc"]
    path = real_data / "iamc/tutorial_data.csv"
    read = read_iamc(File(path.name, path.read_bytes()))
    assert read.problems == []
    series = {one.series for one in read.values}
    assert len(series) == known["rows"]
    assert len({(one.model, one.scenario) for one in series}) == known["model-scenario pairs"]
    assert len({one.variable for one in series}) == known["variables"]
    assert len(read.values) == known["numeric cells"]
    carry_out(workspace, [File(path.name, path.read_bytes())], person=PERSON)
    snapshot = workspace.history().at(Moment(TODAY))
    assert len(snapshot.keys("projection")) == known["numeric cells"]
    titles = {one.code: one.title for one in snapshot.all("scenario")}
    [world] = [one for one in snapshot.all("indicator") if one.title == "Emissions|CO2, World"]
    held = {
        titles[one.scenario]: one.value
        for one in snapshot.all("projection")
        if (one.indicator, one.period) == (world.code, "2050")
    }
    for scenario, value in known["MESSAGEix World Emissions|CO2 2050 by scenario"].items():
        found = [held[title] for title in held if title.startswith(f"{scenario}, MESSAGEix")]
        assert found == [value]
