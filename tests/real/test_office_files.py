"""Files of offices go in by the profiles that come along, with the figures that others computed."""

import csv
import math
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scenarios.history import History, Moment
from tests.real.conftest import TODAY
from tracker.accounts import Person
from tracker.exchange.imports import Import, carry_out
from tracker.exchange.profiles import profile_at
from tracker.exchange.sheets import File
from tracker.workspace import Workspace

PERSON = Person("test", "Test")


def bring(workspace: Workspace, path: Path, profile: str) -> Import:
    files = [File(path.name, path.read_bytes())]
    found = carry_out(workspace, files, person=PERSON, profile=profile_at(profile))
    assert found.all_problems == []
    return found


def records(history: History, kind: str) -> list[Any]:
    found: list[Any] = history.at(Moment(TODAY)).all(kind)
    return found


def mean(values: list[float]) -> float:
    return math.fsum(values) / len(values)


@pytest.mark.parametrize("year", ["2020", "2021"])
def test_the_grades_of_every_municipality_are_numbers_or_signs_and_never_the_other(
    workspace: Workspace, real_data: Path, expected: dict[str, Any], year: str
) -> None:
    known = expected["skolverket"]["grade-6 pass-all-subjects %"][year]
    [path] = (real_data / "skolverket").glob(f"*elever {year} Kommun.csv")
    bring(workspace, path, "skolverket-grades")
    found = records(workspace.history(), "observation")
    passed = [one for one in found if (one.indicator, one.group) == ("godkänt6", None)]
    numbers = [one.value for one in passed if one.value is not None]
    assert {one.period for one in passed} == {year}
    assert len({one.place for one in passed}) == known["municipalities"]
    assert (len(numbers), round(mean(numbers), 3)) == (known["numeric"], known["unweighted mean"])
    signs = Counter(one.mark for one in passed if one.value is None)
    assert signs == known["coded (not a number)"]
    assert "0604" in {one.place for one in passed}  # the zero that leads is kept


def test_two_years_of_grades_stand_beside_each_other(workspace: Workspace, real_data: Path) -> None:
    for path in sorted((real_data / "skolverket").glob("*.csv")):
        bring(workspace, path, "skolverket-grades")
    periods = Counter(one.period for one in records(workspace.history(), "observation"))
    assert set(periods) == {"2020", "2021"}
    again = bring(workspace, path, "skolverket-grades")
    assert (again.written, again.counts(0)["unchanged"]) == (False, periods["2021"])


def test_the_budget_adds_up_as_the_file_does(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    known = expected["bergen"]
    bring(workspace, real_data / "bergen/drift_2012_dataset.csv", "bergen-budget")
    found = records(workspace.history(), "contribution")
    for year, total in known["gross expenditure"].items():
        amounts = [one for one in found if one.period == year]
        spent = [one.amount for one in amounts if one.resource.startswith("Utgift-")]
        assert math.fsum(spent) == total
        assert math.fsum(one.amount for one in amounts) == known["net total (about 0)"][year]
    assert {one.resource for one in found} >= {"Utgift-02", "Inntekt-23"}


def test_the_charge_points_of_every_municipality_are_read(
    workspace: Workspace, real_data: Path, expected: dict[str, Any]
) -> None:
    known = expected["powercircle"]["2023"]
    bring(workspace, real_data / "powercircle/powercircle_dec_2023.csv", "powercircle")
    found = records(workspace.history(), "observation")
    points = [one.value for one in found if one.indicator == "laddpunkter"]
    shares = {one.place: one.value for one in found if one.indicator == "bilbestånd"}
    assert {one.period for one in found} == {"2023-12"}
    assert (len(points), sum(points)) == (known["rows"], known["charge points total"])
    assert round(mean(list(shares.values())), 4) == known["mean share %"]
    assert shares["SIMRISHAMN"] == known["SIMRISHAMN share"]


def test_projects_that_lie_in_columns_are_read_like_those_in_rows(
    workspace: Workspace, real_data: Path
) -> None:
    path = real_data / "gmpp-uk/uk_2014.csv"
    found = bring(workspace, path, "gmpp-uk-2014")
    with path.open(encoding="cp1252", newline="") as lines:
        names, _, ratings, *_ = csv.reader(lines)
    own = [sheet for sheet in found.sheets if not sheet.brought_along]
    assert [(sheet.orientation, sheet.header_row) for sheet in own] == [("columns", 1)]
    goals = {goal.title: goal for goal in records(workspace.history(), "goal")}
    assert len(goals) == len([name for name in names[1:] if name.strip()])
    rated = {" ".join(name.split()): rating for name, rating in zip(names, ratings, strict=True)}
    words = {"Amber/Red": "amber_red", "Amber/Green": "amber_green"}
    for title, goal in goals.items():
        rating = rated[" ".join(title.split())].strip()
        plain = rating in {"Green", "Amber", "Red", *words}
        assert goal.status == (words.get(rating, rating.lower()) if plain else "not_rated")
    assert goals["Crossrail"].due == date(2019, 12, 31)
