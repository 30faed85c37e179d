"""keep the public register, its checkpoints and its shuffled batches

Revision: 0011, after 0010

What stands in the register is never changed: triggers refuse it, on both databases, and let nothing be
added but the next line. What happened before there was a register waits for its first batch, each thing in
its order. Taken down, the register is lost; only the files of what was published keep it.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PERMANENT = ("register_line", "register_checkpoint", "register_cosignature")
TYPES = "SUBMIT AMEND REDACT PUBLISH WITHHOLD WITHDRAW ERASE EXTEND CLOSE REPORT".split()

#: Long ago: the first batch is due at once.
DUE = datetime(2000, 1, 1, tzinfo=UTC)

_call = sa.table("thematic_session", *map(sa.column, ("id", "year", "number", "state")))
_commentary = sa.table(
    "commentary",
    *map(
        sa.column,
        ("id", "thematic_session_id", "state", "consent", "code", "version_id", "admitted_version_id"),
    ),
    sa.column("published", sa.Boolean()),
)
_version = sa.table(
    "commentary_version",
    *map(sa.column, ("id", "commentary_id", "seq", "title", "body", "language", "attribution")),
    *map(sa.column, ("redacts", "redaction_ground")),
    sa.column("commitment", sa.LargeBinary()),
)
_decision = sa.table("decision", *map(sa.column, ("commentary_id", "move", "ground", "decided_at")))
_extension = sa.table(
    "extension",
    sa.column("thematic_session_id"),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in ("was", "closes_at", "decided_at")),
)
_summary = sa.table("summary", *map(sa.column, ("id", "thematic_session_id")))
_file = sa.table("issued_document", *map(sa.column, ("summary_id", "format", "sha256")))
_entry = sa.table(
    "register_entry",
    *map(sa.column, ("type", "thematic_session_id")),
    sa.column("commitment", sa.LargeBinary()),
    sa.column("target", sa.LargeBinary()),
    sa.column("args", sa.JSON()),
    sa.column("late", sa.Boolean()),
    sa.column("merge_after", sa.DateTime(timezone=True)),
)
_reseal = sa.table(
    "reseal",
    *map(sa.column, ("id", "version_id", "attribution")),
    *(sa.column(name, sa.LargeBinary()) for name in ("salt", "commitment")),
)


def upgrade() -> None:
    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("thematic_session_id", sa.String(32), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=True),
        sa.Column("target", sa.LargeBinary(), nullable=True),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("merge_after", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "type IN (" + ", ".join(f"'{each}'" for each in TYPES) + ")",
            name=op.f("ck_register_entry_type_known"),
        ),
        sa.ForeignKeyConstraint(
            ["thematic_session_id"],
            ["thematic_session.id"],
            name=op.f("fk_register_entry_thematic_session_id_thematic_session"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
    )
    op.create_index(op.f("ix_register_entry_merge_after"), "register_entry", ["merge_after"])
    op.create_table(
        "reseal",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("version_id", sa.String(32), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["commentary_version.id"],
            name=op.f("fk_reseal_version_id_commentary_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reseal")),
        sa.UniqueConstraint("commitment", name=op.f("uq_reseal_commitment")),
        sa.UniqueConstraint("version_id", "attribution", name=op.f("uq_reseal_version_id_attribution")),
    )
    op.create_table(
        "register_line",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=True),
        sa.Column("merged_size", sa.Integer(), nullable=False),
        sa.Column("proof", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_register_line_seq_counts")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_register_line")),
        sa.UniqueConstraint("commitment", name=op.f("uq_register_line_commitment")),
    )
    op.create_table(
        "register_checkpoint",
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("vkey", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_register_checkpoint")),
    )
    op.create_table(
        "register_cosignature",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("vkey", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["size"],
            ["register_checkpoint.size"],
            name=op.f("fk_register_cosignature_size_register_checkpoint"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_cosignature")),
        sa.UniqueConstraint("size", "vkey", name=op.f("uq_register_cosignature_size_vkey")),
    )
    for statement in _guards(op.get_bind().dialect.name):
        op.execute(statement)
    _tell_what_happened()


def downgrade() -> None:
    op.drop_table("register_cosignature")
    op.drop_table("register_checkpoint")
    op.drop_table("register_line")
    op.drop_table("reseal")
    op.drop_table("register_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION register_is_permanent()")
        op.execute("DROP FUNCTION register_line_is_next()")


def _guards(dialect: str) -> Iterator[str]:
    """Triggers: no change, no deletion, and no line but the next one.

    The last of them also stops INSERT OR REPLACE of SQLite, which deletes without telling a trigger.
    """
    if dialect == "sqlite":
        for table in PERMANENT:
            for act in ("UPDATE", "DELETE"):
                yield (
                    f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, 'the register is permanent'); END"
                )
        for table, key in zip(PERMANENT, ("seq", "size", "id"), strict=True):
            other = " OR commitment = NEW.commitment" if key == "seq" else ""
            other = " OR (size = NEW.size AND vkey = NEW.vkey)" if key == "id" else other
            yield (
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}{other}) "
                f"BEGIN SELECT RAISE(ABORT, 'the register is permanent'); END"
            )
        yield (
            "CREATE TRIGGER register_line_next BEFORE INSERT ON register_line "
            "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM register_line) "
            "BEGIN SELECT RAISE(ABORT, 'lines of the register follow each other'); END"
        )
        return
    yield (
        "CREATE FUNCTION register_is_permanent() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the register is permanent' USING ERRCODE = 'restrict_violation'; END $$"
    )
    yield (
        "CREATE FUNCTION register_line_is_next() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM register_line) THEN "
        "RAISE EXCEPTION 'lines of the register follow each other' USING ERRCODE = 'restrict_violation'; "
        "END IF; RETURN NEW; END $$"
    )
    for table in PERMANENT:
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION register_is_permanent()"
        )
        yield (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION register_is_permanent()"
        )
    yield (
        "CREATE TRIGGER register_line_next BEFORE INSERT ON register_line "
        "FOR EACH ROW EXECUTE FUNCTION register_line_is_next()"
    )


def _tell_what_happened() -> None:
    """One entry for each thing that has happened, as if the register had been there."""
    connection = op.get_bind()
    rows: list[dict[str, Any]] = []
    for call in connection.execute(sa.select(_call).order_by(_call.c.id)).all():
        made = [
            *_of_texts(connection, call),
            *_of_call(connection, call),
            *_of_reports(connection, call.id),
        ]
        rows += [{**_BLANK, "thematic_session_id": call.id, **each} for each in made]
    if rows:
        connection.execute(_entry.insert(), rows)


_BLANK = {"commitment": None, "target": None, "args": [], "late": False, "merge_after": DUE}


def _of_texts(connection: sa.Connection, call: Any) -> Iterator[dict[str, Any]]:
    filed = _commentary.c.thematic_session_id == call.id
    for row in connection.execute(sa.select(_commentary).where(filed).order_by(_commentary.c.id)).all():
        of_row = _version.c.commentary_id == row.id
        versions = connection.execute(sa.select(_version).where(of_row).order_by(_version.c.seq)).all()
        by_id = {each.id: each for each in versions}
        before = None
        for each in versions:
            yield _of_version(each, before, by_id, row.state == "late")
            before = each
        if before is not None:
            yield from _of_state(connection, call, row, by_id, by_id.get(row.version_id, before))


def _of_version(version: Any, before: Any, by_id: dict[str, Any], late: bool) -> dict[str, Any]:
    if version.redacts is not None:
        return {
            "type": "REDACT",
            "commitment": version.commitment,
            "target": by_id[version.redacts].commitment,
            "args": [version.redaction_ground],
        }
    if before is None:
        return {"type": "SUBMIT", "commitment": version.commitment, "late": late}
    return {"type": "AMEND", "commitment": version.commitment, "target": before.commitment}


def _of_state(
    connection: sa.Connection, call: Any, row: Any, by_id: dict[str, Any], last: Any
) -> Iterator[dict[str, Any]]:
    if row.published and row.admitted_version_id in by_id:
        yield from _published(connection, call, row, by_id[row.admitted_version_id])
    elif row.state == "admitted" and row.consent == "text_withheld":
        yield {"type": "WITHHOLD", "target": last.commitment, "args": ["consent"]}
    elif row.state in {"not_admitted", "appealed"}:
        of_row = sa.and_(_decision.c.commentary_id == row.id, _decision.c.move == "decline")
        asked = sa.select(_decision.c.ground).where(of_row).order_by(_decision.c.decided_at.desc()).limit(1)
        yield {"type": "WITHHOLD", "target": last.commitment, "args": [connection.scalar(asked) or "other"]}
    elif row.state in {"withdrawn", "erased"}:
        kind = {"withdrawn": "WITHDRAW", "erased": "ERASE"}[row.state]
        yield {"type": kind, "target": last.commitment}


def _published(connection: sa.Connection, call: Any, row: Any, version: Any) -> Iterator[dict[str, Any]]:
    label = f"Name withheld ({row.code})"
    if row.consent == "public" or version.attribution == label:
        yield {"type": "PUBLISH", "target": version.commitment}
        return
    salt = secrets.token_bytes(32)
    document = {
        "attribution": label,
        "body": version.body,
        "files": [],
        "lang": version.language,
        "session": f"SPMHR/{call.year}/{call.number}",
        "title": version.title,
    }
    plain = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    whole = b"spmhr-commit-v1\x00" + salt + len(plain).to_bytes(8, "big") + plain
    sealed = hashlib.sha256(whole).digest()
    made = {"id": secrets.token_hex(16), "version_id": version.id, "attribution": label}
    connection.execute(_reseal.insert(), [{**made, "salt": salt, "commitment": sealed}])
    yield {"type": "REDACT", "commitment": sealed, "target": version.commitment, "args": ["consent"]}
    yield {"type": "PUBLISH", "target": sealed}


def _of_call(connection: sa.Connection, call: Any) -> Iterator[dict[str, Any]]:
    of_call = _extension.c.thematic_session_id == call.id
    for each in connection.execute(
        sa.select(_extension).where(of_call).order_by(_extension.c.decided_at)
    ).all():
        yield {"type": "EXTEND", "args": [at.strftime("%Y-%m-%dT%H:%MZ") for at in (_utc(each.was), _utc(each.closes_at))]}
    if call.state in {"closed", "collating", "concluded", "archived"}:
        yield {"type": "CLOSE"}


def _of_reports(connection: sa.Connection, call_id: str) -> Iterator[dict[str, Any]]:
    asked = sa.select(_file).join(_summary, _summary.c.id == _file.c.summary_id)
    files = connection.execute(asked.where(_summary.c.thematic_session_id == call_id).order_by(_file.c.format)).all()
    trace = next((each.sha256 for each in files if each.format == "json"), None)
    for each in files:
        if trace is not None:
            yield {"type": "REPORT", "args": [each.sha256, trace]}


def _utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
