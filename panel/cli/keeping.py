"""``panel doctor``, ``panel backup`` and ``panel restore``: what keeps an installation safe."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from config import Config
from panel.app import create_app
from panel.cli import setting
from panel.gate import door
from panel.ops import backup, doctor, replaying
from panel.ops.backup import short
from panel.ops.doctor import State
from panel.ops.doctor.store import opened
from panel.vault import item_keys, names
from panel.vault._stores import Place

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor_command(as_json: bool) -> None:
    """Look at every setting on which a promise rests; exit status 1 if one is unsafe.

    What matters only where others can reach the site is a note while PANEL_BASE_URL is this machine.
    """
    config = setting.config()
    found = doctor.examine(config, door.system_clock())
    unsafe = [each for each in found if each.state is State.UNSAFE]
    if as_json:
        told = {"safe": not unsafe, "findings": [asdict(each) for each in found]}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        _tell(found, len(unsafe))
    sys.exit(1 if unsafe else 0)


def _tell(found: Sequence[doctor.Finding], unsafe: int) -> None:
    for each in found:
        advice = f" - {each.advice}" if each.advice else ""
        click.echo(f"{each.state:<6}  {each.name}: {each.value}{advice}")
    click.echo("Nothing is unsafe." if not unsafe else f"{unsafe} unsafe.")


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--with-keys", is_flag=True, help="Put the keys in: whoever has the file then has all.")
@click.option("--vault-as", "owner", default=None, help="PostgreSQL: address of the owner of the vault.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def backup_command(file: Path, with_keys: bool, owner: str | None, as_json: bool) -> None:
    """Write one moment of the installation to FILE, while it runs; without the keys unless told so.

    Sealed names and the keys of items are never in it: a copy of both stores is written beside, into
    PANEL_SHORT_BACKUPS, where nothing stays longer than seven days.
    """
    config = setting.config()
    with opened(config.database_url) as engine:
        try:
            made = backup.make(
                engine, file, now=door.system_clock(), key_files=config.keys if with_keys else None
            )
        except backup.BackupError as error:
            setting.refuse(str(error))
    copy = _copied(config, owner)
    _say(made, file, as_json)
    if not as_json:
        click.echo(f"{copy}: sealed names, keys of items, ledger of erasures; for seven days.")


def _copied(config: Config, owner: str | None) -> Path:
    """Write a copy of the two stores; of a vault on PostgreSQL the server itself can copy no names."""
    names = Place(owner or config.names_url, ())
    readable = names.file is not None or owner is not None
    if not readable:
        click.echo("note: the sealed names are not copied; give --vault-as", err=True)
    items = item_keys.place(config.items_url)
    now = door.system_clock()
    return short.make(names if readable else None, items, config.short_backup_directory, now=now)


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where the database is not empty: what it holds is lost.")
@click.option("--stores", type=FILE, default=None, help="A copy of the two stores, to be put back first.")
@click.option("--check", is_flag=True, help="Only read the file and compare it with its manifest.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def restore_command(file: Path, replace: bool, stores: Path | None, check: bool, as_json: bool) -> None:
    """Put the backup FILE in the place of an empty database, and compare row for row. Stop the server first.

    What was erased since the backup is erased again before the command ends.
    """
    config = setting.config()
    try:
        if check:
            _say(backup.check(file), file, as_json)
            return
        with opened(config.database_url) as engine:
            made = backup.restore(engine, file, config.keys, replace=replace)
        if stores is not None:
            back = names.place(config.names_url), item_keys.place(config.items_url)
            short.bring_back(stores, *back, now=door.system_clock())
    except backup.BackupError as error:
        setting.refuse(str(error))
    erased = replaying.replay(create_app(config))
    _say(made, file, as_json)
    if erased and not as_json:
        click.echo(f"{erased:,} texts that were erased since were erased again.")
    for each in doctor.examine(config, door.system_clock()):
        if each.state is State.UNSAFE:
            click.echo(f"note: {each.name}: {each.value} - {each.advice}", err=True)


def _say(made: backup.Manifest, file: Path, as_json: bool) -> None:
    if as_json:
        told: dict[str, Any] = {"file": str(file), "rows": made.rows, "keys": made.with_keys}
        click.echo(json.dumps(told | {"made_at": made.made_at, "database": made.database}))
        return
    held = "with its keys" if made.with_keys else "without its keys"
    click.echo(f"{file}: {made.database} of {made.made_at}, {made.rows:,} rows, {held}.")
