"""flag what is falsely attributed

Revision: 0019, after 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attribution_flag",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("commentary_id", sa.String(32), nullable=False),
        sa.Column("organisation_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("flagged_by", sa.String(32), nullable=True),
        sa.Column("flagged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aside_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(32), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('filed', 'aside', 'restored', 'kept_away')",
            name=op.f("ck_attribution_flag_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_attribution_flag_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name=op.f("fk_attribution_flag_decided_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["flagged_by"], ["account.id"], name=op.f("fk_attribution_flag_flagged_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_attribution_flag_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attribution_flag")),
    )
    op.create_index("ix_attribution_flag_commentary", "attribution_flag", ["commentary_id", "state"])


def downgrade() -> None:
    op.drop_table("attribution_flag")
