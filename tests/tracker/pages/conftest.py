from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from tests.tracker import stage
from tracker import demo
from tracker.exchange.imports import carry_out
from tracker.exchange.sheets import File
from tracker.workspace import Workspace


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give the demonstration, which no test may write to."""
    workspace = stage.empty(tmp_path_factory.mktemp("demonstration"))
    path = demo.archive("sv")
    carry_out(workspace, [File(path.name, path.read_bytes())], person=stage.ANNA)
    return workspace


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Give a workspace without revisions."""
    return stage.empty(tmp_path_factory.mktemp("bare"))


@pytest.fixture
def plan(tmp_path: Path) -> Workspace:
    """Give a plan of every kind, to be written to."""
    return stage.full(tmp_path)
