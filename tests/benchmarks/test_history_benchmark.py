"""Every contender gives the answers of the plain replay, and a wrong answer is said."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from benchmarks.history import Measured, Truth
from benchmarks.peers import MODULES, contender
from benchmarks.peers.floor import Floor
from benchmarks.workload import Workload, generate

LIGHT = {"ours", "floor", "polars", "sqlite", "duckdb"}  # the others need seconds for 25 tables
SIZES = {"one": (3_000, 120), "real": (2_500, 900)}
ASKED = {"at_early", "at_middle", "at_now", "between_quarter", "story"}


@cache
def measured(shape: str) -> Measured:
    workload = generate(shape, *SIZES[shape])
    return Measured(workload, Truth(workload), seconds=0.02)


@pytest.mark.filterwarnings("ignore::Warning")  # the peers' own libraries warn of each other
@pytest.mark.parametrize(
    ("shape", "name"),
    [(shape, name) for shape in SIZES for name in MODULES if shape == "one" or name in LIGHT],
)
def test_a_contender_agrees_with_the_replay(shape: str, name: str) -> None:
    run = measured(shape)
    run.take(name)
    if name in run.absences:
        pytest.skip(f"{name}: {run.absences[name]}")
    results = [one for one in run.results if one["contender"] == name]
    assert {one["operation"] for one in results} >= ASKED
    assert [one["operation"] for one in results if not one["agrees"]] == []


class Forgetful(Floor):
    """A contender that forgets a record and what a quarter changed in it."""

    def at(self, day: date) -> dict[str, list[Any]]:
        return {kind: [array[1:] for array in arrays] for kind, arrays in super().at(day).items()}

    def between(self, before: date, after: date) -> dict[str, Any]:
        answer = super().between(before, after)
        return {kind: (found[1:], lives) for kind, (found, lives) in answer.items()}


def test_a_contender_that_forgets_is_said_to_be_wrong() -> None:
    workload = generate("one", *SIZES["one"])
    measured = Measured(workload, Truth(workload), seconds=0.01)
    measured.measure("forgetful", Forgetful())
    wrong = {one["operation"] for one in measured.results if not one["agrees"]}
    assert wrong == {"at_early", "at_middle", "at_now", "between_quarter"}


def test_the_document_has_the_promised_shape() -> None:
    workload: Workload = generate("one", *SIZES["one"])
    measured = Measured(workload, Truth(workload), seconds=0.01)
    measured.take("floor")
    measured.absences["some peer"] = "it is not installed"
    document = measured.document()
    assert {"benchmark", "workload", "versions", "absent", "results", "figures"} <= set(document)
    assert document["absent"] == ["some peer"]
    promised = {
        "operation",
        "contender",
        "median_ms",
        "min_ms",
        "max_ms",
        "ratio_to_ours",
        "agrees",
    }
    assert all(promised <= set(result) for result in document["results"])


def test_a_peer_that_is_not_installed_says_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "nobody", "nobody_at_all")
    assert "make peers" in str(contender("nobody"))
