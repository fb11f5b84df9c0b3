"""A stage where forms, lists and pages are played without a browser."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.testing.v1 import AppTest

from tests import plans
from tracker.accounts import Person
from tracker.store import Store
from tracker.visit import NOW, Visit
from tracker.words import Words
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)
ANNA = Person("a1b2c3d4e5f60718", "Anna Öst")
NOON = 1_795_435_200_000  # that day, UTC milliseconds
LONG_ENOUGH = 60


def empty(folder: Path) -> Workspace:
    """Give a workspace without revisions."""
    url = f"sqlite:///{folder / 'plan.sqlite'}"
    Store.open(url).create("plan", "Planen")
    workspace = Workspace.open(url, "plan")
    workspace.clock = lambda: NOON
    return workspace


def full(folder: Path) -> Workspace:
    """Give a workspace with records of every kind."""
    workspace = empty(folder)
    workspace.apply(plans.adds(), person=ANNA)
    return workspace


def visit(workspace: Workspace, at: str = NOW, language: str = "en", **more: Any) -> Visit:
    """Give a visit to a plan as it is now written."""
    history = workspace.history()
    given: dict[str, Any] = {"person": ANNA, "today": TODAY} | more
    return Visit.at_moment(workspace, history, at, words=Words(language), **given)


# For every first run, nine tenths of its time, the packages installed are searched for components.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def _called(function: "Callable[[], Any]") -> None:
    function()


def play(draw: Callable[[], Any], session: Mapping[str, Any] | None = None) -> AppTest:
    """Draw something as Streamlit would, and again after each act on it."""
    config.set_option("runner.postScriptGC", value=False)
    test = AppTest.from_function(_called, args=(draw,), default_timeout=LONG_ENOUGH)
    for name, value in (session or {}).items():
        test.session_state[name] = value
    return ran(test)


def unfolded(test: AppTest) -> AppTest:
    """Open every fold whose content is made only then, as the table below a figure."""
    folds = [user_key_from_element_id(fold.proto.id) for fold in test.get("expander")]
    for key in filter(None, folds):
        test.session_state[key] = True
    return ran(test) if any(folds) else test


def ran(test: AppTest) -> AppTest:
    """Draw it once more, as after an act."""
    test.run()
    assert not test.exception, test.exception[0].stack_trace
    return test


def said(test: AppTest) -> str:
    """Give everything that stands on the stage as one text."""
    parts = [
        *test.title,
        *test.subheader,
        *test.markdown,
        *test.error,
        *test.success,
        *test.warning,
    ]
    return "\n".join(str(part.value) for part in parts)


def press(test: AppTest, label: str) -> AppTest:
    """Press a button by what stands on it."""
    [button] = [one for one in test.button if one.label == label]
    button.click().run()
    assert not test.exception, test.exception[0].stack_trace
    return test


def box(test: AppTest, ending: str) -> Any:
    """Give the one widget whose key ends so."""
    kinds = ("text_input", "text_area", "selectbox", "multiselect", "date_input", "checkbox")
    found = [
        widget
        for kind in (*kinds, "segmented_control")
        for widget in getattr(test, kind, [])
        if str(widget.key).endswith(ending)
    ]
    assert len(found) == 1, [widget.key for widget in found]
    return found[0]
