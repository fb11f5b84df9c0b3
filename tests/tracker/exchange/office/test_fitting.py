"""The next file of a sort is known by the headings that the profile of the sort names."""

from typing import Any

import pytest

from tests.tracker.exchange.office.desk import leaf_of
from tracker.exchange.office.fitting import Fit, fit_of

GOALS: dict[str, Any] = {"kind": "goal", "key": "Nr", "title": "Mål", "fields": {"owner": "Vem"}}
WIDE: dict[str, Any] = {
    "kind": "observation",
    "key": {"indicator": "Mått"},
    "fields": {"note": "Anm"},
    "wide": {"part": "period", "field": "value"},
}


def fit(text: str, **kept: dict[str, Any]) -> Fit | None:
    return fit_of([leaf_of(text)], kept)


def name_of(found: Fit | None) -> str | None:
    return found.name if found and found.fault is None else None


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Nr;Mål;Vem\nS1;Bo;Anna\n", True),
        ("Rapport\n\nmål;Läge;VEM;Nr\nBo;x;Anna;S1\n", True),
        ("Mål;Vem\nBo;Anna\n", True),  # the goals are found by their titles
        ("Nr;Mål\nS1;Bo\n", False),
        ("Stad;Land\nOslo;Norge\n", False),
    ],
)
def test_a_profile_fits_when_what_it_names_is_there(text: str, fits: bool) -> None:  # noqa: FBT001
    assert (name_of(fit(text, mål=GOALS)) == "mål") is fits


def test_of_several_that_fit_the_one_that_names_most_is_chosen() -> None:
    narrow = {"kind": "goal", "key": "Nr", "title": "Mål"}
    found = fit("Nr;Mål;Vem\nS1;Bo;Anna\n", smal=narrow, bred=GOALS, annan=WIDE)
    assert name_of(found) == "bred"


def test_one_that_has_lost_a_heading_says_which_and_what_is_new() -> None:
    found = fit("Nr;Mål;Ansvarig\nS1;Bo;Anna\n", mål=GOALS)
    assert found is not None
    assert found.fault is not None
    assert found.fault.values["columns"] == ["Vem"]
    assert found.fault.values["fresh"] == ["Ansvarig"]


def test_one_that_reads_periods_needs_some() -> None:
    assert name_of(fit("Mått;Anm;kv 1 2026\nBo;;5\n", bred=WIDE)) == "bred"
    assert fit("Mått;Anm;Värde\nBo;;5\n", bred=WIDE) is None


def test_what_names_one_heading_alone_or_cannot_be_read_is_no_profile_of_a_sort() -> None:
    assert fit("Nr;Mål\nS1;Bo\n", en={"kind": "goal", "key": "Nr"}, fel={"sort": "goal"}) is None


def test_a_sheet_is_looked_for_where_the_profile_says() -> None:
    assert fit("Nr;Mål;Vem\nS1;Bo;Anna\n", blad=GOALS | {"sheet": "Blad1"}) is None
