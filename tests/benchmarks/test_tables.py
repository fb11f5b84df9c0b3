"""Every contender of the CSV benchmark finds and writes the same, and a wrong one is said."""

from functools import cache

import pytest

from benchmarks.tables import CONTENDERS, Measured
from benchmarks.tables.contenders import Contender, Floor
from benchmarks.tables.workload import WORKS, Told, Work

SIZE = 200


@cache
def work(kind: str) -> Work:
    return WORKS[kind](SIZE)


@pytest.mark.filterwarnings("ignore::Warning")  # the peers' own libraries warn of each other
@pytest.mark.parametrize("kind", WORKS)
@pytest.mark.parametrize("contender", CONTENDERS, ids=lambda one: one.name)
def test_a_contender_agrees_with_what_was_changed(contender: type[Contender], kind: str) -> None:
    measured = Measured(seconds=0.01)
    measured.take(contender, work(kind))
    if contender.name in measured.absences:
        pytest.skip(measured.absences[contender.name])
    operations = {f"{operation}_{kind}" for operation in contender.operations}
    assert {one["operation"] for one in measured.results} == operations
    assert [one["operation"] for one in measured.results if not one["agrees"]] == []


class Forgetful(Floor):
    """A contender that forgets the last row."""

    name, package = "forgetful", "python"

    def read(self, data: bytes) -> list[list[str]]:
        return super().read(data)[:-1]

    def told(self, answer: object) -> Told:
        return set(sorted(super().told(answer))[:-1])


def test_a_contender_that_forgets_is_said_to_be_wrong() -> None:
    measured = Measured(seconds=0.01)
    measured.take(Forgetful, work("goal"))
    assert [one["agrees"] for one in measured.results] == [False, False, False]


def test_the_document_has_the_promised_shape() -> None:
    measured = Measured(seconds=0.01)
    for contender in CONTENDERS[:2]:
        measured.take(contender, work("goal"))
    document = measured.document({"goal": SIZE})
    assert {"benchmark", "workload", "versions", "absent", "results", "figures"} <= set(document)
    promised = {"operation", "contender", "median_ms", "min_ms", "max_ms", "ratio_to_ours"}
    assert all(promised <= set(one) for one in document["results"])
    assert {one["ratio_to_ours"] for one in document["results"] if one["contender"] == "ours"} == {
        1
    }


def test_a_contender_is_not_asked_about_more_rows_than_it_can_take() -> None:
    measured = Measured(seconds=0.01)
    measured.take(type("Small", (Floor,), {"most": SIZE - 1, "name": "small"}), work("goal"))
    assert measured.results == []
    assert measured.notes == [f"small was not asked about {SIZE} rows"]
