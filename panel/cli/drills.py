"""``panel drill``: faults made on purpose, on an installation made for it."""

from __future__ import annotations

import json
import os
import signal
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

#: The name under which all drills are run.
ALL = "all"

#: The variable that names the server of the tests.
SERVER = "PANEL_TEST_POSTGRES"


class Drills(click.Group):
    """The drills of the table; each is told in the same way."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return [*DRILLS, ALL]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name == ALL:
            return click.Command(ALL, help=_run_all.__doc__, params=_options(ALL), callback=_run_all)
        if cmd_name not in DRILLS:
            return None
        return click.Command(cmd_name, help=DRILLS[cmd_name], params=_options(cmd_name), callback=_run)


@click.group("drill", cls=Drills)
def drill_command() -> None:
    """Make a fault on purpose, on an installation of its own, and judge what is left.

    Exit status 0 only if every figure that must be nought is, and every limit is kept.
    """
    # Ended by a service manager or a time limit, it still throws away what it has made.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def _options(name: str) -> list[click.Parameter]:
    options: list[click.Parameter] = [
        click.Option(["--full/--quick"], help="The full form, or the quick one (default)."),
        click.Option(["--database"], envvar=SERVER, help="A PostgreSQL server to make databases on."),
        click.Option(["--seed"], type=int, default=0, help="Of what is left to chance; default a fresh one."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print one JSON object a run."),
    ]
    if name == ALL:
        return options
    options[1] = click.Option(
        ["--database"], help="A PostgreSQL server to make a database on; default SQLite."
    )
    return [
        *options,
        click.Option(["--wrong"], help="A seeded wrong build, on which the drill must turn red."),
        click.Option(["--n", "many"], type=click.IntRange(1), help="How many; default that of the form."),
        click.Option(["--minutes"], type=click.FloatRange(0.01), help="How long, where it has a length."),
    ]


@click.pass_context
def _run(ctx: click.Context, /, database: str | None, wrong: str | None, as_json: bool, **asked: Any) -> None:
    name = str(ctx.info_name)
    if wrong and wrong not in (known := table.wrong_builds(name)):
        setting.refuse(f"{name} has no wrong build {wrong}; it has: {', '.join(known) or 'none'}")
    if database and "postgresql" not in table.databases(name):
        setting.refuse(f"{name} means nothing on PostgreSQL; leave --database out")
    sys.exit(1 if _once(name, Ask(server=database, wrong=wrong or "", **asked), as_json).red else 0)


def _run_all(database: str | None, as_json: bool, **asked: Any) -> None:
    """Run every drill on each database that there is, then with each seeded wrong build on the first.

    Exit status 0 only if every drill passes and every wrong build is found.
    """
    servers = {"sqlite": None, **({"postgresql": database} if database else {})}
    failed = []
    for name in DRILLS:
        kinds = [kind for kind in table.databases(name) if kind in servers]
        runs = [(kind, "") for kind in kinds] + [(kinds[0], w) for w in table.wrong_builds(name) if kinds]
        for kind, wrong in runs:
            if _once(name, Ask(server=servers[kind], wrong=wrong, **asked), as_json).red != bool(wrong):
                failed.append(f"{name} on {kind}" + (f" does not see {wrong}" if wrong else ""))
    for each in failed:
        click.echo(f"FAILED: {each}", err=True)
    sys.exit(1 if failed else 0)


def _once(name: str, ask: Ask, as_json: bool) -> Result:
    began = time.monotonic()
    result = table.module(name).drill(ask, made, lambda line: click.echo(line, err=True))
    told = {
        "drill": name,
        "form": "full" if ask.full else "quick",
        "database": "postgresql" if ask.server else table.databases(name)[0],
        "wrong": ask.wrong,
        "passed": not result.red,
        "seconds": round(time.monotonic() - began, 1),
        "load": round(os.getloadavg()[0], 1),
    }
    _tell(told, result, as_json)
    return result


def _tell(told: Mapping[str, Any], result: Result, as_json: bool) -> None:
    faults = list(result.faults)
    if as_json:
        click.echo(json.dumps({**told, "figures": dict(result.figures), "faults": faults[:50]}))
        return
    for figure, value in result.figures.items():
        click.echo(f"{figure}: {value}")
    for fault in faults[: 2 if told["wrong"] else 50]:
        click.echo(fault, err=True)
    verdict = "passed" if told["passed"] else "RED"
    where = ", ".join(str(told[key]) for key in ("form", "database", "wrong") if told[key])
    click.echo(f"{told['drill']} ({where}): {verdict} in {told['seconds']} s")


def made(settings: Mapping[str, str]) -> Flask:
    """The application for an environment of settings."""
    return create_app(from_env(settings))
