"""``panel doctor``, ``panel backup`` and ``panel restore``: what keeps an installation safe."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

import click

from panel.cli import setting
from panel.gate import door
from panel.ops import doctor
from panel.ops.doctor import State


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
