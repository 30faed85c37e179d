"""name the sources of an adopted summary by their public symbols, and hash words without an id

Revision: 0006, after 0005

The id of a commentary stands in the private addresses of its contributor; it must not stand in a file
that is published. What is frozen is written anew, and so is the JSON file of an issued summary: the record
keeps the SHA-256 of the old file and gets that of the new one. Where a hash does not fit the words now, it
is left as it is: it told of a change in the source, and must go on doing so.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Hash = Callable[[bytes, str, str], str]
"""From salt, id of the commentary and words."""

_session = sa.table("thematic_session", sa.column("id"), sa.column("year"), sa.column("number"))
_commentary = sa.table(
    "commentary",
    *map(sa.column, ("id", "thematic_session_id", "kind", "number", "admitted_version_id")),
)
_version = sa.table(
    "commentary_version", sa.column("id"), sa.column("body"), sa.column("salt", sa.LargeBinary())
)
_citation = sa.table(
    "citation", *map(sa.column, ("id", "version_id", "commentary_id", "start", "end", "span_hash"))
)
_summary = sa.table(
    "summary",
    *map(sa.column, ("id", "thematic_session_id", "adopted_hash")),
    sa.column("frozen", sa.JSON()),
)
_file = sa.table("issued_document", sa.column("summary_id"), sa.column("format"))
_job = sa.table(
    "job",
    *map(sa.column, ("unique_key", "run_after", "created_at", "lease_until", "done_at", "attempts")),
    sa.column("parked", sa.Boolean()),
)


def upgrade() -> None:
    _bound_words(_with_id, _without_id)
    _frozen_texts(2, _with_id, _without_id)


def downgrade() -> None:
    _bound_words(_without_id, _with_id)
    _frozen_texts(1, _without_id, _with_id)


def _with_id(salt: bytes, id_: str, words: str) -> str:
    return hmac.new(salt, f"span\0{id_}\0{words}".encode(), hashlib.sha256).hexdigest()


def _without_id(salt: bytes, id_: str, words: str) -> str:
    return hmac.new(salt, f"span\0{words}".encode(), hashlib.sha256).hexdigest()


def _bound_words(old: Hash, new: Hash) -> None:
    """The hashes of the words that notes of drafts are bound to."""
    connection = op.get_bind()
    cited = sa.select(_citation.c.version_id).distinct()
    for version in connection.execute(sa.select(_version).where(_version.c.id.in_(cited))).all():
        rows = connection.execute(sa.select(_citation).where(_citation.c.version_id == version.id)).all()
        for row in rows:
            words = version.body[row.start : row.end]
            if row.span_hash == old(version.salt, row.commentary_id, words):
                connection.execute(
                    _citation.update()
                    .where(_citation.c.id == row.id)
                    .values(span_hash=new(version.salt, row.commentary_id, words))
                )


def _frozen_texts(version: int, old: Hash, new: Hash) -> None:
    """What was adopted, and its hash; the JSON file of what was issued is made again by its job."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(_summary)).all():
        if not row.frozen or row.frozen["version"] == version:
            continue
        frozen = {**row.frozen, "version": version}
        texts = {text.symbol if version == 1 else text.id: text for text in _texts(row.thematic_session_id)}
        _rewrite(frozen, _Change(texts, version, old, new))
        connection.execute(
            _summary.update()
            .where(_summary.c.id == row.id)
            .values(frozen=frozen, adopted_hash=_digest(frozen))
        )
        _make_again(row.id)


@dataclass(frozen=True)
class _Text:
    """A commentary with the text that was adopted."""

    id: str
    symbol: str
    body: str
    salt: bytes


@dataclass(frozen=True)
class _Change:
    """From names and hashes of one version to those of the other; ``texts`` by their present names."""

    texts: Mapping[str, _Text]
    version: int
    old: Hash
    new: Hash

    def name(self, name: str) -> str:
        """The other name of a text; a group of identical ones is called after one of them, or nothing."""
        if not name:
            return ""
        return self.texts[name].id if self.version == 1 else self.texts[name].symbol

    def hashed(self, name: str, stored: str, start: int, end: int | None) -> str:
        """The other hash of a span, where the stored one holds."""
        text = self.texts[name]
        words = text.body[start:end]
        return (
            self.new(text.salt, text.id, words) if stored == self.old(text.salt, text.id, words) else stored
        )


def _texts(session_id: str) -> Iterator[_Text]:
    """The admitted texts of a session."""
    wanted = (
        sa.select(
            _commentary.c.id,
            _commentary.c.kind,
            _commentary.c.number,
            _session.c.year,
            _session.c.number.label("session"),
            _version.c.body,
            _version.c.salt,
        )
        .join(_session, _session.c.id == _commentary.c.thematic_session_id)
        .join(_version, _version.c.id == _commentary.c.admitted_version_id)
        .where(_commentary.c.thematic_session_id == session_id, _commentary.c.number.is_not(None))
    )
    for row in op.get_bind().execute(wanted).all():
        suffix = f"JS/{row.number}" if row.kind == "joint" else f"SUB/{row.number:03d}"
        yield _Text(row.id, f"SPMHR/{row.year}/{row.session}/{suffix}", row.body, row.salt)


def _rewrite(frozen: dict[str, Any], change: _Change) -> None:
    """Give every source its other name, in place, after its hashes."""
    for paragraph in frozen["paragraphs"]:
        for sentence in paragraph["sentences"]:
            for figure in sentence["figures"]:
                kind, _, group = figure["name"].partition(":")
                figure["name"] = f"{kind}:{change.name(group)}" if kind == "identical" else figure["name"]
            for cited in (each for note in sentence["notes"] for each in note["citations"]):
                key, start, end = cited["source_id"], cited["start"], cited["end"]
                cited["span_hash"] = change.hashed(key, cited["span_hash"], start, end)
                cited["source_id"] = change.name(key)
    for entry in (each for group in frozen["contributors"] for each in group["entries"]):
        entry["source_id"] = change.name(entry["source_id"])
    for source in frozen["sources"]:
        source["text_hash"] = change.hashed(source["id"], source["text_hash"], 0, None)
        source["id"], source["group"] = change.name(source["id"]), change.name(source["group"])


def _digest(frozen: Mapping[str, Any]) -> str:
    plain = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _make_again(summary_id: str) -> None:
    """Take the file back and let the job that made it run once more."""
    connection = op.get_bind()
    taken = connection.execute(
        _file.delete().where(_file.c.summary_id == summary_id, _file.c.format == "json")
    )
    if taken.rowcount:
        connection.execute(
            _job.update()
            .where(_job.c.unique_key == f"render_summary:{summary_id}:json")
            .values(run_after=_job.c.created_at, lease_until=None, done_at=None, attempts=0, parked=False)
        )
