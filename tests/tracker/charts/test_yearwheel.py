"""The figure of the year as a wheel."""

from datetime import date

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import yearwheel
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")
TODAY = date(2027, 2, 16)


@pytest.fixture
def table() -> pd.DataFrame:
    telling = Telling().on("2026-11-23").add("settings", "plan", title="P", quiet_weeks=("27-31",))
    telling.add("review", "R9", title="<Våren>", date=date(2027, 3, 16))
    telling.add("review", "R10", title="Hösten", date=date(2027, 10, 19))
    telling.add("decision", "B17", text="Besked", taken_in="R9", due=date(2027, 1, 31))
    return series.year_wheel(telling.history.at(telling.moment("2027-02-16")), 2027, TODAY)


def test_january_begins_at_the_top_and_the_year_goes_round_as_a_clock(table: pd.DataFrame) -> None:
    figure = yearwheel.figure(table, SWEDISH, "light")
    axis = figure.layout.polar.angularaxis
    assert (axis.rotation, axis.direction) == (90, "clockwise")
    months = figure.data[1]
    assert months.text[:3] == ("jan", "feb", "mar")
    assert 0 < months.theta[0] < 31 / 365 * 360


def lines(table: pd.DataFrame) -> list[float]:
    """Give how far round the lines lie that are drawn."""
    traces = yearwheel.figure(table, SWEDISH, "light").data
    return [one.theta[0] for one in traces if getattr(one, "mode", None) == "lines"]


def test_today_lies_in_its_own_month_and_only_in_its_own_year(table: pd.DataFrame) -> None:
    months = yearwheel.figure(table, SWEDISH, "light").data[0]
    february, wide = months.theta[1], months.width[1]
    [today] = lines(table)
    assert abs(today - february) < wide / 2
    table.attrs["today"] = None
    assert lines(table) == []


def test_a_review_that_is_not_finalised_is_an_outline(table: pd.DataFrame) -> None:
    wedges = next(one for one in yearwheel.figure(table, SWEDISH, "dark").data if one.hovertext)
    assert len(set(wedges.marker.color)) == 1
    assert wedges.marker.line.width == 2
    assert "&lt;Våren&gt;" in wedges.hovertext[0]


def test_where_many_reviews_and_decisions_stand_close_only_codes_with_room_are_written() -> None:
    telling = Telling().on("2026-11-23")
    for month in range(1, 13):
        for day in (5, 20):
            code = f"R{2 * month + day // 20}"
            telling.add("review", code, title=code, date=date(2027, month, day))
    for day in range(1, 9):
        about = {"text": "Do", "taken_in": "R2", "due": date(2027, 3, day)}
        telling.add("decision", f"B{day}", **about)
    table = series.year_wheel(telling.history.at(telling.moment("2026-11-23")), 2027, TODAY)
    wedges, codes, dots = yearwheel.figure(table, ENGLISH, "light").data[3:6]
    assert max(wedges.width) < 17
    assert [code for code in codes.text if code][:2] == ["<b>R2</b>", "<b>R4</b>"]
    assert [code for code in dots.text if code] == ["B1", "B2"]


def test_the_sentence_tells_how_many_and_which_comes_next(table: pd.DataFrame) -> None:
    assert yearwheel.alt(table, SWEDISH) == (
        "2 avstämningar 2027. 1 beslut ska vara klart. Nästa är R9, tisdag 16 mars 2027."
    )
    assert yearwheel.title(table, ENGLISH) == "The year 2027"


def test_the_table_gives_the_days_in_order(table: pd.DataFrame) -> None:
    rows = yearwheel.listing(table, ENGLISH)
    assert list(rows["Day"]) == ["2027-01-31", "2027-03-16", "2027-07-05", "2027-10-19"]
    assert list(rows["What"])[2] == "Quiet weeks 27–31"
