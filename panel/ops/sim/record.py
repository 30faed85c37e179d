"""What the record says after an act, asked in plain SQL, against what the model says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from panel.db import reading
from panel.domain.actor import ANONYMOUS
from panel.ops.committed import committed
from panel.ops.sim.model import Model, Text
from panel.ops.sim.world import World
from panel.queries import commentary as commentaries

_TEXTS = "SELECT id, kind, state, consent, published, number, code, version_id, admitted_version_id FROM commentary"
_VERSIONS = """
    SELECT v.id, v.commentary_id, v.seq, v.title, v.body, v.language, v.attribution, v.salt, v.commitment,
           s.year, s.number FROM commentary_version v
    JOIN commentary c ON c.id = v.commentary_id JOIN thematic_session s ON s.id = c.thematic_session_id
"""
_SIGNED = "SELECT commentary_id, organisation_id, state FROM co_signature"
_LAST = "SELECT row_id, tag FROM audit_entry ORDER BY at, id"


@dataclass(frozen=True)
class Read:
    """Everything that is compared, by the names of the model."""

    session: Any
    texts: Mapping[str, Any]
    versions: Mapping[str, dict[int, Any]]
    members: Mapping[str, dict[str, str]]
    entries: int
    receipts: int
    lines: tuple[str, ...]


def read(connection: Connection, world: World) -> Read:
    """Ask for all of it."""
    names = {id_: name for name, id_ in world.texts.items()}
    bodies = {id_: name for name, id_ in world.organisations.items()}
    versions: dict[str, dict[int, Any]] = {name: {} for name in world.texts}
    for row in connection.execute(text(_VERSIONS)):
        versions[names[row.commentary_id]][row.seq] = row
    members: dict[str, dict[str, str]] = {name: {} for name in world.texts}
    for row in connection.execute(text(_SIGNED)):
        members[names[row.commentary_id]][bodies[row.organisation_id]] = row.state
    return Read(
        connection.execute(text("SELECT state, closes_at FROM thematic_session")).one(),
        {names[row.id]: row for row in connection.execute(text(_TEXTS))},
        versions,
        members,
        connection.execute(text("SELECT count(*) FROM audit_entry")).scalar_one(),
        connection.execute(text("SELECT count(*) FROM outbox_mail WHERE name = 'receipt'")).scalar_one(),
        tuple(connection.execute(text("SELECT text FROM register_line ORDER BY seq")).scalars()),
    )


def faults(now: Read, before: Read | None, model: Model, world: World) -> Iterator[str]:
    """Every way in which the record is not what the model says, or not what it was."""
    closes = datetime.fromisoformat(str(now.session.closes_at)).replace(tzinfo=UTC)
    if (now.session.state, closes) != (model.state, model.closes):
        yield f"the session is {tuple(now.session)}, not {model.state}, {model.closes}"
    for name, expected in model.texts.items():
        yield from _text(name, expected, now)
    if before is not None:
        yield from _kept(now, before)
    if now.receipts != sum(len(expected.keys) for expected in model.texts.values()):
        yield f"{now.receipts} receipts were written"
    with reading():
        shown = {row.id for row in commentaries.published(ANONYMOUS, world.call_id)}
    wanted = {world.texts[name] for name, expected in model.texts.items() if expected.published}
    if shown != wanted:
        yield f"everybody is shown {len(shown)} texts, not {len(wanted)}"


def _text(name: str, expected: Text, now: Read) -> Iterator[str]:
    row, versions = now.texts[name], now.versions[name]
    seqs = {version.id: seq for seq, version in versions.items()}
    found = (
        row.kind,
        row.state,
        row.consent,
        bool(row.published),
        seqs.get(row.version_id, 0),
        seqs.get(row.admitted_version_id, 0),
    )
    wanted = (
        expected.kind,
        expected.state,
        expected.consent,
        expected.published,
        expected.now,
        expected.admitted,
    )
    if found != wanted:
        yield f"{name} is {found}, not {wanted}"
    if {seq: version.body for seq, version in versions.items()} != expected.bodies:
        yield f"{name} does not say what was filed"
    if now.members[name] != expected.members:
        yield f"{name} is signed {now.members[name]}, not {expected.members}"
    if (row.number is None) != (not expected.bodies) or (row.code is None) != (row.number is None):
        yield f"{name} has the number {row.number} and the code {row.code}"
    for version in versions.values():
        if expected.state == "erased":
            if version.salt or version.body or version.title:
                yield f"{name} was erased, and something of it is there"
        elif not committed(version, f"SPMHR/{version.year}/{version.number}"):
            yield f"the commitment of {name} is not of its text"


def _kept(now: Read, before: Read) -> Iterator[str]:
    """Nothing that was there has gone, or says something else."""
    if now.entries < before.entries:
        yield "entries of the record have gone"
    if now.lines[: len(before.lines)] != before.lines:
        yield "lines of the register have changed"
    for name, versions in before.versions.items():
        for seq, old in versions.items():
            kept = now.versions[name].get(seq)
            if kept is None or kept.commitment != old.commitment:
                yield f"version {seq} of {name} has gone, or has another commitment"
        told, tells = before.texts[name], now.texts[name]
        moved = (told.state, told.version_id, told.consent) != (tells.state, tells.version_id, tells.consent)
        if moved and now.entries == before.entries:
            yield f"{name} has changed, and nothing is written of it"
