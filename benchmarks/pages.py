"""How soon a confirmation in a review answers in a browser, beside an empty Streamlit page.

Both pages run in servers of their own with the same options, in one Chromium, turn and turn about;
a time is taken in the page itself, from the press to the text that changed. Then how long the
server takes for each page of a large plan (drawing.py), and how soon its first figure is on screen
beside that of a page with nothing else (appearing.py).
"""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.appearing import addresses_of, appeared, ratios, written
from benchmarks.drawing import drawn
from benchmarks.grown import Size
from benchmarks.looks import looks
from benchmarks.measure import Timing, summary
from scenarios.edits import Add, Revise
from scenarios.held import outcomes
from scenarios.walk import walk_of
from tests.browser import installed, launch_arguments
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.store import Store
from tracker.workspace import Workspace

HELD = date(2027, 3, 16)
REVIEW = {"title": "Avstämning 9", "date": HELD, "state": "open"}
ROUNDS, WARM = 20, 2  # goals and resources, the first two not counted
SOON = 60.0
START = """
import sys
from streamlit_app import app
from tracker import server
app.run(config={**server.options("127.0.0.1", int(sys.argv[1])), "server.headless": True})
"""
EMPTY = """
import streamlit as st
st.session_state.setdefault("n", 0)
def more(): st.session_state["n"] += 1
st.title(str(st.session_state["n"]))
with st.container(key="hold_act_confirm"):
    st.button("More", on_click=more)
"""
START_EMPTY = """
import sys
import streamlit as st
from tracker import server
app = st.App(sys.argv[2])
app.run(config={**server.options("127.0.0.1", int(sys.argv[1])), "server.headless": True})
"""
PRESS = """() => new Promise((done) => {
  const title = () => document.querySelector("h1").innerText, before = title();
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (!document.querySelector("h1") || title() === before) return;
    watch.disconnect();
    done(performance.now() - began);
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  document.querySelector(".st-key-hold_act_confirm button").click();
})"""
RESTS = "document.querySelector(\"[data-test-script-state='notRunning']\") !== null"


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Measure confirmations, empty reruns and a large plan; give the document that is printed."""
    del given
    size = Size()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="pages-")))
        workspace = prepared(folder)
        (folder / "empty.py").write_text(EMPTY, encoding="utf-8")
        ours = stack.enter_context(_served(START, folder, workspace.store.url))
        floor = stack.enter_context(_served(START_EMPTY, folder, "", str(folder / "empty.py")))
        browser = stack.enter_context(_browser())
        first = f"{ours}/hold?review=R9&turn={first_goal(workspace)}"
        times = _measured(browser.new_page(), first, browser.new_page(), floor)
        done = outcomes(workspace.history(), "R9")
        grown, figures = drawn(folder, size)
        figures |= first_figures(stack, browser, folder)
    document = _document(times, {"ours": len(done) == ROUNDS, "floor": True})
    document["results"] += grown
    document["workload"] |= {"large plan": asdict(size)}
    return document | {"figures": figures}


def first_figures(stack: ExitStack, browser: Browser, folder: Path) -> dict[str, float]:
    """Measure how soon the first figure of the large plan in a folder is seen."""
    url = f"sqlite:///{folder / 'grown.sqlite'}"
    plan = Workspace.open(url, "grown")
    large = stack.enter_context(_served(START, folder, url))
    one = stack.enter_context(_served(START_EMPTY, folder, "", str(written(folder))))
    history = plan.history()
    seen = looks(history, history.now(HELD), "library")
    return ratios(appeared(browser, addresses_of(large, one, seen)))


def prepared(folder: Path) -> Workspace:
    """Make the demonstration with a ninth review that is open."""
    url = f"sqlite:///{folder / 'plan.sqlite'}"
    Store.open(url).create(demo.NAME, None)
    workspace, path = Workspace.open(url, demo.NAME), demo.archive("sv")
    anna = workspace.person("Anna Öst")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=anna)
    closing = {"state": "finalised", "finalised_text": "Anteckningar."}
    with _on(date(2027, 2, 16)):
        workspace.apply([Revise(kind="review", key="R8", values=closing)], person=anna, review="R8")
        workspace.apply([Add(kind="review", key="R9", values=REVIEW)], person=anna)
    return workspace


def first_goal(workspace: Workspace) -> str:
    """Name the goal that the review takes up first."""
    turns = walk_of(workspace.history(), "R9", HELD)
    return next(turn.name for turn in turns if turn.room == "goals")


@contextmanager
def _on(day: date) -> Iterator[None]:
    os.environ["TRACKER_TODAY"] = day.isoformat()
    try:
        yield
    finally:
        del os.environ["TRACKER_TODAY"]


@contextmanager
def _served(start: str, folder: Path, url: str, *more: str) -> Iterator[str]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    told = {"TRACKER_DATABASE": url, "TRACKER_TODAY": HELD.isoformat(), "TRACKER_PERSON": "Anna"}
    with (folder / f"log-{port}").open("w") as log:
        command = [sys.executable, "-c", start, str(port), *more]
        server = subprocess.Popen(command, env=os.environ | told, stdout=log, stderr=log)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(SOON)


def _wait_for(address: str) -> None:
    end = time.monotonic() + SOON
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=installed(), args=launch_arguments())
        yield browser
        browser.close()


def _measured(ours: Page, first: str, empty: Page, floor: str) -> Mapping[str, list[float]]:
    """Press in turn on either page, each at rest before."""
    times: dict[str, list[float]] = {"ours": [], "floor": []}
    for page, address in ((ours, first), (empty, floor)):
        page.goto(address)
        page.locator(".st-key-hold_act_confirm button").wait_for()
    for _ in range(ROUNDS):
        for name, page in (("ours", ours), ("floor", empty)):
            page.bring_to_front()
            page.wait_for_function(RESTS)
            page.wait_for_timeout(500)
            times[name].append(page.evaluate(PRESS) / 1000)
    return {name: taken[WARM:] for name, taken in times.items()}


def _document(times: Mapping[str, list[float]], agrees: Mapping[str, bool]) -> dict[str, Any]:
    timings = {name: summary(taken) for name, taken in times.items()}
    results = [
        _result(name, timing, timings["ours"], agrees=agrees[name])
        for name, timing in timings.items()
    ]
    return {
        "benchmark": "pages",
        "workload": {"plan": "the demonstration", "presses": ROUNDS - WARM},
        "versions": {name: version(name) for name in ("streamlit", "playwright")},
        "absent": [],
        "absences": {},
        "results": results,
        "figures": {},
        "notes": [
            "A confirmation: from the press to the changed heading, taken in the page.",
            "The others: the processor's time for the page's own script, in this process.",
        ],
    }


def _result(name: str, timing: Timing, ours: Timing, *, agrees: bool) -> dict[str, Any]:
    times = {key: round(value, 2) for key, value in timing._asdict().items()}
    ratio = round(timing.median_ms / ours.median_ms, 3)
    told = {"operation": "confirm", "contender": name, "ratio_to_ours": ratio, "agrees": agrees}
    return told | times
