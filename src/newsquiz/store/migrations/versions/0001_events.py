"""The append-only log of what a learner did, and the name of this device."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make both tables; the index finds the events of a session."""
    op.create_table(
        "events",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("learner", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("item", sa.Text),
        sa.Column("score", sa.Float),
        sa.Column("data", sa.JSON, nullable=False),
        sa.UniqueConstraint("device", "seq"),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.execute("CREATE INDEX events_of_session ON events (json_extract(data, '$.session'))")


def downgrade() -> None:
    """Take both tables away, and all that they hold."""
    op.drop_table("events")
    op.drop_table("meta")
