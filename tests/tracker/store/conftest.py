"""A store and a plan on either database, closed when the test is over."""

from collections.abc import Iterator

import pytest

from tests.tracker.stories import told
from tracker.store import Store
from tracker.workspace import Workspace


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Open a fresh, empty database."""
    opened = Store.open(database_url)
    yield opened
    opened.close()


@pytest.fixture
def plan(store: Store) -> Workspace:
    """Write a small plan into a fresh database."""
    store.create("plan")
    return told(Workspace.open(store.url, "plan"))
