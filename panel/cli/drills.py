"""``panel drill``: faults made on purpose, on an installation made for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

import click
from flask import Flask

from config import from_env
from panel.app import create_app
from panel.ops.drills import builds, kill9


@click.group("drill")
def drill_command() -> None:
    """Make a fault on purpose, on an installation of its own, and judge what is left.

    Prints one JSON object a line; exit status 0 only if every figure that must be nought is.
    """


@drill_command.command("kill9")
@click.option("--n", "submissions", type=click.IntRange(10, 5000), default=500, show_default=True)
@click.option("--kills", type=click.IntRange(1, 5000), default=None, help="About how many; default n / 6.")
@click.option("--database", default=None, help="A PostgreSQL server to make a database on; default SQLite.")
@click.option("--wrong", type=click.Choice(list(builds.BUILDS)), help="A seeded wrong build.")
@click.option("--seed", type=int, default=0, help="Of the killings; default a fresh one.")
def kill9_command(
    submissions: int, kills: int | None, database: str | None, wrong: str | None, seed: int
) -> None:
    """Kill web and worker while organizations submit: nothing acknowledged may be lost."""
    plan = kill9.Plan(
        submissions=submissions,
        kills=kills or max(5, submissions // 6),
        seed=seed,
        wrong=wrong or "",
        server=database,
    )
    result = kill9.run(plan, _made, lambda line: click.echo(line, err=True))
    kind = "postgresql" if database else "sqlite"
    for figure, value in result.figures.items():
        click.echo(json.dumps({"drill": "kill9", "database": kind, "figure": figure, "value": value}))
    for fault in result.faults[:50]:
        click.echo(fault, err=True)
    sys.exit(1 if result.red else 0)


def _made(settings: Mapping[str, str]) -> Flask:
    return create_app(from_env(settings))
