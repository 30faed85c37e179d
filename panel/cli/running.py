"""``panel serve``, ``panel worker`` and ``panel demo``: whatever keeps running."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import click
from flask import Flask

from config import Config
from panel.app import create_app
from panel.cli import setting
from panel.db import db, reading
from panel.domain.actor import SYSTEM
from panel.gate import door
from panel.ops import database, doctor, durability, replaying, serve, signing, worker
from panel.ops.demo import build, content, people
from panel.queries import thematic_session as sessions

HOST = click.option("--host", default="127.0.0.1", show_default=True)


@click.command("serve")
@HOST
@click.option("--port", type=int, default=None, help="Default: PANEL_PORT or 8000.")
@click.option("--workers", type=int, default=None, help="Web processes; default PANEL_WEB_WORKERS or 2.")
@click.option("--no-worker", is_flag=True, help="Web only; run `panel worker` elsewhere.")
def serve_command(host: str, port: int | None, workers: int | None, no_worker: bool) -> None:
    """Start web and worker."""
    if port is not None:
        os.environ["PANEL_PORT"] = str(port)
    if workers is not None:
        os.environ["PANEL_WEB_WORKERS"] = str(workers)
    config = setting.config()
    for bar in doctor.bars(config):
        setting.refuse(f"{bar.name} is {bar.value}; {bar.advice}", "not started")
    app = create_app(config)
    if database.behind(setting.engine(app)):
        setting.refuse("the schema is not up to date; run `panel db upgrade` first")
    _run(app, config, host, config.port, not no_worker, lambda: click.echo(f"Serving on {config.base_url}"))


@click.command("worker")
def worker_command() -> None:
    """Run jobs and keep the clock."""
    app = setting.app()
    setting.not_rewound(app)
    replaying.replay(app)
    worker.run()


@click.command("demo")
@click.option("--stage", type=click.Choice(list(build.STAGES)), default="open", show_default=True)
@click.option("--serve", "serving", is_flag=True, help="Then serve it.")
@click.option(
    "--port",
    type=int,
    default=8000,
    envvar="PANEL_PORT",
    show_default=True,
    help="If busy, the next free one.",
)
@HOST
def demo_command(stage: str, serving: bool, port: int, host: str) -> None:
    """Build the demo session and print its sign-ins; a second start finds it and goes on."""
    wanted = port
    try:
        port = serve.free_port(host, port) if serving else port
    except serve.PortBusy as error:
        setting.refuse(str(error))
    os.environ |= {"PANEL_DEMO": "1", "PANEL_PORT": str(port)}
    config = setting.config()
    app = create_app(config)
    database.upgrade(setting.engine(app))
    password = people.password(config.data)
    _found_or_built(app, stage, password)
    if port != wanted:
        click.echo(f"Port {wanted} is in use; taking {port}.")

    def told() -> None:
        _print_sign_ins(password, config.base_url, serving)
        if serving:
            click.echo(f"\nServing on {config.base_url} (stop with Ctrl-C).")

    if serving:
        _run(app, config, host, port, True, told)
    else:
        told()


def _found_or_built(app: Flask, stage: str, password: str) -> None:
    with app.app_context():
        with reading():
            found = sessions.listed(SYSTEM)
        if found:
            click.echo(f"The demo is there already ({found[0].symbol}, {found[0].state}).")
            return
        click.echo(f"Building the demo, stage {stage} …")
        demo = build.Demo(
            app.extensions["panel.keys"],
            password,
            now=door.system_clock(),
            stage=stage,
            progress=lambda done: click.echo(f"  {done}"),
        )
        demo.enter = partial(signing.catch_up, app)  # its receipts say of the past that promises were kept
        demo.run()
        demo.enter(demo.now)
        app.extensions["panel.drain"]()


def _run(
    app: Flask, config: Config, host: str, port: int, with_worker: bool, ready: Callable[[], None]
) -> None:
    """Serve; the connection of this process is given back first, so that no child inherits it."""
    with app.app_context():
        try:
            durability.demand(db.engine, config.data)
        except durability.Unsafe as error:
            setting.refuse(*error.lines, "the database would lose what it has acknowledged; not started")
        db.engine.dispose()
    setting.not_rewound(app)
    if again := replaying.replay(app):
        click.echo(f"{again:,} texts that had been erased before a restore were erased again.")
    try:
        serve.serve(
            host,
            port,
            workers=config.web_workers,
            threads=config.web_threads,
            with_worker=with_worker,
            ready=ready,
        )
    except (serve.PortBusy, serve.Failed) as error:
        setting.refuse(str(error))


def _print_sign_ins(password: str, address: str, serving: bool) -> None:
    click.echo(f"\nSign in at {address}/sign-in with the password: {password}")
    given = os.environ.get("PANEL_DATA")
    told = f"PANEL_DATA={given} " if given else ""
    for email, _name, roles in people.STAFF:
        click.echo(f"  {roles[0]:<14} {email:<32} second step: {told}.venv/bin/panel totp {email}")
    bodies = content.load().organisations
    for kind in ("NGO", "MIGR", "NHRI", "STATE"):
        body = next(b for b in bodies if b.constituency == kind and b.state == "accredited")
        click.echo(f"  {'focal point':<14} {body.focal_point.email:<32} {body.name}")
    if serving:
        click.echo(f"Mail of the demo: {address}/demo/mail")
    else:  # `panel serve` has no page of letters
        click.echo(f"Serve it with its mail: {told}.venv/bin/panel demo --serve")
