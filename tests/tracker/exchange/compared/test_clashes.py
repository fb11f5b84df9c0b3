"""What plan and file have both changed is refused, kept or taken: as the terms say."""

import json

import pytest

from scenarios.edits import Add, Edit, Restore, Retire, Revise
from scenarios.history import History
from tests.plans import TODAY, full_plan, with_edits
from tracker.exchange.compared.clashes import Choice, Clash
from tracker.exchange.compared.terms import Terms
from tracker.exchange.preview import Import, preview
from tracker.exchange.profiles import profile_of
from tracker.exchange.sheets import File
from tracker.words import Words

CLASH = Clash("goal", "S1", "title", "Fler bostäder", "Deras", "Vår")
TITLE = "code,title,revision\nS1,Vår,1\n"
TITLE_AND_OWNER = "code,title,owner,revision\nS1,Vår,Ekonom,1\n"
ACTED = "code,title,act,effective_on,revision\nS1,Vår,revise,{day},1\n"


def changed(title: str = "Deras") -> History:
    return with_edits(full_plan(), [Revise(kind="goal", key="S1", values={"title": title})])


def imported(history: History, text: str, terms: Terms, kind: str = "goal") -> Import:
    return preview(history, TODAY, [File(f"{kind}.csv", text.encode())], terms)


def told(found: Import) -> dict[str, int]:
    return {name: count for name, count in found.counts(0).items() if count}


def values(edits: list[Edit]) -> list[object]:
    return [getattr(edit, "values", None) for edit in edits]


def test_a_clash_holds_its_three_values_whatever_becomes_of_it() -> None:
    choices: tuple[Choice, ...] = ("refuse", "keep", "take")
    for choice in choices:
        assert imported(changed(), TITLE, Terms(clashes=choice)).clashes == [CLASH]


def test_what_is_kept_is_not_written_and_stops_nothing() -> None:
    found = imported(changed(), TITLE, Terms(clashes="keep"))
    assert not found.refused
    assert (told(found), found.edits) == ({"clashes": 1}, [])


def test_beside_what_is_kept_the_rest_of_the_row_is_written() -> None:
    found = imported(changed(), TITLE_AND_OWNER, Terms(clashes="keep"))
    assert told(found) == {"changed": 1, "cells_changed": 1}
    assert values(found.edits) == [{"owner": "Ekonom"}]


def test_what_is_taken_is_written_over_what_others_wrote() -> None:
    found = imported(changed(), TITLE, Terms(clashes="take"))
    assert not found.refused
    assert values(found.edits) == [{"title": "Vår"}]
    assert with_edits(changed(), found.edits).now(TODAY).get("goal", "S1").title == "Vår"


@pytest.mark.parametrize("usual", ["refuse", "keep"])
def test_one_clash_may_be_taken_by_itself(usual: Choice) -> None:
    found = imported(changed(), TITLE, Terms(clashes=usual, taken=frozenset({CLASH})))
    assert values(found.edits) == [{"title": "Vår"}]


def test_one_clash_may_be_kept_by_itself() -> None:
    found = imported(changed(), TITLE, Terms(kept=frozenset({CLASH})))
    assert (found.refused, found.edits) == (False, [])


def test_a_choice_holds_only_for_the_values_that_were_seen() -> None:
    for terms in (Terms(kept=frozenset({CLASH})), Terms(taken=frozenset({CLASH}))):
        found = imported(changed("Något helt annat"), TITLE, terms)
        assert found.refused
        assert found.edits == []


def test_a_row_that_names_its_act_is_chosen_about_in_the_same_way() -> None:
    text = ACTED.format(day=TODAY)
    assert imported(changed(), text, Terms()).refused
    assert imported(changed(), text, Terms(clashes="keep")).edits == []
    assert values(imported(changed(), text, Terms(clashes="take")).edits) == [{"title": "Vår"}]


def test_a_record_that_others_have_retired_stays_so_or_is_restored() -> None:
    history = with_edits(full_plan(), [Retire(kind="assumption", key="F2")])
    text = "code,text,revision\nF2,annat,1\n"
    kept = imported(history, text, Terms(clashes="keep"), "assumption")
    assert (told(kept), kept.clashes) == ({"clashes": 1}, [Clash("assumption", "F2")])
    [restored] = imported(history, text, Terms(clashes="take"), "assumption").edits
    assert isinstance(restored, Restore)
    assert restored.values == {"text": "annat"}


# ---------------------------------------------------------------------- what was decided

OFFICE = {
    "kind": "indicator",
    "key": "Nr",
    "fields": {"title": "Namn", "target_value": "Mål"},
}
DECIDED = Clash("indicator", "I01", "target_value", 95.0, 95.0, 120.0, decision="B07")


def decided() -> History:
    """Give a plan where a decision has set the target of an indicator."""
    edit = Revise(kind="indicator", key="I01", values={"target_value": 95.0}, decision="B07")
    b07 = Add(kind="decision", key="B07", values={"text": "Sänk målet.", "taken_in": "R1"})
    return with_edits(full_plan(), [b07, edit])


def from_office(history: History, terms: Terms = Terms(), target: str = "120") -> Import:  # noqa: B008
    file = File("mål.csv", f"Nr;Namn;Mål\nI01;Annat namn;{target}\n".encode())
    profile = profile_of("mål", json.dumps(OFFICE).encode())
    return preview(history, TODAY, [file], terms, profile=profile)


def test_a_decided_target_is_kept_when_an_office_file_has_another() -> None:
    found = from_office(decided())
    assert not found.refused
    assert found.clashes == [DECIDED]
    assert values(found.edits) == [{"title": "Annat namn"}]


def test_a_decided_target_that_is_kept_is_told_with_its_decision() -> None:
    found = from_office(decided())
    [note] = found.notes(0)
    assert (note.row, note.column, note.value) == (2, "Mål", "120")
    assert "95 was decided in B07" in note.sentence(Words("en"))
    assert [one.row for one in found.kept] == [2]


def test_the_target_of_the_file_may_be_taken_all_the_same() -> None:
    found = from_office(decided(), Terms(taken=frozenset({DECIDED})))
    assert values(found.edits) == [{"title": "Annat namn", "target_value": 120.0}]
    assert found.kept == []


def test_a_file_with_the_decided_target_meets_no_conflict() -> None:
    assert from_office(decided(), target="95").clashes == []


def test_a_target_that_no_decision_set_is_written_as_the_file_has_it() -> None:
    edit = Revise(kind="indicator", key="I01", values={"target_value": 95.0})
    found = from_office(with_edits(full_plan(), [edit]))
    assert found.clashes == []
    assert values(found.edits) == [{"title": "Annat namn", "target_value": 120.0}]


def test_our_own_file_sets_a_decided_target_as_before() -> None:
    found = imported(decided(), "code,target_value\nI01,120\n", Terms(), "indicator")
    assert found.clashes == []
    assert values(found.edits) == [{"target_value": 120.0}]
