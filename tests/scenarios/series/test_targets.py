"""The tables behind indicators, their progress and the drift of their targets."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling

TODAY = date(2026, 11, 23)
VALUES = {"2021-Q4": 62, "2022-Q4": 81, "2023-Q4": 90, "2024-Q3": 66, "2024-Q4": 58}


@pytest.fixture
def told() -> Telling:
    plan = Telling().held("R1", "2023-03-14").add("goal", "S1", title="More homes")
    plan.add(
        "indicator",
        "I01",
        goal="S1",
        title="Homes",
        unit="homes",
        decimals=0,
        wanted="raise",
        baseline_value=62.0,
        baseline_period="2021-Q4",
        target_value=120.0,
        target_date=date(2026, 12, 31),
    )
    for period, value in VALUES.items():
        plan.add("observation", f"I01/{period}", value=float(value))
    return plan


def rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    kept = table[list(columns)].astype(object)
    return list(kept.where(kept.notna(), None).itertuples(index=False, name=None))


def test_progress_is_the_last_value_against_target_and_the_one_before(told: Telling) -> None:
    [row] = series.progress(told.history.at(told.moment())).to_dict("records")
    assert (row["period"], row["value"], row["target"]) == ("2024-Q4", 58.0, 120.0)
    assert row["share"] == pytest.approx(-4 / 58)
    assert (row["met"], row["near"]) == (False, False)
    assert (row["compared_with"], row["change"], row["trend"]) == ("2024-Q3", -8.0, "worse")


def test_a_seasonal_indicator_is_compared_with_the_same_period_last_year(told: Telling) -> None:
    told.revise("indicator", "I01", seasonal=True)
    [row] = series.progress(told.history.at(told.moment())).to_dict("records")
    assert (row["compared_with"], row["change"]) == ("2023-Q4", -32.0)


def test_an_indicator_without_values_has_a_row_without_them(told: Telling) -> None:
    told.add("indicator", "I02", title="Empty premises", unit="%", wanted="lower")
    row = series.progress(told.history.at(told.moment())).to_dict("records")[1]
    assert row["indicator"] == "I02"
    assert [row[name] for name in ("period", "met", "trend", "compared_with")] == [None] * 4
    assert pd.isna(row["value"])


def test_values_stand_beside_their_path_and_last_year(told: Telling) -> None:
    told.add("target", "I01/2024-12-31", value=91.0)
    table = series.against_target(told.history.at(told.moment()), "I01")
    assert rows(table, "period", "day", "value", "target", "last_year")[-3:] == [
        ("2024-Q3", date(2024, 9, 30), 66.0, pytest.approx(88.566, abs=1e-3), None),
        ("2024-Q4", date(2024, 12, 31), 58.0, 91.0, 90.0),
        (None, date(2026, 12, 31), None, 120.0, None),
    ]
    assert table["target"][0] == 62.0
    assert table.attrs["unit"] == "homes"


def test_a_floor_is_level_and_needs_no_baseline(told: Telling) -> None:
    told.revise("indicator", "I01", wanted="keep_at_least", target_value=60.0)
    table = series.against_target(told.history.at(told.moment()), "I01")
    assert set(table["target"]) == {60.0}
    assert list(table["met"]) == [True, True, True, True, False, None]


def test_before_the_path_begins_there_is_no_target(told: Telling) -> None:
    told.add("observation", "I01/2020-Q4", value=50.0)
    told.add("observation", "I01/2025-Q1", mark="u.s.", state="preliminary")
    table = series.against_target(told.history.at(told.moment()), "I01")
    assert rows(table, "period", "value", "target", "mark")[0] == ("2020-Q4", 50.0, None, None)
    assert rows(table, "period", "value", "mark", "state")[-2] == (
        "2025-Q1",
        None,
        "u.s.",
        "preliminary",
    )


def test_a_part_is_shown_when_the_whole_was_not_measured(told: Telling) -> None:
    told.add("indicator", "I02", title="Jobs", unit="%", wanted="raise")
    told.add("observation", "I02/2024/0180/women", value=1.0)
    told.add("observation", "I02/2024/0114", value=2.0)
    first = series.against_target(told.history.at(told.moment()), "I02")
    asked = series.against_target(told.history.at(told.moment()), "I02", "0180", "women")
    assert (rows(first, "value"), first.attrs["part"]) == ([(2.0,)], ("0114", ""))
    assert (rows(asked, "value"), asked.attrs["part"]) == ([(1.0,)], ("0180", "women"))


def test_a_target_that_drifts_keeps_its_first_path_and_tells_why(told: Telling) -> None:
    told.on("2024-11-25").add(
        "decision", "B07", text="Lower it", taken_in="R1", reference="KF § 118"
    )
    told.revise("indicator", "I01", "The market is slow", target_value=95.0, decision="B07")
    table = series.target_drift(told.history, told.moment(), TODAY, "I01")
    columns = ("part", "version", "day", "value", "before", "decision", "reference", "reason")
    assert rows(table[table["part"] != "actual"], *columns) == [
        ("target", 1.0, date(2021, 12, 31), 62.0, None, None, None, None),
        ("target", 1.0, date(2026, 12, 31), 120.0, None, None, None, None),
        ("target", 2.0, date(2021, 12, 31), 62.0, None, None, None, None),
        ("target", 2.0, date(2026, 12, 31), 95.0, None, None, None, None),
        ("turn", 2.0, date(2024, 11, 25), 95.0, 120.0, "B07", "KF § 118", "The market is slow"),
        ("review", None, date(2023, 3, 14), None, None, None, None, None),
    ]
    assert len(table[table["part"] == "actual"]) == len(VALUES)


def test_at_an_earlier_moment_the_target_has_not_drifted(told: Telling) -> None:
    told.on("2024-11-25").revise("indicator", "I01", target_value=95.0)
    told.on("2024-12-01").revise("indicator", "I01", target_value=95.0)
    early = series.target_drift(told.history, told.moment("2024-11-24"), TODAY, "I01")
    late = series.target_drift(told.history, told.moment("2026-01-01"), TODAY, "I01")
    assert set(early["version"].dropna()) == {1}
    assert set(late["version"].dropna()) == {1, 2}
    assert not (early["part"] == "turn").any()


def test_an_indicator_without_target_drifts_nowhere(told: Telling) -> None:
    told.add("indicator", "I02", title="Jobs", unit="%", wanted="raise")
    table = series.target_drift(told.history, told.moment(), TODAY, "I02")
    assert set(table["part"]) == {"review"}
    assert series.against_target(told.history.at(told.moment()), "I02").empty
