"""A press on a point of a figure leads to the record that it shows, as it stood there."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from scenarios.kinds import RecordId
from tests.tracker.charts.demonstrated import TODAY, figures, history, table
from tracker.charts.pointing import leads_to, leads_to_page
from tracker.pages import PAGES
from tracker.words import Words

WORDS = Words("sv")
NOWHERE = {"calibration"}  # a point of it is many forecasts
LEADING = sorted(figures().keys() - NOWHERE)


def told(found: Any) -> Iterator[str]:
    """Give every address in what a trace says of its points."""
    if isinstance(found, str):
        yield found
    elif found is not None:
        for one in found:
            yield from told(one)


def led_to(chart: str) -> list[tuple[str, dict[str, str]]]:
    """Give the pages that the points of a figure lead to, with what is asked of them."""
    addresses = [
        urlsplit(address)
        for trace in figures()[chart].figure(table(chart), WORDS, "light").data
        for address in told(trace.meta)
    ]
    return [
        (one.path, {name: text for name, [text] in parse_qs(one.query).items()})
        for one in addresses
    ]


def records(asked: dict[str, str]) -> list[RecordId]:
    """Give the records that an address names."""
    if "review" in asked:
        return [RecordId("review", asked["review"])]
    keys = asked.get("keys", asked.get("key", ""))
    return [RecordId(asked["kind"], key) for key in keys.split(",") if key]


@pytest.mark.parametrize("chart", LEADING)
def test_every_point_leads_to_a_page_of_what_is_there_at_that_moment(chart: str) -> None:
    places = led_to(chart)
    assert places
    for page, asked in places:
        assert page in {one.name for one in PAGES}
        moment = history().moment(asked.get("at", "now"), TODAY)
        for record in records(asked):
            days = [row.effective_on for row in history().revisions_of(record)]
            assert days, record
            assert min(days) <= moment.day, (record, moment)


def test_an_address_holds_whatever_stands_in_a_key_and_the_moment_of_the_point() -> None:
    assert leads_to("observation", "I08", "2026-Q3", "", "") == (
        "record?kind=observation&key=I08/2026-Q3"
    )
    assert leads_to("goal", "S&1", at=date(2024, 11, 25)) == (
        "record?kind=goal&key=S%261&at=2024-11-25"
    )
    assert (
        leads_to_page("kind", "R5", kind="goal", keys="S1,N1") == "kind?kind=goal&keys=S1,N1&at=R5"
    )
