"""keep the wording of the contrary, reasons for non-use and for reopening

Revision: 0003, after 0002
"""

from alembic import op
import sqlalchemy as sa


revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "non_use_reason",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_by", sa.String(length=32), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reason IN ('context', 'outside_scope', 'no_substance', 'person', 'attachment')",
            name=op.f("ck_non_use_reason_reason_known"),
        ),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_non_use_reason_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(
            ["given_by"], ["account.id"], name=op.f("fk_non_use_reason_given_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_non_use_reason_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_non_use_reason")),
        sa.UniqueConstraint("version_id", "paragraph", name=op.f("uq_non_use_reason_version_id_paragraph")),
    )
    op.create_index(op.f("ix_non_use_reason_commentary_id"), "non_use_reason", ["commentary_id"])
    op.add_column("coding", sa.Column("wording", sa.String(), nullable=True))
    op.add_column("summary", sa.Column("reopened_reason", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("summary", schema=None) as batch_op:
        batch_op.alter_column("reopened_reason", server_default=None)


def downgrade() -> None:
    op.drop_column("summary", "reopened_reason")
    op.drop_column("coding", "wording")
    op.drop_index(op.f("ix_non_use_reason_commentary_id"), table_name="non_use_reason")
    op.drop_table("non_use_reason")
