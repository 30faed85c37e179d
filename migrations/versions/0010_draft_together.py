"""let several people draft at once: every wording is kept, officers comment, notes are named for good

Revision: 0010, after 0009

A mark ``[k]`` names a note of the whole summary from now on, so that it can be carried into another
paragraph; where one number was used in several paragraphs, the notes are numbered anew. Every paragraph
begins its history with the wording that it has. A State may say of a submission whether it speaks as one
of origin, transit or destination.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_MARK = re.compile(r"\[(\d{1,3})\]")

_paragraph = sa.table(
    "summary_paragraph",
    *map(sa.column, ("id", "summary_id", "position", "kind", "level", "text", "revision", "edited_by")),
    sa.column("edited_at", sa.DateTime(timezone=True)),
)
_note = sa.table("note", *map(sa.column, ("id", "paragraph_id", "key", "point_id", "stance", "fixed_text")))
_citation = sa.table(
    "citation",
    *map(
        sa.column,
        ("note_id", "position", "kind", "commentary_id", "version_id", "paragraph", "start", "end"),
    ),
)
_revision = sa.table(
    "paragraph_revision",
    *map(sa.column, ("id", "summary_id", "paragraph_id", "revision", "way", "kind", "level", "text")),
    sa.column("notes", sa.JSON()),
    sa.column("figures", sa.JSON()),
    sa.column("made_by"),
    sa.column("made_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.create_table(
        "paragraph_revision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("summary_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph_id", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "way IN ('built', 'edited', 'merged', 'restored', 'moved', 'checked', 'deleted')",
            name=op.f("ck_paragraph_revision_way_known"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.id"], name=op.f("fk_paragraph_revision_made_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["summary_id"],
            ["summary.id"],
            name=op.f("fk_paragraph_revision_summary_id_summary"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph_revision")),
        sa.UniqueConstraint(
            "paragraph_id", "revision", name=op.f("uq_paragraph_revision_paragraph_id_revision")
        ),
    )
    op.create_index("ix_paragraph_revision_summary", "paragraph_revision", ["summary_id", "made_at"])
    op.create_table(
        "paragraph_comment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("summary_id", sa.String(length=32), nullable=False),
        sa.Column("paragraph_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_by", sa.String(length=32), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["account.id"], name=op.f("fk_paragraph_comment_made_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by"], ["account.id"], name=op.f("fk_paragraph_comment_resolved_by_account")
        ),
        sa.ForeignKeyConstraint(
            ["summary_id"],
            ["summary.id"],
            name=op.f("fk_paragraph_comment_summary_id_summary"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph_comment")),
    )
    op.create_index("ix_paragraph_comment_summary", "paragraph_comment", ["summary_id", "resolved_at"])
    op.create_index(op.f("ix_paragraph_comment_paragraph_id"), "paragraph_comment", ["paragraph_id"])
    op.add_column("commentary", sa.Column("positions", sa.JSON(), nullable=True))
    for rows in _summaries().values():
        _number_anew(rows)
    for rows in _summaries().values():
        _begin_history(rows)


def downgrade() -> None:
    op.drop_column("commentary", "positions")
    op.drop_index(op.f("ix_paragraph_comment_paragraph_id"), table_name="paragraph_comment")
    op.drop_index("ix_paragraph_comment_summary", table_name="paragraph_comment")
    op.drop_table("paragraph_comment")
    op.drop_index("ix_paragraph_revision_summary", table_name="paragraph_revision")
    op.drop_table("paragraph_revision")


def _summaries() -> dict[str, list[Any]]:
    """Headings and paragraphs that can be edited, by summary, in order."""
    found: dict[str, list[Any]] = {}
    rows = op.get_bind().execute(
        sa.select(_paragraph).where(_paragraph.c.kind != "front").order_by(_paragraph.c.position)
    )
    for row in rows:
        found.setdefault(row.summary_id, []).append(row)
    return found


def _notes(rows: Iterable[Any]) -> dict[str, list[Any]]:
    ids = [row.id for row in rows]
    found: dict[str, list[Any]] = {}
    for note in op.get_bind().execute(
        sa.select(_note).where(_note.c.paragraph_id.in_(ids)).order_by(_note.c.key)
    ):
        found.setdefault(note.paragraph_id, []).append(note)
    return found


def _number_anew(rows: list[Any]) -> None:
    """One number, one note in the whole summary; left alone where that is so already."""
    connection, notes = op.get_bind(), _notes(rows)
    keys = [note.key for those in notes.values() for note in those]
    if len(set(keys)) == len(keys):
        return
    free, spare = 0, max(keys) + len(keys)
    for row in rows:
        given: dict[int, int] = {}
        for note in notes.get(row.id, ()):
            free += 1
            given[note.key] = free
        # First out of the way: within a paragraph no two notes may have one number even for a moment.
        for shift in (spare, 0):
            for note in notes.get(row.id, ()):
                connection.execute(
                    _note.update().where(_note.c.id == note.id).values(key=given[note.key] + shift)
                )
        line = _MARK.sub(lambda hit, given=given: f"[{given.get(int(hit[1]), int(hit[1]))}]", row.text)
        if line != row.text:
            connection.execute(_paragraph.update().where(_paragraph.c.id == row.id).values(text=line))


def _begin_history(rows: list[Any]) -> None:
    connection, notes = op.get_bind(), _notes(rows)
    ids = [note.id for those in notes.values() for note in those]
    cited: dict[str, list[Mapping[str, Any]]] = {}
    for each in connection.execute(
        sa.select(_citation).where(_citation.c.note_id.in_(ids)).order_by(_citation.c.position)
    ).mappings():
        kept = {key: each[key] for key in each if key not in ("note_id", "position")}
        cited.setdefault(each["note_id"], []).append(kept)
    for row in rows:
        told = [
            {
                "id": note.id,
                "key": note.key,
                "point_id": note.point_id,
                "stance": note.stance,
                "fixed_text": note.fixed_text,
                "citations": cited.get(note.id, []),
            }
            for note in notes.get(row.id, ())
        ]
        connection.execute(
            _revision.insert().values(
                id=secrets.token_hex(16),
                summary_id=row.summary_id,
                paragraph_id=row.id,
                revision=row.revision,
                way="edited" if row.revision else "built",
                kind=row.kind,
                level=row.level,
                text=row.text,
                notes=told,
                figures=[],
                made_by=row.edited_by,
                made_at=row.edited_at or datetime.now(UTC),
            )
        )
