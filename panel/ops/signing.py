"""The signer of the register: a process of its own, which alone reads the key.

It looks at what waits, has it merged in one transaction, and lays the register and its checkpoint as files
beside the database. The checkpoint in the file is its memory: a database that does not continue it was
changed, or is older than what the world has seen, and nothing more is signed.
"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from flask import Flask
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from panel.db import reading, transaction
from panel.ops import family
from panel.queries import register as lines
from panel.register import notes
from panel.register.notes import Checkpoint, NoteError
from panel.services import register
from panel.vault import signing

log = logging.getLogger("panel.register")

#: Seconds between two looks at what waits.
LOOK = 20.0

LINES, CHECKPOINT = "register.txt", "checkpoint.txt"


def run(app: Flask, clock: Callable[[], datetime]) -> None:
    """Work until told to stop. What goes wrong is logged and tried again."""
    stop = family.Bidden((signal.SIGTERM, signal.SIGINT))
    while True:
        try:
            once(app, clock)
        except (register.Broken, NoteError) as error:
            log.error("the register is not signed: %s", error)
        except (DBAPIError, PoolTimeout, OSError) as error:  # gone, locked, full: the next look may find it
            cause = getattr(error, "orig", None) or error
            log.warning("the signer could not do its work: %s", type(cause).__name__)
        if stop.wait(LOOK):
            return


def once(app: Flask, clock: Callable[[], datetime]) -> int:
    """Merge what is due, publish what was merged; returns how many lines were added.

    Raises Broken where the database is not what was signed, NoteError for a memory that cannot be read.
    """
    config = app.config["PANEL"]
    signer = signing.load(config.register_key, config.register_origin)
    with app.app_context():
        kept = remembered(config.register_directory)
        behind(kept)
        with transaction():
            added = register.merge(signer, memory=kept, now=clock())
        publish(config.register_directory, kept)
    return added


def catch_up(app: Flask, until: datetime) -> None:
    """Merge batch after batch what was due up to an instant, each at its own time."""
    while True:
        with app.app_context(), reading():
            at = lines.due_at()
        if at is None or at > until or not once(app, partial(_at, at)):
            return


def _at(when: datetime) -> datetime:
    return when


def remembered(directory: Path) -> Checkpoint | None:
    """The checkpoint that lies as a file, the last one that was published. Raises NoteError."""
    try:
        text = (directory / CHECKPOINT).read_text("utf-8")
    except FileNotFoundError:
        return None
    return notes.read_checkpoint(notes.read_note(text))


def behind(kept: Checkpoint | None) -> None:
    """Raise Broken where the database here is older than the checkpoint that was published."""
    if kept is None:
        return
    with reading():
        found = register.stand()
    here = 0 if found is None else found.size
    if kept.size > here:
        raise register.Broken(f"published checkpoint size {kept.size} > local {here}: an older backup?")


def recover(app: Flask) -> int:
    """Take lines that were published and are not in this database, a restored one, from the files.

    Returns how many. Raises Broken where the files do not continue the database, or nobody signed them.
    """
    config = app.config["PANEL"]
    directory = config.register_directory
    signer = signing.load(config.register_key, config.register_origin)
    note = notes.read_note((directory / CHECKPOINT).read_text("utf-8"))
    texts = (directory / LINES).read_bytes().splitlines(keepends=True)
    with app.app_context(), transaction():
        return register.recover(note, texts, signer.verifier)


def publish(directory: Path, kept: Checkpoint | None) -> None:
    """Write the lines, then the checkpoint, each whole or not at all; nothing if they lie there already."""
    with reading():
        found = register.stand()
        if found is None or (kept is not None and kept.size == found.size):
            return
        directory.mkdir(parents=True, exist_ok=True, mode=0o755)
        _lay(directory / LINES, lines.texts(1, found.size))
        _lay(directory / CHECKPOINT, [found.note.encode()])


def _lay(path: Path, content: Iterable[bytes]) -> None:
    fresh = path.with_name(f".{path.name}.fresh")
    with fresh.open("wb") as file:
        file.writelines(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
