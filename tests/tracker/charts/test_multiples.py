"""Many indicators side by side."""

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import multiples
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    """Give one indicator that meets its target, one that does not, one without either."""
    plan = Telling().on("2025-03-18").add("goal", "S1", title="Homes")
    for code, target in (("I1", 60.0), ("I2", 95.0), ("I3", None)):
        about = {"goal": "S1", "title": f"Count <{code}>", "unit": "homes", "wanted": "raise"}
        plan.add("indicator", code, **about, target_value=target, decimals=0)
        if target:
            plan.add("observation", f"{code}/2023", value=62.0)
            plan.add("observation", f"{code}/2024", value=70.0)
    return plan


def table_of(told: Telling, **more: int) -> pd.DataFrame:
    return series.small_multiples(told.history.at(told.moment()), **more)


def test_those_that_miss_their_target_come_first_and_the_rest_is_counted(told: Telling) -> None:
    assert list(table_of(told)["indicator"].unique()) == ["I2", "I1"]
    few = table_of(told, most=1)
    assert set(few["indicator"]) == {"I2"}
    assert few.attrs == {"met": 1, "judged": 2, "left_out": 2}
    assert multiples.note(few, ENGLISH).endswith("2 more indicators are not drawn.")


def test_each_has_a_field_of_its_own_with_its_last_value_and_target(told: Telling) -> None:
    figure = multiples.figure(table_of(told), ENGLISH, "light")
    assert [note.text for note in figure.layout.annotations] == [
        "<b>I2</b> Count &lt;I2&gt;<br>✕ <b>70</b> · target 95",
        "<b>I1</b> Count &lt;I1&gt;<br>✓ <b>70</b> · target 60",
    ]
    first, second = figure.layout.xaxis, figure.layout.xaxis2
    assert first.domain[1] < second.domain[0]
    values = [trace for trace in figure.data if trace.meta]
    ends = [trace for trace in figure.data if trace.mode == "markers"]
    assert [(trace.xaxis, trace.y, trace.marker.color) for trace in ends] == [
        ("x", (70,), "#B3261E"),
        ("x2", (70,), "#14795A"),
    ]
    assert values[0].hovertemplate.startswith("<b>I2</b> Count &lt;I2&gt;<br>")
    assert values[0].customdata[1] == "<b>70\u00a0homes</b> 2024<br>target path 95<br>last year 62"
    assert values[0].meta[1] == "record?kind=observation&key=I2/2024"


def test_a_straight_way_to_a_target_is_drawn_by_its_ends_and_its_bends_alone(told: Telling) -> None:
    for year, value in ((2020, 40.0), (2021, 50.0), (2022, 55.0)):
        told.add("observation", f"I1/{year}", value=value)
    figure = multiples.figure(table_of(told), ENGLISH, "light")
    drawn = {trace.line.dash: trace for trace in figure.data if trace.xaxis == "x2"}
    assert list(drawn["dot"].y) == [40, 50, 55, 62]
    assert list(drawn["dash"].y) == [60, 60]


def test_the_sentence_counts_and_names_those_that_do_not(told: Telling) -> None:
    assert multiples.alt(table_of(told), SWEDISH) == (
        "1 av 2 indikatorer når sitt målvärde. Inte: I2."
    )
    told.add("indicator", "I4", goal="S1", title="More", unit="homes", wanted="raise")
    told.revise("indicator", "I4", target_value=95.0).add("observation", "I4/2024", value=1.0)
    assert multiples.alt(table_of(told, most=1), ENGLISH).endswith("Not: I2 and 1 more.")


def test_the_list_tells_who_meets_the_target(told: Telling) -> None:
    rows = multiples.listing(table_of(told), ENGLISH)
    assert list(rows["Meets it"]) == ["no", "yes"]
    assert list(rows["Last year"]) == ["62", "62"]


def test_where_nothing_is_measured_or_aimed_at_a_sentence_says_so() -> None:
    empty = table_of(Telling())
    assert multiples.alt(empty, ENGLISH) == "No values and no target yet."
    [note] = multiples.figure(empty, ENGLISH, "dark").layout.annotations
    assert note.text == "No values and no target yet."
