"""The figure of an indicator against its target path."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import indicator
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().on("2026-11-23")
    told.add(
        "indicator",
        "I03",
        title="Trips",
        unit="thousand",
        decimals=0,
        wanted="raise",
        baseline_value=118.0,
        baseline_period="2021-Q4",
        target_value=170.0,
        target_date=date(2026, 12, 31),
    )
    for period, value in {"2025-Q3": 126, "2026-Q2": 161, "2026-Q3": 137}.items():
        told.add("observation", f"I03/{period}", value=float(value))
    return told


def table_of(told: Telling) -> pd.DataFrame:
    return series.against_target(told.history.at(told.moment()), "I03")


def test_values_path_and_last_year_are_three_lines(told: Telling) -> None:
    figure = indicator.figure(table_of(told), ENGLISH, "light")
    assert [line.name for line in figure.data] == ["last year", "target path", "actual value"]
    assert list(figure.data[-1].y) == [126, 161, 137]
    assert list(figure.data[0].y) == [126]
    assert figure.data[1].line.dash == "dash"
    texts = {note.text for note in figure.layout.annotations}
    assert texts == {"<b>target 170</b>", "<b>137</b>", "last year 126"}


def test_the_last_value_is_red_when_the_target_is_missed_and_green_when_met(told: Telling) -> None:
    missed = indicator.figure(table_of(told), ENGLISH, "light").data[-1].marker
    assert (list(missed.size), missed.color[-1]) == ([5, 5, 11], "#B3261E")
    told.revise("indicator", "I03", target_value=130.0)
    met = indicator.figure(table_of(told), ENGLISH, "light").data[-1].marker
    assert met.color[-1] == "#14795A"
    assert met.color[0] == "#1B2A30"


def test_the_sentences_compare_with_the_target_and_the_year_before(told: Telling) -> None:
    table = table_of(told)
    assert indicator.title(table, SWEDISH) == "I03: är den på väg mot målvärdet?"
    assert indicator.alt(table, SWEDISH) == (
        "Trips var 137\u00a0thousand i kv 3 2026 och når inte målvärdet 170."
        " Ett år tidigare var det 126."
    )
    told.revise("indicator", "I03", target_value=130.0)
    assert indicator.title(table_of(told), ENGLISH) == "I03 meets its target"
    assert "and meets its target 130." in indicator.alt(table_of(told), ENGLISH)
    told.revise("indicator", "I03", target_value=None)
    assert indicator.title(table_of(told), ENGLISH) == "I03: where is it going?"
    assert indicator.alt(table_of(told), ENGLISH).startswith("Trips was 137")


def test_gaps_and_preliminary_values_are_told(told: Telling) -> None:
    told.add("observation", "I03/2026-Q1", mark="u.s.")
    told.add("observation", "I03/2026-10", value=140.0, state="preliminary")
    table = table_of(told)
    assert indicator.note(table, ENGLISH) == (
        "Trips, thousand. For 1 period the source gives no number. Open rings are preliminary."
    )
    symbols = indicator.figure(table, ENGLISH, "light").data[-1].marker.symbol
    assert list(symbols) == ["circle", "circle", "circle", "circle", "circle-open"]
    listing = indicator.listing(table, ENGLISH)
    assert list(listing["Actual value"]) == ["140", "137", "161", "u.s.", "126"]
    assert list(listing["State"]) == ["preliminary", "", "", "", ""]
    assert listing["Period"].iloc[0] == "October 2026"


def test_a_part_of_the_whole_is_named(told: Telling) -> None:
    told.add("indicator", "I04", title="Jobs", unit="%", wanted="raise")
    told.add("observation", "I04/2026/0180/women", value=7.0)
    table = series.against_target(told.history.at(told.moment()), "I04")
    assert indicator.note(table, ENGLISH) == "Jobs, %, 0180 women."
    figure = indicator.figure(table, ENGLISH, "light")
    assert [line.name for line in figure.data] == ["actual value"]


def test_a_target_alone_and_nothing_at_all() -> None:
    told = Telling().on("2026-11-23")
    told.add("indicator", "I03", title="Trips", unit="thousand", wanted="raise")
    assert not indicator.figure(table_of(told), ENGLISH, "light").data
    assert indicator.alt(table_of(told), ENGLISH) == "Trips has no values yet."
    told.revise("indicator", "I03", target_value=5.0, target_date=date(2027, 1, 1))
    figure = indicator.figure(table_of(told), ENGLISH, "light")
    assert [line.name for line in figure.data] == ["target path", "actual value"]
    assert list(figure.data[0].x) == [date(2027, 1, 1), date(2028, 1, 1)]
