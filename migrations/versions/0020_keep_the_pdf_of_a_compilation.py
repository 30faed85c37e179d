"""keep the PDF of a compilation

Revision: 0020, after 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "compilation_file",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("thematic_session_id", sa.String(32), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("rendered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_compilation_file_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_compilation_file")),
        sa.UniqueConstraint(
            "thematic_session_id", name=op.f("uq_compilation_file_thematic_session_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("compilation_file")
