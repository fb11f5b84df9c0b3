"""The map of drivers by importance and uncertainty."""

from datetime import date

import pandas as pd
import pytest

from scenarios.series import futures
from tests.telling import Telling
from tracker.charts import drivers
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14", state="finalised")
    told.add("driver", "K1", title="Power <supply>", importance=5, uncertainty=4, axis="first")
    told.add("driver", "K2", title="People", importance=5, uncertainty=4, axis="none")
    told.add("driver", "K3", title="Rates", importance=2, uncertainty=1)
    return told.add("driver", "K4", title="Unknown")


def table_of(told: Telling) -> pd.DataFrame:
    return futures.driver_map(told.history, told.moment(), TODAY)


def test_each_driver_stands_where_it_is_judged_and_axes_are_filled(told: Telling) -> None:
    [points] = drivers.figure(table_of(told), ENGLISH, "light").data
    assert list(zip(points.x, points.y, points.marker.symbol, strict=True)) == [
        (4, 5, "circle"),
        (4, 5, "circle-open"),
        (1, 2, "circle-open"),
    ]
    assert points.customdata[0] == (
        "<b>K1</b> Power &lt;supply&gt;<br>importance 5, uncertainty 4<br>first axis"
    )


def test_drivers_at_one_place_are_named_together(told: Telling) -> None:
    names = [
        note.text for note in drivers.figure(table_of(told), ENGLISH, "dark").layout.annotations
    ]
    assert "K1 Power &lt;supply&gt;<br>K2 People" in names


def test_one_that_moved_trails_a_line_from_the_last_review(told: Telling) -> None:
    told.on("2023-05-01").revise("driver", "K3", uncertainty=3)
    way, _ = drivers.figure(table_of(told), ENGLISH, "light").data
    assert (list(way.x), list(way.y)) == ([1, 3], [2, 2])
    assert "thin line" in drivers.note(table_of(told), ENGLISH)


def test_the_sentences_name_the_weightiest_and_count_the_blank(told: Telling) -> None:
    assert drivers.alt(table_of(told), SWEDISH) == (
        "Viktigast och mest osäkra: K1 Power <supply> och K2 People."
        " Axlar i scenariokorset: K1 Power <supply>."
    )
    assert drivers.note(table_of(told), ENGLISH).endswith("1 driver is not judged.")
    assert list(drivers.listing(table_of(told), ENGLISH)["Importance"]) == ["5", "5", "2", "–"]


def test_a_plan_whose_drivers_nobody_has_judged_says_so() -> None:
    told = Telling().on("2023-03-14").add("driver", "K1", title="Power")
    assert not drivers.figure(table_of(told), ENGLISH, "light").data
    assert drivers.alt(table_of(told), ENGLISH) == "Nobody has judged the drivers yet."
