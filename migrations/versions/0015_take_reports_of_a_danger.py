"""take reports of a danger, sealed

Revision: 0015, after 0014

Taken down, reports that wait are lost; their words are sealed, and nothing else could show them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "safety_report",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("handled_by", sa.String(32), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.CheckConstraint(
            "state IN ('filed', 'taken', 'closed')", name=op.f("ck_safety_report_state_known")
        ),
        sa.CheckConstraint(
            "outcome IN ('acted', 'passed_on', 'no_means', 'no_danger')",
            name=op.f("ck_safety_report_outcome_known"),
        ),
        sa.ForeignKeyConstraint(
            ["handled_by"], ["account.id"], name=op.f("fk_safety_report_handled_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_safety_report")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("safety_report")
