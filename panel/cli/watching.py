"""``panel metrics``: figures for a monitor."""

from __future__ import annotations

import click

from panel.cli import setting
from panel.gate import door
from panel.ops import metrics
from panel.ops.doctor.store import opened


@click.command("metrics")
@click.option(
    "--listen", type=click.IntRange(1, 65535), help="Serve them on 127.0.0.1 at this port, until stopped."
)
def metrics_command(listen: int | None) -> None:
    """Print figures about work that waits, letters, the register and the disk, in the format of Prometheus."""
    config = setting.config()
    with opened(config.database_url) as engine:

        def told() -> str:
            return "\n".join(metrics.lines(engine, config.data, door.system_clock())) + "\n"

        if listen is None:
            click.echo(told(), nl=False)
            return
        with metrics.serve(listen, told) as server:
            click.echo(f"http://127.0.0.1:{listen}/metrics", err=True)
            server.serve_forever()
