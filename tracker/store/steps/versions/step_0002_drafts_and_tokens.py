"""What is beside the log: texts that somebody has begun to write, and keys for other programs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables; what stands in them may change and go, unlike the log."""
    op.create_table(
        "draft",
        sa.Column("workspace", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("review", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("typed", sa.Text, nullable=False),
        sa.Column("kept_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", "review", "about", name="pk_draft"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_draft_workspace"),
    )
    op.create_table(
        "token",
        sa.Column("workspace", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "name", name="pk_token"),
        sa.UniqueConstraint("digest", name="uq_token_digest"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_token_workspace"),
    )
