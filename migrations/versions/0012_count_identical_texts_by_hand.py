"""let an officer decide, with a reason that is kept, which texts count once

Revision: 0012, after 0011
"""

import sqlalchemy as sa
from alembic import op


revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commentary", sa.Column("counts_with", sa.String(), nullable=True))
    op.create_table(
        "campaign_act",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("with_id", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('apart', 'with', 'found', 'offer')", name=op.f("ck_campaign_act_kind_known")
        ),
        sa.CheckConstraint("(kind = 'with') = (with_id IS NOT NULL)", name=op.f("ck_campaign_act_with_whom")),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_campaign_act_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_campaign_act_made_by_account")),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_campaign_act_thematic_session_id_thematic_session"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_campaign_act_version_id_commentary_version"),
        ),
        sa.ForeignKeyConstraint(
            ["with_id"], ["commentary.id"], name=op.f("fk_campaign_act_with_id_commentary")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_act")),
    )
    op.create_index(op.f("ix_campaign_act_commentary_id"), "campaign_act", ["commentary_id"])
    op.create_index("ix_campaign_act_session", "campaign_act", ["thematic_session_id", "made_at"])


def downgrade() -> None:
    op.drop_table("campaign_act")
    op.drop_column("commentary", "counts_with")
