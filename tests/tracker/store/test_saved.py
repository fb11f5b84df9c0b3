"""Saved arrays: a shortcut that is taken only when it leads to the same history."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from scenarios.history import History
from scenarios.kinds import KINDS
from tests.tracker.stories import ANNA, changed
from tracker.settings import APPLICATION
from tracker.store import START, keeping, saved
from tracker.workspace import Workspace


@pytest.fixture
def path(plan: Workspace, tmp_path: Path) -> Path:
    """Give the file of a history that was saved."""
    place = tmp_path / "arrays" / "plan.arrays"
    log, tip = plan.store.read("plan")
    assert saved.save(place, History.empty().with_log(log), tip)
    return place


def same(one: History, other: History) -> bool:
    days = (date(2025, 6, 15), date(2025, 6, 18), date(2025, 7, 1))
    return one.changes() == other.changes() and all(
        one.now(day).table(kind).equals(other.now(day).table(kind))
        for day in days
        for kind in KINDS
    )


def test_a_saved_history_is_the_one_in_the_log(plan: Workspace, path: Path) -> None:
    found = saved.load(path)
    assert found is not None
    history, tip = found
    assert tip == plan.store.read("plan")[1]
    assert same(history, plan.history())


def test_a_saved_history_goes_on_from_where_it_was(plan: Workspace, path: Path) -> None:
    found = saved.load(path)
    assert found is not None
    plan.apply([changed("S1", title="Later"), changed("S2", confidence=3)], person=ANNA)
    log, tip = plan.store.read("plan", found[1])
    assert tip.position == 12
    assert same(found[0].with_log(log), plan.history())


def test_arrays_lie_aligned_and_are_mapped(path: Path) -> None:
    found = saved.load(path)
    assert found is not None
    for columns in found[0].columns.values():
        for array in columns.rows.arrays.values():
            assert array.ctypes.data % saved.ALIGNED == 0
            assert not array.flags.writeable


def test_a_file_that_is_not_whole_or_not_ours_is_left_alone(path: Path) -> None:
    whole = path.read_bytes()
    header = whole.index(b'"arrays"')
    for content in (
        b"",
        b"x" * 100,
        whole[:-1],
        whole[: header + 40],
        whole + b"\0",
        whole.replace(b'"dtype', b'"dtipe').replace(b"<i4", b"<i9"),
        whole.replace(saved.making().encode(), b"0" * 64),
        saved.MAGIC + bytes([255] * 8) + b"{}",
    ):
        path.write_bytes(content)
        assert saved.load(path) is None
    path.unlink()
    assert saved.load(path) is None


def test_what_cannot_be_saved_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not saved.save(tmp_path / "file" / "below", History.empty(), START)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]


def test_every_kind_of_array_comes_back_as_it_was(tmp_path: Path) -> None:
    arrays = {
        "none": np.empty(0, np.int32),
        "flags": np.array([True, False, True]),
        "every other": np.arange(20, dtype=np.float64)[::2],
        "texts": {"words": ["Å", "\u2028", ""]},
        "position": 3,
    }
    header, blocks = saved.laid_out(arrays)
    content = bytearray(header["size"])
    for offset, block in blocks:
        content[offset : offset + len(block)] = block
    back = saved.taken_up(header, memoryview(content))
    assert list(back) == ["texts", "position", "none", "flags", "every other"]
    assert back["texts"] == arrays["texts"]
    for name in ("none", "flags", "every other"):
        np.testing.assert_array_equal(back[name], arrays[name])
    assert tmp_path.is_dir()


def test_the_file_lies_beside_sqlite_and_else_in_the_users_cache(tmp_path: Path) -> None:
    beside = saved.place_for(tmp_path / "plan.sqlite", "sqlite://", "demo")
    assert beside == tmp_path / "plan.sqlite-demo.arrays"
    elsewhere = [
        saved.place_for(None, url, name) for url in ("postgresql://a", "b") for name in ("c", "d")
    ]
    assert len(set(elsewhere)) == 4
    assert all(APPLICATION in str(path) for path in elsewhere)
    assert not any("postgresql" in str(path) for path in elsewhere)


# ------------------------------------------------------------------ as a workspace uses them


def reopened(plan: Workspace) -> Workspace:
    """Give the workspace as another process would open it."""
    return Workspace(plan.store, plan.name, plan.title)


@pytest.fixture
def place(plan: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Save after every save, and give where."""
    monkeypatch.setattr(keeping, "WORTH_SAVING", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    fresh = reopened(plan)
    fresh.history()
    fresh.settle()
    return saved.place_for(plan.store.place, plan.store.url, plan.name)


def test_the_next_process_starts_from_the_arrays(
    plan: Workspace, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert place.is_file()
    asked = []
    read = plan.store.read

    def counted(name: str, tip: object) -> object:
        asked.append(tip)
        return read(name, tip)  # type: ignore[arg-type]

    monkeypatch.setattr(plan.store, "read", counted)
    fresh = reopened(plan)
    assert same(fresh.history(), plan.history())
    assert asked[0] == read("plan")[1]


def test_arrays_of_another_log_are_not_believed(plan: Workspace, place: Path) -> None:
    found = saved.load(place)
    assert found is not None
    history, tip = found
    saved.save(place, history, tip._replace(hash=bytes(32)))
    fresh = reopened(plan)
    assert same(fresh.history(), plan.history())
    assert fresh.apply([changed("S1", title="On")], person=ANNA).revisions[0].position == 11


def test_a_redacted_text_does_not_live_on_in_the_arrays(plan: Workspace, place: Path) -> None:
    assert "Mötet".encode() in place.read_bytes()
    writer = reopened(plan)
    writer.redact(5, {"rests_on": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    writer.settle()
    assert not place.is_file()
    fresh = reopened(plan)
    fresh.history()
    fresh.settle()
    assert "Mötet".encode() not in place.read_bytes()
