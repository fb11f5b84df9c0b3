"""A calendar by its secret address."""

import asyncio
import json
from typing import Any

import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from tests import plans
from tests.tracker import stage
from tracker.routes import ROUTES
from tracker.store import Store
from tracker.store.refusals import DatabaseAway
from tracker.store.tokens import Token
from tracker.workspace import Workspace


def get(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask the routes for an address."""
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), x.encode()) for name, x in headers.items()],
    }
    asyncio.run(Starlette(routes=ROUTES)(scope, receive, send))
    answered = {name.decode(): text.decode() for name, text in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(one.get("body", b"") for one in sent[1:])


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
