"""``panel seizure-report`` and ``panel erase-proof``: our own promises, tried on a copy of everything."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from config import Config
from panel.cli import setting
from panel.db import reading
from panel.domain import symbols
from panel.domain.actor import SYSTEM
from panel.domain.errors import Missing
from panel.ops.seizure import examining, held, proof
from panel.ops.seizure.taken import Taken, taken
from panel.ops.vault.entries import EntryError
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.vault import item_keys
from panel.vault._stores import Place

DIRECTORY = click.Path(exists=True, file_okay=False, path_type=Path)
OWNER = click.option(
    "--vault-as", "owner", default=None, help="PostgreSQL: address of the owner of the vault."
)


@click.command("seizure-report")
@click.argument("directory", type=DIRECTORY)
@OWNER
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def seizure_report_command(directory: Path, owner: str | None, as_json: bool) -> None:
    """Say what can be read in DIRECTORY, a copy of PANEL_DATA and of the key files, without the officers' keys.

    On SQLite the stores in the copy are examined; on PostgreSQL those at the configured addresses. Exit
    status 1 where it is not what docs/what-we-hold.md says.
    """
    try:
        with _copy(setting.config(), directory, owner) as everything:
            found = examining.examined(everything)
    except (SQLAlchemyError, EntryError, KeyError) as error:
        setting.refuse(f"the copy cannot be examined: {error}")
    wrong = [each for each, told in zip(found, held.FACTS, strict=True) if each != told]
    if as_json:
        facts = {each.code: each.state for each in found}
        click.echo(json.dumps({"as_told": not wrong, "facts": facts}))
    else:
        for each in found:
            click.echo(f"{each}{'   NOT AS WE SAY' if each in wrong else ''}")
    sys.exit(1 if wrong else 0)


@click.command("erase-proof")
@click.argument("ref")
@click.option("--words", default="", help="Words of the text, to be looked for in every row and file.")
@OWNER
def erase_proof_command(ref: str, words: str, owner: str | None) -> None:
    """Try everything on this host to find or open what was erased; REF is its symbol or id. Exit status 1 if
    anything is left."""
    config = setting.config()
    item = _id_of(ref)
    with _copy(config, config.data, owner, config.item_key, here=True) as everything:
        left = proof.findings(everything, item, config.data, words)
    for each in left:
        click.echo(f"left: {each}")
    click.echo("Something is left." if left else "Nothing of it can be found or opened on this host.")
    sys.exit(1 if left else 0)


def _copy(
    config: Config, directory: Path, owner: str | None, *key_files: Path, here: bool = False
) -> AbstractContextManager[Taken]:
    """Everything in a directory; on PostgreSQL, or on this host, at the configured addresses."""
    url, names, items = config.database_url, owner or config.names_url, config.items_url
    if not here:
        url = f"sqlite:///{directory / 'panel.sqlite3'}" if config.sqlite else url
        names = f"sqlite:///{directory / 'vault' / 'vault.db'}" if names.startswith("sqlite") else names
        items = f"sqlite:///{directory / 'vault' / 'item-keys.db'}" if items.startswith("sqlite") else items
    return taken(directory, url, Place(names, ()), item_keys.place(items), key_files)


def _id_of(ref: str) -> str:
    if "/" not in ref:
        return ref.lower()
    try:
        symbol = symbols.parse(ref.upper())
        with setting.app().app_context(), reading():
            call = sessions.by_slug(SYSTEM, f"{symbol.year}-{symbol.number}")
            kind = "joint" if symbol.kind == "JS" else "individual"
            return commentaries.id_by_suffix(call.id, kind, symbol.item or 0)
    except (symbols.SymbolError, Missing):
        setting.refuse(f"no text has the symbol {ref}")
