"""Import profiles: how a team's own files were read, for the next file of the sort."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; what stands in it may change and go, unlike the log."""
    op.create_table(
        "profile",
        sa.Column("workspace", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "name", name="pk_profile"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_profile_workspace"),
    )
