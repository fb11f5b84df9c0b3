"""Every kind is described once; keys, fields and reserved names hold for all."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.errors import (
    KeyPartMissing,
    KeyPartSlash,
    NoSuchKind,
    NotACode,
    NotAllowed,
    Refused,
    SameTwice,
)
from scenarios.fields import Choice, Day, Flag, Number, Percent, Prose, Text, Texts, Whole, Wholes
from scenarios.kinds import KINDS, build, kind_of
from scenarios.kinds.goals import Goal
from scenarios.revisions import RESERVED, body_text, body_values


def test_there_are_twenty_five_kinds() -> None:
    assert len(KINDS) == 25


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_no_field_has_a_reserved_name_and_all_have_words(kind: Any) -> None:
    assert not set(kind.columns) & set(RESERVED)
    assert all(field.label and field.help for field in kind.columns.values())
    assert kind.label
    assert kind.plural
    assert kind.help


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_choices_have_a_label_each(kind: Any) -> None:
    for field in kind.fields.values():
        if isinstance(field, Choice):
            assert len(field.words) == len(field.labels)


@pytest.mark.parametrize(
    ("kind", "parts", "key"),
    [
        ("goal", {"code": "S1"}, "S1"),
        ("likelihood", {"scenario": "B", "judge": "group"}, "B/group"),
        ("relation", {"first": "N1", "second": "M2"}, "M2/N1"),
        ("observation", {"indicator": "I08", "period": "2026-q3"}, "I08/2026-Q3"),
        (
            "observation",
            {"indicator": "I08", "period": "2026", "group": "women"},
            "I08/2026//women",
        ),
        ("target", {"indicator": "I01", "day": date(2025, 12, 31)}, "I01/2025-12-31"),
        ("point", {"agenda_of": "R8", "about": "likelihood:B/group"}, "R8/likelihood:B/group"),
        ("settings", {}, "plan"),
    ],
)
def test_a_key_is_joined_from_its_parts_and_split_again(
    kind: str, parts: dict[str, Any], key: str
) -> None:
    described = KINDS[kind]
    assert described.join(parts) == key
    assert described.join(described.split(key)) == key


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("settings", ["plan"]),
        ("goal", ["S1", "S2"]),
        ("observation", ["I1/2026", "I2/2026-Q3/1480", "I1/2026//women", "I1/2026/1480/women"]),
        ("target", ["I01/2025-12-31", "I02/2025-12-31"]),
        ("point", ["R8/likelihood:B/group", "R8/goal:S1"]),
        ("relation", []),
    ],
)
def test_many_keys_are_split_like_each_of_them(kind: str, keys: list[str]) -> None:
    described = KINDS[kind]
    one_by_one = [described.split(key) for key in keys]
    together = {name: [parts[name] for parts in one_by_one] for name in described.key}
    assert described.split_all(keys) == together


@pytest.mark.parametrize(
    ("kind", "parts", "refused"),
    [
        ("goal", {"code": "S 1"}, NotACode),
        ("goal", {}, KeyPartMissing),
        ("relation", {"first": "N1", "second": "N1"}, SameTwice),
        ("cross_impact", {"from_variant": "a", "to_variant": "a"}, SameTwice),
        ("observation", {"indicator": "I1", "period": "2026", "place": "a/b"}, KeyPartSlash),
    ],
)
def test_a_key_that_cannot_be_is_refused(
    kind: str, parts: dict[str, Any], refused: type[Refused]
) -> None:
    with pytest.raises(refused):
        KINDS[kind].join(parts)


def test_a_record_is_built_with_its_key_and_missing_fields_are_none() -> None:
    goal = build("goal", "S1", {"title": "Fler bostäder"})
    assert isinstance(goal, Goal)
    assert (goal.code, goal.title, goal.parent) == ("S1", "Fler bostäder", None)


def test_a_kind_nobody_described_is_refused() -> None:
    with pytest.raises(NoSuchKind):
        kind_of("gaol")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_in_the_shortest_form_that_reads_back_the_same(value: float) -> None:
    field = Number()
    assert field.read(field.write(field.check(value))) == value
    assert field.parse(field.plain(field.check(value))) == value
    assert field.write(field.check(value)) != "-0"


@pytest.mark.parametrize("text", ["nan", "inf", "1_000", "12x", "--1", "1e999", True])
def test_what_is_no_finite_number_is_refused(text: Any) -> None:
    with pytest.raises(Refused):
        Number().check(text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Whole(low=1, high=5), 6),
        (Whole(), 1.5),
        (Percent(), 100.5),
        (Day(), "1899-12-31"),
        (Day(), "2026-2-3"),
        (Day(), "2026-02-30"),
        (Flag(), "maybe"),
        (Text(), "two\nlines"),
        (Text(), "x" * 501),
        (Prose(), "bell\x07"),
        (Choice(words=("a", "b"), labels=("a", "b")), "c"),
        (Wholes(low=1, high=17), "3;18"),
        (Texts(), ["a;b"]),
    ],
)
def test_a_value_its_field_cannot_hold_is_refused(field: Any, value: Any) -> None:
    with pytest.raises(Refused):
        field.check(value)


@given(st.text())
def test_a_text_is_kept_as_it_is_but_for_its_ends_and_line_ends_or_refused(text: str) -> None:
    try:
        kept = Prose().check(text)
    except Refused:
        return
    assert kept == (text.replace("\r\n", "\n").replace("\r", "\n").strip() or None)


def test_a_list_keeps_its_order_and_leaves_out_blanks_and_repetitions() -> None:
    assert Wholes(low=1, high=17).check("11; 3;;11") == (11, 3)
    assert Texts().check([]) is None


def test_a_body_is_canonical_and_reads_back() -> None:
    values = {"title": "Å", "due": date(2026, 1, 2), "sdg": (1, 2), "until": date(2026, 3, 1)}
    text = body_text("goal", values)
    assert text == '{"due":"2026-01-02","sdg":[1,2],"title":"Å","until":"2026-03-01"}'
    assert body_values("goal", {"due": "2026-01-02", "sdg": [1, 2], "confidence": None}) == {
        "due": date(2026, 1, 2),
        "sdg": (1, 2),
        "confidence": None,
    }


def test_a_key_with_too_many_parts_is_refused() -> None:
    with pytest.raises(KeyPartSlash):
        KINDS["allocation"].split("G4/N1/2026/more")


def test_the_one_record_of_a_kind_has_one_name() -> None:
    assert KINDS["settings"].checked_key("plan") == "plan"
    with pytest.raises(NotAllowed):
        KINDS["settings"].checked_key("another")
