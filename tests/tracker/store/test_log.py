"""The log: what is appended is read again, by anyone who catches up, whole and in order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scenarios.history import History
from scenarios.kinds import RecordId
from scenarios.log import Log, Run, log_of
from scenarios.revisions import Act, Change, Revision
from tests.tracker.stories import ANNA, BO, FIRST_DAY
from tracker.store import START, Store, catching_up, connecting, reading
from tracker.store.chain import GENESIS
from tracker.store.refusals import (
    LogBroken,
    NameTaken,
    NoSuchWorkspace,
    NotAName,
    Rewritten,
)
from tracker.workspace import Workspace

NASTY = ("Å", "🌲", "\u2028", '"', "\\", "'", "a\nb", "\t", "NULL", "0", "%s", ":x", "\x7f", "?")


def change(number: int, position: int, *titles: str, person: str = ANNA.key) -> Change:
    """Give a change that adds a goal for each title."""
    return Change(
        id=number,
        made_at=1_000 * number,
        person=person,
        source="file.csv" if number == 1 else None,
        revisions=tuple(
            Revision(
                position=position + place,
                change=number,
                kind="goal",
                key=f"G{position + place}",
                number=1,
                act=Act.ADD,
                effective_on=FIRST_DAY + timedelta(days=place % 400),
                values={"title": title},
                reason=title,
            )
            for place, title in enumerate(titles)
        ),
    )


@pytest.fixture
def empty(store: Store) -> Store:
    store.create("plan", "A plan")
    store.ensure(ANNA, BO)
    return store


def said(log: Log) -> tuple[dict[str, list[object]], list[tuple[object, ...]]]:
    """Give all that a log says, change by change and revision by revision, in whatever runs."""
    columns = [name for name in Run.__slots__ if name not in {"records", "named"}]
    revisions: list[tuple[object, ...]] = []
    for run in log.runs:
        named = run.named
        kinds = [named.kinds[code] for code in named.kind[run.records]]
        records = zip(kinds, named.keys[run.records], strict=True)
        revisions += zip(records, *(getattr(run, name) for name in columns), strict=True)
    return {name: list(column) for name, column in log.marks.items()}, revisions


def test_what_is_written_is_read_back_as_it_was(empty: Store) -> None:
    first, second = change(1, 1, *NASTY), change(2, len(NASTY) + 1, "later", person=BO.key)
    with empty.writing("plan") as writing:
        writing.append(first)
    with empty.writing("plan") as writing:
        tip = writing.append(second)
    log, found = empty.read("plan")
    assert said(log) == said(log_of([first, second]))
    assert found == tip
    assert (tip.position, tip.change, tip.made_at) == (len(NASTY) + 1, 2, 2_000)


def test_long_runs_and_short_ones_are_read_alike(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = [change(number, number * 10 - 9, *NASTY[:10]) for number in range(1, 8)]
    with empty.writing("plan") as writing:
        for one in written:
            writing.append(one)
    monkeypatch.setattr(catching_up, "FEW", 3)
    monkeypatch.setattr(catching_up, "CHUNK", 7)
    monkeypatch.setattr(reading, "CHUNK", 7)
    assert said(empty.read("plan")[0]) == said(log_of(written))
    rows = list(empty.rows("plan"))
    assert [row.position for row in rows] == list(range(1, 71))
    monkeypatch.undo()
    assert said(empty.read("plan")[0]) == said(log_of(written))
    assert list(empty.rows("plan")) == rows


def test_catching_up_reads_only_what_is_new(empty: Store) -> None:
    first, second = change(1, 1, "a", "b"), change(2, 3, "c")
    with empty.writing("plan") as writing:
        tip = writing.append(first)
    log, found = empty.read("plan", tip)
    assert (said(log), found) == (said(log_of([])), tip)
    with empty.writing("plan") as writing:
        log, found = writing.read(tip)
        assert (said(log), found) == (said(log_of([])), tip)
        writing.append(second)
    log, after = empty.read("plan", tip)
    assert said(log) == said(log_of([second]))
    assert after.position == 3


def test_a_long_stretch_is_caught_up_with_like_a_short_one(
    empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *later = (change(number, number * 2 - 1, f"a{number}", "b") for number in range(1, 5))
    with empty.writing("plan") as writing:
        tip = writing.append(first)
        for one in later:
            writing.append(one)
    monkeypatch.setattr(catching_up, "FEW", 0)
    assert said(empty.read("plan", tip)[0]) == said(log_of(later))


def test_an_empty_log_begins_with_the_hash_of_nothing(empty: Store) -> None:
    log, tip = empty.read("plan")
    assert (said(log), tip) == (said(log_of([])), START)
    assert empty.fingerprint("plan") == GENESIS.hex()


def test_a_write_that_fails_leaves_nothing_behind(empty: Store) -> None:
    def fail() -> None:
        with empty.writing("plan") as writing:
            writing.append(change(1, 1, "a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert empty.read("plan")[1] == START
    with empty.writing("plan") as writing:
        writing.append(change(1, 1, "a"))
    assert empty.verify("plan").ok


@pytest.mark.parametrize(
    "wrong",
    [change(3, 2, "b"), change(2, 3, "b"), replace(change(2, 2, "b"), made_at=1_000)],
    ids=["a change left out", "a position left out", "not later"],
)
def test_a_change_that_does_not_follow_the_last_is_not_written(empty: Store, wrong: Change) -> None:
    with empty.writing("plan") as writing:
        writing.append(change(1, 1, "a"))
    with pytest.raises(LogBroken), empty.writing("plan") as writing:
        writing.append(wrong)
    assert empty.read("plan")[1].position == 1


def test_nobody_unknown_writes(empty: Store) -> None:
    refusal = empty.engine.dialect.loaded_dbapi.IntegrityError
    with pytest.raises(refusal), empty.writing("plan") as writing:
        writing.append(change(1, 1, "a", person="nobody"))
    assert empty.read("plan")[1] == START


def test_a_reader_hears_that_the_log_is_another_one(empty: Store, store: Store) -> None:
    with empty.writing("plan") as writing:
        tip = writing.append(change(1, 1, "a"))
    with pytest.raises(Rewritten):
        store.read("plan", tip._replace(hash=bytes(32)))
    with pytest.raises(Rewritten):
        store.read("plan", tip._replace(change=2))


def test_a_reader_hears_that_a_text_it_may_hold_was_redacted(plan: Workspace) -> None:
    tip = plan.store.read("plan")[1]
    plan.redact(5, {"rests_on": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    with pytest.raises(Rewritten):
        plan.store.read("plan", tip)
    assert plan.store.read("plan")[1].position == tip.position + 1


def test_two_workspaces_do_not_see_each_other(empty: Store) -> None:
    empty.create("other")
    for name in ("plan", "other"):
        with empty.writing(name) as writing:
            writing.append(change(1, 1, "a", "b"))
    with empty.writing("other") as writing:
        writing.append(change(2, 3, "c"))
    assert empty.read("plan")[1].position == 2
    assert empty.read("other")[1].position == 3
    assert empty.verify("plan").ok
    assert empty.verify("other").ok
    assert [one.name for one in empty.workspaces()] == ["other", "plan"]


def test_making_a_workspace_writes_no_revision(store: Store) -> None:
    assert store.create("plan", "Väderåsa").title == "Väderåsa"
    assert store.listed("plan") == ("plan", "Väderåsa")
    assert store.verify("plan") == (True, 0, GENESIS.hex(), None)
    with pytest.raises(NameTaken):
        store.create("plan")


@pytest.mark.parametrize("name", ["", "a b", "-a", "a/b", "a" * 41, ".", "a\n"])
def test_a_workspace_needs_a_name_that_fits_in_an_address(store: Store, name: str) -> None:
    with pytest.raises(NotAName):
        store.create(name)


def test_a_workspace_that_is_not_there_is_refused(store: Store) -> None:
    for ask in (store.listed, store.read, store.verify, store.fingerprint):
        with pytest.raises(NoSuchWorkspace, match="nowhere"):
            ask("nowhere")


def test_a_person_is_known_by_key_and_found_by_name_or_address(store: Store) -> None:
    store.ensure(ANNA)
    store.ensure(ANNA, BO)
    assert store.persons() == {ANNA.key: ANNA, BO.key: BO}
    assert store.person(BO.key) == BO
    assert store.person("nobody") is None
    assert store.person_named("Bo") == BO
    assert store.person_named("Other name", "anna@example.org") == ANNA
    fresh = store.person_named("Cecilia")
    assert store.person_named("Cecilia") == fresh
    assert fresh.key not in {ANNA.key, BO.key}


def test_a_history_read_from_the_log_is_the_one_that_was_written(plan: Workspace) -> None:
    log, _ = plan.store.read("plan")
    assert isinstance(log, Log)
    loaded, kept = History.empty().with_log(log), plan.history()
    for day in (date(2025, 6, 15), date(2025, 6, 18), date(2025, 7, 1)):
        assert loaded.now(day).table("goal").equals(kept.now(day).table("goal"))
    assert loaded.story(RecordId("goal", "S1")) == kept.story(RecordId("goal", "S1"))
    assert loaded.changes() == kept.changes()


def test_no_connection_is_left_in_a_transaction(store: Store) -> None:
    store.create("plan")
    store.read("plan")
    with store.writing("plan"):
        pass
    assert store.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    with store.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        in_transaction = getattr(driver, "in_transaction", None)
        assert connecting is not None
        assert not in_transaction
