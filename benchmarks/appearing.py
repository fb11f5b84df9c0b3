"""How soon the first figure of a large plan is seen, beside an empty page with one figure.

Both run in servers of their own with the same options, in one Chromium, turn and turn about. A time
is taken in the page itself: from when it was asked for until the browser has shown a frame with a
figure in it. Each page is loaded anew by a browser that has been here before, and by a new one,
which has to fetch everything.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from benchmarks.looks import Look

FIGURED = (
    "overview", "goals", "resources", "scenarios", "connections", "reviews",
    "changes, flow", "changes, drift", "changes, map", "a goal", "a indicator", "a scenario",
)  # fmt: skip
ROUNDS, WARM = 5, 1
LONG_MS = 60_000
FLOOR = "one figure"
RETURNING, NEW = "a browser that has been here", "a new browser"
ONE_FIGURE = """
import plotly.graph_objects as go
import streamlit as st
st.title("One figure")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])), theme=None, key="one")
"""
WATCH = """
new MutationObserver((_, watch) => {
  if (!document.querySelector(".js-plotly-plot .main-svg")) return;
  watch.disconnect();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { window.shown = performance.now(); };
  requestAnimationFrame(() => port2.postMessage(0));
}).observe(document, { childList: true, subtree: true });
"""
Times = dict[str, dict[str, list[float]]]


def appeared(browser: Browser, addresses: Mapping[str, str]) -> Times:
    """Go to each address in turn, and give the seconds until a figure is seen, by browser."""
    times: Times = {who: {name: [] for name in addresses} for who in (RETURNING, NEW)}
    returning = _watching(browser)
    for _ in range(WARM + ROUNDS):
        for name, address in addresses.items():
            times[RETURNING][name].append(_seconds(returning, address))
            new = _watching(browser)
            times[NEW][name].append(_seconds(new, address))
            new.context.close()
    return {
        who: {name: taken[WARM:] for name, taken in found.items()} for who, found in times.items()
    }


def _watching(browser: Browser) -> Page:
    page = browser.new_context().new_page()
    page.add_init_script(WATCH)
    return page


def _seconds(page: Page, address: str) -> float:
    page.goto("about:blank")
    page.goto(address)
    shown = page.wait_for_function("window.shown", timeout=LONG_MS).json_value()
    return float(shown) / 1000


def addresses_of(ours: str, floor: str, looks: Iterator[Look]) -> dict[str, str]:
    """Give the address of the page with one figure, and of each of ours that has one."""
    return {FLOOR: floor} | {
        look.name: f"{ours}/{_asked(look)}" for look in looks if look.name in FIGURED
    }


def _asked(look: Look) -> str:
    name = "" if look.page.name == "overview" else look.page.name
    asked = {**look.params} | ({"vs": look.versus} if look.versus else {})
    return f"{name}?{urlencode(asked)}" if asked else name


def written(folder: Path) -> Path:
    """Write the page that holds one figure and nothing else."""
    path = folder / "one_figure.py"
    path.write_text(ONE_FIGURE, encoding="utf-8")
    return path


def ratios(times: Times) -> dict[str, float]:
    """Give how many times as long as the one figure each page takes, by medians."""
    return {
        f"first figure of {name}, to one figure, {who}": _ratio(found, name)
        for who, found in times.items()
        for name in found
        if name != FLOOR
    }


def _ratio(found: Mapping[str, list[float]], name: str) -> float:
    return round(median(found[name]) / median(found[FLOOR]), 2)
