"""The tables of assumptions as they were tried and of signposts with their levels."""

from datetime import date

import pytest

from scenarios import series
from scenarios.history import Moment
from scenarios.revisions import Act
from scenarios.series.beliefs import is_checked
from tests.telling import Telling


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14")
    told.add("assumption", "F3", text="14 MW suffice", state="holds", bears_on=("resource:G4",))
    told.held("R2", "2023-10-10")
    return told.act(Act.CONFIRM, "assumption", "F3", {"rests_on": "ingen ny kontroll"})


def test_an_assumption_tells_when_it_was_tried_and_how_often_without_a_check(
    told: Telling,
) -> None:
    told.held("R3", "2024-03-12").act(Act.CONFIRM, "assumption", "F3", {"rests_on": "A letter"})
    told.on("2024-05-01").review = None
    told.act(Act.CONFIRM, "assumption", "F3", {})
    told.act(Act.DEFER, "assumption", "F3", {"until": date(2025, 1, 1)})
    [row] = series.assumptions(told.history, told.moment()).to_dict("records")
    assert row == {
        "assumption": "F3",
        "text": "14 MW suffice",
        "state": "holds",
        "bears_on": ("resource:G4",),
        "tried": date(2024, 5, 1),
        "review": None,
        "rests_on": None,
        "confirmed": 3,
        "unchecked": ("R2", "2024-05-01"),
    }


def test_an_earlier_moment_knows_no_later_trial(told: Telling) -> None:
    [early] = series.assumptions(told.history, told.moment("2023-05-01")).to_dict("records")
    assert (early["review"], early["confirmed"], early["unchecked"]) == ("R1", 0, ())
    known = Moment(told.day, told.history.position - 1)
    [then] = series.assumptions(told.history, known).to_dict("records")
    assert then["confirmed"] == 0


@pytest.mark.parametrize(
    ("said", "checked"),
    [
        (None, False),
        ("", False),
        ("No new check.", False),
        ("ingen ny kontroll", False),
        ("The grid company's letter", True),
    ],
)
def test_saying_that_nothing_was_checked_is_no_check(said: str | None, *, checked: bool) -> None:
    assert is_checked(said) is checked


def test_the_triggered_signposts_come_first_with_their_indicators_last_value(
    told: Telling,
) -> None:
    told.add("indicator", "I08", title="Free power", unit="MW", decimals=1, wanted="keep_at_least")
    told.add("observation", "I08/2023-Q2", value=4.2)
    told.add("signpost", "T1", text="Queue", points_to=("B",), state="quiet")
    told.add("signpost", "T2", text="Unjudged", points_to=("B",), indicator="I99")
    told.add(
        "signpost",
        "T3",
        text="Free power",
        points_to=("B", "D"),
        state="triggered",
        indicator="I08",
        comparison="below",
        trigger_at=5.0,
    )
    table = series.signposts(told.history.at(told.moment()))
    assert list(table["signpost"]) == ["T3", "T1", "T2"]
    first = table.to_dict("records")[0]
    assert (first["value"], first["period"], first["unit"], first["decimals"]) == (
        4.2,
        "2023-Q2",
        "MW",
        1,
    )
    assert (first["trigger_at"], first["points_to"]) == (5.0, ("B", "D"))
    assert table["unit"].iloc[1] is None
