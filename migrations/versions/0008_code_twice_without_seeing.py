"""let two officers code a sample without seeing each other, and settle it; translate and write beside a text

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blind_sample",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("drawn_from", sa.JSON(), nullable=False),
        sa.Column("first_id", sa.String(length=32), nullable=False),
        sa.Column("second_id", sa.String(length=32), nullable=False),
        sa.Column("drawn_by", sa.String(length=32), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("second_done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("compared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(length=32), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'compared', 'given_up', 'settled')", name=op.f("ck_blind_sample_state_known")
        ),
        sa.CheckConstraint("first_id <> second_id", name=op.f("ck_blind_sample_two_coders")),
        sa.ForeignKeyConstraint(["drawn_by"], ["account.id"], name=op.f("fk_blind_sample_drawn_by_account")),
        sa.ForeignKeyConstraint(["first_id"], ["account.id"], name=op.f("fk_blind_sample_first_id_account")),
        sa.ForeignKeyConstraint(
            ["second_id"], ["account.id"], name=op.f("fk_blind_sample_second_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["account.id"], name=op.f("fk_blind_sample_settled_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_blind_sample_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_sample")),
        sa.UniqueConstraint(
            "thematic_session_id", "number", name=op.f("uq_blind_sample_thematic_session_id_number")
        ),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("from_panel", sa.Boolean(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(length=32), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_letter_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(["written_by"], ["account.id"], name=op.f("fk_letter_written_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint(
            "commentary_id", "idempotency_key", name=op.f("uq_letter_commentary_id_idempotency_key")
        ),
    )
    op.create_index("ix_letter_commentary", "letter", ["commentary_id", "written_at"], unique=False)
    op.create_table(
        "blind_coding",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sample_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.String(), nullable=False),
        sa.Column("theme_label", sa.String(), nullable=False),
        sa.Column("point_id", sa.String(), nullable=True),
        sa.Column("point_wording", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("instead", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('observation', 'inquiry', 'good_practice', 'recommendation', 'policy_gap', 'emerging_issue')",
            name=op.f("ck_blind_coding_kind_known"),
        ),
        sa.CheckConstraint("stance IN ('for', 'contrary')", name=op.f("ck_blind_coding_stance_known")),
        sa.CheckConstraint('"end" > start', name=op.f("ck_blind_coding_passage_not_empty")),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_blind_coding_made_by_account")),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["blind_sample.id"], name=op.f("fk_blind_coding_sample_id_blind_sample")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_blind_coding_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_coding")),
    )
    op.create_index(
        "ix_blind_coding_coder", "blind_coding", ["sample_id", "made_by", "undone_at"], unique=False
    )
    op.create_table(
        "blind_decision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sample_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.String(length=32), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('first', 'second', 'both', 'neither')", name=op.f("ck_blind_decision_outcome_known")
        ),
        sa.ForeignKeyConstraint(
            ["agreed_by"], ["account.id"], name=op.f("fk_blind_decision_agreed_by_account")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["account.id"], name=op.f("fk_blind_decision_made_by_account")),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["blind_sample.id"], name=op.f("fk_blind_decision_sample_id_blind_sample")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_blind_decision_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_decision")),
    )
    op.create_index(
        "ix_blind_decision_cell",
        "blind_decision",
        ["sample_id", "version_id", "paragraph", "theme_id"],
        unique=False,
    )
    op.create_table(
        "blind_text",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sample_id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_blind_text_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["blind_sample.id"], name=op.f("fk_blind_text_sample_id_blind_sample")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_blind_text_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_text")),
        sa.UniqueConstraint("sample_id", "commentary_id", name=op.f("uq_blind_text_sample_id_commentary_id")),
        sa.UniqueConstraint("sample_id", "place", name=op.f("uq_blind_text_sample_id_place")),
    )
    op.create_index(op.f("ix_blind_text_commentary_id"), "blind_text", ["commentary_id"], unique=False)
    op.create_table(
        "working_translation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("by_contributor", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_working_translation_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.id"], name=op.f("fk_working_translation_made_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_working_translation_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_translation")),
        sa.UniqueConstraint(
            "version_id",
            "paragraph",
            "language",
            "seq",
            name=op.f("uq_working_translation_version_id_paragraph_language_seq"),
        ),
    )
    op.create_index(
        op.f("ix_working_translation_commentary_id"), "working_translation", ["commentary_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_working_translation_commentary_id"), table_name="working_translation")
    op.drop_table("working_translation")
    op.drop_index(op.f("ix_blind_text_commentary_id"), table_name="blind_text")
    op.drop_table("blind_text")
    op.drop_index("ix_blind_decision_cell", table_name="blind_decision")
    op.drop_table("blind_decision")
    op.drop_index("ix_blind_coding_coder", table_name="blind_coding")
    op.drop_table("blind_coding")
    op.drop_index("ix_letter_commentary", table_name="letter")
    op.drop_table("letter")
    op.drop_table("blind_sample")
