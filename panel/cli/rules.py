"""``panel policy`` and ``panel count``: the rules, printed and applied."""

from __future__ import annotations

import json
from typing import IO

import click

from panel.domain import wordcount
from panel.domain.policy import table


@click.command("policy")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def policy_command(as_json: bool) -> None:
    """Print who may do what."""
    rows = table()
    if as_json:
        click.echo(json.dumps({action: who for action, _, who in rows}, indent=2, ensure_ascii=False))
        return
    width = max(len(act) for _, act, _ in rows)
    for _, act, who in rows:
        click.echo(f"{act:<{width}}  {who}")


@click.command("count")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
def count_command(file: IO[str]) -> None:
    """Count the words of a text by rule wc-1."""
    click.echo(json.dumps({"words": wordcount.count(file.read()), "rule": wordcount.RULE}))
