"""The figure of how a target drifted."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import drift
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


def indicator(told: Telling, **more: object) -> Telling:
    values = {"title": "Homes", "unit": "antal", "decimals": 0, "wanted": "raise"} | more
    return told.add("indicator", "I01", **values)


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14")
    indicator(
        told,
        baseline_value=62.0,
        baseline_period="2021-Q4",
        target_value=120.0,
        target_date=date(2026, 12, 31),
    )
    told.add("observation", "I01/2021-Q4", value=62.0).add("observation", "I01/2022-Q4", value=81.0)
    told.held("R4", "2024-10-15")
    return told.add("decision", "B07", text="Lower", taken_in="R4", reference="KF 2024-11-25 § 118")


def table_of(told: Telling) -> pd.DataFrame:
    return series.target_drift(told.history, told.moment(), TODAY, "I01")


@pytest.fixture
def lowered(told: Telling) -> pd.DataFrame:
    told.on("2024-11-25", "R4").revise(
        "indicator", "I01", "The market is slow", target_value=95.0, decision="B07"
    )
    return table_of(told)


def test_first_target_dotted_present_one_solid_and_the_turn_a_diamond(
    lowered: pd.DataFrame,
) -> None:
    figure = drift.figure(lowered, ENGLISH, "light")
    assert [(line.name, line.line.dash) for line in figure.data[:2]] == [
        ("earlier target", "dot"),
        ("target", "solid"),
    ]
    assert [line.name for line in figure.data[2:]] == ["actual value", "target revised"]
    assert figure.data[-1].marker.symbol == "diamond"
    assert figure.data[-1].customdata[0] == (
        "<b>B07: 120 → 95</b><br>KF 2024-11-25 § 118<br>R4 2024-11-25<br><i>The market is slow</i>"
    )


def test_the_decision_and_the_ends_are_written_in_the_figure(lowered: pd.DataFrame) -> None:
    texts = [note.text for note in drift.figure(lowered, SWEDISH, "dark").layout.annotations]
    assert "<b>B07: 120 → 95</b><br>KF 2024-11-25 § 118" in texts
    assert {"först 120", "<b>mål 95</b>", "<b>81</b>", "R1", "R4"} <= set(texts)


def test_there_is_room_above_for_the_decision(told: Telling, lowered: pd.DataFrame) -> None:
    with_callout = drift.figure(lowered, ENGLISH, "light").layout.yaxis.range[1]
    without = drift.figure(
        series.target_drift(told.history, told.moment("2024-11-01"), TODAY, "I01"), ENGLISH, "light"
    ).layout.yaxis.range[1]
    assert with_callout > without * 1.1


def test_the_sentences_tell_how_the_target_moved(told: Telling, lowered: pd.DataFrame) -> None:
    assert drift.title(lowered, SWEDISH) == "I01: målvärdet gick från 120 till 95"
    assert drift.alt(lowered, SWEDISH) == (
        "Homes är 81. Målvärdet var först 120 och är nu 95, ändrat 1 gång."
    )
    early = series.target_drift(told.history, told.moment("2024-11-01"), TODAY, "I01")
    assert drift.title(early, ENGLISH) == "I01: has the target held?"
    assert drift.alt(early, ENGLISH) == "Homes is 81; the target of 120 has never changed."
    assert drift.note(early, ENGLISH).startswith("Homes, antal.")


def test_several_turns_keep_every_target_in_sight(told: Telling) -> None:
    told.on("2024-11-25").revise("indicator", "I01", target_value=95.0)
    told.on("2025-11-25").revise("indicator", "I01", target_value=80.0)
    table = table_of(told)
    figure = drift.figure(table, ENGLISH, "light")
    assert [line.line.dash for line in figure.data[:3]] == ["dot", "solid", "solid"]
    assert len(figure.data[-1].x) == 2
    assert drift.alt(table, ENGLISH).endswith("changed 2 times.")
    listing = drift.listing(table, ENGLISH)
    assert list(listing["Target value"]) == ["120", "95", "80"]
    assert list(listing["From"]) == ["–", "2024-11-25", "2025-11-25"]


def test_the_table_names_decision_reference_and_why(lowered: pd.DataFrame) -> None:
    assert drift.listing(lowered, SWEDISH).to_dict("records")[1] == {
        "Från": "2024-11-25",
        "Målvärde": "95",
        "Avstämning": "R4",
        "Beslut": "B07",
        "Beslutsreferens": "KF 2024-11-25 § 118",
        "Varför": "The market is slow",
    }


def test_a_target_without_a_date_holds_from_when_it_was_set() -> None:
    told = indicator(Telling().held("R1", "2023-03-14"), target_value=8.0)
    told.add("observation", "I01/2023", value=9.0).on("2024-03-14")
    level = drift.figure(table_of(told), ENGLISH, "light").data[0]
    assert (list(level.x), list(level.y)) == ([date(2023, 3, 14), date(2024, 3, 14)], [8.0, 8.0])
    assert drift.alt(table_of(told), ENGLISH) == "Homes is 9; the target of 8 has never changed."
    dated = indicator(Telling().held("R1", "2023-03-14"), target_value=8.0)
    dated.revise("indicator", "I01", target_date=date(2026, 12, 31))
    path = drift.figure(table_of(dated), ENGLISH, "light").data[0]
    assert list(path.y) == [8.0, 8.0]


def test_nothing_measured_and_nothing_aimed_at() -> None:
    empty = indicator(Telling().held("R1", "2023-03-14"))
    table = table_of(empty)
    assert drift.alt(table, ENGLISH) == "Homes has neither values nor a target yet."
    assert not drift.figure(table, ENGLISH, "light").data
    assert drift.listing(table, ENGLISH).empty
    empty.add("observation", "I01/2023", value=5.0)
    assert drift.alt(table_of(empty), ENGLISH) == "Homes is 5 and has no target."
    assert [line.name for line in drift.figure(table_of(empty), ENGLISH, "light").data] == [
        "actual value"
    ]
