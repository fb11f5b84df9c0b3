"""What every test of real files stands on: an empty workspace, and the figures of others."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.store import Store
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Make a workspace of its own for one sort of files."""
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())
    url = f"sqlite:///{tmp_path / 'real.db'}"
    Store.open(url).create("real")
    return Workspace.open(url, "real")


@pytest.fixture(scope="session")
def expected(real_data: Path) -> dict[str, Any]:
    """Answer the figures that were computed from the files with the standard library alone."""
    found: dict[str, Any] = json.loads((real_data / "expected.json").read_bytes())
    return found
