"""A table whose columns are indicators, and whose rows are periods, is proposed as observations."""

from typing import Any

import pytest

from scenarios.history import History
from tests.tracker.exchange.office.desk import TODAY, leaf_of
from tracker.exchange.office.guesses import Proposal, answered
from tracker.exchange.office.proposing import propose
from tracker.exchange.office.reading import layout_by_profile

PLACES = """Kommunkod;År;Färdigställda bostäder;Trygghetsindex;Flyttnetto
0114;2023;61;70;-1
0115;2023;62;71;2
0114;2024;63;72;
"""
YEARS = "År;I01;I10\n2023;61;70\n2024;62;71\n"
QUARTERS = """Kvartal;Färdigställda bostäder;Trygghetsindex;Resor med kollektivtrafiken
kv 1 2026;61;70;140,5
kv 2 2026;62;71;137,0
kv 3 2026;63;72;126,0
"""
READ = {"I01/2026-Q1": 61, "I10/2026-Q3": 72, "I03/2026-Q2": 137}


def asked(proposal: Proposal) -> dict[tuple[str, ...], Any]:
    return {question.about: question.proposed for question in proposal.questions}


def read(proposal: Proposal, history: History) -> dict[str, Any]:
    found = layout_by_profile(proposal.layout, proposal.profile(), history, TODAY)
    assert not [problem for sheet in found for problem in sheet.problems]
    assert sum(sheet.skipped for sheet in found) == 0
    return {row.key: row.values.get("value") for sheet in found for row in sheet.rows}


def test_headings_are_indicators_where_rows_are_periods(history: History) -> None:
    proposal = propose(leaf_of(YEARS), history, TODAY)
    assert (proposal.told["kind"], proposal.told["key"]) == ("observation", {"period": "År"})
    assert proposal.told["wide"]["columns"] == {"I01": "I01", "I10": "I10"}
    assert proposal.is_sure
    assert proposal.unused == ()
    reasons = [str(guess.reason) for guess in proposal.guesses if guess.about[0] in ("kind", "key")]
    assert reasons == [
        "The headings name indicators, and “År” holds periods.",
        "Every cell of “År” is a period.",
    ]
    assert read(proposal, history) == {
        "I01/2023": 61,
        "I10/2023": 70,
        "I01/2024": 62,
        "I10/2024": 71,
    }


def test_names_in_headings_are_matched_asked_and_left_out_as_others(history: History) -> None:
    proposal = propose(leaf_of(PLACES), history, TODAY)
    assert proposal.told["key"] == {"period": "År", "place": "Kommunkod"}
    names = ("names", "indicator")
    assert asked(proposal) == {
        (*names, "Färdigställda bostäder"): "I01",
        (*names, "Flyttnetto"): None,
    }
    said = answered({}, (*names, "Flyttnetto"), None)
    found = read(propose(leaf_of(PLACES), history, TODAY, said), history)
    assert len(found) == 2 * 3
    assert found["I01/2024/0114"] == 63


def test_a_table_on_its_side_is_understood_by_names_that_are_alike(history: History) -> None:
    proposal = propose(leaf_of(QUARTERS), history, TODAY)
    assert proposal.told["kind"] == "observation"
    reason = "What stands below “Kvartal” is like the names of indicator."
    assert str(proposal.reason("key", "indicator")) == reason
    found = read(proposal, history)
    assert {key: found[key] for key in READ} == READ


@pytest.mark.parametrize(
    "text",
    [
        "År;Antal hundar;Antal katter;Antal hästar\n2023;1;2;3\n2024;4;5;6\n",
        "Ort;Färdigställda bostäder;Trygghetsindex\nNorr;1;2\nSöder;3;4\n",
        "År;Kvartal;Färdigställda bostäder;Trygghetsindex\n2023;Kv 1;1;2\n2023;Kv 2;3;4\n",
    ],
)
def test_other_headings_and_other_rows_are_asked_about(history: History, text: str) -> None:
    assert ("kind",) in asked(propose(leaf_of(text), history, TODAY))


def test_among_many_other_headings_only_those_that_are_named_are_read(history: History) -> None:
    others = ";".join(f"Hundar {n}" for n in range(6))
    text = f"År;Färdigställda bostäder;Trygghetsindex;{others}\n2023;1;2;3;4;5;6;7;8\n"
    columns = propose(leaf_of(text), history, TODAY).told["wide"]["columns"]
    assert list(columns) == ["Färdigställda bostäder", "Trygghetsindex"]
