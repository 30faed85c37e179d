"""keep what contributors correct in a draft, how it was answered, and what changes an issued summary

Revision: 0009, after 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("owner_id", sa.String(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("rendered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_file")),
        sa.UniqueConstraint("owner_id", "format", name=op.f("uq_change_file_owner_id_format")),
    )
    op.create_index(op.f("ix_change_file_owner_id"), "change_file", ["owner_id"], unique=False)
    op.create_table(
        "summary_change",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("summary_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("frozen", sa.JSON(), nullable=False),
        sa.Column("base_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("approval_id", sa.String(length=32), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('Add', 'Corr', 'Rev')", name=op.f("ck_summary_change_kind_known")),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_summary_change_approval_id_approval")
        ),
        sa.ForeignKeyConstraint(
            ["summary_id"], ["summary.id"], name=op.f("fk_summary_change_summary_id_summary")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_change")),
        sa.UniqueConstraint(
            "summary_id", "kind", "number", name=op.f("uq_summary_change_summary_id_kind_number")
        ),
    )
    op.create_index(op.f("ix_summary_change_summary_id"), "summary_change", ["summary_id"], unique=False)
    op.create_table(
        "translation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("summary_id", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("source_hash", sa.String(), nullable=False),
        sa.Column("source_symbol", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("published", sa.JSON(), nullable=True),
        sa.Column("published_hash", sa.String(), nullable=False),
        sa.Column("published_of", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(length=32), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(length=32), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["published_by"], ["account.id"], name=op.f("fk_translation_published_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["summary_id"], ["summary.id"], name=op.f("fk_translation_summary_id_summary")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["account.id"], name=op.f("fk_translation_written_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
        sa.UniqueConstraint("summary_id", "language", name=op.f("uq_translation_summary_id_language")),
    )
    op.create_index(op.f("ix_translation_summary_id"), "translation", ["summary_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("summary_id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("filed_by", sa.String(length=32), nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("paragraph_id", sa.String(length=32), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("sentence", sa.Integer(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("borne_by", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("suspends", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("ground", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("answered_by", sa.String(length=32), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "ground IN ('new_substance', 'faithful', 'several', 'space', 'registry')",
            name=op.f("ck_correction_ground_known"),
        ),
        sa.CheckConstraint(
            "kind IN ('misattribution', 'misrepresentation', 'omission', 'name', 'safety')",
            name=op.f("ck_correction_kind_known"),
        ),
        sa.CheckConstraint(
            "outcome IN ('accepted', 'partly', 'not', 'noted')", name=op.f("ck_correction_outcome_known")
        ),
        sa.CheckConstraint("state IN ('filed', 'answered')", name=op.f("ck_correction_state_known")),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["account.id"], name=op.f("fk_correction_answered_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_correction_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(["filed_by"], ["account.id"], name=op.f("fk_correction_filed_by_account")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_correction_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["paragraph_id"],
            ["summary_paragraph.id"],
            name=op.f("fk_correction_paragraph_id_summary_paragraph"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["summary_id"], ["summary.id"], name=op.f("fk_correction_summary_id_summary")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_commentary_id"), "correction", ["commentary_id"], unique=False)
    op.create_index(op.f("ix_correction_paragraph_id"), "correction", ["paragraph_id"], unique=False)
    op.create_index(op.f("ix_correction_summary_id"), "correction", ["summary_id"], unique=False)
    op.add_column("summary", sa.Column("check_closes_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("summary", sa.Column("responses", sa.JSON(), nullable=True))
    op.add_column("thematic_session", sa.Column("weekend", sa.JSON(), nullable=True))
    op.add_column("thematic_session", sa.Column("holidays", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("thematic_session", "holidays")
    op.drop_column("thematic_session", "weekend")
    op.drop_column("summary", "responses")
    op.drop_column("summary", "check_closes_at")
    op.drop_index(op.f("ix_correction_summary_id"), table_name="correction")
    op.drop_index(op.f("ix_correction_paragraph_id"), table_name="correction")
    op.drop_index(op.f("ix_correction_commentary_id"), table_name="correction")
    op.drop_table("correction")
    op.drop_index(op.f("ix_translation_summary_id"), table_name="translation")
    op.drop_table("translation")
    op.drop_index(op.f("ix_summary_change_summary_id"), table_name="summary_change")
    op.drop_table("summary_change")
    op.drop_index(op.f("ix_change_file_owner_id"), table_name="change_file")
    op.drop_table("change_file")
