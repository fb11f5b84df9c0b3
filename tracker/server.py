"""The server round the screen: routes, middleware, start-up and Streamlit's own options."""

import gc
import importlib
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st
from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.middleware import Middleware
from starlette.requests import Request, cookie_parser
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.file_util import get_static_dir

from scenarios.errors import Refused
from tracker import settings
from tracker.exchange.leaves.bounds import MEGABYTE, MOST_BYTES
from tracker.routes import ROUTES as OTHERS
from tracker.screen import pacing
from tracker.screen.addresses import elsewhere
from tracker.screen.faults import on_script_error
from tracker.screen.language import ASKED, COOKIE, language_of
from tracker.store import Store
from tracker.warming import warming
from tracker.words import Words

__all__ = ["MIDDLEWARE", "OPTIONS", "ROUTES", "SCRIPT", "lifespan", "on_script_error", "options"]

SCREEN = Path(__file__).parent / "screen"
SCRIPT = SCREEN / "script.py"
OPTIONS: Mapping[str, Any] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "runner.postScriptGC": False,  # it would hold everybody up for 70 ms after every click
    "global.disableWidgetStateDuplicationWarning": True,  # a moment has a default, and links
    "server.address": "127.0.0.1",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": MOST_BYTES // MEGABYTE,
    "theme.base": str(SCREEN / "theme.toml"),
}
TURN = 0.0005  # seconds; so long does a page wait for its turn while a long file is read
HEAVY = ("pandas", "plotly.graph_objects", "babel.dates", "sqlalchemy", "tracker.screen")
FIGURES = "static/js/PlotlyChart.*.js"  # what Streamlit's browser half draws figures with
OWN_PREFIXES = ("/_stcore/", "/media/", "/component/", "/static/", "/calendar/", "/report/")
SEE_OTHER = 303
Instead = Callable[[Send], Awaitable[None]]


def options(host: str, port: int) -> dict[str, Any]:
    """Give Streamlit's options for a server of our own."""
    return {**OPTIONS, "server.address": host, "server.port": port}


async def healthz(_: Request) -> JSONResponse:
    """Tell whether the process and its database answer."""
    try:
        await run_sync(_ping)
    except Refused as refused:
        return JSONResponse({"status": "away", "database": str(refused)}, status_code=503)
    return JSONResponse({"status": "ok", "database": "ok"})


async def seen(request: Request) -> Response:
    """Hear from a browser that it has shown the first figure of a page."""
    pacing.seen(request.path_params["token"])
    return Response(status_code=204)


def _ping() -> None:
    Store.open(settings.database_url()).ping()


class FirstPage:
    """Say in the page itself what it is, in which language, and where its server is.

    Without the address, Streamlit's browser half asks for its server under the page's own path
    first, and every visit but that of the front page begins with two errors in the console. What
    it draws figures with it reads as the page begins, instead of when the first figure has come.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; answer a page with its language."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        ours = scope["type"] == "http" and scope["path"].startswith(OWN_PREFIXES)
        if ours or "text/html" not in headers.get("accept", ""):
            await self.app(scope, receive, send)
            return
        language = _language(scope, headers)
        spoken = _Spoken(send, language, _instead(scope, receive))
        await self.app(_plainly(scope), receive, spoken)


def _instead(scope: Scope, receive: Receive) -> Instead | None:
    """Give what leads on from an address that no page has."""
    base = config.get_option("server.baseUrlPath").strip("/")
    place = elsewhere(scope["path"], scope["query_string"].decode("latin-1"), base)
    return None if place is None else partial(RedirectResponse(place, SEE_OTHER), scope, receive)


def _language(scope: Scope, headers: Headers) -> str:
    asked = QueryParams(scope["query_string"]).get(ASKED)
    kept = cookie_parser(headers.get("cookie", "")).get(COOKIE)
    return language_of(asked, kept, settings.language(), headers.get("accept-language"))


def _plainly(scope: Scope) -> Scope:
    """Ask for the page whole: not packed, and not only if it is newer."""
    unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    return {**scope, "headers": [one for one in scope["headers"] if one[0] not in unwanted]}


class _Spoken:
    """Pass an answer on, with the language in its html element; or lead on from no page."""

    def __init__(self, send: Send, language: str, instead: Instead | None) -> None:
        self.send, self.language, self.instead = send, language, instead
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body":
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish()

    async def _finish(self) -> None:
        headers = MutableHeaders(raw=list(self.start["headers"]))
        is_page = "text/html" in headers.get("content-type", "")
        if is_page and self.instead is not None:
            await self.instead(self.send)
            return
        if is_page:
            self.body = _introduced(self.body.decode(), self.language).encode()
            headers["content-length"] = str(len(self.body))
            headers["content-language"] = self.language
        await self.send({**self.start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": self.body})


def _introduced(page: str, language: str) -> str:
    base = config.get_option("server.baseUrlPath").strip("/")
    address = f"location.origin + {json.dumps(f'/{base}')}"
    title = Words(language).say("Living plan")
    for old, new in (
        ('<html lang="en">', f'<html lang="{language}">'),
        ("<title>Streamlit</title>", f"<title>{title}</title>"),
        ("<head>", f"<head><script>window.__streamlit = {{BACKEND_BASE_URL: {address}}}</script>"),
        ("</head>", f"{read_early()}</head>"),
    ):
        page = page.replace(old, new, 1)
    return page


@cache
def read_early() -> str:
    """Have what draws figures read at once; nothing where this Streamlit has it elsewhere."""
    found = sorted(Path(get_static_dir()).glob(FIGURES))
    return "".join(
        f'<script type="module">import("./static/js/{one.name}")</script>' for one in found
    )


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Get ready before the first visit: options, heavy modules, and a quiet garbage collector."""
    _complete_options()
    await run_sync(_import_all)
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(TURN)
    with warming():
        yield


def _complete_options() -> None:
    """Set what nobody has set, as when another server starts us without our own command."""
    unset = {
        name: value
        for name, value in OPTIONS.items()
        if not (config.is_manually_set(name) or name.startswith("server."))
    }
    if unset:
        config.get_config_options(force_reparse=True, options_from_flags=unset)


def _import_all() -> None:
    for name in HEAVY:
        importlib.import_module(name)


ROUTES = [
    Route("/healthz", healthz),
    Route("/{base:path}seen/{token}", seen, methods=["POST"]),
    *OTHERS,
]
MIDDLEWARE = [Middleware(FirstPage)]
