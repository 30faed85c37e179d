"""``panel drill``: faults made on purpose, on an installation made for it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import click
from flask import Flask
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from config import from_env
from panel.app import create_app
from panel.cli import setting
from panel.ops.drills import table
from panel.ops.drills.table import DRILLS, Ask

#: The name under which all drills are run.
ALL = "all"

#: How often a wrong build is met before it is said that it is not found: where the fault strikes among
#: many who write is left to chance, and once in some dozens it strikes nobody who could tell.
MEETINGS = 3

#: The variable that names the server of the tests.
SERVER = "PANEL_TEST_POSTGRES"


class Server(click.ParamType[str]):
    """The address of a PostgreSQL server on which databases may be made."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The same address, if it is one."""
        try:
            known = make_url(str(value)).get_backend_name() == "postgresql"
        except ArgumentError:
            known = False
        if not known:
            self.fail(
                f"“{value}” is no address of a PostgreSQL server, such as postgresql:///postgres", param, ctx
            )
        return str(value)


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
        click.Option(
            ["--database"], type=Server(), envvar=SERVER, help="A PostgreSQL server to make databases on."
        ),
        click.Option(["--seed"], type=int, default=0, help="Of what is left to chance; default a fresh one."),
        click.Option(["--json", "as_json"], is_flag=True, help="Print one JSON object a run."),
    ]
    if name == ALL:
        lanes = click.IntRange(1, 8)
        return [*options, click.Option(["--lanes"], type=lanes, default=1, help="How many at a time.")]
    options[1] = click.Option(
        ["--database"], type=Server(), help="A PostgreSQL server to make a database on; default SQLite."
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
    told = _once(name, Ask(server=database, wrong=wrong or "", **asked))
    _tell(told, as_json)
    sys.exit(0 if told["passed"] else 1)


def _run_all(database: str | None, as_json: bool, lanes: int, **asked: Any) -> None:
    """Run every drill on each database that there is, then with each seeded wrong build on the first.

    Exit status 0 only if every drill passes, once and at once, and every wrong build is found, at the
    third meeting at the latest; each meeting is told.
    """
    servers = {"sqlite": None, **({"postgresql": database} if database else {})}
    runs = [
        (name, Ask(server=servers[kind], wrong=wrong, **asked))
        for name, kind, wrong in _planned(set(servers))
    ]
    failed = []
    with ThreadPoolExecutor(lanes) as pool:
        for (name, ask), met in zip(runs, pool.map(lambda run: _met(*run), runs), strict=True):
            for told in met:
                _tell(told, as_json)
            if told["passed"] is bool(ask.wrong):
                failed.append(
                    f"{name} on {told['database']}" + (f" does not see {ask.wrong}" * bool(ask.wrong))
                )
    for each in failed:
        click.echo(f"FAILED: {each}", err=True)
    sys.exit(1 if failed else 0)


def _planned(kinds: Set[str]) -> Iterator[tuple[str, str, str]]:
    """What is to be run: drill, database, and the wrong build or nothing."""
    for name in DRILLS:
        on = [kind for kind in table.databases(name) if kind in kinds]
        yield from ((name, kind, "") for kind in on)
        yield from ((name, on[0], wrong) for wrong in table.wrong_builds(name) if on)


def _met(name: str, ask: Ask) -> list[Mapping[str, Any]]:
    """What a drill tells; of a wrong build that it did not find, what it tells of the next meeting too."""
    met = [_apart(name, ask)]
    while ask.wrong and met[-1]["passed"] and len(met) < MEETINGS:
        met.append(_apart(name, ask))
    return met


def _apart(name: str, ask: Ask) -> Mapping[str, Any]:
    """One drill in a process of its own, so that others can run beside it; what it tells.

    Raises where it ends without a verdict: that is neither passed nor red.
    """
    words = [name, "--json", "--seed", str(ask.seed), "--full" if ask.full else "--quick"]
    words += ["--database", ask.server] if ask.server else []
    words += ["--wrong", ask.wrong] if ask.wrong else []
    ended = subprocess.run(
        [sys.executable, "-m", "panel.cli", "drill", *words], capture_output=True, text=True, check=False
    )
    told = ended.stdout.strip().splitlines()
    if not told or not told[-1].startswith("{"):
        raise click.ClickException(f"{name} ended without a verdict: {ended.stderr[-2000:]}")
    result: Mapping[str, Any] = json.loads(told[-1])
    return result


def _once(name: str, ask: Ask) -> Mapping[str, Any]:
    """One drill here and now, and all that there is to tell of it."""
    began = time.monotonic()
    result = table.module(name).drill(ask, made, lambda line: click.echo(line, err=True))
    return {
        "drill": name,
        "form": "full" if ask.full else "quick",
        "database": "postgresql" if ask.server else table.databases(name)[0],
        "wrong": ask.wrong,
        "passed": not result.red,
        "seconds": round(time.monotonic() - began, 1),
        "load": round(os.getloadavg()[0], 1),
        "figures": dict(result.figures),
        "faults": list(result.faults)[:50],
    }


def _tell(told: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(told))
        return
    for figure, value in told["figures"].items():
        click.echo(f"{figure}: {value}")
    for fault in told["faults"][: 2 if told["wrong"] else 50]:
        click.echo(fault, err=True)
    verdict = "passed" if told["passed"] else "RED"
    where = ", ".join(str(told[key]) for key in ("form", "database", "wrong") if told[key])
    click.echo(f"{told['drill']} ({where}): {verdict} in {told['seconds']} s")


def made(settings: Mapping[str, str]) -> Flask:
    """The application for an environment of settings."""
    return create_app(from_env(settings))
