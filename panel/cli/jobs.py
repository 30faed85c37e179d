"""``panel jobs``: work that was given up, and another try."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from panel.cli import setting
from panel.db import reading, transaction
from panel.gate import door
from panel.jobs import queue


@click.command("jobs")
@click.option("--retry", "wanted", metavar="ID|all", help="Let this job, or every one, run again.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def jobs_command(wanted: str | None, as_json: bool) -> None:
    """List the jobs that were given up, with their last error; or let them run again.

    The worker takes up again what is let run within a minute.
    """
    with setting.app().app_context():
        with reading():
            found = [_told(job) for job in queue.parked()]
        if wanted is None:
            _list(found, as_json)
            return
        ids = [job["id"] for job in found if wanted in ("all", job["id"])]
        if not ids and wanted != "all":
            setting.refuse(f"no job {wanted} was given up")
        with transaction():
            again = [job_id for job_id in ids if queue.retry(job_id, now=door.system_clock())]
    if as_json:
        click.echo(json.dumps({"retried": again}))
    else:
        click.echo(f"{len(again)} will run again.")


def _told(job: Any) -> dict[str, Any]:
    return {
        "id": job.id,
        "name": job.name,
        "payload": job.payload,
        "attempts": job.attempts,
        "created_at": job.created_at.isoformat(timespec="seconds"),
        "error": job.error,
    }


def _list(found: Sequence[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"jobs": found}, ensure_ascii=False))
        return
    for job in found:
        about = ", ".join(f"{key} {value}" for key, value in sorted(job["payload"].items()))
        click.echo(f"{job['id']}  {job['name']}  {about}")
        click.echo(
            f"    since {job['created_at']}, {job['attempts']} tries; {' '.join(job['error'].split())}"
        )
    click.echo("Nothing was given up." if not found else f"{len(found)} given up.")
