"""follow threads by mail

Revision: 0018, after 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "thread_follow",
        sa.Column("thread_id", sa.String(32), nullable=False),
        sa.Column("account_id", sa.String(32), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("told_until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "how IN ('immediate', 'daily', 'weekly')", name=op.f("ck_thread_follow_how_known")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_thread_follow_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_thread_follow_thread_id_thread"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("thread_id", "account_id", name=op.f("pk_thread_follow")),
    )
    op.create_index(op.f("ix_thread_follow_account_id"), "thread_follow", ["account_id"])


def downgrade() -> None:
    op.drop_table("thread_follow")
