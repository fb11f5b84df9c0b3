"""What a file seems to mean is proposed with reasons, and what it does not say is asked."""

from typing import Any

import pytest

from scenarios.history import History
from tests.tracker.exchange.office.desk import GOALS, QUARTERS, TODAY, leaf_of, sample
from tracker.exchange.office.guesses import Proposal, answered, lasting
from tracker.exchange.office.proposing import propose
from tracker.exchange.office.reading import leaf_by_profile
from tracker.exchange.preview import Import, proposed
from tracker.exchange.profiles import profile_told


def asked(proposal: Proposal) -> dict[tuple[str, ...], Any]:
    return {question.about: question.proposed for question in proposal.questions}


def told(proposal: Proposal) -> dict[str, Any]:
    found = dict(proposal.told)
    for question in proposal.questions:
        found = answered(found, question.about, question.proposed)
    return found


def brought(name: str, history: History, said: dict[str, Any]) -> Import:
    sheets = leaf_by_profile(sample(name), profile_told("kontor", said), history, TODAY)
    return proposed(sheets, history, TODAY)


def values(found: Import, kind: str) -> dict[str, dict[str, Any]]:
    return {
        row.key: dict(row.values)
        for sheet in found.sheets
        if sheet.kind == kind
        for row in sheet.rows
    }


def test_the_quarters_are_observations_with_the_targets_beside(history: History) -> None:
    proposal = propose(sample(QUARTERS), history, TODAY)
    assert proposal.told["kind"] == "observation"
    assert proposal.told["wide"] == {"part": "period", "field": "value"}
    assert proposal.told["decimal"] == ","
    assert [one["kind"] for one in proposal.told["also"]] == ["indicator"]
    assert all(str(guess.reason) for guess in proposal.guesses)


def test_names_that_differ_a_little_are_matched_and_unknown_ones_asked(history: History) -> None:
    proposal = propose(sample(QUARTERS), history, TODAY)
    names = proposal.told["names"]["indicator"]
    assert names == {"Färdigställda bostäder, rullande 4 kv": "I01"}
    assert asked(proposal) == {
        ("names", "indicator", "Klimatutsläpp"): "I07",
        ("names", "indicator", "Flyttnetto"): None,
        ("names", "indicator", "Nöjd-Medborgar-Index (NMI)"): None,
    }


def test_the_quarters_change_only_what_the_plan_does_not_hold(history: History) -> None:
    said = told(propose(sample(QUARTERS), history, TODAY))
    found = brought(QUARTERS, history, said)
    observed = values(found, "observation")
    assert not found.all_problems
    assert observed["I07/2024-Q3"] == {"value": 4.97, "state": "preliminary"}
    assert observed["I07/2024-Q4"] == observed["I10/2024-Q3"] == {}  # the stored ones stay
    assert observed["I04/2022-Q1"] == {"value": 9870.0}
    assert values(found, "indicator")["I08"] == {"target_value": 8.0}


def test_signs_of_a_record_that_the_plan_lacks_are_kept_as_marks(history: History) -> None:
    said = told(propose(sample(QUARTERS), history, TODAY))
    said["names"]["indicator"]["Nöjd-Medborgar-Index (NMI)"] = "NMI"
    said["names"]["indicator"]["Flyttnetto"] = "FN"
    observed = values(brought(QUARTERS, history, said), "observation")
    assert observed["NMI/2024-Q4"] == {"mark": "–"}
    last = [observed[f"FN/2024-Q{quarter}"]["value"] for quarter in (1, 2, 3, 4)]
    assert last == [-3, -8, -6, -4]


def test_the_goal_report_is_goals_with_observations_and_targets_beside(history: History) -> None:
    proposal = propose(sample(GOALS), history, TODAY)
    assert (proposal.told["kind"], proposal.told["key"]) == ("goal", {"code": "Nr"})
    assert [one["kind"] for one in proposal.told["also"]] == ["observation", "target"]
    assert proposal.told["fields"]["status"]["map"] == {
        "Ej uppfyllt": "not_met",
        "Delvis uppfyllt": "partly",
        "Uppfyllt": "met",
        "Kan ej bedömas": "not_judged",
    }
    assert proposal.unused == ("Nämndmål",)


def test_filling_down_and_the_day_of_a_report_are_asked_with_an_answer_proposed(
    history: History, expected: dict[str, Any]
) -> None:
    found = asked(propose(sample(GOALS), history, TODAY))
    assert found["fill_down",] == expected[GOALS]["fill_down_columns"]
    assert found["effective_on",] == "2024-09-17"


