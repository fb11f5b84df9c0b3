"""The demonstration, whose answers are known."""

from datetime import date

import pytest

from scenarios.history import History, Moment
from tests.tracker import stage
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """Give the history of Väderåsa through its eight reviews."""
    workspace = stage.empty(tmp_path_factory.mktemp("demonstration"))
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace.history()


@pytest.fixture
def last(history: History) -> Moment:
    """Give the moment of the eighth review."""
    return history.moment("R8", TODAY)
