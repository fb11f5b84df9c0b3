"""What the environment says, and what holds when it is silent."""

from datetime import date
from pathlib import Path

import pytest

from scenarios.errors import NotADay
from tracker import settings


def test_without_a_word_the_plan_lies_in_the_users_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert settings.database_url() == f"sqlite:///{tmp_path / 'scenario-tracker' / 'plan.sqlite'}"
    assert settings.person_name() is None
    assert settings.set_day() is None
    assert settings.language() is None


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {
        "TRACKER_DATABASE": "postgresql://anna@db.example/plan",
        "TRACKER_PERSON": " Anna ",
        "TRACKER_TODAY": "2026-03-31",
        "TRACKER_LANGUAGE": "en",
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert set(said) == set(settings.SETTINGS)
    assert settings.database_url() == "postgresql+psycopg://anna@db.example/plan"
    assert settings.person_name() == "Anna"
    assert settings.set_day() == date(2026, 3, 31)
    assert settings.language() == "en"


def test_a_day_that_is_no_day_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_TODAY", "tomorrow")
    with pytest.raises(NotADay, match="tomorrow"):
        settings.set_day()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("/data/plan.sqlite", "sqlite:////data/plan.sqlite"),
        ("sqlite:////data/plan.sqlite", "sqlite:////data/plan.sqlite"),
        ("postgres://h/d", "postgresql+psycopg://h/d"),
        ("postgresql+psycopg://h/d", "postgresql+psycopg://h/d"),
    ],
)
def test_an_address_may_be_written_the_short_way(text: str, url: str) -> None:
    assert settings.as_url(text) == url


def test_a_relative_path_is_taken_from_where_one_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.as_url("plan.sqlite") == f"sqlite:///{tmp_path / 'plan.sqlite'}"
