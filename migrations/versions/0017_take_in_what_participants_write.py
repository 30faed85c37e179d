"""take in what protected participants write, apart from the posts until it appears among them

Revision: 0017, after 0016

A contribution has its words sealed, a day and no time; on SQLite it has no row number either. Taken down, what
waits and what was kept is lost; posts that appeared stay.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("region", "contact"):
        op.add_column("participant", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.drop_column("participant_message", "reason")
    op.create_table(
        "contribution",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("participant_id", sa.String(32), nullable=False),
        sa.Column("thread_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("printed_name", sa.String(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("appealed", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(32), nullable=True),
        sa.Column("post_id", sa.String(32), nullable=True),
        sa.CheckConstraint(
            "state IN ('held', 'cleared', 'kept', 'returned', 'appealed', 'released')",
            name=op.f("ck_contribution_state_known"),
        ),
        sa.CheckConstraint(
            "consent IN ('quote_by_name', 'quote_as_label', 'paraphrase', 'secretariat_only')",
            name=op.f("ck_contribution_consent_known"),
        ),
        sa.CheckConstraint(
            "reason IN ('M1', 'M2', 'M3', 'M4', 'M5', 'M6')", name=op.f("ck_contribution_reason_known")
        ),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_contribution_{column}_{table}"))
            for column, table in (
                ("participant_id", "participant"),
                ("thread_id", "thread"),
                ("decided_by", "account"),
                ("post_id", "post"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint("post_id", name=op.f("uq_contribution_post_id")),
        sqlite_with_rowid=False,
    )
    for name in ("participant_id", "thread_id"):
        op.create_index(op.f(f"ix_contribution_{name}"), "contribution", [name])
    op.create_table(
        "release_turn",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("at", name=op.f("pk_release_turn")),
    )


def downgrade() -> None:
    op.drop_table("release_turn")
    op.drop_table("contribution")
    op.add_column("participant_message", sa.Column("reason", sa.String(), nullable=False, server_default=""))
    for name in ("contact", "region"):
        op.drop_column("participant", name)
