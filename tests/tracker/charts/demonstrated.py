"""The table of every figure, as the demonstration has it at its eighth review."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory
from types import ModuleType

import pandas as pd
import pytest

from scenarios import series
from scenarios.history import History, Moment
from scenarios.series import futures
from tests.scenarios.series.futures.test_learnt import claims
from tests.tracker import stage
from tracker import charts, demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File

TODAY, REVIEW = date(2026, 11, 23), "R8"
TABLES: Mapping[str, Callable[[History, Moment], pd.DataFrame]] = {
    "actors": lambda h, m: series.influence_and_stake(h.at(m)),
    "calibration": lambda _, __: futures.calibrated(claims(10).history, claims(10).moment()),
    "contributions": lambda h, m: series.resource_flows(h.at(m), "mnkr"),
    "cross": lambda h, m: futures.cross_and_trail(h, m, TODAY),
    "decided": series.due_and_done,
    "drift": lambda h, m: series.target_drift(h, m, TODAY, "I01"),
    "drivers": lambda h, m: futures.driver_map(h, m, TODAY),
    "flow": lambda h, m: series.status_flow(h, h.moment("R4", TODAY), m),
    "indicator": lambda h, m: series.against_target(h.at(m), "I01"),
    "likelihoods": lambda h, m: series.likelihoods(h, m, TODAY),
    "lives": lambda h, m: futures.life_lines(h, m, TODAY),
    "load": lambda h, m: series.resource_load(h.at(m)),
    "multiples": lambda h, m: series.small_multiples(h.at(m)),
    "optimism": lambda h, m: futures.optimism(h.at(m)),
    "relations": lambda h, m: series.relations(h.at(m)),
    "revisions": lambda h, m: series.revision_map(h, m, TODAY),
    "sectors": lambda h, m: series.status_by_sector(h.at(m)),
    "settling": lambda h, m: futures.consensus_stability(h, m, TODAY),
    "strips": lambda h, m: futures.signpost_strips(h, m, TODAY),
    "why": lambda h, m: series.revised_why(h, m, TODAY),
    "wind": lambda h, m: futures.wind_tunnel(h, m, TODAY),
    "yearwheel": lambda h, m: series.year_wheel(h.at(m), 2026, TODAY),
}


def figures() -> Mapping[str, ModuleType]:
    """Find every figure there is: each module of the charts that draws one."""
    modules = {
        found.name: import_module(f"{charts.__name__}.{found.name}")
        for found in iter_modules(charts.__path__)
    }
    return {name: module for name, module in modules.items() if hasattr(module, "figure")}


@lru_cache(maxsize=1)
def history() -> History:
    """Give the history of the Swedish demonstration."""
    with TemporaryDirectory() as folder:
        workspace, path = stage.empty(Path(folder)), demo.archive("sv")
        carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
        return workspace.history()


@cache
def table(name: str) -> pd.DataFrame:
    """Give the table of a figure; no test may change it."""
    if name not in TABLES:
        pytest.fail(
            f"tracker/charts/{name}.py draws a figure that nobody tries: give its table of the"
            " demonstration a line in TABLES, in tests/tracker/charts/demonstrated.py."
        )
    return TABLES[name](history(), history().moment(REVIEW, TODAY))
