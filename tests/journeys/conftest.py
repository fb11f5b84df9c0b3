"""A real browser at a real server, with the demonstration in it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.journeys.windows import Windows
from tracker import demo
from tracker.accounts import Person
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.store import Store
from tracker.workspace import Workspace

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"
SOON = 60  # seconds
CONNECTED = "[data-test-connection-state='CONNECTED']"
# A page is calm when it is seen at rest several times in a row.
CALM = """() => {
  const rests = document.querySelector("[data-test-script-state='notRunning']")
    && !document.querySelector("[data-stale='true'], [data-testid='stSkeleton']");
  window.calm = rests ? (window.calm || 0) + 1 : 0;
  return window.calm >= 4;
}"""
START = """
import sys
from streamlit_app import app
from tracker import server
app.run(config={**server.options("127.0.0.1", int(sys.argv[1])), "server.headless": True})
"""


def demonstration(folder: Path, language: str) -> str:
    """Make a database with the demonstration and give its address."""
    url = f"sqlite:///{folder / 'plan.sqlite'}"
    Store.open(url).create(demo.NAME, None)
    path = demo.archive(language)
    workspace = Workspace.open(url, demo.NAME)
    carry_out(workspace, [File(path.name, path.read_bytes())], person=Person("x", "X"))
    return url


def free_port() -> int:
    """Give a port that nothing listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def serving(url: str, log: Path, **settings: str) -> Generator[str]:
    """Start the application on a database, give its address, and stop it again."""
    port = free_port()
    server = started(url, log, port, **settings)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SOON)


def started(url: str, log: Path, port: int, **settings: str) -> subprocess.Popen[bytes]:
    """Start the application on a database and a port, and wait until it answers."""
    told = {"TRACKER_DATABASE": url, "TRACKER_TODAY": TODAY, **settings}
    outside = {name: text for name, text in os.environ.items() if not name.startswith("TRACKER_")}
    with log.open("w") as file:
        server = subprocess.Popen(
            [sys.executable, "-c", START, str(port)],
            cwd=ROOT,
            env=outside | told,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    _wait_for(f"http://127.0.0.1:{port}/healthz", server, log)
    return server


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + SOON
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the Swedish demonstration, for tests that only read."""
    folder = tmp_path_factory.mktemp("reading")
    yield from serving(demonstration(folder, "sv"), folder / "log")


@pytest.fixture(scope="session")
def reading_english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the English demonstration, for tests that only read."""
    folder = tmp_path_factory.mktemp("reading-english")
    yield from serving(demonstration(folder, "en"), folder / "log")


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a demonstration that the tests of one file may write to."""
    folder = tmp_path_factory.mktemp("writing")
    url = demonstration(folder, "sv")
    yield from serving(url, folder / "log", TRACKER_PERSON="Anna Öst")


class Visitor:
    """Somebody at a browser, who notices what goes wrong behind the page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.awaits = False  # an answer to what was asked of the server
        self.began = False  # that answer: what ends before it began was another
        page.set_default_timeout(SOON * 1000)
        self.ears = {
            "console": self._heard,
            "pageerror": self._failed,
            "request": self._asked,
            "websocket": self._connected,
        }
        for event, ear in self.ears.items():
            page.on(event, ear)  # type: ignore[call-overload]

    def leave(self) -> None:
        """Notice nothing more: somebody else will look through this window."""
        for event, ear in self.ears.items():
            self.page.remove_listener(event, ear)

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def _failed(self, error: Any) -> None:
        self.complaints.append(f"page error: {error}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")

    def _connected(self, socket: Any) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes) -> None:
        if BackMsg.FromString(frame).HasField("rerun_script"):
            self.awaits, self.began = True, False

    def _received(self, frame: bytes) -> None:
        heard = ForwardMsg.FromString(frame)
        if heard.HasField("new_session"):
            self.awaits = self.began = True
        elif heard.WhichOneof("type") == "script_finished" and self.began:
            self.awaits = heard.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def go(self, path: str = "") -> "Visitor":
        """Open a page and wait until it stands."""
        self.awaits = True
        self.page.goto(f"{self.address}/{path}")
        self.page.locator("h1").first.wait_for()
        return self.settled()

    def settled(self) -> "Visitor":
        """Wait until the server has answered and nothing is being drawn any more."""
        end = time.monotonic() + SOON
        while time.monotonic() < end:
            self.page.evaluate("window.calm = 0")
            self.page.wait_for_function(CALM, polling=60)
            if not self.awaits:
                return self
        raise AssertionError("The page does not come to rest.")

    def sees(self, text: str | re.Pattern[str]) -> "Visitor":
        """Wait until a text stands on the page, however slow the machine."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=SOON * 1000)
        return self.settled()

    def disconnected(self) -> "Visitor":
        """Lose the network, and wait until the page has noticed."""
        self.page.context.set_offline(True)
        self.page.evaluate("window.cut()")
        expect(self.page.locator(CONNECTED)).to_have_count(0, timeout=SOON * 1000)
        return self

    def connected(self) -> "Visitor":
        """Get the network back, and wait until the page has noticed."""
        self.page.context.set_offline(False)
        expect(self.page.locator(CONNECTED)).to_be_visible(timeout=SOON * 1000)
        return self.settled()

    def text(self) -> str:
        """Give everything that can be read on the page."""
        return self.page.locator("[data-testid='stMain']").inner_text()

    def choose(self, label: str, option: str | re.Pattern[str]) -> "Visitor":
        """Choose an option of a box."""
        box = self.page.get_by_role("combobox", name=label).first
        box.scroll_into_view_if_needed()  # waits until it stands still: a list closes when it moves
        box.focus()
        box.press("ArrowDown")
        self.page.get_by_role("option", name=option).first.click()
        return self.settled()

    def press(self, name: str) -> "Visitor":
        """Press what has a name: a button, a choice or a link."""
        pressed = (
            self.page.get_by_role("button", name=name, exact=True)
            .or_(self.page.get_by_role("radio", name=name, exact=True))
            .or_(self.page.get_by_role("link", name=name, exact=True))
        )
        pressed.first.click()
        return self.settled()

    @property
    def place(self) -> str:
        """The path and query of the address."""
        return str(self.page.evaluate("location.pathname + location.search"))

    def barriers(self) -> list[str]:
        """Give what is seriously in the way of somebody who cannot see or use a mouse."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]


Arriving = Callable[..., Visitor]


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Windows]:
    """Keep the windows that visitors look through, one after another."""
    kept = Windows(browser)
    yield kept
    kept.close()


@pytest.fixture
def arrive(windows: Windows) -> Iterator[Arriving]:
    """Give the means to send visitors, each with a browser window that knows nobody."""
    visitors: list[Visitor] = []

    def arriving(address: str, width: int = 1280, scheme: str = "light") -> Visitor:
        page = windows.take(address, width, 844 if width < 500 else 900, scheme)
        visitors.append(Visitor(page, address))
        return visitors[-1]

    yield arriving
    for visitor in visitors:
        visitor.leave()
        windows.give_back(visitor.page)


@pytest.fixture(scope="module", params=[("sv", "light"), ("en", "dark")], ids=["sv", "en"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Visitor]]:
    """Send one visitor who goes from page to page, as people do: the browser keeps its cache."""
    language, scheme = request.param
    address = request.getfixturevalue("reading" if language == "sv" else "reading_english")
    given: dict[str, Any] = {"locale": f"{language}-SE", "color_scheme": scheme}
    context = browser.new_context(**given)
    yield language, Visitor(context.new_page(), address)
    context.close()
