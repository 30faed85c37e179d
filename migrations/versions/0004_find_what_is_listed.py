"""find what a reading room lists without reading what waits

Revision: 0004, after 0003
"""

from alembic import op
import sqlalchemy as sa


revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_commentary_reading_room", table_name="commentary")
    op.create_index(
        "ix_commentary_listed",
        "commentary",
        ["thematic_session_id"],
        postgresql_where=sa.text("published IS true OR listed_as_withdrawn IS true"),
        sqlite_where=sa.text("published IS 1 OR listed_as_withdrawn IS 1"),
    )


def downgrade() -> None:
    op.drop_index("ix_commentary_listed", table_name="commentary")
    op.create_index(
        "ix_commentary_reading_room", "commentary", ["thematic_session_id", "published", "number"]
    )
