"""``panel register``: the process that signs, and what operators and witnesses do beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from panel.app import create_store
from panel.cli import setting
from panel.db import reading, transaction
from panel.gate import door
from panel.ops import signing, witnessing
from panel.register import notes
from panel.services import register as service

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("register")
def register_command() -> None:
    """The public register of commentaries."""


@register_command.command("sign")
@click.option("--once", is_flag=True, help="Merge and sign what is due, then end.")
def sign_command(once: bool) -> None:
    """Merge what waits, once a day and after each closing, and sign it. Reads the key; nothing else does."""
    app = create_store(setting.config())
    if not once:
        signing.run(app, door.system_clock)
        return
    try:
        added = signing.once(app, door.system_clock)
    except (service.Broken, notes.NoteError) as error:
        setting.refuse(str(error), "nothing was signed")
    click.echo(f"{added:,} lines were added." if added else "Nothing was due.")


@register_command.command("recover")
def recover_command() -> None:
    """After a restore: take the lines that were published since the backup from PANEL_DATA/register."""
    try:
        added = signing.recover(create_store(setting.config()))
    except (service.Broken, notes.NoteError, OSError) as error:
        setting.refuse(str(error), "nothing was changed")
    click.echo(f"{added:,} lines were taken back." if added else "Nothing is missing.")


@register_command.command("cosign")
@click.argument("file", type=FILE)
@click.option("--size", type=int, default=None, help="Over how many lines; default: the newest checkpoint.")
def cosign_command(file: Path, size: int | None) -> None:
    """Keep the lines of witnesses (PANEL_WITNESSES) that stand in FILE beside the checkpoint they signed."""
    config = setting.config()
    found = [line for line in file.read_text("utf-8").splitlines() if line.startswith("— ")]
    with create_store(config).app_context():
        with reading():
            newest = service.stand()
        if newest is None:
            setting.refuse("there is no checkpoint yet")
        try:
            with transaction():
                names = [
                    service.cosigned(size or newest.size, line, config.witnesses)
                    for line in found
                    if line.split(" ")[1] != config.register_origin
                ]
        except notes.NoteError as error:
            setting.refuse(str(error))
    if not names:
        setting.refuse(f"{file} holds no line of a witness")
    click.echo(f"Witnessed by {', '.join(names)}.")


@register_command.command("witness")
@click.argument("lines", type=FILE, metavar="REGISTER")
@click.argument("checkpoint", type=FILE)
@click.option("--vkey", required=True, help="The key of the register.")
@click.option("--name", required=True, help="Under which to sign, such as witness.example.org/one.")
@click.option(
    "--home", type=click.Path(file_okay=False, path_type=Path), required=True, help="Key and memory."
)
def witness_command(lines: Path, checkpoint: Path, vkey: str, name: str, home: Path) -> None:
    """Sign CHECKPOINT as an outside witness, if REGISTER continues what was signed before.

    The first run makes a key in HOME and prints it; give it to the secretariat. Needs no database.
    """
    os.umask(0o077)
    try:
        line, key = witnessing.cosign(lines, checkpoint, vkey, name, home, door.system_clock())
    except (ValueError, OSError) as error:
        setting.refuse(str(error), "nothing was signed")
    click.echo(f"key of this witness: {key}", err=True)
    sys.stdout.write(line)
