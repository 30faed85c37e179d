"""``panel sim``: histories of a whole session, made from seeds, held to a small model."""

from __future__ import annotations

import json
import os
import sys
import time

import click

from panel.cli.drills import made
from panel.cli.progress import shown
from panel.ops.sim import run
from panel.ops.sim.history import STEPS
from panel.ops.sim.wrong import WRONG


@click.command("sim")
@click.option("--seeds", type=click.IntRange(1), default=2000, show_default=True, help="How many histories.")
@click.option("--seed", type=int, default=None, help="Play this one again, and tell what happens in it.")
@click.option("--wrong", type=click.Choice(list(WRONG)), help="A seeded wrong service; it must be found.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def sim_command(seeds: int, seed: int | None, wrong: str | None, as_json: bool) -> None:
    """Play histories of a session from seeds, and hold the record to a model after every act.

    People file, amend, sign, withdraw; officers admit, decline, redact; deadlines pass and are moved; one act
    in ten dies halfway. Exit status 1 if the record is ever wrong; the seed is printed, and plays again.
    """
    began, done = time.monotonic(), 0
    wanted = [seed] if seed is not None else list(range(1, seeds + 1))
    failed = []
    died = 0
    with shown() as tell:
        for outcome in run.play(made, wanted, wrong=wrong or "", always=seed is not None):
            done, died = done + 1, died + outcome.died
            tell("histories", done, len(wanted))
            if seed is not None:
                click.echo("\n".join(outcome.told), err=True)
            if outcome.faults:
                failed.append(outcome)
                for fault in outcome.faults:
                    click.echo(f"seed {outcome.seed}: {fault}", err=True)
                click.echo(f"panel sim --seed {outcome.seed}", err=True)
                break
    told = {
        "seeds": done,
        "acts": done * STEPS,
        "died": died,
        "failed": [outcome.seed for outcome in failed],
        "seconds": round(time.monotonic() - began, 1),
        "load": round(os.getloadavg()[0], 1),
    }
    click.echo(json.dumps({"sim": told}) if as_json else ", ".join(f"{k} {v}" for k, v in told.items()))
    sys.exit(1 if failed else 0)
