"""guard the English name of an organization against look-alikes

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

from panel.domain.names import skeleton

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "organisation", sa.Column("english_skeleton", sa.String(), nullable=False, server_default="")
    )
    organisation = sa.table(
        "organisation", sa.column("id"), sa.column("english_name"), sa.column("english_skeleton")
    )
    connection = op.get_bind()
    named = connection.execute(
        sa.select(organisation.c.id, organisation.c.english_name).where(organisation.c.english_name != "")
    ).all()
    for row in named:
        connection.execute(
            organisation.update()
            .where(organisation.c.id == row.id)
            .values(english_skeleton=skeleton(row.english_name))
        )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.alter_column("english_skeleton", server_default=None)
    op.create_index(op.f("ix_organisation_english_skeleton"), "organisation", ["english_skeleton"])


def downgrade() -> None:
    op.drop_index(op.f("ix_organisation_english_skeleton"), table_name="organisation")
    op.drop_column("organisation", "english_skeleton")
