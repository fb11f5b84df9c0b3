"""How soon the first figure of a large plan stands on screen, beside an empty page with one figure.

Both pages run in servers of their own with the same options, in one Chromium, turn and turn about;
each time loaded anew by a browser that has been here before.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Page

PAGES = ("goals", "scenarios", "reviews")
ROUNDS, WARM = 6, 1
DRAWN = ".js-plotly-plot .main-svg"
LONG_MS = 60_000
ONE_FIGURE = """
import plotly.graph_objects as go
import streamlit as st
st.title("One figure")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[2, 1, 3])), theme=None, key="one")
"""


def appeared(page: Page, addresses: Mapping[str, str]) -> dict[str, list[float]]:
    """Go to each address in turn, and give the seconds until a figure is there."""
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(WARM + ROUNDS):
        for name, address in addresses.items():
            times[name].append(_seconds(page, address))
    return {name: taken[WARM:] for name, taken in times.items()}


def _seconds(page: Page, address: str) -> float:
    page.goto("about:blank")
    began = perf_counter()
    page.goto(address)
    page.locator(DRAWN).first.wait_for(timeout=LONG_MS)
    return perf_counter() - began


def addresses_of(ours: str, floor: str) -> Iterator[tuple[str, str]]:
    """Name each page that is looked at, with its address."""
    yield "floor", floor
    for name in PAGES:
        yield name, f"{ours}/{name}"


def written(folder: Path) -> Path:
    """Write the page that holds one figure and nothing else."""
    path = folder / "one_figure.py"
    path.write_text(ONE_FIGURE, encoding="utf-8")
    return path


def ratios(times: Mapping[str, list[float]]) -> dict[str, float]:
    """Give how many times as long as the one figure each page takes, by medians."""
    least = median(times["floor"])
    return {
        f"first figure of {name}, to one figure": round(median(taken) / least, 2)
        for name, taken in times.items()
        if name != "floor"
    }
