"""The public register: merged in batches, witnessed, read by everybody.

A batch is one transaction: lines, their proofs, the signed checkpoint, and the end of what waited. Before
anything is signed, the root over all old lines is computed again and held against what was signed last,
in the database and in the memory of the signer. Run again after a crash it writes the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import delete, insert

from panel.db import db
from panel.models import RegisterCheckpoint, RegisterCosignature, RegisterEntry, RegisterLine, ThematicSession
from panel.queries import register
from panel.register import batch, notes
from panel.register.batch import Pending
from panel.register.lines import History, Line, LineError, parse
from panel.register.notes import Checkpoint, Note, NoteError, VerifierKey
from panel.register.tree import Tree, leaf


class Signs(Protocol):
    """Who holds the key of the register: a process of its own, never web or worker."""

    @property
    def verifier(self) -> VerifierKey:
        """The public half, under the name of the register."""

    def sign(self, text: str) -> str:
        """The signature line under a text."""


class Broken(RuntimeError):
    """The register is not what was signed; nothing is signed any more until somebody has looked."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A signed checkpoint, with the lines that witnesses have added."""

    size: int
    day: str
    note: str
    vkey: str
    cosignatures: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole note, as it is downloaded."""
        return self.note + "".join(self.cosignatures)

    @property
    def root(self) -> str:
        """The root over all lines, in base64."""
        return self.note.split("\n")[2]

    @property
    def witnesses(self) -> list[str]:
        """The names of those who have witnessed it."""
        return notes.names_of(self.cosignatures)


def merge(signer: Signs, *, memory: Checkpoint | None, now: datetime) -> int:
    """Append all that waits and sign; returns how many lines were added, 0 if nothing was due.

    ``memory`` is the last checkpoint that the signer knows of by itself. Raises Broken where the lines are
    not those that were signed: then no line is added and nothing is signed.
    """
    at = register.due_at()
    if at is None or now < at:
        return 0
    register.hold()
    found = _ready(now)
    if not found:
        return 0
    texts = list(register.texts())
    leaves = [leaf(each) for each in texts]
    _hold_against(Tree(leaves), signer.verifier, memory)
    try:
        added = batch.lines(found, History(map(parse, texts)), _known(found), now.astimezone(UTC).date())
    except LineError as error:
        raise Broken(str(error)) from error
    _forget([each.order for each in found])
    if not added:
        return 0
    tree = Tree([*leaves, *(leaf(line.text) for line in added)])
    _append(added, tree)
    _sign(signer, tree, now)
    return len(added)


def recover(note: Note, texts: Sequence[bytes], key: VerifierKey) -> int:
    """Append the lines that are out and not here, as they were signed; returns how many.

    For a database that was restored from a backup: the register goes on from where the world has seen it,
    though texts may be lost. What waited and has its line is forgotten. Raises Broken.
    """
    register.hold()
    found, tree = notes.read_checkpoint(note), Tree(map(leaf, texts))
    here = list(register.texts())
    if not notes.signed_by(note, key) or (found.size, found.root) != (len(tree), tree.root()):
        raise Broken("the files are not what was signed")
    if list(texts[: len(here)]) != here:
        raise Broken("the files do not continue the lines that are here")
    try:
        added = [parse(each) for each in texts[len(here) :]]
    except LineError as error:
        raise Broken(str(error)) from error
    if added:
        _append(added, tree)
        day = next(line.session for line in map(parse, reversed(texts)) if line.type == "DAY")
        _keep(note, found.size, day, key)
        sealed = [line.commitment for line in added if line.commitment]
        db.session.execute(delete(RegisterEntry).where(RegisterEntry.commitment.in_(sealed)))
    return len(added)


def stand(size: int | None = None) -> Stand | None:
    """The newest checkpoint, or that over so many lines; None where there is none."""
    row = register.newest() if size is None else register.checkpoint(size)
    return _stands([row])[0] if row is not None else None


def stands(skip: int, most: int) -> list[Stand]:
    """At most ``most`` checkpoints after the ``skip`` newest, newest first."""
    return _stands(register.checkpoints(skip, most))


def cosigned(size: int, line: str, witnesses: Iterable[str]) -> str:
    """Keep the line with which a witness has signed a checkpoint; returns its name.

    ``witnesses`` are the printed keys of those who were asked. Raises NoteError for any other line.
    """
    row = register.checkpoint(size)
    if row is None:
        raise NoteError(f"there is no checkpoint over {size} lines")
    text = notes.read_note(row.note).text
    line = line.rstrip("\n") + "\n"
    for key in map(notes.read_key, witnesses):
        if key.kind == notes.WITNESSES and notes.signed_by(Note(text, (line,)), key):
            if not any(each.vkey == str(key) for each in register.cosignatures([size])[size]):
                db.session.add(RegisterCosignature(size=size, vkey=str(key), line=line))
            return key.name
    raise NoteError("this is no cosignature of a witness that we know")


def _stands(rows: Sequence[RegisterCheckpoint]) -> list[Stand]:
    seen = register.cosignatures([row.size for row in rows])
    return [
        Stand(row.size, row.day, row.note, row.vkey, tuple(each.line for each in seen[row.size]))
        for row in rows
    ]


def _hold_against(tree: Tree, key: VerifierKey, memory: Checkpoint | None) -> None:
    row = register.newest()
    if row is None and len(tree):
        raise Broken("there are lines that nobody has signed")
    known = [memory] if memory is not None else []
    if row is not None:
        note = notes.read_note(row.note)
        if not notes.signed_by(note, key):
            raise Broken("the last checkpoint is not signed by this key under this name")
        known.append(notes.read_checkpoint(note))
        if known[-1].size != len(tree):
            raise Broken(f"{known[-1].size} lines were signed, there are {len(tree)}")
    for each in known:
        if each.size > len(tree):
            raise Broken(f"a checkpoint over {each.size} lines is out, there are only {len(tree)} here")
        if tree.root(each.size) != each.root:
            raise Broken(f"the first {each.size} lines are not those that were signed")


def _ready(now: datetime) -> list[Pending]:
    """All that can be merged, once any of it is due; a closing never before it is due itself."""
    rows = register.waiting()
    due = {entry.id for entry, _ in rows if entry.merge_after <= now}
    closing = {call.symbol for entry, call in rows if entry.type == "CLOSE" and entry.id not in due}
    still_open = closing | {call.symbol for _, call in rows if call.state == "open"}
    waiting = [_pending(*row) for row in rows if row[0].type != "CLOSE" or row[0].id in due]
    found = batch.ready(waiting, _known(waiting), still_open)
    return found if any(each.order in due for each in found) else []


def _known(pending: Iterable[Pending]) -> dict[bytes, int]:
    return register.seqs({each.target for each in pending if each.target is not None})


def _forget(entries: Sequence[int]) -> None:
    for at in range(0, len(entries), register.AT_ONCE):
        chunk = entries[at : at + register.AT_ONCE]
        db.session.execute(delete(RegisterEntry).where(RegisterEntry.id.in_(chunk)))


def _pending(entry: RegisterEntry, call: ThematicSession) -> Pending:
    return Pending(
        order=entry.id,
        type=entry.type,
        session=call.symbol,
        commitment=entry.commitment,
        target=entry.target,
        args=tuple(entry.args),
        late=entry.late,
    )


def _append(added: Sequence[Line], tree: Tree) -> None:
    db.session.execute(
        insert(RegisterLine),
        [
            {
                "seq": line.seq,
                "text": line.text.decode().rstrip("\n"),
                "commitment": line.commitment,
                "merged_size": len(tree),
                "proof": b"".join(tree.inclusion(line.seq - 1)),
            }
            for line in added
        ],
    )


def _sign(signer: Signs, tree: Tree, now: datetime) -> None:
    text = Checkpoint(signer.verifier.name, len(tree), tree.root()).text
    day = now.astimezone(UTC).date().isoformat()
    _keep(Note(text, (signer.sign(text),)), len(tree), day, signer.verifier)


def _keep(note: Note, size: int, day: str, key: VerifierKey) -> None:
    db.session.add(RegisterCheckpoint(size=size, day=day, note=str(note), vkey=str(key)))
    db.session.flush()
