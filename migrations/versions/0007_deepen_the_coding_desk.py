"""keep what the coding desk knows: history, suggestions, assignments

Revision: 0007, after 0006
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BATCH = 500


def upgrade() -> None:
    op.add_column("theme", sa.Column("parent_id", sa.String(), nullable=True))
    op.add_column("theme", sa.Column("examples", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("theme", schema=None) as batch_op:
        batch_op.alter_column("examples", server_default=None)
    _create_desk()
    _create_book()
    _begin_the_log(op.get_bind())


def _create_desk() -> None:
    op.create_table(
        "suggestion_run",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("library", sa.String(), nullable=False),
        sa.Column("texts", sa.Integer(), nullable=False),
        sa.Column("examples", sa.Integer(), nullable=False),
        sa.Column("offers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["account.id"], name=op.f("fk_suggestion_run_asked_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_suggestion_run_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_run")),
    )
    op.create_index(op.f("ix_suggestion_run_session"), "suggestion_run", ["thematic_session_id", "asked_at"])
    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("offer", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("proposer", sa.String(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("coding_id", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "offer IN ('theme', 'point', 'type', 'verb', 'citation', 'campaign')",
            name=op.f("ck_suggestion_offer_known"),
        ),
        sa.CheckConstraint('"end" > start', name=op.f("ck_suggestion_passage_not_empty")),
        sa.CheckConstraint(
            "state IN ('open', 'accepted', 'changed', 'dismissed')", name=op.f("ck_suggestion_state_known")
        ),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_suggestion_coding_id_coding")),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_suggestion_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_suggestion_thematic_session_id_thematic_session"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_suggestion_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
    )
    op.create_index(op.f("ix_suggestion_coding_id"), "suggestion", ["coding_id"])
    op.create_index(op.f("ix_suggestion_commentary_id"), "suggestion", ["commentary_id"])
    op.create_index(op.f("ix_suggestion_session"), "suggestion", ["thematic_session_id", "state"])
    op.create_index(op.f("ix_suggestion_version"), "suggestion", ["version_id", "state"])
    op.create_table(
        "suggestion_decision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("suggestion_id", sa.String(length=32), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("coding_id", sa.String(length=32), nullable=True),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "decision IN ('accepted', 'changed', 'dismissed', 'reopened')",
            name=op.f("ck_suggestion_decision_decision_known"),
        ),
        sa.ForeignKeyConstraint(
            ["coding_id"], ["coding.id"], name=op.f("fk_suggestion_decision_coding_id_coding")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["account.id"], name=op.f("fk_suggestion_decision_decided_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestion.id"],
            name=op.f("fk_suggestion_decision_suggestion_id_suggestion"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_decision")),
    )
    op.create_index(op.f("ix_suggestion_decision_suggestion_id"), "suggestion_decision", ["suggestion_id"])
    op.create_table(
        "coding_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("coding_id", sa.String(length=32), nullable=False),
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("theme_id", sa.String(), nullable=False),
        sa.Column("point_id", sa.String(), nullable=False),
        sa.Column("point_was", sa.String(), nullable=True),
        sa.Column("act_id", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("of_act", sa.String(), nullable=True),
        sa.Column("done_by", sa.String(length=32), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "act IN ('made', 'undone', 'redone', 'changed', 'moved')", name=op.f("ck_coding_event_act_known")
        ),
        sa.CheckConstraint("way IN ('do', 'undo', 'redo', 'book')", name=op.f("ck_coding_event_way_known")),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_coding_event_coding_id_coding")),
        sa.ForeignKeyConstraint(
            ["commentary_id"], ["commentary.id"], name=op.f("fk_coding_event_commentary_id_commentary")
        ),
        sa.ForeignKeyConstraint(["done_by"], ["account.id"], name=op.f("fk_coding_event_done_by_account")),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_coding_event_thematic_session_id_thematic_session"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_coding_event_version_id_commentary_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_event")),
        sa.UniqueConstraint(
            "thematic_session_id", "number", name=op.f("uq_coding_event_thematic_session_id_number")
        ),
    )
    op.create_index(op.f("ix_coding_event_coding_id"), "coding_event", ["coding_id"])
    op.create_index(op.f("ix_coding_event_version"), "coding_event", ["version_id", "number"])


def _create_book() -> None:
    op.create_table(
        "codebook_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("other_id", sa.String(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("done_by", sa.String(length=32), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "act IN ('added', 'changed', 'moved', 'merged', 'split', 'removed')",
            name=op.f("ck_codebook_event_act_known"),
        ),
        sa.CheckConstraint("noun IN ('theme', 'point')", name=op.f("ck_codebook_event_noun_known")),
        sa.ForeignKeyConstraint(["done_by"], ["account.id"], name=op.f("fk_codebook_event_done_by_account")),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_codebook_event_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codebook_event")),
    )
    op.create_index(op.f("ix_codebook_event_other"), "codebook_event", ["other_id"])
    op.create_index(op.f("ix_codebook_event_row"), "codebook_event", ["row_id"])
    op.create_index(op.f("ix_codebook_event_session"), "codebook_event", ["thematic_session_id", "done_at"])
    op.create_table(
        "codebook_version",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("thematic_session_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("book", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("upto", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.id"], name=op.f("fk_codebook_version_made_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_codebook_version_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codebook_version")),
        sa.UniqueConstraint(
            "thematic_session_id", "number", name=op.f("uq_codebook_version_thematic_session_id_number")
        ),
    )
    op.create_table(
        "coding_lock",
        sa.Column("commentary_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_coding_lock_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["commentary_id"],
            ["commentary.id"],
            name=op.f("fk_coding_lock_commentary_id_commentary"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("commentary_id", name=op.f("pk_coding_lock")),
    )
    op.create_table(
        "desk_keys",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_desk_keys_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_desk_keys")),
    )


def _begin_the_log(connection: sa.Connection) -> None:
    """What was coded before there was a log enters it: each coding as made, and as undone where it is."""
    names = ("id", "thematic_session_id", "commentary_id", "version_id", "theme_id", "point_id", "made_by")
    times = [sa.column(name, sa.DateTime(timezone=True)) for name in ("made_at", "undone_at")]
    coding = sa.table("coding", *(sa.column(name) for name in names), *times)
    log = sa.table(
        "coding_event",
        *(sa.column(name) for name in (*names, "number", "coding_id", "act", "stands", "act_id", "way")),
        sa.column("done_by"),
        sa.column("done_at", sa.DateTime(timezone=True)),
    )
    rows = connection.execute(sa.select(coding)).mappings().all()
    happened = [(row["made_at"], row["id"], "made", row) for row in rows]
    happened += [(row["undone_at"], row["id"], "undone", row) for row in rows if row["undone_at"]]
    last: dict[str, int] = {}
    events = []
    for at, coding_id, act, row in sorted(happened, key=lambda each: each[:3]):
        call = row["thematic_session_id"]
        last[call] = last.get(call, 0) + 1
        events.append(
            {name: row[name] for name in names if name not in ("id", "made_by")}
            | {"id": secrets.token_hex(16), "number": last[call], "coding_id": coding_id, "act": act}
            | {"stands": act == "made", "act_id": secrets.token_hex(16), "way": "book"}
            | {"done_by": row["made_by"] if act == "made" else None, "done_at": at}
        )
    for first in range(0, len(events), BATCH):
        connection.execute(log.insert(), events[first : first + BATCH])


def downgrade() -> None:
    op.drop_table("desk_keys")
    op.drop_table("coding_lock")
    op.drop_table("codebook_version")
    op.drop_table("codebook_event")
    op.drop_table("coding_event")
    op.drop_table("suggestion_decision")
    op.drop_table("suggestion")
    op.drop_table("suggestion_run")
    op.drop_column("theme", "examples")
    op.drop_column("theme", "parent_id")
