"""Backups: one file that either database can be restored from, equal to the last hash."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.tracker.stories import ANNA, changed, told
from tracker.store import Store, connecting
from tracker.store.refusals import BackupBroken, NotABackup
from tracker.workspace import Workspace


@pytest.fixture
def backup(plan: Workspace, tmp_path: Path) -> Path:
    """Give a backup of a database with two plans, the second of them longer."""
    plan.store.create("second", "Another plan")
    second = told(Workspace.open(plan.store.url, "second"))
    second.apply([changed("S1", title="Only here")], person=ANNA)
    path = tmp_path / "folder" / "plan.backup"
    plan.store.backup(path)
    return path


def all_rows(store: Store) -> dict[str, list[object]]:
    return {one.name: list(store.rows(one.name)) for one in store.workspaces()}


@pytest.fixture
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Open another database, of the kind that is asked for."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    else:
        url = str(request.getfixturevalue("postgres_database"))
    store = Store.open(url)
    yield store
    store.close()


@pytest.mark.parametrize(
    ("database_url", "other"),
    [("sqlite", "sqlite"), ("postgresql", "sqlite"), ("sqlite", "postgresql")],
    indirect=True,
)
def test_a_backup_is_restored_into_a_database_of_either_kind(
    plan: Workspace, backup: Path, other: Store
) -> None:
    other.create("forgotten")
    other.restore(backup)
    assert other.workspaces() == plan.store.workspaces()
    assert other.persons() == plan.persons()
    assert all_rows(other) == all_rows(plan.store)
    for name in ("plan", "second"):
        assert other.verify(name) == plan.store.verify(name)
    restored = Workspace.open(other.url, "plan")
    restored.apply([changed("S1", title="Goes on")], person=ANNA)
    other.create("third")
    assert other.verify("plan").ok


def test_a_restore_brings_back_what_was_and_readers_notice(plan: Workspace, backup: Path) -> None:
    before = plan.verify()
    plan.apply([changed("S1", title="After the backup")], person=ANNA)
    plan.history()
    plan.store.restore(backup)
    assert plan.history().position == before.revisions
    assert plan.verify() == before
    again = plan.apply([changed("S1", title="Another way")], person=ANNA)
    assert again.revisions[0].position == before.revisions + 1
    assert plan.store.listed("second").title == "Another plan"


def test_a_backup_is_one_file_that_replaces_the_last(plan: Workspace, backup: Path) -> None:
    plan.apply([changed("S1", title="Later")], person=ANNA)
    plan.store.backup(backup)
    assert [path.name for path in backup.parent.iterdir()] == ["plan.backup"]
    plan.store.restore(backup)
    assert plan.history().position == 11


def test_a_backup_that_was_altered_is_not_restored(plan: Workspace, backup: Path) -> None:
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("DROP TRIGGER revision_no_update")
        connection.execute("UPDATE revision SET body = '{}' WHERE position = 4 AND workspace = 2")
        connection.commit()
    before = all_rows(plan.store)
    with pytest.raises(BackupBroken, match=r"second .* revision 4"):
        plan.store.restore(backup)
    assert all_rows(plan.store) == before


@pytest.mark.parametrize("what", ["nothing", "text", "empty", "other"])
def test_what_is_no_backup_is_not_restored(plan: Workspace, tmp_path: Path, what: str) -> None:
    path = tmp_path / "file"
    if what == "text":
        path.write_text("goal,title\r\n" * 500, encoding="utf-8")
    elif what == "empty":
        path.touch()
    elif what == "other":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE recipe (id INTEGER)")
    with pytest.raises(NotABackup, match="file"):
        plan.store.restore(path)
    assert plan.verify().ok


def test_others_may_write_while_a_backup_is_made(plan: Workspace, tmp_path: Path) -> None:
    with connecting.writing(plan.store.engine):
        plan.store.backup(tmp_path / "meanwhile")
    plan.store.restore(tmp_path / "meanwhile")
    assert plan.verify().ok
