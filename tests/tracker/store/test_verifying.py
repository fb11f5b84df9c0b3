"""Verifying: whatever anybody alters, the log names where."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text

from tests.tracker.stories import ANNA, told
from tracker.store import Store, connecting
from tracker.store.chain import change_hash
from tracker.store.refusals import LogBroken
from tracker.store.tables import metadata
from tracker.workspace import Workspace

FIRST_OF = {1: 1, 2: 3, 3: 5, 4: 7, 5: 8, 6: 9}
CHANGE_OF = {1: 1, 2: 1, 3: 2, 4: 2, 5: 3, 6: 3, 7: 4, 8: 5, 9: 6, 10: 6}
BODY = {"body", "salt", "body_hash"}
REVISION = (
    "number", "effective_on", "target", "act", "review", "trigger", "reason", "author",
    "body", "body_hash", "salt",
)  # fmt: skip
CHANGE = ("made_at", "source", "undoes", "hash")
TURNS = count()
BLOBS = {"hash", "body_hash", "salt"}


def let_loose(engine: Engine) -> None:
    """Take away everything that keeps the log as it is written."""
    with connecting.writing(engine) as connection:
        if engine.dialect.name == "sqlite":
            found = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name in connection.execute(found).scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            for table in ("record", "change", "revision", "person"):
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))


@pytest.fixture
def loose(plan: Workspace) -> Workspace:
    assert plan.verify() == (True, 10, plan.fingerprint(), None)
    let_loose(plan.store.engine)
    return plan


def write(plan: Workspace, statement: str, **values: Any) -> None:
    with connecting.writing(plan.store.engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(text(statement), values)


def another(column: str, value: Any) -> Any:
    """Give another value of the same type; a number that is certainly not taken."""
    if value is None:
        return 1 if column in {"target", "undoes"} else "x"
    if isinstance(value, date):  # a moment is one as well
        return value + timedelta(days=1)
    if isinstance(value, int):
        return value + 100
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    return chr(ord(value[0]) ^ 1) + value[1:]


def broken_by(plan: Workspace, table: str, column: str, at: int) -> int | None:
    """Give what verifying names while one value is another one."""
    log = metadata.tables[table]
    here = log.c.position == at if table == "revision" else log.c.id == at
    with connecting.reading(plan.store.engine) as connection:
        value = connection.execute(select(log.c[column]).where(here)).scalar()
    found = None
    for put in (another(column, value), value):
        with connecting.writing(plan.store.engine) as connection:
            connection.execute(log.update().where(here).values({column: put}))
        found = found or plan.verify().broken
    assert plan.verify().ok
    return found


def test_an_altered_value_of_a_revision_is_named(loose: Workspace) -> None:
    for column in REVISION:
        for position, change in CHANGE_OF.items():
            named = position if column in BODY else FIRST_OF[change]
            assert broken_by(loose, "revision", column, position) == named, (column, position)


def test_an_altered_value_of_a_change_is_named_by_its_first_position(loose: Workspace) -> None:
    for column in CHANGE:
        for change, named in FIRST_OF.items():
            assert broken_by(loose, "change", column, change) == named, (column, change)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE record SET key = 'S9' WHERE key = 'S3'", 5),
        ("UPDATE record SET kind = 'actor' WHERE key = 'S2'", 1),
        ("UPDATE person SET key = 'other' WHERE name = 'Bo'", 3),
        (
            "UPDATE change SET person = (SELECT id FROM person WHERE name = 'Bo') WHERE id = 3",
            5,
        ),
        ("UPDATE revision SET record = record + 1, number = 9 WHERE position = 10", 9),
        ("UPDATE revision SET change = 3 WHERE position = 7", 5),
        ("UPDATE revision SET change = 2 WHERE position = 5", 3),
        ("UPDATE revision SET position = 12 WHERE position = 10", 9),
        ("UPDATE revision SET position = -1 WHERE position = 10", 1),
        ("DELETE FROM revision WHERE position = 4", 3),
        ("DELETE FROM revision WHERE position = 7", 7),
        ("DELETE FROM revision WHERE position > 8", 9),
        ("DELETE FROM revision", 1),
        ("UPDATE revision SET body = '{}', salt = NULL WHERE position = 6", 6),
    ],
)
def test_what_is_moved_or_missing_is_named(loose: Workspace, statement: str, broken: int) -> None:
    write(loose, statement)
    assert loose.verify().broken == broken


def test_names_of_persons_are_no_part_of_the_chain(plan: Workspace) -> None:
    before = plan.verify()
    write(plan, "UPDATE person SET name = 'Somebody', email = NULL")
    assert plan.verify() == before


def test_a_redacted_text_is_gone_and_the_chain_holds(plan: Workspace) -> None:
    before = plan.fingerprint()
    whole = next(row.body_hash for row in plan.rows() if row.position == 5)
    change = plan.redact(5, {"rests_on": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    rows = {row.position: row for row in plan.rows()}
    assert rows[5].body == '{"rests_on":"(borta)"}'
    assert rows[5].salt is None
    assert rows[5].body_hash == whole
    assert (rows[11].act, rows[11].target, rows[11].change) == ("redact", 5, change.id)
    assert plan.verify() == (True, 11, rows[11].hash.hex(), None)
    assert plan.fingerprint() != before


def test_a_log_whose_hash_is_not_that_of_its_body_is_not_taken_in(plan: Workspace) -> None:
    rows = list(plan.rows())
    altered = rows[3].body_hash[:-1] + bytes([rows[3].body_hash[-1] ^ 1])
    plan.store.create("copy")
    copy = Workspace.open(plan.store.url, "copy")
    with pytest.raises(LogBroken, match="4"):
        copy.replay([*rows[:3], rows[3]._replace(body_hash=altered), *rows[4:]])
    copy.replay(rows)
    assert list(copy.rows()) == rows


def test_another_text_in_the_place_of_a_redacted_one_is_named(plan: Workspace) -> None:
    plan.redact(5, {"rests_on": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    let_loose(plan.store.engine)
    write(plan, 'UPDATE revision SET body = \'{"rests_on":"(Borta)"}\' WHERE position = 5')
    assert plan.verify().broken == 5
    write(plan, "UPDATE revision SET reason = 'x' WHERE position = 3")
    assert plan.verify().broken == 3


def test_a_text_that_was_redacted_twice_is_nowhere_left(plan: Workspace) -> None:
    both = {"title": "(borta)", "parent": None}
    plan.redact(2, {"title": "(borta)"}, person=ANNA, reason="Dnr 2025-17")
    plan.redact(2, both, person=ANNA, reason="Dnr 2025-18")
    rows = list(plan.rows())
    assert [row.position for row in rows if '"parent":"S1"' in row.body] == []
    assert [row.target for row in rows[10:]] == [2, 2, 11]
    assert plan.verify().ok


def test_anybody_can_compute_a_hash_with_what_python_has() -> None:
    before, change = bytes(range(32)), (1, 5, "key", None, None)
    covered = (
        1,
        "goal",
        "S1",
        1,
        "add",
        "2025-06-15",
        None,
        None,
        'Å\u2028"\n\x01',
        None,
        None,
        "ab",
    )
    text = json.dumps([before.hex(), change, [covered]], ensure_ascii=False, separators=(",", ":"))
    assert change_hash(before, change, [covered]) == sha256(text.encode()).digest()


# ------------------------------------------------------------------ any byte of any value


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the plan once, without what keeps it as it is written."""
    path = tmp_path_factory.mktemp("original") / "plan.sqlite"
    store = Store.open(f"sqlite:///{path}")
    store.create("plan")
    told(Workspace.open(store.url, "plan"))
    let_loose(store.engine)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


