import gc
import json
import re
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from streamlit import config
from streamlit.file_util import get_static_dir
from streamlit.web.server.app_discovery import discover_asgi_app

from tests.loops import run
from tests.tracker import stage
from tracker import server
from tracker.screen import pacing
from tracker.store import Store
from tracker.store.refusals import DatabaseAway

ROOT = Path(__file__).parents[2]
PAGE = '<html lang="en"><head></head><title>Streamlit</title><body></body></html>'


def page(request: Request) -> Response:
    """Answer as Streamlit answers for any page, but say what was asked."""
    sent = request.headers.get("if-none-match"), request.headers.get("accept-encoding")
    return HTMLResponse(PAGE, headers={"etag": "x", "x-sent": str(sent)})


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


Ask = Callable[..., Answer]


@pytest.fixture
def ask() -> Ask:
    """Give the means to ask the application's own half of the server."""
    routes = [Route("/healthz", server.healthz), Route("/data.json", lambda _: JSONResponse({}))]
    app = Starlette(
        routes=[*routes, Route("/{path:path}", page)], middleware=[Middleware(server.FirstPage)]
    )

    def asked(address: str, **headers: str) -> Answer:
        path, _, query = address.partition("?")
        named = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": query.encode(),
            "headers": named,
        }
        return run(_answered(app, scope))

    return asked


async def _answered(app: Starlette, scope: dict[str, Any]) -> Answer:
    sent: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    headers = {name.decode(): text.decode() for name, text in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], headers, body)


def language(ask: Ask, address: str = "/", **headers: str) -> str:
    """Give the language that a page says it is in."""
    answer = ask(address, accept="text/html", **headers)
    [found] = re.findall(r'<html lang="(\w+)">', answer.text)
    assert answer.headers["content-language"] == found
    assert int(answer.headers["content-length"]) == len(answer.body)
    return str(found)


# ---------------------------------------------------------------------- the language of the page


def test_a_page_says_the_language_the_browser_wants(ask: Ask) -> None:
    assert language(ask, accept_language="sv-SE,sv;q=0.9,en;q=0.8") == "sv"
    assert language(ask, accept_language="fi-FI,en;q=0.5") == "en"
    assert language(ask, accept_language="de") == "en"


def test_a_language_in_the_address_goes_before_one_that_was_kept(ask: Ask) -> None:
    wanted = {"accept_language": "en", "cookie": "language=sv"}
    assert language(ask, **wanted) == "sv"
    assert language(ask, "/goals?lang=en", **wanted) == "en"
    assert language(ask, "/goals?lang=xx", **wanted) == "sv"


