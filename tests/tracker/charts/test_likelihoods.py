"""The figure of likelihoods over reviews."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from scenarios import series
from tests.telling import Telling
from tracker.charts import likelihoods
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")
DEMO = {"R1": (35, 25, 20, 20), "R5": (15, 40, 15, 30), "R7": (20, 25, 30, 25)}


def plan(reviews: dict[str, tuple[float, ...]]) -> pd.DataFrame:
    told, day = Telling(), date(2023, 3, 14)
    for number, (review, percents) in enumerate(reviews.items()):
        told.held(review, (day + timedelta(days=200 * number)).isoformat())
        if not number:
            for code in "ABCDEFGH"[: len(percents)]:
                told.add("scenario", code, title=f"Future {code}", set="main")
        told.likelihoods(*percents, why=f"Because of {review}" if number else None)
    return series.likelihoods(told.history, told.moment(), TODAY)


@pytest.fixture
def demo() -> pd.DataFrame:
    return plan({**DEMO, "R8": (20, 20, 35, 25)})


def test_a_line_for_each_scenario_the_leader_last_and_thickest(demo: pd.DataFrame) -> None:
    figure = likelihoods.figure(demo, SWEDISH, "light")
    assert [line.name for line in figure.data] == [
        "A Future A",
        "B Future B",
        "D Future D",
        "C Future C",
    ]
    assert [line.line.width for line in figure.data] == [2, 2, 2, 3.5]
    assert list(figure.data[-1].y) == [20, 15, 30, 35]
    assert list(figure.layout.xaxis.ticktext) == [f"<b>{r}</b>" for r in ("R1", "R5", "R7", "R8")]
    assert len({line.marker.symbol for line in figure.data}) == 4
    assert not figure.data[0].cliponaxis


def test_each_line_is_labelled_at_its_end_with_its_change(demo: pd.DataFrame) -> None:
    figure = likelihoods.figure(demo, SWEDISH, "light")
    labels = [note.text for note in figure.layout.annotations if "Future" in note.text]
    assert any(label.startswith("<b>C 35\u00a0%</b> +5<br>") for label in labels)
    assert any(label.startswith("<b>B 20\u00a0%</b> \u22125<br>") for label in labels)
    heights = sorted(note.y for note in figure.layout.annotations if "Future" in note.text)
    gap = 36 * figure.layout.yaxis.range[1] / (350 - 40 - 30)
    assert min(b - a for a, b in pairwise(heights)) >= gap - 1e-9


def test_what_was_carved_out_is_no_change_at_the_end_of_a_line() -> None:
    told = Telling().held("R1", "2023-03-14")
    for code in "AB":
        told.add("scenario", code, title=f"Future {code}", set="main")
    told.likelihoods(60, 40).held("R2", "2023-10-10")
    told.add("scenario", "C", title="Future C", carved_from="B").likelihoods(65, 20)
    told.add("likelihood", "C/group", percent=15.0)
    table = series.likelihoods(told.history, told.moment(), TODAY)
    figure = likelihoods.figure(table, ENGLISH, "light")
    labels = [note.text for note in figure.layout.annotations if "Future" in note.text]
    assert [label.partition("<br>")[0] for label in labels] == [
        "<b>C 15%</b>",
        "<b>B 20%</b> \u22125",
        "<b>A 65%</b> +5",
    ]


def test_a_point_tells_review_day_and_reason(demo: pd.DataFrame) -> None:
    figure = likelihoods.figure(demo, ENGLISH, "dark")
    hover = figure.data[-1].customdata[-1]
    assert figure.data[-1].hovertemplate.startswith("<b>C</b> Future C<br>")
    assert hover == "35% (+5)<br>R8 · 2024-11-03<br>R8<br><i>Because of R8</i>"


def test_the_sentences_say_who_leads(demo: pd.DataFrame) -> None:
    assert likelihoods.title(demo, SWEDISH) == "C är nu troligast, A var det vid R1"
    assert likelihoods.alt(demo, SWEDISH) == (
        "Scenario C är nu troligast, 35 procent, upp från 30."
    )
    falling = plan({"R1": (60, 40), "R2": (55, 45)})
    assert likelihoods.title(falling, ENGLISH) == "A is now the likeliest"
    assert likelihoods.alt(falling, ENGLISH) == (
        "Scenario A is now the likeliest, 55 per cent, down from 60."
    )
    level = plan({"R1": (50, 50)})
    assert likelihoods.title(level, ENGLISH) == "Which future is the likeliest?"
    assert likelihoods.alt(level, ENGLISH) == (
        "Scenarios A and B are now level as the likeliest, 50 per cent each."
    )
    first = plan({"R1": (60, 40)})
    assert likelihoods.alt(first, ENGLISH) == "Scenario A is now the likeliest, 60 per cent."


def test_reviews_called_by_year_need_no_years_on_top() -> None:
    told = Telling().add("scenario", "A", title="One")
    for year in (2020, 2021):
        told.held(str(year), f"{year}-06-30").likelihoods(100)
    table = series.likelihoods(told.history, told.moment(), TODAY)
    texts = [note.text for note in likelihoods.figure(table, ENGLISH, "light").layout.annotations]
    assert not {"2020", "2021"} & set(texts)


def test_years_stand_on_top_where_they_begin(demo: pd.DataFrame) -> None:
    texts = [note.text for note in likelihoods.figure(demo, ENGLISH, "light").layout.annotations]
    assert {"2023", "2024"} <= set(texts)


def test_more_than_four_scenarios_are_grey_with_one_highlighted() -> None:
    table = plan({"R1": (30, 25, 20, 15, 10), "R2": (10, 15, 20, 25, 30)})
    figure = likelihoods.figure(table, ENGLISH, "light")
    assert len({line.line.color for line in figure.data[:-1]}) == 1
    assert figure.data[-1].line.color not in {line.line.color for line in figure.data[:-1]}
    assert figure.data[-1].name == "E Future E"


def test_of_many_scenarios_the_likeliest_are_drawn_and_the_rest_is_told() -> None:
    codes = [f"T{n}" for n in range(68)]
    rows = [
        {"review": f"R{r}", "day": date(2020, 1, 1) + timedelta(days=30 * r), "scenario": code}
        | {"title": code, "percent": 100 / 68 + (n == r), "change": None, "reason": None}
        | {"review_title": ""}
        for r in range(200)
        for n, code in enumerate(codes)
    ]
    table = pd.DataFrame(rows)
    figure = likelihoods.figure(table, ENGLISH, "light")
    assert len(figure.data) == 8
    assert figure.data[0].mode == "lines"
    assert list(figure.data[-1].x) == [0, 66, 67, 68, 199]  # where it leaves its level
    assert len(figure.layout.xaxis.ticktext) <= 6
    told = likelihoods.note(table, ENGLISH)
    assert "the 8 likeliest of 68; the others have 88.2 per cent" in told


def test_a_scenario_that_is_gone_keeps_its_line_but_no_label() -> None:
    table = plan({"R1": (60, 40), "R2": (50, 50)})
    gone = table[~((table["review"] == "R2") & (table["scenario"] == "B"))]
    figure = likelihoods.figure(gone, ENGLISH, "light")
    assert [line.name for line in figure.data] == ["B Future B", "A Future A"]
    assert not any("Future B" in note.text for note in figure.layout.annotations)


def test_the_table_has_a_row_a_review_and_a_column_a_scenario(demo: pd.DataFrame) -> None:
    listing = likelihoods.listing(demo, SWEDISH)
    assert list(listing.columns)[:3] == ["Avstämning", "Dag", "A Future A"]
    assert list(listing["C Future C"]) == ["20\u00a0%", "15\u00a0%", "30\u00a0%", "35\u00a0%"]
    now = Telling().add("scenario", "A", title="One").likelihoods(100)
    table = series.likelihoods(now.history, now.moment(), TODAY)
    assert list(likelihoods.listing(table, SWEDISH)["Avstämning"]) == ["nu"]


def test_an_empty_plan_says_so() -> None:
    empty = plan({})
    assert not likelihoods.figure(empty, SWEDISH, "light").data
    assert likelihoods.alt(empty, SWEDISH) == "Inga sannolikheter ännu."
    assert likelihoods.title(empty, SWEDISH) == "Vilken framtid är troligast?"
    assert likelihoods.note(empty, SWEDISH).startswith("Gruppens bedömning")
    assert likelihoods.listing(empty, SWEDISH).empty
