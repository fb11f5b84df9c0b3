"""Codes in a ready text become the way to the records that they name."""

import pytest

from scenarios.edits import Add
from tests.tracker import stage
from tracker.listings.coded import Known, coded, known_names

ADDS = (
    Add(kind="goal", key="S1", values={"title": "Homes *and* rooms"}),
    Add(kind="scenario", key="A", values={"title": "All together"}),
    Add(kind="resource", key="G1", values={"title": "Fund", "unit": "MSEK"}),
    Add(kind="goal", key="X1", values={"title": "Shared"}),
    Add(kind="driver", key="X1", values={"title": "Shared too"}),
)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    plan = stage.empty(tmp_path_factory.mktemp("coded"))
    plan.apply(ADDS, person=stage.ANNA)
    return known_names(stage.visit(plan))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("S1", "[S1](record?kind=goal&key=S1)"),
        ("S1 Homes *and* rooms", r"[S1 Homes \*and\* rooms](record?kind=goal&key=S1)"),
        ("S1, G1", "[S1](record?kind=goal&key=S1), [G1](record?kind=resource&key=G1)"),
        ("S1 2026-01-01", "[S1](record?kind=goal&key=S1) 2026-01-01"),
        ("A", "[A](record?kind=scenario&key=A)"),
        ("of A All together", "of [A All together](record?kind=scenario&key=A)"),
        ("A day of S10", "A day of S10"),
        ("X1", "X1"),
        ("X1 Shared", "[X1 Shared](record?kind=goal&key=X1)"),
        (None, ""),
    ],
)
def test_a_name_is_the_way_to_its_record_and_nothing_else_is(
    known: Known, text: str | None, wanted: str
) -> None:
    assert coded(text, known, "now") == wanted


def test_the_way_stays_at_the_moment(known: Known) -> None:
    assert coded("S1", known, "R4") == "[S1](record?at=R4&kind=goal&key=S1)"


def test_other_names_can_be_known_besides(known: Known) -> None:
    assert "kind=observation" in coded(
        "Q3", known.also({"Q3": ("observation", "I1/2026-Q3")}), "now"
    )
