"""The public register: its key, its name, its memory, and promises that wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, text

from panel.db import UTC_
from panel.ops import signing
from panel.ops.doctor.finding import Finding, Settings, State, judged
from panel.register import notes
from panel.register.notes import Checkpoint, NoteError

#: How long something may wait beyond its batch before the promise on a receipt is at risk.
WAIT = timedelta(hours=2)

#: How many witnesses outside make a second history impossible to hide.
WITNESSES = 2


def findings(config: Settings, connection: Connection, now: datetime) -> Iterator[Finding]:
    """Every finding about the register, on a schema that is current."""
    yield from _key(config)
    row = connection.execute(
        text("SELECT size, note FROM register_checkpoint ORDER BY size DESC LIMIT 1")
    ).one_or_none()
    here = None if row is None else notes.read_checkpoint(notes.read_note(row.note))
    yield _memory(config, here)
    if here is not None:
        named = here.origin == config.register_origin
        advice = f"set PANEL_REGISTER_NAME={here.origin}: under another name nothing more is signed"
        yield judged("register: name", here.origin, named, advice)
    asked = text("SELECT count(*) FROM register_entry WHERE merge_after < :at")
    late = connection.execute(asked.bindparams(bindparam("at", now - WAIT, UTC_()))).scalar_one()
    yield judged(
        "register: overdue",
        late,
        not late,
        "is the signer running? `panel serve` or `panel register sign`; its log says why it does not sign",
    )
    yield _witnesses(config, connection, here)


def _key(config: Settings) -> Iterator[Finding]:
    path = config.register_key
    if not path.exists():
        yield Finding("register: key", "not made yet", State.NOTE, "the signer makes it on its first start")
    elif path.stat().st_mode & 0o077:
        yield Finding("register: key", "can be read by others", State.UNSAFE, f"set {path} to mode 0600")
    else:
        yield Finding("register: key", "private", State.GOOD)


def _memory(config: Settings, here: Checkpoint | None) -> Finding:
    size = 0 if here is None else here.size
    try:
        kept = signing.remembered(config.register_directory)
    except (NoteError, OSError) as error:
        return Finding("register: state", f"what was published cannot be read: {error}", State.UNSAFE)
    out = 0 if kept is None else kept.size
    if out > size:
        advice = "an older backup? restore a newer one, or see docs/operations.md, Register"
        return Finding("register: state", f"{out} lines are out, {size} are here", State.UNSAFE, advice)
    return Finding("register: state", f"{size} lines", State.GOOD)


def _witnesses(config: Settings, connection: Connection, here: Checkpoint | None) -> Finding:
    seen = connection.execute(
        text("SELECT count(*) FROM register_cosignature WHERE size = :size"),
        {"size": here.size if here is not None else 0},
    ).scalar_one()
    said = f"{len(config.witnesses)} named, {seen} have seen the newest checkpoint"
    if len(config.witnesses) >= WITNESSES and (here is None or seen >= WITNESSES):
        return Finding("register: witnesses", said, State.GOOD)
    advice = "ask two houses outside to witness, name them in PANEL_WITNESSES, and keep what they sign"
    return Finding("register: witnesses", said, State.NOTE, advice)
