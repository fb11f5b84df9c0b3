"""What the product makes of the demonstration is what a replay of its own makes of it."""

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from demo.derive_expected import EXPECTED
from demo.edits import LANGUAGES, changes, plain, translator
from scenarios.difference import FieldChange, compare
from scenarios.edits import Undo, decide
from scenarios.history import History
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Change

HOME = ZoneInfo("Europe/Stockholm")
TODAY = date(2026, 11, 23)
expected = json.loads(EXPECTED.read_text(encoding="utf-8"))


@cache
def history(language: str) -> History:
    """Let the product decide every change, each on its own day."""
    told = History.empty()
    for number, written in enumerate(changes(language), start=1):
        day = datetime.fromtimestamp(written.made_at / 1000, UTC).astimezone(HOME).date()
        undoes = [edit.change for edit in written.edits if isinstance(edit, Undo)]
        change = Change(
            id=number,
            made_at=written.made_at,
            person=written.person.key,
            source=written.source,
            undoes=undoes[0] if undoes else None,
            revisions=decide(written.edits, told, day=day),
        )
        told = told.extended([change])
    return told


def revised(change: FieldChange) -> dict[str, Any]:
    """Write a changed field as `compare` answers it in JSON."""
    field = KINDS[change.kind].fields[change.field]
    return {
        "kind": change.kind,
        "key": change.key,
        "field": change.field,
        "before": field.plain(change.before),
        "after": field.plain(change.after),
        "act": change.act,
        "review": change.review,
        "reason": change.reason,
        "trigger": change.trigger,
        "author": change.author,
        "decision": change.decision,
    }


def in_language(change: dict[str, Any], language: str) -> dict[str, Any]:
    """Give an expected change with its texts in a language."""
    translate = translator(language)
    told = {name: translate(change[name]) for name in ("reason", "author")}
    values = {
        name: plain(change["kind"], change["field"], change[name], language)
        for name in ("before", "after")
    }
    return change | told | values


def name_of(change: dict[str, Any]) -> tuple[str, str, str]:
    return change["kind"], change["key"], change["field"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_difference_from_r4_to_r8_is_the_one_derived_from_the_tables(
    language: str,
) -> None:
    told = history(language)
    found = compare(told, told.moment("R4", TODAY), told.moment("R8", TODAY))
    wanted = expected["difference"]
    for name in ("added", "retired", "restored"):
        records = [{"kind": record.kind, "key": record.key} for record in getattr(found, name)]
        assert sorted(records, key=str) == sorted(wanted[name], key=str)
    assert sorted(map(revised, found.revised), key=name_of) == sorted(
        (in_language(change, language) for change in wanted["revised"]), key=name_of
    )
    assert not any(change.method_changed for change in found.revised)


@pytest.mark.parametrize("language", LANGUAGES)
def test_likelihoods_cross_from_a_over_b_to_c(language: str) -> None:
    told = history(language)
    wanted = {
        "R1": (35, 25, 20, 20),
        "R5": (15, 40, 15, 30),
        "R7": (20, 25, 30, 25),
        "R8": (20, 20, 35, 25),
    }
    for review, percents in wanted.items():
        table = told.at(told.moment(review, TODAY)).table("likelihood")
        assert tuple(table["percent"]) == percents
        assert tuple(expected["figures"]["likelihoods"][review].values()) == percents


@pytest.mark.parametrize(("review", "free"), [("R4", 1.5), ("R5", -2.0), ("R6", 0.5), ("R8", 0.5)])
def test_g4_is_promised_twice_at_r5_and_shared_out_anew_at_r6(review: str, free: float) -> None:
    told = history("sv")
    snapshot = told.at(told.moment(review, TODAY))
    sums = {}
    for kind in ("contribution", "allocation"):
        table = snapshot.table(kind)
        sums[kind] = table.loc[table["resource"] == "G4", "amount"].sum()
    assert sums["contribution"] - sums["allocation"] == free
    assert expected["figures"]["G4"][review]["free"] == free


@pytest.mark.parametrize(
    ("moment", "target"),
    [("R3", 120), ("R4", 120), ("2024-11-24", 120), ("2024-11-25", 95), ("R8", 95)],
)
def test_the_housing_target_is_lowered_between_two_reviews(moment: str, target: float) -> None:
    told = history("sv")
    snapshot = told.at(told.moment(moment, TODAY))
    assert snapshot.get("indicator", "I01").target_value == target
    assert expected["figures"]["I01 target"][moment] == target


def test_the_lower_target_names_its_decision_and_the_decision_its_paragraph() -> None:
    told = history("sv")
    line = told.story(RecordId("indicator", "I01"), "target_value")[0]
    assert (line.effective_on, line.review, line.reason) == (
        date(2024, 11, 25),
        None,
        "Byggmarknaden tar längre tid än väntat",
    )
    decision = told.now(TODAY).get("decision", "B07")
    assert decision.reference == expected["figures"]["B07 reference"] == "KF 2024-11-25 § 118"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_at_every_review_is_the_one_derived(language: str) -> None:
    told = history(language)
    fields = {
        "statuses": ("goal", "status"),
        "signposts": ("signpost", "state"),
        "assumptions": ("assumption", "state"),
        "decisions": ("decision", "state"),
    }
    for name, (kind, field) in fields.items():
        for review, wanted in expected["figures"][name].items():
            table = told.at(told.moment(review, TODAY)).table(kind)
            assert dict(zip(table["key"], table[field], strict=True)) == wanted


def test_the_plan_at_r8_holds_as_many_records_as_the_replay() -> None:
    told = history("sv")
    snapshot = told.at(told.moment("R8", TODAY))
    counted = {kind: len(snapshot.keys(kind)) for kind in KINDS}
    assert counted == expected["figures"]["living at R8"]


def test_what_was_known_at_r4_differs_from_what_is_known_of_that_day_now() -> None:
    told = history("sv")
    then = told.at(told.moment("R4", TODAY)).get("contribution", "G2/TK")
    now = told.at(told.moment("2024-10-15", TODAY)).get("contribution", "G2/TK")
    assert (then.state, now.state) == ("decided", "agreed")


def test_both_languages_have_the_same_history() -> None:
    swedish, english = (history(language) for language in LANGUAGES)
    assert swedish.position == english.position
    assert [mark.made_at for mark in swedish.changes()] == [
        mark.made_at for mark in english.changes()
    ]
