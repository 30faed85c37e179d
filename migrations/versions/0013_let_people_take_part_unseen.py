"""let people take part without being known

Revision: 0013, after 0012

Unused invitations as keyed hashes, participants as a number and two hashes, their sessions and messages by the
day. On SQLite these tables have no row numbers: the order of the rows tells nothing. Taken down, participants
and what waited for them are lost.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_CALL = "thematic_session.id"


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("revoke_hash", sa.String(), nullable=False),
        sa.Column("thematic_session_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            [_CALL],
            name=op.f("fk_invitation_thematic_session_id_thematic_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_invitation")),
        sa.UniqueConstraint("revoke_hash", name=op.f("uq_invitation_revoke_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_invitation_thematic_session_id"), "invitation", ["thematic_session_id"])
    op.create_table(
        "invitation_count",
        sa.Column("thematic_session_id", sa.String(32), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used >= 0", name=op.f("ck_invitation_count_used_counts")),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            [_CALL],
            name=op.f("fk_invitation_count_thematic_session_id_thematic_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("thematic_session_id", name=op.f("pk_invitation_count")),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("thematic_session_id", sa.String(32), nullable=False),
        sa.Column("passphrase_hash", sa.String(), nullable=False),
        sa.Column("recovery_hash", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'erased')", name=op.f("ck_participant_state_known")),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"], [_CALL], name=op.f("fk_participant_thematic_session_id_thematic_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("number", name=op.f("uq_participant_number")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participant_thematic_session_id"), "participant", ["thematic_session_id"])
    _of_participants("participant_session", sa.Column("token_hash", sa.String(), nullable=False))
    _of_participants(
        "participant_message",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
    )


def downgrade() -> None:
    for table in ("participant_message", "participant_session", "participant", "invitation_count", "invitation"):
        op.drop_table(table)


def _of_participants(table: str, key: sa.Column[str], *more: sa.Column[str]) -> None:
    op.create_table(
        table,
        key,
        sa.Column("participant_id", sa.String(32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *more,
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f(f"fk_{table}_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(key.name, name=op.f(f"pk_{table}")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f(f"ix_{table}_participant_id"), table, ["participant_id"])
