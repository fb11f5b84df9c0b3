"""Notes over HTTP: every form, and one sentence to whoever may not have them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit import config

from tests import plans
from tests.tracker import stage
from tests.tracker.routes.asking import ELSEWHERE, HERE, get
from tracker.papers.kept import finalise
from tracker.store import Store
from tracker.store.refusals import DatabaseAway
from tracker.store.tokens import Token
from tracker.workspace import Workspace

STARTS = {"html": b"<!doctype html>", "pdf": b"%PDF", "docx": b"PK", "md": b"# Minnes"}


@pytest.fixture
def bearer(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a plan, and give what a request for it must carry."""
    monkeypatch.setenv("TRACKER_DATABASE", sqlite_database)
    store = Store.open(sqlite_database)
    store.create("plan")
    store.create("other")
    workspace = Workspace.open(sqlite_database, "plan")
    workspace.clock = lambda: stage.NOON
    workspace.apply(plans.adds(), person=stage.ANNA)
    return f"Bearer {store.tokens().create(Token('plan', 'reports', 'reader', 1))}"


@contextmanager
def bound_to(address: str | None) -> Iterator[None]:
    """Let the server be bound to an address meanwhile."""
    before = config.get_option("server.address")
    config.set_option("server.address", address)
    yield
    config.set_option("server.address", before)


def sentence(path: str, expected: int, **headers: str) -> str:
    """Give the one sentence that a request is refused with."""
    status, told, body = get(path, ELSEWHERE, **headers)
    assert (status, told["content-type"]) == (expected, "application/json")
    [message] = json.loads(body).values()
    return str(message)


@pytest.mark.parametrize("ending", STARTS)
def test_a_token_opens_the_notes_in_every_form(bearer: str, ending: str) -> None:
    status, headers, body = get(f"/report/plan/R1.{ending}", authorization=bearer)
    assert status == 200
    assert body.startswith(STARTS[ending])
    assert headers["cache-control"] == "private, no-store"
    assert headers["content-disposition"] == f"inline; filename*=UTF-8''R1.{ending}"


def test_a_draft_says_that_it_is_one_and_what_was_finalised_does_not(
    bearer: str, sqlite_database: str
) -> None:
    assert "Utkast" in get("/report/plan/R1.html", authorization=bearer)[2].decode()
    workspace = Workspace.open(sqlite_database, "plan")
    finalise(stage.visit(workspace), "R1", stage.ANNA)
    assert "Utkast" not in get("/report/plan/R1.html", authorization=bearer)[2].decode()


def test_a_page_may_fetch_and_run_nothing(bearer: str) -> None:
    headers = get("/report/plan/R1.html", authorization=bearer)[1]
    assert headers["content-security-policy"].startswith("default-src 'none'")


def test_without_a_token_of_that_plan_nobody_reads_it(bearer: str) -> None:
    for asked in ({}, {"authorization": "Bearer guessed"}, {"authorization": "Basic x"}):
        assert "plan" in sentence("/report/plan/R1.html", 403, **asked)
    assert "other" in sentence("/report/other/R1.html", 403, authorization=bearer)
    assert "none" in sentence("/report/none/R1.html", 403, authorization=bearer)


def test_the_sentence_is_in_the_language_of_whoever_asks(bearer: str) -> None:
    assert bearer
    said = sentence("/report/plan/R1.html", 403, accept_language="sv")
    assert said.startswith("Det här kräver en nyckel")


@pytest.mark.usefixtures("bearer")
def test_whoever_sits_at_the_machine_of_a_server_bound_to_it_needs_no_token() -> None:
    with bound_to("127.0.0.1"):
        assert get("/report/plan/R1.md", HERE)[0] == 200
        assert get("/report/plan/R1.md")[0] == 403
        assert get("/report/plan/R1.md", HERE, x_forwarded_for="192.0.2.7")[0] == 403


@pytest.mark.usefixtures("bearer")
@pytest.mark.parametrize("address", ["192.0.2.1", None])
def test_a_server_that_others_reach_wants_a_token_from_everybody(address: str | None) -> None:
    with bound_to(address):
        assert get("/report/plan/R1.md", HERE)[0] == 403


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "md"])
def test_with_a_moment_to_compare_with_it_is_the_report_of_the_period(
    bearer: str, ending: str
) -> None:
    address = f"/report/plan/now.{ending}?vs=R1&lang=sv"
    status, headers, body = get(address, authorization=bearer)
    assert (status, headers["content-disposition"]) == (
        200,
        f"inline; filename*=UTF-8''R1-now.{ending}",
    )
    assert body.startswith(STARTS[ending].replace(b"Minnes", b"Rapport"))


def test_an_empty_moment_to_compare_with_is_the_review_before(bearer: str) -> None:
    status, headers, body = get("/report/plan/R1.html?vs=", authorization=bearer)
    assert (status, headers["content-disposition"]) == (200, "inline; filename*=UTF-8''R1.html")
    assert "<h1>Report of R1</h1>" in body.decode()


def test_a_moment_that_is_none_is_said(bearer: str) -> None:
    assert "never" in sentence("/report/plan/R1.html?vs=never", 400, authorization=bearer)


def test_what_is_not_there_is_said(bearer: str) -> None:
    assert "R9" in sentence("/report/plan/R9.html", 404, authorization=bearer)
    assert ".exe" in sentence("/report/plan/R1.exe", 404, authorization=bearer)
    with bound_to("127.0.0.1"):
        status, _, body = get("/report/none/R1.html", HERE)
        assert (status, list(json.loads(body))) == (404, ["message"])


def test_a_database_that_is_away_is_said(bearer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_: str) -> Store:
        raise DatabaseAway(problem="gone")

    monkeypatch.setattr(Store, "open", away)
    sentence("/report/plan/R1.html", 503, authorization=bearer)
