"""The workload is the same for the same numbers, and a life is lived in order."""

from itertools import groupby, pairwise

import pytest

from benchmarks.workload import Entry, Workload, generate
from scenarios.kinds import KINDS

NEXT = {
    "add": {"revise", "retire"},
    "revise": {"revise", "retire"},
    "retire": {"restore"},
    "restore": {"revise", "retire"},
}


@pytest.fixture(scope="module", params=["one", "real"])
def workload(request: pytest.FixtureRequest) -> Workload:
    return generate(request.param, 3_000, 150 if request.param == "one" else 1_200)


def lives(workload: Workload) -> list[list[Entry]]:
    log = sorted(workload.log(), key=lambda entry: (entry.kind, entry.key, entry.position))
    return [list(life) for _, life in groupby(log, key=lambda entry: (entry.kind, entry.key))]


def test_the_same_numbers_give_the_same_log(workload: Workload) -> None:
    again = generate(workload.shape, 3_000, 150 if workload.shape == "one" else 1_200)
    assert list(again.log()) == list(workload.log())


def test_positions_have_no_gap_and_days_never_go_back(workload: Workload) -> None:
    log = list(workload.log())
    assert [entry.position for entry in log] == list(range(1, workload.revisions + 1))
    days = [entry.day for entry in log]
    assert days == sorted(days)


def test_a_life_begins_with_add_and_goes_on_in_order(workload: Workload) -> None:
    for life in lives(workload):
        assert [entry.number for entry in life] == list(range(1, len(life) + 1))
        assert life[0].act == "add"
        assert all(two.act in NEXT[one.act] for one, two in pairwise(life))


def test_a_revision_only_sets_what_it_changes(workload: Workload) -> None:
    for life in lives(workload):
        held: dict[str, object] = {}
        for entry in life:
            assert all(held.get(name) != value for name, value in entry.values.items())
            held |= entry.values


def test_retired_records_set_nothing_and_give_a_reason(workload: Workload) -> None:
    retired = [entry for entry in workload.log() if entry.act == "retire"]
    assert retired
    assert all(not entry.values and entry.reason for entry in retired)


def test_every_key_of_the_real_shape_is_one_its_kind_accepts() -> None:
    workload = generate("real", 3_000, 1_200)
    assert set(workload.rows) == set(KINDS)
    for kind, rows in workload.rows.items():
        assert [KINDS[kind].checked_key(key) for key in rows.keys] == rows.keys
        assert len(set(rows.keys)) == len(rows.keys)


def test_every_word_is_a_value_its_field_accepts(workload: Workload) -> None:
    for kind, rows in workload.rows.items():
        for column in rows.columns:
            field = KINDS[kind].fields[column.name]
            for word in column.words[:: max(1, len(column.words) // 50)]:
                assert (
                    word is None
                    or column.sort == "day"
                    or field.check(word) in {word, (*_parts(word),)}
                )


def _parts(word: object) -> list[object]:
    texts = str(word).split(";")
    return [int(text) if text.isdigit() else text for text in texts]