@settings(max_examples=150)
@given(st.data())
def test_any_byte_that_is_altered_is_named(original: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(["revision", "change"]))
    column = data.draw(st.sampled_from(REVISION if table == "revision" else CHANGE))
    number = data.draw(st.sampled_from(sorted(CHANGE_OF if table == "revision" else FIRST_OF)))
    path = original.with_name(f"{next(TURNS)}.sqlite")
    shutil.copy(original, path)
    with closing(sqlite3.connect(path)) as connection:
        flip(connection, table, column, number, data)
    store = Store.open(f"sqlite:///{path}")
    try:
        verdict = store.verify("plan")
    finally:
        store.close()
        path.unlink()
    first = FIRST_OF[CHANGE_OF[number] if table == "revision" else number]
    assert verdict.broken == (number if column in BODY else first)


def flip(
    connection: sqlite3.Connection, table: str, column: str, number: int, data: st.DataObject
) -> None:
    """Flip one bit of what a cell holds, whatever text or number that makes."""
    key = "position" if table == "revision" else "id"
    asked = f'SELECT CAST("{column}" AS BLOB) FROM {table} WHERE {key} = ?'  # noqa: S608
    (value,) = connection.execute(asked, (number,)).fetchone()
    assume(value)
    fresh = bytearray(value)
    fresh[data.draw(st.integers(0, len(value) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    kind = "BLOB" if column in BLOBS else "TEXT"
    update = f'UPDATE {table} SET "{column}" = CAST(? AS {kind}) WHERE {key} = ?'  # noqa: S608
    try:
        connection.execute(update, (bytes(fresh), number))
    except sqlite3.IntegrityError:
        reject()
    connection.commit()
