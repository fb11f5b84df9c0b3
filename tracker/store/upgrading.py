"""Which edition a database is of, and the steps that bring it to this one."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, text

from tracker.store.connecting import locked, reading, writing
from tracker.store.refusals import DatabaseTooNew, DatabaseTooOld, NotOurDatabase

EDITIONS = ("0001", "0002", "0003")
NEWEST = EDITIONS[-1]


def edition(connection: Connection) -> str | None:
    """Give the edition of a database, None for an empty one; refuse what is not ours."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not tables >= {"alembic_version", "revision", "change", "record"}:
        raise NotOurDatabase(tables=", ".join(sorted(tables)[:5]))
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def make_ready(engine: Engine) -> None:
    """Give an empty database its tables; refuse one of another edition."""
    with reading(engine) as connection:
        found = edition(connection)
    if found is None:
        upgrade(engine)
    elif found != NEWEST:
        _refuse(found)


def upgrade(engine: Engine) -> bool:
    """Take the steps that are missing, all or none; tell whether there were any."""
    with writing(engine) as connection:
        locked(connection, 0)
        found = edition(connection)
        if found is not None and found not in EDITIONS:
            _refuse(found)
        if found == NEWEST:
            return False
        config = Config()
        config.set_main_option("script_location", "tracker.store:steps")
        config.attributes["connection"] = connection
        command.upgrade(config, NEWEST)
        return True


def _refuse(found: str) -> None:
    refusal = DatabaseTooOld if found in EDITIONS else DatabaseTooNew
    raise refusal(found=found, needed=NEWEST)
