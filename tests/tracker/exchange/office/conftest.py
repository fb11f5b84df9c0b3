"""Office files to read: the two samples as an office had them, and the demonstration's plan."""

import json
from typing import Any

import pytest

from scenarios.history import History
from tests.tracker import stage
from tests.tracker.exchange.office.desk import SAMPLES
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Give the history of Väderåsa through its eight reviews."""
    workspace = stage.empty(tmp_path_factory.mktemp("demonstration"))
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace.history()


@pytest.fixture(scope="session")
def expected() -> dict[str, Any]:
    """Give what is known of the samples."""
    found: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_bytes())
    return found
