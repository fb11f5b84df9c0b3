"""The log and what it names; triggers keep it append-only.

The one update that is let through is a redaction: a new body, no salt and, as it cannot be computed
any more, the whole of the hash, for a revision that a later revision of act `redact` speaks of.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEPT = (
    "workspace", "position", "change", "record", "number", "effective_on", "target", "act",
    "review", "trigger", "reason", "author",
)  # fmt: skip
REFUSAL = "The log is only ever added to."


def upgrade() -> None:
    """Make the tables and their triggers."""
    _who_and_where()
    _log()
    dialect = op.get_bind().dialect.name
    for statement in (_sqlite_triggers if dialect == "sqlite" else _postgresql_triggers)():
        op.execute(statement)


def _who_and_where() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("email", sa.Text),
        sa.Column("erased_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("key", name="uq_person_key"),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
        sa.UniqueConstraint("name", name="uq_workspace_name"),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_record"),
        sa.UniqueConstraint("workspace", "kind", "key", name="uq_record_workspace"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_record_workspace"),
    )


def _log() -> None:
    op.create_table(
        "change",
        sa.Column("workspace", sa.Integer, nullable=False),
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("person", sa.Integer, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("undoes", sa.Integer),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "id", name="pk_change"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_change_workspace"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_change_person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "revision",
        sa.Column("workspace", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("change", sa.Integer, nullable=False),
        sa.Column("record", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("effective_on", sa.Integer, nullable=False),
        sa.Column("target", sa.Integer),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("review", sa.Text),
        sa.Column("trigger", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("body_hash", sa.LargeBinary, nullable=False),
        sa.Column("salt", sa.LargeBinary),
        sa.PrimaryKeyConstraint("workspace", "position", name="pk_revision"),
        sa.UniqueConstraint("record", "number", name="uq_revision_record"),
        sa.ForeignKeyConstraint(["record"], ["record.id"], name="fk_revision_record"),
        sa.ForeignKeyConstraint(
            ["workspace", "change"],
            ["change.workspace", "change.id"],
            name="fk_revision_workspace",
        ),
        sqlite_with_rowid=False,
    )


def _is_redaction(same: str) -> str:
    kept = " AND ".join(f'NEW."{name}" {same} OLD."{name}"' for name in KEPT)
    spoken_of = (
        "EXISTS (SELECT 1 FROM revision AS said WHERE said.workspace = OLD.workspace"
        " AND said.act = 'redact' AND said.target = OLD.position AND said.body = NEW.body)"
    )
    begins_alike = f"substr(NEW.body_hash, 1, length(OLD.body_hash)) {same} OLD.body_hash"
    return f"NEW.salt IS NULL AND {begins_alike} AND {kept} AND {spoken_of}"


def _sqlite_triggers() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    unless = f"WHEN NOT ({_is_redaction('IS')})"
    frozen = [("record", "UPDATE"), ("change", "UPDATE")]
    frozen += [(table, "DELETE") for table in ("record", "change", "revision")]
    made = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {refuse}"
        for table, act in frozen
    ]
    return [*made, f"CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision {unless} {refuse}"]


def _postgresql_triggers() -> list[str]:
    refuse = f"RAISE EXCEPTION '{REFUSAL}';"
    allow = f"IF {_is_redaction('IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF;"
    function = "CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {} END $$"
    trigger = "CREATE TRIGGER {0}_{2} BEFORE {1} ON {0} FOR EACH ROW EXECUTE FUNCTION {2}()"
    return [
        function.format("only_grows", refuse),
        function.format("only_redacted", f"{allow} {refuse}"),
        trigger.format("record", "UPDATE OR DELETE", "only_grows"),
        trigger.format("change", "UPDATE OR DELETE", "only_grows"),
        trigger.format("revision", "DELETE", "only_grows"),
        trigger.format("revision", "UPDATE", "only_redacted"),
    ]
