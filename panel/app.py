"""The composition root: the only place where configuration, rooms and libraries meet."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, g, request
from sqlalchemy import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Config, from_env
from panel.db import READER, db, reader_options, settle
from panel.gate import csrf, door, edge, errors, headers, protected, requests, sign_in, tally
from panel.jobs import handlers, steady, wake, worker
from panel.mail import transport
from panel.vault import item_keys, keys, names, stores
from panel.web import pages, site

STATIC_SECONDS = 7 * 24 * 3600


def create_app(config: Config | None = None, *, clock_source: Callable[[], datetime] | None = None) -> Flask:
    """Build the application for one configuration; ``clock_source`` is for tests."""
    config = config or from_env()
    app = Flask(__name__, static_url_path=f"/static/{_edition()}", template_folder="templates")
    app.config["PANEL"] = config
    app.config["PANEL_CLOCK"] = clock_source or door.system_clock
    _secrets(app, config)
    _database(app, config)
    _vault(app, config)
    _door(app, config)
    pages.init(app)
    site.register(app)
    _jobs(app, config)
    return app


def create_store(config: Config | None = None) -> Flask:
    """The database alone, for the process that signs the register: no pages, no jobs, no key but its own."""
    config = config or from_env()
    app = Flask(__name__, static_folder=None)
    app.config["PANEL"] = config
    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    _database(app, config)
    return app


def _edition() -> str:
    """A name for what the static files say, which stands in their address: a browser that kept a script
    of an older edition would count words by an older rule. Imports between scripts are relative and follow."""
    told = hashlib.sha256()
    for file in sorted((Path(__file__).parent / "static").rglob("*")):
        if file.is_file():
            told.update(file.name.encode() + b"\0" + file.read_bytes())
    return told.hexdigest()[:12]


def _secrets(app: Flask, config: Config) -> None:
    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    held = keys.load(config.keys)
    app.extensions["panel.keys"] = held
    app.config.update(
        SECRET_KEY=held.web,
        SESSION_COOKIE_NAME="__Host-panel" if config.secure else "panel",
        SESSION_COOKIE_SECURE=config.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=config.session_days),
        SEND_FILE_MAX_AGE_DEFAULT=STATIC_SECONDS,
    )


def _database(app: Flask, config: Config) -> None:
    options: dict[str, Any] = {
        "pool_size": config.pool_size,
        "max_overflow": 0,
        "pool_timeout": 8.0,
        "hide_parameters": True,  # what somebody typed must not reach a log by way of an error
    }
    if config.sqlite:
        options["connect_args"] = {"timeout": 8.0}
    else:
        reader = {"url": make_url(config.database_url), **reader_options(options)}
        app.config["SQLALCHEMY_BINDS"] = {READER: reader}
    app.config["SQLALCHEMY_DATABASE_URI"] = make_url(config.database_url)
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            settle(engine)


def _vault(app: Flask, config: Config) -> None:
    held = stores.Stores(
        names=names.place(config.names_url),
        public_key=config.officers_key,
        items=item_keys.place(config.items_url),
        wrapping=keys.wrapping(config.item_key),
    )
    with app.app_context():
        stores.attach(held)


def _door(app: Flask, config: Config) -> None:
    if hops := config.proxies:  # what a visitor forges stands further left than what the own proxies add
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    edge.init(app, config.body_limit, _hosts(config))
    csrf.init(app)
    sign_in.init(app)
    errors.init(app)

    @app.before_request
    def begin() -> None:
        door.start_clock()
        tally.turn(g.now)
        g.idle_after = timedelta(minutes=config.session_idle_minutes)
        pages.enter_usual_language()
        edge.inspect()
        pages.enter_language()

    app.after_request(headers.apply)
    app.after_request(requests.count_refusal)
    if config.request_log:
        requests.init(app)


def _hosts(config: Config) -> frozenset[str]:
    hosts = {config.host.lower()}
    if config.loopback:
        hosts |= {f"{name}:{config.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    return frozenset(hosts)


def _jobs(app: Flask, config: Config) -> None:
    outside = handlers.Outside(
        transport=transport.from_url(config.smtp_url, config.mail_directory),
        base_url=config.base_url,
        mail_from=config.mail_from,
        css=(Path(app.root_path) / "static" / "panel.css").read_text("utf-8"),
    )
    watch = steady.Watch() if app.config["PANEL_CLOCK"] is door.system_clock else None

    def now() -> datetime:
        told: datetime = app.config["PANEL_CLOCK"]()
        return told

    def drain(courtesy: float = 0.0) -> None:
        if watch is None or not watch.doubts(now()):
            with app.app_context():
                worker.drain(outside, now, courtesy=courtesy)

    def tick() -> None:
        if watch is None or not watch.doubts(now()):
            with app.app_context():
                worker.run_tick(now)

    app.extensions["panel.outside"] = outside
    app.extensions["panel.drain"] = drain
    app.extensions["panel.tick"] = tick
    app.extensions["panel.wind_up"] = worker.wind_up
    app.extensions["panel.huey"] = huey = wake.make(config.database_url, config.data)
    poke = wake.attach(huey, partial(drain, worker.COURTESY), tick)

    @app.after_request
    def wake_worker(response: Any) -> Any:
        if request.method == "POST" and response.status_code < 400 and not protected.here():
            poke()
        return response
