"""The tables: made by steps, the same on both databases, and only ever added to."""

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from tests.tracker.stories import ANNA
from tracker.store import Store, connecting, upgrading
from tracker.store.refusals import DatabaseAway, DatabaseTooNew, NotOurDatabase
from tracker.store.tables import Utc, metadata, milliseconds
from tracker.workspace import Workspace


def test_the_steps_lead_to_the_tables_that_the_code_knows(store: Store) -> None:
    with connecting.reading(store.engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_both_databases_have_the_same_tables_columns_and_keys(
    sqlite_database: str, postgres_database: str
) -> None:
    stores = [Store.open(sqlite_database), Store.open(postgres_database)]
    lite, post = (described(store) for store in stores)
    for store in stores:
        store.close()
    assert lite == post
    log = {"person", "workspace", "record", "change", "revision"}
    assert set(lite) == {*log, "draft", "profile", "token", "alembic_version"}


def described(store: Store) -> dict[str, object]:
    with connecting.reading(store.engine) as connection:
        inside = inspect(connection)
        return {
            table: (
                [(column["name"], column["nullable"]) for column in inside.get_columns(table)],
                inside.get_pk_constraint(table)["constrained_columns"],
                sorted(one["column_names"] for one in inside.get_unique_constraints(table)),
                sorted(
                    (one["constrained_columns"], one["referred_table"])
                    for one in inside.get_foreign_keys(table)
                ),
            )
            for table in inside.get_table_names()
        }


def test_the_newest_edition_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", "tracker.store:steps")
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == upgrading.EDITIONS


def test_upgrading_an_empty_database_takes_every_step_and_a_current_one_none(
    database_url: str,
) -> None:
    assert Store.upgraded(database_url)
    assert not Store.upgraded(database_url)
    store = Store.open(database_url)
    assert store.workspaces() == []
    store.close()


def test_a_database_of_something_else_is_left_alone(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipe (id INTEGER)"))
    engine.dispose()
    with pytest.raises(NotOurDatabase, match="recipe"):
        Store.open(database_url)


def test_a_database_with_steps_of_something_else_is_left_alone(database_url: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    engine.dispose()
    with pytest.raises(NotOurDatabase, match="alembic_version"):
        Store.open(database_url)


def test_a_store_answers_until_it_is_away(sqlite_database: str) -> None:
    store = Store.open(sqlite_database)
    store.ping()
    assert store.place is not None
    store.close()
    store.place.unlink()
    with pytest.raises(DatabaseAway):
        store.ping()
    store.close()


def test_a_database_of_a_later_edition_is_refused_in_words(store: Store) -> None:
    with connecting.writing(store.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(DatabaseTooNew, match="9999"):
        Store.open(store.url)
    with pytest.raises(DatabaseTooNew):
        Store.upgraded(store.url)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "postgresql+psycopg://nobody@127.0.0.1:1/none",
        "what://ever",
        "sqlite:////proc/x/y",
    ],
)
def test_a_database_that_is_away_is_said_to_be_away(url: str) -> None:
    with pytest.raises(DatabaseAway):
        Store.open(url)


STATEMENTS = (
    "UPDATE revision SET reason = 'none'",
    "UPDATE revision SET body = '{}'",
    "UPDATE revision SET body = '{}', salt = NULL",
    "UPDATE revision SET salt = NULL",
    "DELETE FROM revision",
    "UPDATE change SET made_at = made_at + 1",
    "DELETE FROM change",
    "UPDATE record SET key = 'S9' WHERE key = 'S1'",
    "DELETE FROM record",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_is_written_stays_as_it_is_written(plan: Workspace, statement: str) -> None:
    before = list(plan.rows())
    with (
        pytest.raises(DBAPIError, match=r"only ever added to"),
        connecting.writing(plan.store.engine) as connection,
    ):
        connection.execute(text(statement))
    assert list(plan.rows()) == before


def test_a_body_gives_way_only_to_what_a_redaction_says(plan: Workspace) -> None:
    plan.redact(5, {"rests_on": "(redacted)"}, person=ANNA, reason="Dnr 2025-17")
    for statement in (
        'UPDATE revision SET body = \'{"rests_on":"other"}\', salt = NULL WHERE position = 5',
        "UPDATE revision SET body_hash = salt, salt = NULL WHERE position = 5",
    ):
        with (
            pytest.raises(DBAPIError, match=r"only ever added to"),
            connecting.writing(plan.store.engine) as connection,
        ):
            connection.execute(text(statement))


def test_sqlite_is_durable_patient_and_watches_its_references(sqlite_database: str) -> None:
    store = Store.open(sqlite_database)
    names = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")
    with store.engine.connect() as connection:
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    store.close()
    assert told == ["wal", 2, 5000, 1, 1]


def test_utc_is_kept_as_milliseconds_and_needs_its_time_zone() -> None:
    moment = datetime(2025, 3, 30, 1, 59, 59, 999_000, tzinfo=UTC)
    dialect = create_engine("sqlite://").dialect
    kept = Utc().process_bind_param(moment, dialect)
    assert kept == 1_743_299_999_999
    assert Utc().process_result_value(kept, dialect) == moment
    with pytest.raises(TypeError):
        milliseconds(datetime(2025, 3, 30))  # noqa: DTZ001 - that is the point