@pytest.mark.parametrize(("blank", "begins"), [(1, "1 row is"), (2, "2 rows are")])
def test_why_blanks_are_filled_counts_in_words(history: History, blank: int, begins: str) -> None:
    text = "Mål;Status\nFler bostäder;Uppfyllt\n" + ";Ej uppfyllt\n" * blank
    proposal = propose(leaf_of(text), history, TODAY)
    [one] = [one for one in proposal.questions if one.about == ("fill_down",)]
    assert str(one.reason).startswith(begins)


def test_the_goal_report_reads_as_its_paper_says(history: History) -> None:
    said = told(propose(sample(GOALS), history, TODAY))
    found = brought(GOALS, history, said)
    observed, goals = values(found, "observation"), values(found, "goal")
    assert not found.all_problems
    assert observed["I04/2024-08"] == {"value": 10085.0}
    assert observed["I02/2023"] == {"value": 12.0}
    assert goals["M3"]["status"] == "not_judged"
    assert goals["S1"]["status_comment"].splitlines()[1].startswith("Planberedskapen är fortsatt")
    assert len(goals) == 9


def test_a_row_that_is_filed_wrong_is_corrected_and_it_is_remembered(history: History) -> None:
    said = told(propose(sample(GOALS), history, TODAY))
    said["corrections"] = [
        {"where": {"Indikator": "Handläggningstid i median (dagar)"}, "set": {"Nr": "N3"}}
    ]
    assert values(brought(GOALS, history, said), "goal")["N3"]["status"] == "partly"


def test_headings_that_may_be_one_are_offered_and_merged_when_said(history: History) -> None:
    leaf = leaf_of("Nr;Mål;Mål;Läge\nS1;Bo;;Uppfyllt\nS2;;Resa;Uppfyllt\n")
    proposal = propose(leaf, history, TODAY)
    assert proposal.mergeable == {"Mål": ["Mål #2"]}
    assert proposal.unused == ("Mål #2",)
    merged = propose(leaf, history, TODAY, {"merge": proposal.mergeable, "kind": "goal"})
    assert merged.mergeable == proposal.mergeable
    assert merged.table.column("Mål") == ["Bo", "Resa"]
    assert merged.unused == ()


def test_what_was_answered_is_not_asked_again(history: History) -> None:
    leaf = sample(QUARTERS)
    said = told(propose(leaf, history, TODAY))
    again = propose(leaf, history, TODAY, said)
    assert again.is_sure
    assert again.told == said


def test_the_day_of_a_report_is_asked_though_its_columns_were_said(history: History) -> None:
    said = lasting(told(propose(sample(GOALS), history, TODAY)))
    assert asked(propose(sample(GOALS), history, TODAY, said)) == {("effective_on",): "2024-09-17"}


def test_what_nothing_tells_is_asked(history: History) -> None:
    proposal = propose(leaf_of("Alfa;Beta\nx;y\n"), history, TODAY)
    assert list(asked(proposal)) == [("kind",)]
    assert proposal.unused == ("Alfa", "Beta")


@pytest.mark.parametrize(
    ("text", "about", "choices"),
    [
        ("Indikator;kv 3 2026\nTrygghetsindex;1.200\n", "decimal", (",", ".")),
        ("Nr;Mål;Klart senast\nS1;Bo;01/10/2026\n", "order", ("dmy", "mdy")),
    ],
)
def test_a_notation_that_nothing_decides_is_asked(
    history: History, text: str, about: str, choices: tuple[str, ...]
) -> None:
    proposal = propose(leaf_of(text), history, TODAY)
    assert {q.about: q.choices for q in proposal.questions}[about,] == choices


def test_a_matrix_of_partners_is_read_as_their_contributions(history: History) -> None:
    leaf = leaf_of("Resurs;VK;RM\nGemensam utvecklingsfond 2023–2026;9,0;6,0\n")
    proposal = propose(leaf, history, TODAY)
    assert proposal.told["kind"] == "contribution"
    assert proposal.told["wide"]["columns"] == {"VK": "VK", "RM": "RM"}
    found = leaf_by_profile(leaf, proposal.profile(), history, TODAY)
    assert {row.key: row.values for row in found[-1].rows} == {
        "G1/VK": {"amount": 9.0},
        "G1/RM": {"amount": 6.0},
    }
