"""A real browser at a real server, with the demonstration in it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tracker import demo
from tracker.accounts import Person
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.store import Store
from tracker.workspace import Workspace

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"
SOON = 60  # seconds
ENOUGH = 3  # times in a row that nothing is being drawn
QUIET = """
document.querySelector("[data-test-script-state='notRunning']") !== null
&& document.querySelector("[data-stale='true'], [data-testid='stSkeleton']") === null
"""
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


def serving(url: str, log: Path, **settings: str) -> Iterator[str]:
    """Start the application on a database, give its address, and stop it again."""
    port = free_port()
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
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", server, log)
        yield address
    finally:
        server.terminate()
        server.wait(SOON)


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
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")

    def go(self, path: str = "") -> "Visitor":
        """Open a page and wait until it stands."""
        self.page.goto(f"{self.address}/{path}")
        self.page.locator("h1").first.wait_for(timeout=SOON * 1000)
        return self.settled()

    def settled(self) -> "Visitor":
        """Wait until nothing is being drawn any more, several times in a row."""
        quiet = 0
        for _ in range(SOON * 4):
            self.page.wait_for_timeout(250)
            quiet = quiet + 1 if self.page.evaluate(QUIET) else 0
            if quiet == ENOUGH:
                return self
        raise AssertionError("The page does not come to rest.")

    def text(self) -> str:
        """Give everything that can be read on the page."""
        return self.page.locator("[data-testid='stMain']").inner_text()

    def choose(self, label: str, option: str | re.Pattern[str]) -> "Visitor":
        """Choose an option of a box."""
        found = self.page.get_by_role("option", name=option).first
        for _ in range(3):
            self.page.get_by_role("combobox", name=label).first.click()
            self.settled()
            if found.count():
                break
        found.click()
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


@pytest.fixture
def arrive(browser: Browser) -> Iterator[Arriving]:
    """Give the means to send visitors, each with a browser window of their own."""
    contexts: list[BrowserContext] = []

    def arriving(address: str, width: int = 1280, scheme: str = "light", **more: Any) -> Visitor:
        size = {"width": width, "height": 844 if width < 500 else 900}
        given = {"locale": "sv-SE", "viewport": size, "color_scheme": scheme, **more}
        context = browser.new_context(**given)
        contexts.append(context)
        return Visitor(context.new_page(), address)

    yield arriving
    for context in contexts:
        context.close()
