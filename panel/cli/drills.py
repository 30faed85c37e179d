"""``panel drill``: faults made on purpose, on an installation made for it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping
from typing import Any

import click
from flask import Flask

from config import from_env
from panel.app import create_app
from panel.cli import setting
from panel.ops.drills import table
from panel.ops.drills.table import DRILLS, Ask, Result


class Drills(click.Group):
    """The drills of the table; each is told in the same way."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(DRILLS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in DRILLS:
            return None
        return click.Command(cmd_name, help=DRILLS[cmd_name], params=_options(), callback=_run)


@click.group("drill", cls=Drills)
def drill_command() -> None:
    """Make a fault on purpose, on an installation of its own, and judge what is left.

    Exit status 0 only if every figure that must be nought is, and every limit is kept.
    """


def _options() -> list[click.Parameter]:
    return [
        click.Option(["--full/--quick"], help="The full form, or the quick one (default)."),
        click.Option(["--database"], help="A PostgreSQL server to make a database on; default SQLite."),
        click.Option(["--wrong"], help="A seeded wrong build, on which the drill must turn red."),
        click.Option(["--n", "many"], type=click.IntRange(1), help="How many; default that of the form."),
        click.Option(["--minutes"], type=click.FloatRange(0.01), help="How long, where it has a length."),
        click.Option(["--seed"], type=int, default=0, help="Of what is left to chance; default a fresh one."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print one JSON object."),
    ]


@click.pass_context
def _run(ctx: click.Context, /, database: str | None, wrong: str | None, as_json: bool, **asked: Any) -> None:
    name = str(ctx.info_name)
    if wrong and wrong not in (known := table.wrong_builds(name)):
        setting.refuse(f"{name} has no wrong build {wrong}; it has: {', '.join(known) or 'none'}")
    ask = Ask(server=database, wrong=wrong or "", **asked)
    began = time.monotonic()
    result = table.module(name).drill(ask, _made, lambda line: click.echo(line, err=True))
    told = {
        "drill": name,
        "form": "full" if ask.full else "quick",
        "database": "postgresql" if database else "sqlite",
        "passed": not result.red,
        "seconds": round(time.monotonic() - began, 1),
        "load": round(os.getloadavg()[0], 1),
    }
    _tell(told, result, as_json)
    sys.exit(1 if result.red else 0)


def _tell(told: Mapping[str, Any], result: Result, as_json: bool) -> None:
    faults = list(result.faults)
    if as_json:
        click.echo(json.dumps({**told, "figures": dict(result.figures), "faults": faults[:50]}))
        return
    for figure, value in result.figures.items():
        click.echo(f"{figure}: {value}")
    for fault in faults[:50]:
        click.echo(fault, err=True)
    verdict = "passed" if told["passed"] else "RED"
    click.echo(f"{told['drill']} ({told['form']}, {told['database']}): {verdict} in {told['seconds']} s")


def _made(settings: Mapping[str, str]) -> Flask:
    return create_app(from_env(settings))
