"""The ``panel`` command: one table of commands, each loaded when it is called.

What the commands do is in ``panel.ops``; here they get their names, options and messages. Loading late
keeps ``panel count`` and ``panel collate`` from waiting for a web framework they do not use. Nobody
imports this room.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from panel.domain.errors import Invalid, PanelError

#: Each command and the module of this room that holds it, in the order of the help.
COMMANDS = {
    "demo": "running",
    "serve": "running",
    "worker": "running",
    "create-officer": "people",
    "totp": "people",
    "import": "texts",
    "export": "texts",
    "collate": "collating",
    "verify": "collating",
    "register": "register",
    "db": "schema",
    "doctor": "keeping",
    "metrics": "watching",
    "jobs": "jobs",
    "vault": "vault",
    "seizure-report": "seizure",
    "erase-proof": "seizure",
    "backup": "keeping",
    "restore": "keeping",
    "count": "rules",
    "policy": "rules",
    "drill": "drills",
    "sim": "simulating",
}


class Contents(click.Group):
    """The table of contents; a command's module is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"panel.cli.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return found


@click.group(cls=Contents)
def cli() -> None:
    """The Standing Panel on Migration and Human Rights."""


def main() -> None:
    """Entry point: a refusal is a line or two and exit status 1, never a traceback."""
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        sys.exit(130)
    except PanelError as error:
        problems = error.problems if isinstance(error, Invalid) else ()
        for line in [problem.msgid % problem.values for problem in problems] or [str(error)]:
            click.echo(f"error: {line}", err=True)
        sys.exit(1)
    except Exception as error:
        if not _of_the_database(error):
            raise
        said = " ".join(str(getattr(error, "orig", error)).split())
        click.echo(f"error: the database says: {said}", err=True)
        click.echo("error: does it run, and does PANEL_DATABASE_URL name it? See `panel doctor`", err=True)
        sys.exit(1)


def _of_the_database(error: Exception) -> bool:
    """Whether a database did not answer; asked without loading what talks to databases."""
    known = sys.modules.get("sqlalchemy.exc")
    return known is not None and isinstance(error, known.OperationalError)
