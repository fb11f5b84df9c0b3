"""A calendar by its secret address."""

import json

import pytest
from icalendar import Calendar

from tests import plans
from tests.tracker import stage
from tests.tracker.routes.asking import get
from tracker.store import Store
from tracker.store.refusals import DatabaseAway
from tracker.store.tokens import Token
from tracker.workspace import Workspace


@pytest.fixture
def secret(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the secret of a plan's calendar."""
    monkeypatch.setenv("TRACKER_DATABASE", sqlite_database)
    store = Store.open(sqlite_database)
    store.create("plan")
    Workspace.open(sqlite_database, "plan").apply(plans.adds(), person=stage.ANNA)
    return store.tokens().create(Token("plan", "calendar", "reader", 1))


def test_whoever_has_the_address_reads_the_calendar(secret: str) -> None:
    status, headers, body = get(f"/calendar/{secret}.ics")
    assert (status, headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["cache-control"] == "private, no-store"
    assert Calendar.from_ical(body).walk("VEVENT")
    assert get(f"/calendar/{secret}.ics")[2] == body


@pytest.mark.usefixtures("secret")
def test_an_address_that_nobody_has_is_answered_by_one_sentence() -> None:
    status, _, body = get("/calendar/guessed.ics", accept_language="sv")
    assert status == 404
    assert json.loads(body) == {
        "message": "Det finns ingen kalender på den här adressen. Be om en ny."
    }


def test_a_revoked_token_opens_nothing(secret: str, sqlite_database: str) -> None:
    Store.open(sqlite_database).tokens().revoke("plan", "calendar")
    assert get(f"/calendar/{secret}.ics")[0] == 404


def test_a_database_that_is_away_is_said(secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: str) -> Store:
        raise DatabaseAway(problem="gone")

    monkeypatch.setattr(Store, "open", away)
    assert get(f"/calendar/{secret}.ics")[0] == 503
