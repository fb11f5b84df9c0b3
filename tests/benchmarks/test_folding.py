"""A difference folded in Python is net, and names the row that set the value after."""

from benchmarks.answers import lived
from benchmarks.peers.folding import ends_of_lives, folded


def test_what_comes_back_to_its_value_is_no_change() -> None:
    window = [("S1", "revise", "R1", "up", 6), ("S1", "revise", "R2", "down", 5)]
    assert folded([("S1", 5)], window) == []


def test_the_last_row_that_set_the_field_explains_it() -> None:
    window = [
        ("S1", "revise", "R1", "first", 6, "x"),
        ("S1", "revise", "R2", "second", 7, "x"),
        ("S1", "revise", "R3", "other field", 7, "y"),
    ]
    assert folded([("S1", 5, "x")], window) == [
        ("S1", 0, 5, 7, "revise", "R2", "second"),
        ("S1", 1, "x", "y", "revise", "R3", "other field"),
    ]


def test_a_record_that_ends_retired_has_no_changed_fields() -> None:
    window = [("S1", "revise", None, None, 6), ("S1", "retire", None, "done", 6)]
    assert folded([("S1", 5)], window) == []


def test_lives_are_compared_end_against_end() -> None:
    window = [
        ("S1", "retire"),
        ("S1", "restore"),
        ("S2", "add"),
        ("S2", "revise"),
        ("S3", "retire"),
        ("S4", "restore"),
        ("S5", "add"),
        ("S5", "retire"),
    ]
    between = lived(("goal", *row) for row in ends_of_lives(window))
    assert between.added == [("goal", "S2")]
    assert between.retired == [("goal", "S3")]
    assert between.restored == [("goal", "S4")]
