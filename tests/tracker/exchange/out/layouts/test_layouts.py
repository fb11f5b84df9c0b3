"""The tables that offices paste into their documents, from a small plan with known figures."""

import csv
import io
from datetime import date
from functools import cache
from typing import Any

import pytest

from scenarios.edits import Add, Edit
from scenarios.history import Moment, Snapshot
from tests.plans import FIRST_DAY, TODAY, full_plan, with_edits
from tracker.exchange.out.layout import Layout, Over
from tracker.exchange.out.layouts import LAYOUTS, NAMES, laid_out
from tracker.exchange.out.layouts.texts import layout_as_csv
from tracker.exchange.out.styles import STYLES
from tracker.exchange.out.workbook import workbook
from tracker.words import LANGUAGES, Words

SV = Words("sv")
MORE = {"I01/2025": 64.0, "I01/2025-Q4": 66.5, "I01/2026-Q1": 70.0}


@cache
def plan(day: date = TODAY) -> Snapshot:
    added: list[Edit] = [
        Add(kind="observation", key=key, values={"value": value}, effective_on=FIRST_DAY)
        for key, value in MORE.items()
    ]
    return with_edits(full_plan(), added).at(Moment(day))


def table(name: str) -> tuple[Layout, list[dict[str, Any]]]:
    layout = laid_out(name, plan(), SV)
    heads = [column.heading for column in layout.columns]
    return layout, [dict(zip(heads, row, strict=True)) for row in layout.rows]


def test_a_goal_report_has_a_row_for_each_indicator_and_for_goals_without_one() -> None:
    _, rows = table("goal-report")
    assert [(row["Kod"], row["Indikator"]) for row in rows] == [
        ("S1", "Färdigställda bostäder"),
        ("N1", None),
        ("S2", None),
    ]
    first = rows[0]
    assert (first["Sektor"], first["Måluppfyllelse"]) == ("Samhälle", "Delvis uppfyllt")
    assert (first["Senaste period"], first["Senaste utfall"]) == ("kv 1 2026", 70.0)
    assert (first["Målvärde"], first["Enligt mätningen"]) == (120.5, "Inte uppnått")
    assert (first["Kommentar"], first["Önskad riktning"]) == ("Sju av tio.", "öka till")
    assert rows[1]["Senaste utfall"] is None  # and I02 serves no goal, so it is in no goal's row


def test_the_value_compared_with_is_the_one_that_was_measured_then() -> None:
    _, [row, *_] = table("goal-report")
    assert (row["Jämförelseperiod"], row["Utfall då"]) == (
        None,
        None,
    )  # seasonal: 2025-Q1 is missing


def test_the_years_stand_over_their_periods_and_marks_in_their_cells() -> None:
    layout, rows = table("quarters")
    heads = [column.heading for column in layout.columns]
    assert heads[:4] == ["Kod", "Indikator", "Plats", "Grupp"]
    assert heads[8:] == ["kv 4", "helår", "kv 4", "helår", "kv 1"]
    assert layout.over == (Over("2024", 8, 9), Over("2025", 10, 11), Over("2026", 12, 12))
    assert [(row["Kod"], row["Plats"], row["Grupp"]) for row in rows] == [
        ("I01", None, None),
        ("I01", None, "män"),
        ("I01", "0180", "kvinnor"),
        ("I02", None, None),
    ]
    assert layout.rows[0][8:] == [-3.25, None, 66.5, 64.0, 70.0]
    assert layout.rows[3][8:] == [None, "u.s.", None, None, None]


def test_a_plan_measured_as_a_whole_has_no_columns_for_parts() -> None:
    layout = laid_out("quarters", full_plan().at(Moment(date(2025, 1, 14))), SV)
    assert "Plats" not in [column.heading for column in layout.columns]


def test_resources_have_partners_and_goals_as_columns_with_sums_and_what_is_left() -> None:
    layout, _ = table("resources")
    assert [column.heading for column in layout.columns] == [
        *("Kod", "Resurs", "Enhet", "Nätägaren", "Summa", "N1 Jobb", "Summa", "Kvar"),
    ]
    assert [one.text for one in layout.over] == ["Bidrag från parter", "Fördelat till mål"]
    assert layout.rows == [
        ["G1", "Fonden", "mnkr", None, 0.0, None, 0.0, 0.0],
        ["G4", "Elkapacitet", "MW", 18.0, 18.0, 9.0, 9.0, 9.0],
    ]


def test_amounts_of_a_period_count_on_its_days_alone() -> None:
    layout = laid_out("resources", plan(date(2025, 6, 30)), SV)
    assert layout.rows[0][3:] == [
        None,
        6.5,
        6.5,
        None,
        2.0,
        2.0,
        4.5,
    ]  # NA, RM, sum; N1, S1, sum; left


def test_a_table_says_above_it_what_plan_it_is_from_and_which_day() -> None:
    layout, _ = table("resources")
    told = "Plan för Väderåsa. Planen som den såg ut 2026-11-23."
    assert layout.above == ("Resurser, parter och mål", told)


def test_the_same_table_as_csv_opens_in_excel_in_swedish() -> None:
    layout, _ = table("quarters")
    text = layout_as_csv(layout, "sv").decode("utf-8-sig")
    over, head, first, *_ = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert over[8:] == ["2024", "", "2025", "", "2026"]
    assert head[:2] == ["Kod", "Indikator"]
    assert first[8:] == ["-3,25", "", "66,5", "64", "70"]


def test_texts_in_csv_are_kept_from_being_formulas() -> None:
    layout, _ = table("goal-report")
    assert "'=Levande, stadskärna" in layout_as_csv(layout, "en").decode("utf-8-sig")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_table_can_be_had_in_either_language_also_of_an_empty_plan(
    name: str, language: str
) -> None:
    empty = full_plan().at(Moment(date(2025, 1, 14)))
    for snapshot in (plan(), empty):
        layout = laid_out(name, snapshot, Words(language))
        assert workbook([layout])
        assert layout_as_csv(layout, language)
    assert set(LAYOUTS) == set(NAMES)
    assert name in STYLES