def test_the_environment_goes_before_the_browser(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", "sv")
    assert language(ask, accept_language="en") == "sv"


def test_a_page_is_never_taken_from_an_old_copy_in_another_language(ask: Ask) -> None:
    answer = ask("/", accept="text/html", if_none_match="x", accept_encoding="gzip")
    assert answer.headers["x-sent"] == "(None, None)"


def test_a_page_tells_its_browser_half_where_the_server_is(ask: Ask) -> None:
    text = ask("/record", accept="text/html", accept_language="sv").text
    assert '<script>window.__streamlit = {BACKEND_BASE_URL: location.origin + "/"}</script>' in text
    assert "<title>Levande plan</title>" in text


def test_a_page_has_what_draws_figures_read_at_once(ask: Ask) -> None:
    text = ask("/goals", accept="text/html").text
    [name] = re.findall(r'<script type="module">import\("\./(static/js/[^"]+)"\)</script>', text)
    assert (Path(get_static_dir()) / name).is_file()


def test_where_figures_are_drawn_by_something_else_a_page_is_whole_without_it(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "FIGURES", "static/js/Elsewhere.*.js")
    server.read_early.cache_clear()
    text = ask("/goals", accept="text/html").text
    server.read_early.cache_clear()
    assert "<script type=" not in text
    assert "<title>" in text


def test_what_is_no_page_passes_as_it_is(ask: Ask) -> None:
    assert json.loads(ask("/data.json", accept="text/html").text) == {}
    assert ask("/", accept="*/*").text == PAGE
    assert ask("/static/x", accept="text/html").text == PAGE


# ---------------------------------------------------------------------- addresses no page has


def test_an_address_that_no_page_has_leads_to_the_page_that_says_so(ask: Ask) -> None:
    for path in ("/nowhere", "/goals/S1", "/report", "/reports"):
        answer = ask(f"{path}?lang=sv", accept="text/html")
        asked = path.strip("/").replace("/", "%2F")
        assert (answer.status, answer.body) == (303, b"")
        assert answer.headers["location"] == f"/unknown?lang=sv&asked={asked}"
    assert ask("/unknown?asked=nowhere", accept="text/html").status == 200


def test_what_is_asked_for_by_a_program_is_never_led_on(ask: Ask) -> None:
    assert ask("/nowhere", accept="*/*").text == PAGE
    assert ask("/report/plan/R8.html", accept="text/html").text == PAGE


def test_a_browser_says_what_it_has_shown_also_under_an_address_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(pacing, "seen", told.append)
    app = Starlette(routes=server.ROUTES)
    for path in ("/seen/abc", "/plan/seen/def"):
        scope: dict[str, Any] = {"type": "http", "method": "POST", "path": path}
        assert run(_answered(app, scope | {"query_string": b"", "headers": []})).status == 204
    assert told == ["abc", "def"]


# ---------------------------------------------------------------------- health


def test_health_is_ok_while_the_database_answers(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", stage.empty(tmp_path).store.url)
    answer = ask("/healthz")
    assert answer.status == 200
    assert json.loads(answer.text) == {"status": "ok", "database": "ok"}


def test_health_is_503_when_the_database_is_away(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Store) -> None:
        raise DatabaseAway(problem="gone")

    monkeypatch.setenv("TRACKER_DATABASE", stage.empty(tmp_path).store.url)
    monkeypatch.setattr(Store, "ping", gone)
    answer = ask("/healthz")
    assert answer.status == 503
    told = json.loads(answer.text)
    assert told["status"] == "away"
    assert told["database"]


# ---------------------------------------------------------------------- options


def flat(table: dict[str, Any], name: str = "") -> dict[str, Any]:
    """Give the options of a TOML table under their dotted names."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        place = f"{name}.{key}" if name else key
        found |= flat(value, place) if isinstance(value, dict) else {place: value}
    return found


def test_every_option_is_one_that_streamlit_knows() -> None:
    assert set(server.OPTIONS) <= set(config._config_options_template)  # noqa: SLF001


def test_the_two_ways_to_start_have_the_same_options() -> None:
    file = flat(tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text()))
    only_there = {"server.headless"}
    assert set(file) - only_there == set(server.OPTIONS)
    for name, value in server.OPTIONS.items():
        held = str(ROOT / file[name]) if name == "theme.base" else file[name]
        assert held == value, name


def test_nothing_is_collected_between_a_click_and_its_answer() -> None:
    assert server.OPTIONS["runner.postScriptGC"] is False


def test_the_theme_holds_only_what_streamlit_knows() -> None:
    theme = tomllib.loads((server.SCREEN / "theme.toml").read_text())
    assert set(theme) == {"theme"}
    names = {name.replace(".light.", ".").replace(".dark.", ".") for name in flat(theme)}
    assert names <= {name.replace(".light.", ".") for name in config._config_options_template}  # noqa: SLF001


def test_a_server_of_our_own_listens_where_it_is_told() -> None:
    options = server.options("127.0.0.1", 8600)
    assert (options["server.address"], options["server.port"]) == ("127.0.0.1", 8600)


def test_streamlit_finds_the_application_in_its_file() -> None:
    found = discover_asgi_app(ROOT / "streamlit_app.py")
    assert found.is_asgi_app
    assert server.SCRIPT.is_file()


def test_no_folder_of_pages_lies_beside_the_script() -> None:
    assert not (server.SCRIPT.parent / "pages").exists()


def test_a_server_is_ready_before_its_first_visit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(server, "HEAVY", ("babel.dates",))
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{tmp_path / 'plan.sqlite'}")
    monkeypatch.setattr(server, "OPTIONS", {})

    async def start() -> tuple[int, float]:
        async with server.lifespan(None):  # type: ignore[arg-type]
            return gc.get_freeze_count(), sys.getswitchinterval()

    usual = sys.getswitchinterval()
    try:
        frozen, turn = run(start())
    finally:
        gc.unfreeze()
        sys.setswitchinterval(usual)
    assert frozen > 0
    assert turn == pytest.approx(server.TURN)
    assert turn < usual
