"""Many keys are joined from their parts as one is, or asked for one by one."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.errors import Refused
from scenarios.kinds import KINDS
from tracker.exchange.columns import Column
from tracker.exchange.own.keys import joined

PARTS = st.sampled_from(["I01", "a/b", "", "2026-Q3", "0180", "goal:S1", "I01/", "x y"])


@settings(max_examples=200)
@given(st.sampled_from([*KINDS]), st.data())
def test_many_keys_are_joined_as_one_is(kind: str, data: st.DataObject) -> None:
    about = KINDS[kind]
    columns: dict[str, Column] = {}
    for name, field in about.key_fields.items():
        texts = Column.of(data.draw(st.lists(PARTS, min_size=2, max_size=2)))
        try:
            columns[name] = texts.with_(map(field.read, texts.values))
        except Refused:
            return
    keys = joined(about, columns)
    if keys is not None:
        parts: list[dict[str, Any]] = [
            {name: column[at] for name, column in columns.items()} for at in range(2)
        ]
        assert keys.to_pylist() == [about.join(each) for each in parts]


def test_a_column_that_the_file_lacks_has_nothing_in_any_row() -> None:
    parts = {"indicator": Column.of(["I1", "I2"]), "period": Column.of(["2026", "2026"])}
    keys = joined(KINDS["observation"], parts)
    assert keys is not None
    assert keys.to_pylist() == ["I1/2026", "I2/2026"]
    assert joined(KINDS["observation"], {"indicator": parts["indicator"]}) is None


def test_keys_whose_parts_stand_in_order_are_asked_for_one_by_one() -> None:
    parts = {"first": Column.of(["S2"]), "second": Column.of(["S1"])}
    assert joined(KINDS["relation"], parts) is None
