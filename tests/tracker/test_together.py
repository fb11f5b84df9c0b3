"""Writing together: nothing that was acknowledged is lost, whoever is slow and whoever dies."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scenarios.edits import decide
from scenarios.history import History
from scenarios.revisions import Change
from tests.tracker.stories import ANNA, BO, WHY, changed, goal
from tests.tracker.together import HOT
from tracker.store import START, Store, Writing, connecting
from tracker.store.refusals import DatabaseBusy
from tracker.workspace import Workspace

ROOT = Path(__file__).parents[2]
PROCESSES, SECONDS, KILLED_AFTER = 4, 10.0, 5.0


@pytest.fixture
def plan(database_url: str) -> Iterator[Workspace]:
    store = Store.open(database_url)
    store.create("plan")
    workspace = Workspace.open(store.url, "plan")
    workspace.apply([goal(f"G{turn}", "Grow") for turn in range(HOT)], person=ANNA)
    yield workspace
    store.close()


def started(url: str, name: str, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.tracker.together", url, name, str(SECONDS)]
    with (folder / f"{name}.out").open("wb") as out, (folder / f"{name}.err").open("wb") as err:
        return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err)


def test_four_processes_write_twenty_hot_records_and_one_is_killed(
    plan: Workspace, tmp_path: Path
) -> None:
    names = [f"writer{number}" for number in range(PROCESSES)]
    writers = {name: started(plan.store.url, name, tmp_path) for name in names}
    victim = names.pop()
    while not (tmp_path / f"{victim}.out").stat().st_size:
        time.sleep(0.05)
        assert writers[victim].poll() is None
    time.sleep(KILLED_AFTER)
    writers[victim].kill()
    ends = {name: process.wait(timeout=120) for name, process in writers.items()}
    assert {name: ends[name] for name in names} == dict.fromkeys(names, 0)
    assert ends[victim] != 0
    for name in (*names, victim):
        assert (tmp_path / f"{name}.err").read_text(encoding="utf-8") == ""
    told = [said(tmp_path / f"{name}.out") for name in (*names, victim)]
    assert all(len(lines) > SECONDS for lines in told)
    assert all(line[0] != "clashes" for line in told[-1])

    rows = list(plan.rows())
    stored = {
        row.position: (row.change, f"{row.kind}:{row.key}", row.number, row.body) for row in rows
    }
    assert list(stored) == list(range(1, len(rows) + 1))
    for lines in told:
        for change, position, key, number, title in lines:
            body = f'{{"title":"{title}"}}'
            assert stored[int(position)] == (int(change), f"goal:{key}", int(number), body)
    acknowledged = sum(map(len, told))
    assert acknowledged <= len(rows) - HOT <= acknowledged + 1
    assert plan.verify().ok
    assert plan.history().position == len(rows)


def said(path: Path) -> list[list[str]]:
    """Give the writes that a process was told are there to stay; half a line says nothing."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [line.split(" ", 4) for line in lines if not line.startswith("clashes")]


def append_title(writing: Writing, day: date) -> None:
    """Append a change without committing it."""
    history = History.empty().with_log(writing.read(START)[0])
    rows = decide([changed("G1", title="Slow")], history, day=day)
    made_at = history.last_made_at + 1
    writing.ensure(BO)
    writing.append(
        Change(id=history.last_change + 1, made_at=made_at, person=BO.key, revisions=rows)
    )


def test_a_slow_writer_loses_nothing_and_holds_up_no_reader(plan: Workspace) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slowly() -> None:
        with plan.store.writing("plan") as writing:
            append_title(writing, plan.today())
            begun.set()
            may_end.wait()

    def fast() -> None:
        Workspace(plan.store, "plan", None).apply([changed("G2", title="Fast")], person=ANNA)

    slow, quick = threading.Thread(target=slowly), threading.Thread(target=fast)
    slow.start()
    begun.wait()
    quick.start()
    quick.join(timeout=0.5)
    assert quick.is_alive()
    assert plan.history().position == HOT
    may_end.set()
    slow.join()
    quick.join()
    titles = plan.history().now(plan.today()).table("goal").set_index("code")["title"]
    assert (titles["G1"], titles["G2"]) == ("Slow", "Fast")
    assert [row.reason for row in plan.rows()][HOT:] == [WHY, WHY]
    assert [row.person for row in plan.rows()][HOT:] == [BO.key, ANNA.key]
    assert plan.verify() == (True, HOT + 2, plan.fingerprint(), None)


def test_who_waits_too_long_is_told_so(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 1)
    monkeypatch.setattr(connecting, "BUSY_MILLISECONDS", 50)
    store = Store.open(sqlite_database)
    store.create("plan")
    with (
        store.writing("plan"),
        pytest.raises(DatabaseBusy, match="Try again"),
        store.writing("plan"),
    ):
        pass
    store.close()
