"""``panel doctor``, ``panel backup`` and ``panel restore``: what keeps an installation safe."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from panel.cli import setting
from panel.gate import door
from panel.ops import backup, doctor
from panel.ops.doctor import State
from panel.ops.doctor.store import opened


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
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def backup_command(file: Path, with_keys: bool, as_json: bool) -> None:
    """Write one moment of the installation to FILE, while it runs; without the keys unless told so."""
    config = setting.config()
    with opened(config.database_url) as engine:
        try:
            made = backup.make(
                engine, file, now=door.system_clock(), key_files=config.keys if with_keys else None
            )
        except backup.BackupError as error:
            setting.refuse(str(error))
    _say(made, file, as_json)


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where the database is not empty: what it holds is lost.")
@click.option("--check", is_flag=True, help="Only read the file and compare it with its manifest.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def restore_command(file: Path, replace: bool, check: bool, as_json: bool) -> None:
    """Put the backup FILE in the place of an empty database, and compare row for row. Stop the server first."""
    config = setting.config()
    try:
        if check:
            _say(backup.check(file), file, as_json)
            return
        with opened(config.database_url) as engine:
            made = backup.restore(engine, file, config.keys, replace=replace)
    except backup.BackupError as error:
        setting.refuse(str(error))
    _say(made, file, as_json)
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
