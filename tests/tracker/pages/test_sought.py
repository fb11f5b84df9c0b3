"""Boxes of very many records: what they list, and how any other is found by what is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from scenarios.fields import Mention, Mentions, Reference, References
from scenarios.kinds import KINDS
from tests.tracker import stage
from tests.tracker.sent import sent
from tracker import forms
from tracker.forms import sought
from tracker.forms.inputs import read
from tracker.forms.sought import NEWEST, NothingCalledSo, SeveralCalledSo, listed
from tracker.visit import Visit
from tracker.workspace import Workspace

DECISION = Reference(kind="decision")
DECISION_BOX = "form_observation__add:decision"


@given(count=st.integers(0, sought.MOST), held=st.lists(st.sampled_from(["B7", "B9999"])))
def test_a_list_that_is_not_very_long_is_listed_whole(count: int, held: list[str]) -> None:
    options = [f"B{number}" for number in range(count)]
    assert listed(options, held) == options


@given(more=st.integers(1, 3 * NEWEST), held=st.lists(st.integers(0, sought.MOST), max_size=3))
def test_of_very_many_the_newest_of_each_kind_are_listed_and_what_is_held(
    more: int, held: list[int]
) -> None:
    goals = [f"goal:S{number}" for number in range(3)]
    decisions = [f"decision:B{number}" for number in range(sought.MOST + more)]
    chosen = [decisions[place] for place in held]
    found = listed([*goals, *decisions], chosen)
    assert set(found) == {*chosen, *goals, *decisions[-NEWEST:]}
    assert len(found) == len(set(found))
    assert found[len(set(chosen)) :] == [
        one for one in (*goals[::-1], *decisions[::-1]) if one in found and one not in chosen
    ]


@pytest.fixture
def visit(demonstration: Workspace) -> Visit:
    return stage.visit(demonstration)


@pytest.mark.parametrize(
    ("text", "key"), [("B07", "B07"), ("b07", "B07"), ("sänk 95", "B07"), ("B07 målet", "B07")]
)
def test_a_record_is_found_by_its_code_or_by_words_of_its_title(
    visit: Visit, text: str, key: str
) -> None:
    assert read(visit, DECISION, text) == key
    assert read(visit, Mention(), text) == f"decision:{key}"
    assert read(visit, References(kind="decision"), [text]) == (key,)
    assert read(visit, Mentions(), ["goal:S1", text]) == ("goal:S1", f"decision:{key}")


def test_a_code_goes_before_words_that_hold_it(visit: Visit) -> None:
    keys = visit.snapshot.keys("goal")
    assert {read(visit, Reference(kind="goal"), key.lower()) for key in keys} == set(keys)


def test_what_several_are_called_asks_for_a_code_and_names_some(visit: Visit) -> None:
    with pytest.raises(SeveralCalledSo) as refused:
        read(visit, DECISION, "b")
    assert visit.words.refusal(refused.value).count("B") >= sought.TOLD
    assert "…" in visit.words.refusal(refused.value)


@pytest.mark.parametrize("field", [DECISION, Mention()])
def test_what_nothing_is_called_is_refused_with_what_was_written(
    visit: Visit, field: Reference | Mention
) -> None:
    with pytest.raises(NothingCalledSo, match="hittas aldrig"):
        read(visit, field, "hittas aldrig")


def test_what_is_chosen_is_meant_as_it_is_also_when_it_is_no_longer_there(visit: Visit) -> None:
    then = stage.visit(visit.workspace, at="2020-01-01")
    assert read(then, DECISION, "B07") == "B07"
    assert read(then, Mention(), "decision:B07") == "decision:B07"
    group = KINDS["likelihood"].columns["judge"]
    assert read(visit, group, "group") == "group"


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sought, "MOST", 10)
    monkeypatch.setattr(sought, "NEWEST", 3)


def added(workspace: Workspace, kind: str, session: dict[str, object] | None = None) -> AppTest:
    """Open the form that adds a record, with something in it already."""
    return stage.play(lambda: forms.add(stage.visit(workspace), kind), session)


@pytest.mark.usefixtures("_few")
def test_a_form_lists_the_newest_and_says_what_may_be_written(demonstration: Workspace) -> None:
    box = stage.box(added(demonstration, "observation"), ":decision")
    assert [option.split()[0] for option in box.options] == ["B18", "B17", "B16"]
    assert "write a code" in box.placeholder


@pytest.mark.usefixtures("_few")
@pytest.mark.parametrize(
    ("text", "told"),
    [("finns inte", "Nothing here"), ("sänk 95", ""), ("B", "Several are")],
)
def test_what_was_written_is_found_when_it_is_saved_or_refused_beside_its_box(
    demonstration: Workspace, text: str, told: str
) -> None:
    test = added(demonstration, "observation", {DECISION_BOX: text})
    assert stage.box(test, ":decision").value == text
    stage.press(test, "Add")
    label = stage.box(test, ":decision").label
    assert told in label
    assert ("–" in label) is bool(told)


def test_the_bytes_of_a_form_do_not_grow_with_what_can_be_chosen(
    demonstration: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sent(lambda: forms.add(stage.visit(demonstration), "decision")).bytes
    monkeypatch.setattr(sought, "MOST", 10)
    monkeypatch.setattr(sought, "NEWEST", 1)
    assert sent(lambda: forms.add(stage.visit(demonstration), "decision")).bytes < 0.7 * whole
