"""A press on a point of a figure leads to the record that it shows."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from scenarios.kinds import RecordId
from tests.scenarios.series.futures.conftest import TODAY
from tests.tracker import stage
from tests.tracker.charts.test_greyscale import FIGURES, WORDS
from tracker import charts, demo
from tracker.charts.pointing import leads_to
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.workspace import Workspace

LEADING = {
    charts.drivers: "driver",
    charts.indicator: "observation",
    charts.likelihoods: "likelihood",
    charts.lives: "assumption",
    charts.load: "resource",
    charts.relations: "relation",
    charts.strips: "signpost",
    charts.wind: "impact",
}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace, path = stage.empty(tmp_path_factory.mktemp("points")), demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace


def places(found: Any) -> Iterator[str]:
    """Give every address in what a trace says of its points."""
    if isinstance(found, str):
        yield found
    elif found is not None:
        for one in found:
            yield from places(one)


def led_to(workspace: Workspace, chart: ModuleType) -> list[RecordId]:
    history = workspace.history()
    table = FIGURES[chart](history, history.moment("R8", TODAY))
    found = [
        parse_qs(urlsplit(address).query)
        for trace in chart.figure(table, WORDS, "light").data
        for address in places(trace.meta)
    ]
    return [RecordId(asked["kind"][0], asked["key"][0]) for asked in found]


@pytest.mark.parametrize(("chart", "kind"), LEADING.items(), ids=list(LEADING.values()))
def test_every_point_leads_to_a_record_that_is_there(
    demonstration: Workspace, chart: ModuleType, kind: str
) -> None:
    records = led_to(demonstration, chart)
    assert {record.kind for record in records} == {kind}
    assert all(demonstration.history().revisions_of(record) for record in records)


def test_a_cell_of_what_was_revised_when_leads_to_its_record(demonstration: Workspace) -> None:
    records = led_to(demonstration, charts.revisions)
    assert records
    assert all(demonstration.history().revisions_of(record) for record in records)


def test_an_address_holds_whatever_stands_in_a_key() -> None:
    assert leads_to("observation", "I08", "2026-Q3", "", "") == (
        "record?kind=observation&key=I08/2026-Q3"
    )
    assert leads_to("goal", "S&1") == "record?kind=goal&key=S%261"
