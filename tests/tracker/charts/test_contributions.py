"""Who brings what and where it goes: a diagram of flows in one unit."""

from itertools import pairwise

import pandas as pd
import pytest

from scenarios import series
from scenarios.series.flows import FLOWS
from scenarios.series.stops import tidy
from tests.telling import Telling
from tracker.charts import contributions
from tracker.charts.reading import read
from tracker.charts.streams import Node, streams
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    plan = Telling().on("2025-03-18").add("goal", "N1", title="Jobs <now>")
    plan.add("actor", "VK", title="Town").add("actor", "RM", title="Region")
    plan.add("resource", "G1", title="Fund", unit="mnkr")
    plan.add("resource", "G8", title="Project", unit="mnkr")
    plan.add("contribution", "G1/VK", amount=10.0, state="agreed")
    plan.add("contribution", "G8/RM", amount=3.0, state="intent")
    return plan.add("allocation", "G1/N1", amount=4.0).add("allocation", "G8/N1", amount=5.0)


def table_of(told: Telling) -> pd.DataFrame:
    return series.resource_flows(told.history.at(told.moment()), "mnkr")


def ends(column: tuple[Node, ...]) -> list[float]:
    return [edge for node in column for edge in (node.top, node.top + node.height)]


def test_amounts_keep_one_scale_and_nodes_never_overlap(told: Telling) -> None:
    placed = streams(read(table_of(told)), 0.05)
    scales = {
        round(node.height / node.amount, 9)
        for column in (placed.partners, placed.resources, placed.goals)
        for node in column
    }
    assert len(scales) == 1
    for column in (placed.partners, placed.resources, placed.goals):
        assert all(below >= above for above, below in pairwise(ends(column)))
        assert min(ends(column)) >= -1e-9
        assert max(ends(column)) <= 1 + 1e-9
    assert {node.code: node.amount for node in placed.resources} == {"G1": 10, "G8": 5}
    assert sum(band.height for band in placed.given) == pytest.approx(15 * scales.pop(), abs=1e-6)


def test_bands_fill_their_nodes_from_the_top(told: Telling) -> None:
    placed = streams(read(table_of(told)), 0.05)
    town = next(node for node in placed.partners if node.code == "VK")
    fund = next(node for node in placed.resources if node.code == "G1")
    [band] = [one for one in placed.brought if one.row["key"] == "G1/VK"]
    assert (band.start, band.end) == (town.top, fund.top)
    assert band.height == pytest.approx(town.height)


def test_a_band_tells_what_it_carries_and_an_intent_is_pale(told: Telling) -> None:
    agreed, intent, *given = contributions.figure(table_of(told), ENGLISH, "light").data
    assert agreed.text == "<b>VK</b> Town →<br><b>G1</b> Fund<br>10\u00a0mnkr · agreed"
    assert (agreed.fillcolor[-5:], intent.fillcolor[-5:]) == ("0.45)", "0.22)")
    assert agreed.meta == "record?kind=contribution&key=G1/VK"
    assert [one.name for one in given] == ["G1 N1", "G1", "G8 N1"]
    assert given[1].text == "<b>G1</b> Fund<br>6\u00a0mnkr left"
    assert given[1].meta == "record?kind=resource&key=G1"
    assert contributions.note(table_of(told), ENGLISH).endswith("Pale: no more than an intent.")


def test_what_gives_more_than_it_has_is_red_and_said(told: Telling) -> None:
    shapes = contributions.figure(table_of(told), SWEDISH, "light").layout.shapes
    assert [shape.fillcolor for shape in shapes].count("#B3261E") == 1
    assert contributions.alt(table_of(told), ENGLISH) == (
        "VK brings the most, 10\u00a0mnkr of 13\u00a0mnkr. N1 gets the most, 9\u00a0mnkr of"
        " 9\u00a0mnkr. 6\u00a0mnkr is left. G8 is over-allocated by 2\u00a0mnkr."
    )


def test_of_many_partners_the_smallest_stand_together() -> None:
    plan = Telling().on("2025-03-18").add("resource", "G1", title="Fund", unit="mnkr")
    for number in range(1, 21):
        plan.add("actor", f"P{number}", title=f"Partner {number}")
        plan.add("contribution", f"G1/P{number}", amount=float(number))
    figure = contributions.figure(table_of(plan), ENGLISH, "dark")
    texts = [note.text for note in figure.layout.annotations]
    assert "45<br>the others" in texts
    assert sum(text.startswith("<b>P") for text in texts) == contributions.SHOWN - 1
    assert "intent" not in contributions.note(table_of(plan), ENGLISH)


def test_where_nothing_flows_a_sentence_says_so() -> None:
    empty = tidy([], FLOWS)
    empty.attrs |= {"unit": "MW", "decimals": 0}
    said = "Nobody brings anything in this unit yet."
    assert contributions.alt(empty, ENGLISH) == said
    [note] = contributions.figure(empty, ENGLISH, "light").layout.annotations
    assert note.text == said
