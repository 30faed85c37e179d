"""let moderated threads be held: threads, posts with their versions, decisions and supporters

Revision: 0014, after 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "thread",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("guiding_question_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("guidance", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_post", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "attribution IN ('named', 'organisation', 'chatham_house')",
            name=op.f("ck_thread_attribution_known"),
        ),
        sa.CheckConstraint(
            "state IN ('scheduled', 'open', 'paused', 'closed', 'digested', 'archived')",
            name=op.f("ck_thread_state_known"),
        ),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_thread_closes_after_opening")),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_thread_created_by_account")),
        sa.ForeignKeyConstraint(
            ["guiding_question_id"],
            ["guiding_question.id"],
            name=op.f("fk_thread_guiding_question_id_guiding_question"),
        ),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_thread_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thread")),
        sa.UniqueConstraint(
            "thematic_session_id", "number", name=op.f("uq_thread_thematic_session_id_number")
        ),
    )
    op.create_index(op.f("ix_thread_state"), "thread", ["state"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thread_id", sa.String(length=32), nullable=False),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.Column("account_id", sa.String(length=32), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("participant_id", sa.String(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version_id", sa.String(), nullable=True),
        sa.Column("published_version_id", sa.String(), nullable=True),
        sa.Column("waits_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("appeal", sa.String(), nullable=False),
        sa.Column("appealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "reason IN ('M1', 'M2', 'M3', 'M4', 'M5', 'M6')", name=op.f("ck_post_reason_known")
        ),
        sa.CheckConstraint(
            "state IN ('held', 'returned', 'published', 'hidden', 'appealed', 'erased')",
            name=op.f("ck_post_state_known"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('published', 'hidden') OR number IS NOT NULL",
            name=op.f("ck_post_public_has_number"),
        ),
        sa.CheckConstraint(
            "participant_id IS NULL OR (account_id IS NULL AND organisation_id IS NULL)",
            name=op.f("ck_post_one_author"),
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_post_account_id_account")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_post_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["post.id"], name=op.f("fk_post_parent_id_post")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_post_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("thread_id", "idempotency_key", name=op.f("uq_post_thread_id_idempotency_key")),
        sa.UniqueConstraint("thread_id", "number", name=op.f("uq_post_thread_id_number")),
    )
    op.create_index(op.f("ix_post_account_id"), "post", ["account_id"], unique=False)
    op.create_index("ix_post_listed", "post", ["thread_id", "state"], unique=False)
    op.create_index(op.f("ix_post_organisation_id"), "post", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_post_parent_id"), "post", ["parent_id"], unique=False)
    op.create_index(op.f("ix_post_participant_id"), "post", ["participant_id"], unique=False)
    op.create_index("ix_post_waiting", "post", ["thread_id", "waits_since"], unique=False)
    op.create_table(
        "thread_moderator",
        sa.Column("thread_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_thread_moderator_account_id_account")
        ),
        sa.ForeignKeyConstraint(
            ["thread_id"],
            ["thread.id"],
            name=op.f("fk_thread_moderator_thread_id_thread"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("thread_id", "account_id", name=op.f("pk_thread_moderator")),
    )
    op.create_index(op.f("ix_thread_moderator_account_id"), "thread_moderator", ["account_id"], unique=False)
    op.create_table(
        "post_decision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("thread_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reason IN ('M1', 'M2', 'M3', 'M4', 'M5', 'M6')", name=op.f("ck_post_decision_reason_known")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name=op.f("fk_post_decision_decided_by_account")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_decision_post_id_post")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_post_decision_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_decision")),
        sa.UniqueConstraint("post_id", "place", name=op.f("uq_post_decision_post_id_place")),
    )
    op.create_index(op.f("ix_post_decision_thread_id"), "post_decision", ["thread_id"], unique=False)
    op.create_table(
        "post_support",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("given_by", sa.String(length=32), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["given_by"], ["account.id"], name=op.f("fk_post_support_given_by_account")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_post_support_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_support_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_support")),
        sa.UniqueConstraint(
            "post_id", "organisation_id", name=op.f("uq_post_support_post_id_organisation_id")
        ),
    )
    op.create_table(
        "post_version",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_version_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_version")),
        sa.UniqueConstraint("post_id", "seq", name=op.f("uq_post_version_post_id_seq")),
    )


def downgrade() -> None:
    for table in ("post_version", "post_support", "post_decision", "post", "thread_moderator", "thread"):
        op.drop_table(table)
