"""The one door: who comes in, on which day, and what is written when."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from scenarios.edits import Add, Revise
from scenarios.errors import AllRefused, ChangedMeanwhile, InTheFuture, NoSuchField, NothingToDo
from scenarios.kinds import RecordId
from tests.tracker.stories import ANNA, BO, DAY, START, changed, goal, steady, told
from tracker.accounts import MayNot, Permission, Person
from tracker.store import Row, Store, catching_up, connecting
from tracker.store.chain import GENESIS, body_hash, change_hash, change_of, revision_of
from tracker.store.refusals import (
    LogBroken,
    LogUnreadable,
    NoSuchRevision,
    NoSuchWorkspace,
    NotALog,
    NotEmpty,
    NoWorkspace,
    SeveralWorkspaces,
)
from tracker.workspace import Workspace


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    opened = Store.open(database_url)
    opened.create("plan", "A plan")
    yield opened
    opened.close()


@pytest.fixture
def plan(store: Store) -> Workspace:
    return Workspace.open(store.url, "plan")


@pytest.fixture
def lite(sqlite_database: str) -> Iterator[Workspace]:
    opened = Store.open(sqlite_database)
    opened.create("plan", "A plan")
    yield Workspace.open(opened.url, "plan")
    opened.close()


# ------------------------------------------------------------------ opening


def test_the_only_workspace_needs_no_name(
    sqlite_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", sqlite_database)
    with pytest.raises(NoWorkspace, match="create"):
        Workspace.open()
    store = Store.open(sqlite_database)
    store.create("plan", "A plan")
    assert (Workspace.open().name, Workspace.open().title) == ("plan", "A plan")
    store.create("other")
    with pytest.raises(SeveralWorkspaces, match="other, plan"):
        Workspace.open()
    with pytest.raises(NoSuchWorkspace, match="third"):
        Workspace.open(name="third")
    assert Workspace.open(name="other").title is None
    store.close()


def test_everyone_in_a_process_shares_a_workspace(lite: Workspace) -> None:
    assert Workspace.open(lite.store.url, "plan") is lite
    lite.store.close()
    again = Workspace.open(lite.store.url, "plan")
    assert again is not lite
    again.store.close()


# ------------------------------------------------------------------ writing


def test_a_save_is_one_change_with_its_time_person_and_source(plan: Workspace) -> None:
    plan.clock = lambda: START
    change = plan.apply([goal("S1", "Grow"), goal("S2", "Build")], person=ANNA, source="goal.csv")
    assert (change.id, change.made_at, change.person, change.source) == (
        1, START, ANNA.key, "goal.csv",
    )  # fmt: skip
    assert [row.position for row in change.revisions] == [1, 2]
    assert plan.history().now(plan.today()).keys("goal") == ["S1", "S2"]
    assert plan.history().change(1).made_at == START
    assert plan.persons() == {ANNA.key: ANNA}


def test_time_never_stands_still_in_a_log(plan: Workspace) -> None:
    plan.clock = lambda: START
    changes = [plan.apply([goal(f"S{turn}", "Grow")], person=ANNA) for turn in range(3)]
    assert [change.made_at for change in changes] == [START, START + 1, START + 2]
    plan.clock = lambda: START - DAY
    assert plan.apply([goal("S9", "Grow")], person=ANNA).made_at == START + 3


def test_what_a_save_says_stands_for_edits_that_do_not_say_it(plan: Workspace) -> None:
    plan.clock = lambda: START
    review = Add(kind="review", key="R1", values={"title": "First", "date": date(2025, 6, 1)})
    plan.apply([review, goal("S1", "Grow")], person=ANNA, effective_on=date(2025, 6, 1))
    own = replace(changed("S1", title="Build"), author="KD", effective_on=date(2025, 6, 3))
    other = Revise(kind="goal", key="S1", values={"confidence": 4})
    written = plan.apply(
        [own, other],
        person=BO,
        review="R1",
        effective_on=date(2025, 6, 2),
        trigger="learned",
        reason="Said in the meeting.",
        author="KS",
    )
    first, second = written.revisions
    assert (first.effective_on, first.author, first.trigger) == (date(2025, 6, 3), "KD", "decision")
    assert (second.effective_on, second.author, second.trigger) == (
        date(2025, 6, 2), "KS", "learned",
    )  # fmt: skip
    assert {row.review for row in written.revisions} == {"R1"}
    assert second.reason == "Said in the meeting."


def test_a_refused_save_writes_nothing(plan: Workspace) -> None:
    plan.apply([goal("S1", "Grow")], person=ANNA)
    with pytest.raises(AllRefused):
        plan.apply([goal("S2", "Build"), goal("S3", "Stop", parent="S9")], person=ANNA)
    with pytest.raises(NothingToDo):
        plan.apply([changed("S1", title="Grow")], person=ANNA)
    assert plan.history().position == 1
    assert plan.verify() == (True, 1, plan.fingerprint(), None)


def test_who_may_not_write_does_not(plan: Workspace) -> None:
    reader = Person("aa", "Reader", permissions=frozenset({Permission.READ}))
    writer = replace(reader, permissions=frozenset({Permission.READ, Permission.WRITE}))
    with pytest.raises(MayNot, match="write"):
        plan.apply([goal("S1", "Grow")], person=reader)
    review = Add(
        kind="review", key="R1", values={"title": "R", "date": date(2025, 6, 1), "state": "open"}
    )
    plan.clock = lambda: START
    plan.apply([review, goal("S1", "Grow")], person=writer, effective_on=date(2025, 6, 1))
    final = Revise(kind="review", key="R1", values={"state": "finalised", "finalised_text": "x"})
    with pytest.raises(MayNot, match="finalise"):
        plan.apply([final], person=writer)
    with pytest.raises(MayNot, match="administer"):
        plan.redact(2, {"title": "x"}, person=writer, reason="Dnr 1")
    assert plan.history().position == 2


def test_a_clash_is_found_though_it_was_written_elsewhere(store: Store, plan: Workspace) -> None:
    plan.apply([goal("S1", "Grow")], person=ANNA)
    elsewhere = Workspace(store, "plan", None)
    elsewhere.apply([changed("S1", title="Build")], person=BO)
    mine = replace(changed("S1", title="Shrink"), based_on=1)
    with pytest.raises(AllRefused) as refused:
        plan.apply([mine], person=ANNA)
    assert isinstance(refused.value.refusals[0][1], ChangedMeanwhile)
    plan.apply([replace(mine, based_on=2)], person=ANNA)
    assert elsewhere.history().now(plan.today()).get("goal", "S1").title == "Shrink"


def test_a_preview_is_seen_by_nobody(plan: Workspace) -> None:
    told(plan)
    before = plan.fingerprint()
    seen = plan.preview([changed("S1", title="Perhaps"), goal("S7", "New")])
    assert seen.now(date(2026, 1, 1)).get("goal", "S1").title == "Perhaps"
    assert plan.history().now(date(2026, 1, 1)).keys("goal") == ["S1", "S2"]
    assert plan.preview([changed("S1", title="Växa i lugn takt")]) is plan.history()
    plan.apply([goal("S8", "Real")], person=ANNA)
    assert seen.now(date(2026, 1, 1)).keys("goal") == ["S1", "S2", "S7"]
    assert plan.fingerprint() != before
    assert plan.verify().ok


def test_an_undo_says_what_it_undoes_and_undoing_it_is_redo(plan: Workspace) -> None:
    plan.apply([goal("S1", "Grow")], person=ANNA)
    plan.apply([changed("S1", title="Build")], person=ANNA)
    undone = plan.undo(2, person=BO, reason="It was a mistake.")
    assert (undone.undoes, undone.person) == (2, BO.key)
    assert plan.history().change(3).undoes == 2
    assert plan.history().now(plan.today()).get("goal", "S1").title == "Grow"
    assert plan.undo(3, person=BO, reason="No, it was not.").undoes == 3
    assert plan.history().now(plan.today()).get("goal", "S1").title == "Build"


# ------------------------------------------------------------------ the day


def test_the_day_is_that_of_the_plans_time_zone(lite: Workspace) -> None:
    late = int(datetime(2025, 6, 30, 22, 30, tzinfo=UTC).timestamp() * 1000)
    lite.clock = lambda: late
    zoned = Add(
        kind="settings", key="plan", values={"title": "Plan", "time_zone": "Europe/Stockholm"}
    )
    lite.apply([zoned], person=ANNA, effective_on=date(2025, 6, 1))
    assert lite.today() == date(2025, 7, 1)
    for zone, days, day in (("America/New_York", 0, 30), ("Nowhere/Else", 2, None)):
        lite.clock = lambda days=days: late + days * DAY  # type: ignore[misc]
        moved = Revise(kind="settings", key="plan", values={"time_zone": zone})
        lite.apply([moved], person=ANNA, reason="We have moved away.")
        here = datetime.fromtimestamp((late + days * DAY) / 1000).astimezone()
        assert lite.today().day == (day or here.day)


def test_the_environment_may_set_the_day_and_the_clock_follows(
    lite: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_TODAY", "2026-03-31")
    assert lite.today() == date(2026, 3, 31)
    change = lite.apply([goal("S1", "Grow")], person=ANNA)
    assert change.revisions[0].effective_on == date(2026, 3, 31)
    assert datetime.fromtimestamp(change.made_at / 1000, UTC).date() == date(2026, 3, 31)
    with pytest.raises(AllRefused) as refused:
        lite.apply([goal("S2", "Build")], person=ANNA, effective_on=date(2026, 4, 1))
    assert isinstance(refused.value.refusals[0][1], InTheFuture)


# ------------------------------------------------------------------ reading


def test_a_history_that_was_handed_out_never_changes(plan: Workspace) -> None:
    plan.apply([goal("S1", "Grow")], person=ANNA)
    before = plan.history()
    plan.apply([changed("S1", title="Build")], person=ANNA)
    assert before.now(plan.today()).get("goal", "S1").title == "Grow"
    assert plan.history().now(plan.today()).get("goal", "S1").title == "Build"
    assert plan.history() is plan.history()


def test_many_threads_read_and_write_through_one_door(plan: Workspace) -> None:
    plan.apply([goal(f"S{turn}", "Grow") for turn in range(4)], person=ANNA)
    failures: list[BaseException] = []

    def save(turn: int) -> None:
        try:
            for step in range(5):
                plan.apply([changed(f"S{turn}", title=f"{turn} {step}")], person=BO)
                assert plan.history().story(RecordId("goal", f"S{turn}"))[0].set["title"][1] == (
                    f"{turn} {step}"
                )
        except BaseException as failure:  # noqa: BLE001 - a thread cannot fail a test by itself
            failures.append(failure)

    threads = [threading.Thread(target=save, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert plan.history().position == 24
    assert plan.verify().ok


# ------------------------------------------------------------------ redaction


def test_a_redaction_reaches_every_process_and_leaves_the_rest(
    store: Store, plan: Workspace
) -> None:
    told(plan)
    elsewhere = Workspace(store, "plan", None)
    assert "Växa snabbt 🌲" in texts(elsewhere)
    plan.redact(3, {"title": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    for one in (plan, elsewhere):
        assert "(borta)" in texts(one)
        assert "Växa snabbt 🌲" not in texts(one)
        assert one.history().now(date(2026, 1, 1)).get("goal", "S1").title == "Växa i lugn takt"
    plan.undo(6, person=BO, reason="Bring it back, please.")
    assert elsewhere.history().now(date(2026, 1, 1)).get("goal", "S1").title == "Växa"
    assert plan.verify().ok


def test_a_redacted_text_is_in_no_file_of_an_sqlite_database(lite: Workspace) -> None:
    told(lite)
    folder = lite.store.place.parent if lite.store.place else Path()
    secret = "Växa snabbt".encode()
    assert any(secret in path.read_bytes() for path in folder.iterdir())
    lite.redact(3, {"title": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    assert not any(secret in path.read_bytes() for path in folder.iterdir())
    assert lite.verify().ok


def texts(plan: Workspace) -> set[str]:
    lines = plan.history().story(RecordId("goal", "S1"))
    return {str(after) for line in lines for _, after in line.set.values()}


@pytest.mark.parametrize("position", [0, 9, 99])
def test_what_holds_no_text_cannot_be_redacted(plan: Workspace, position: int) -> None:
    told(plan)
    with pytest.raises(NoSuchRevision, match=str(position)):
        plan.redact(position, {"title": "x"}, person=ANNA, reason="Dnr 1")
    with pytest.raises(NoSuchField, match="colour"):
        plan.redact(1, {"colour": "x"}, person=ANNA, reason="Dnr 1")
    assert plan.history().position == 10


# ------------------------------------------------------------------ replay


def emptied(plan: Workspace, name: str = "copy") -> Workspace:
    plan.store.create(name)
    return Workspace.open(plan.store.url, name)


def test_a_replayed_log_is_the_same_byte_for_byte(plan: Workspace, tmp_path: Path) -> None:
    told(plan)
    plan.redact(5, {"rests_on": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    other = Store.open(f"sqlite:///{tmp_path / 'other.sqlite'}")
    other.create("copy")
    copy = Workspace.open(other.url, "copy")
    copy.replay(plan.rows(), {ANNA.key: "Anna Öst"})
    assert list(copy.rows()) == list(plan.rows())
    assert copy.verify() == plan.verify()
    assert copy.history().changes() == plan.history().changes()
    assert {key: one.name for key, one in copy.persons().items()} == {
        ANNA.key: "Anna Öst",
        BO.key: BO.key,
    }
    copy.apply([changed("S1", title="On")], person=BO)
    assert copy.verify().ok
    other.close()


def test_the_same_story_has_the_same_fingerprint_in_every_database(
    sqlite_database: str, postgres_database: str
) -> None:
    stores = [Store.open(sqlite_database), Store.open(postgres_database)]
    for number, store in enumerate(stores):
        for name in ("other", "plan")[number:]:  # so that no number of a database is the same
            store.create(name)
            told(Workspace.open(store.url, name))
    lite, post = (list(store.rows("plan")) for store in stores)
    for store in stores:
        store.close()
    assert lite == post


def test_a_person_is_found_or_made(lite: Workspace) -> None:
    anna = lite.person("Anna", "anna@example.org")
    assert lite.person("Anna Öst", "anna@example.org") == anna
    assert lite.persons() == {anna.key: anna}


@pytest.mark.parametrize("few", [1_000, 3], ids=["in a short run", "in a long run"])
def test_a_damaged_log_is_said_to_be_damaged(
    lite: Workspace, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catching_up, "FEW", few)
    told(lite)
    with connecting.writing(lite.store.engine) as connection:
        connection.execute(text("DROP TRIGGER revision_no_delete"))
        connection.execute(text("DROP TRIGGER revision_no_update"))
        connection.execute(text("DELETE FROM revision WHERE position = 4"))
    with pytest.raises(LogUnreadable, match="verify"):
        Workspace(lite.store, "plan", None).history()
    with connecting.writing(lite.store.engine) as connection:
        connection.execute(text("UPDATE revision SET effective_on = 'noon' WHERE position = 5"))
    with pytest.raises(LogUnreadable):
        Workspace(lite.store, "plan", None).history()
    assert lite.verify().broken == 3


def test_a_log_that_could_not_have_been_decided_does_not_verify(lite: Workspace) -> None:
    told(lite)
    rows = list(lite.rows())
    rows[1] = rows[1]._replace(body='{"parent":"S9","title":"Bygga"}')
    rows[1] = rows[1]._replace(body_hash=body_hash(rows[1].salt or b"", rows[1].body))
    copy = emptied(lite)
    copy.replay(rehashed(rows))
    assert copy.store.verify("copy").ok
    assert copy.verify() == (False, 10, copy.fingerprint(), 9)


def test_nothing_is_replayed_over_what_is_there(plan: Workspace) -> None:
    told(plan)
    with pytest.raises(NotEmpty, match="10 revisions"):
        plan.replay(plan.rows())
    assert plan.history().position == 10


def rehashed(rows: list[Row]) -> list[Row]:
    """Give rows that agree with their hashes, as somebody would who knows how."""
    before, done = GENESIS, []
    for change in sorted({row.change for row in rows}):
        written = [row for row in rows if row.change == change]
        before = change_hash(before, change_of(written[0]), [revision_of(row) for row in written])
        done += [row._replace(hash=before) for row in written]
    return done


@pytest.mark.parametrize(
    ("at", "what"),
    [
        (0, {"kind": "recipe"}),
        (0, {"key": "S 1"}),
        (0, {"act": "invent"}),
        (0, {"effective_on": "2025-6-15"}),
        (0, {"effective_on": "1066-10-14"}),
        (2, {"trigger": "whim"}),
        (2, {"number": 7}),
        (2, {"target": 1, "act": "correct", "key": "S2"}),
        (0, {"body": '{"title": "Grow"}'}),
        (0, {"body": '{"colour":"blue"}'}),
        (0, {"body": '{"confidence":11}'}),
        (0, {"body": "[]"}),
        (0, {"body": "no"}),
        (0, {"reason": "\x00"}),
        (0, {"key": "S1 "}),
        (0, {"body": '{"title":" Grow"}'}),
        (0, {"person": "<script>"}),
    ],
)
def test_a_log_that_no_plan_could_have_written_is_not_replayed(
    lite: Workspace, at: int, what: dict[str, object]
) -> None:
    told(lite)
    copy, rows = emptied(lite), list(lite.rows())
    rows[at] = rows[at]._replace(**what)  # type: ignore[arg-type]
    with pytest.raises(NotALog, match=f"Revision {at + 1} "):
        copy.replay(rehashed(rows))
    assert copy.history().position == 0
    assert copy.store.fingerprint("copy") == GENESIS.hex()


def test_a_log_that_does_not_agree_with_its_hashes_is_not_replayed(lite: Workspace) -> None:
    told(lite)
    copy, rows = emptied(lite), list(lite.rows())
    for wrong, position in (
        ([rows[0], rows[1], rows[2]._replace(reason="Another reason."), *rows[3:]], 3),
        ([*rows[:5], rows[5]._replace(body='{"title":"Other"}'), *rows[6:]], 6),
        ([*rows[:2], *(row._replace(hash=bytes(32)) for row in rows[2:4]), *rows[4:]], 3),
        ([*rows[:9]], 9),
    ):
        with pytest.raises(LogBroken, match=f"revision {position} "):
            copy.replay(wrong)
        assert copy.history().position == 0
    copy.replay(rows)
    assert copy.fingerprint() == lite.fingerprint()


def test_a_log_is_built_the_same_way_twice(lite: Workspace) -> None:
    told(lite)
    again = told(emptied(lite))
    assert list(again.rows()) == list(lite.rows())
    third = emptied(lite, "third")
    third.random_bytes = steady("another")
    assert third.store is lite.store
