"""What the environment says: where the database is, who writes, which day it is, which language."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from platformdirs import user_data_path

from scenarios.errors import N_
from scenarios.fields import Day

APPLICATION = "scenario-tracker"
SETTINGS: Mapping[str, str] = {
    "TRACKER_DATABASE": N_(
        "The database: sqlite:///path/to/plan.sqlite or postgresql://user@host/name."
        " Without it, a file in the user's data folder."
    ),
    "TRACKER_PERSON": N_("Who writes. Without it, the browser asks at the first save."),
    "TRACKER_TODAY": N_("The day to work on, like 2026-03-31, for tests and demonstrations."),
    "TRACKER_LANGUAGE": N_("The language to begin with: sv or en."),
}
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def database_url() -> str:
    """Give the address of the database."""
    given = os.environ.get("TRACKER_DATABASE")
    return as_url(given) if given else as_url(str(user_data_path(APPLICATION) / "plan.sqlite"))


def as_url(text: str) -> str:
    """Make an address of what people write for a database: an address, or the path of a file."""
    scheme, separator, rest = text.strip().partition("://")
    if not separator:
        return f"sqlite:///{Path(text.strip()).expanduser().resolve()}"
    return f"{_DRIVERS.get(scheme, scheme)}://{rest}"


def person_name() -> str | None:
    """Give the name of who writes, if the environment says it."""
    return os.environ.get("TRACKER_PERSON", "").strip() or None


def set_day() -> date | None:
    """Give the day that the environment sets, if it does."""
    given = os.environ.get("TRACKER_TODAY", "").strip()
    return Day().check(given) if given else None


def language() -> str | None:
    """Give the language to begin with, if the environment says it."""
    return os.environ.get("TRACKER_LANGUAGE", "").strip() or None
