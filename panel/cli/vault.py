"""``panel vault``: the officers' key, the schema of the vault, and sealed names on their way to the officers."""

from __future__ import annotations

import os
from pathlib import Path

import click

from panel.cli import setting
from panel.db import transaction
from panel.domain.reveals import REASONS
from panel.gate import door
from panel.ops.vault import entries, schema
from panel.services import handing_over
from panel.vault import officers
from panel.vault._stores import Place
from panel.vault.sealing import BoxError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
REASON = click.option(
    "--reason", type=click.Choice(list(REASONS)), required=True, help="Why; it is recorded."
)


@click.group("vault")
def vault_command() -> None:
    """Names and contacts of those who wish to be reachable, sealed to two officers."""


@vault_command.command("keygen")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--officer", "named", multiple=True, required=True, help="Name of an officer; twice or more.")
def keygen_command(directory: Path, named: tuple[str, ...]) -> None:
    """Make the officers' key pair in DIRECTORY, on a machine that is no server and on no network.

    Each officer types a passphrase of their own. The server gets vault.pub and nothing else.
    """
    if len(set(named)) < 2 or not all(name.isalnum() for name in named):
        setting.refuse("name two officers or more, each by letters and digits: --officer anna --officer ben")
    phrases = {
        name: click.prompt(f"Passphrase of {name}", hide_input=True, confirmation_prompt=True)
        for name in named
    }
    try:
        public, pairs = officers.generate(phrases)
    except officers.KeyFileError as error:
        setting.refuse(str(error))
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, text in {"vault.pub": public, **{f"{pair}.key": text for pair, text in pairs.items()}}.items():
        _new_file(directory / name, text)
        click.echo(str(directory / name))
    click.echo("Bring vault.pub to the server (PANEL_VAULT_PUBLIC_KEY). Each officer keeps the .key files;")
    click.echo("a file opens with the passphrases of both whose names it bears, and with nothing else.")


@vault_command.command("schema")
@click.option("--as", "owner", required=True, help="Address of the owner of the vault's database.")
def schema_command(owner: str) -> None:
    """Make the vault in its PostgreSQL database; the role of PANEL_VAULT_URL may then put in and take out."""
    place = Place(setting.config().names_url, ())
    if place.file is not None:
        setting.refuse("PANEL_VAULT_URL names no PostgreSQL database; a file makes its schema itself")
    schema.make(owner, place.role)
    click.echo(f"The role {place.role} may put entries in and take them out, and read none.")


@vault_command.command("export")
@click.argument("file", type=click.Path(exists=False, dir_okay=False, path_type=Path))
@click.option("--handle", "handles", multiple=True, required=True, help="Which entry; may be repeated.")
@click.option("--officer", "emails", nargs=2, required=True, help="E-mail addresses of both officers.")
@click.option("--as", "owner", default=None, help="PostgreSQL: address of the owner of the vault's database.")
@REASON
def export_command(
    file: Path, handles: tuple[str, ...], emails: tuple[str, str], owner: str | None, reason: str
) -> None:
    """Write sealed entries to FILE for the officers' offline machine. Each counts in public as opened."""
    app = setting.app()
    place = Place(owner or setting.config().names_url, ())
    try:
        found = entries.read(place, handles)
    except entries.EntryError as error:
        setting.refuse(str(error))
    with app.app_context(), transaction():
        both = handing_over.two_officers(*emails)
        handing_over.hand_over(both, len(found), reason, now=door.system_clock())
        entries.write(found, file)
    click.echo(f"{len(found)} sealed entries are in {file}; they count as opened.")


@vault_command.command("open")
@click.argument("file", type=FILE)
@click.option("--key", type=FILE, required=True, help="The key file of the two officers.")
@REASON
def open_command(file: Path, key: Path, reason: str) -> None:
    """Open the entries of FILE, on the officers' offline machine, with both passphrases; print them."""
    text = key.read_text("utf-8")
    try:
        inner, outer = officers.names(text)
        phrases = [
            click.prompt(f"Passphrase of {name}", hide_input=True, default="", show_default=False)
            for name in (inner, outer)
        ]
        found = entries.opened(entries.load(file), text, *phrases)
    except (officers.KeyFileError, entries.EntryError, BoxError) as error:
        setting.refuse(str(error))
    click.echo(f"Opened by {inner} and {outer}, reason: {reason}. Entries: {len(found)}")
    for handle, said in found.items():
        click.echo(f"{handle}\t{said}")


def _new_file(path: Path, text: str) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        setting.refuse(f"{path} exists; a key never takes the place of another")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
