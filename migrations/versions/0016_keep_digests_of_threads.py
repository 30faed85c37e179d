"""keep the digests of threads

Revision: 0016, after 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("thread_id", sa.String(32), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["issued_by"], ["account.id"], name=op.f("fk_digest_issued_by_account")),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_digest_thread_id_thread")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest")),
        sa.UniqueConstraint("thread_id", name=op.f("uq_digest_thread_id")),
    )
    op.create_table(
        "digest_line",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("digest_id", sa.String(32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("part IN ('question', 'response')", name=op.f("ck_digest_line_part_known")),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digest.id"], name=op.f("fk_digest_line_digest_id_digest"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_line")),
    )
    op.create_index(op.f("ix_digest_line_digest_id"), "digest_line", ["digest_id"])
    op.create_table(
        "digest_source",
        sa.Column("line_id", sa.String(32), nullable=False),
        sa.Column("post_id", sa.String(32), nullable=False),
        sa.Column("version_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["digest_line.id"],
            name=op.f("fk_digest_source_line_id_digest_line"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_digest_source_post_id_post")),
        sa.PrimaryKeyConstraint("line_id", "post_id", name=op.f("pk_digest_source")),
    )
    op.create_index(op.f("ix_digest_source_post_id"), "digest_source", ["post_id"])
    op.create_table(
        "digest_file",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("digest_id", sa.String(32), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("rendered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["digest_id"], ["digest.id"], name=op.f("fk_digest_file_digest_id_digest"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest_file")),
        sa.UniqueConstraint("digest_id", name=op.f("uq_digest_file_digest_id")),
    )


def downgrade() -> None:
    for table in ("digest_file", "digest_source", "digest_line", "digest"):
        op.drop_table(table)
