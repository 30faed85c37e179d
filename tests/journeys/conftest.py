"""A real server, a real browser: journeys run over HTTP in Chromium, on both databases."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from sqlalchemy import create_engine, make_url, text
from werkzeug.serving import make_server

from config import Config
from panel.app import create_app
from panel.db import db, transaction
from panel.domain.actor import Role
from panel.models import Account
from panel.ops import database
from tests.cast import PASSWORD, Cast
from tests.conftest import Clock, postgres_url

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = os.environ.get("PANEL_TEST_PICTURES")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; no browser is ever downloaded."""
    path = shutil.which("chromium") or "/usr/bin/chromium"
    driver: Playwright
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


class Site:
    """A served application with its cast, its clock and its second factors."""

    def __init__(self, app: Flask, base: str, clock: Clock, cast: Cast, secrets: dict[str, str]) -> None:
        self.app, self.base, self.clock, self.cast, self.secrets = app, base, clock, cast, secrets

    def drain(self) -> None:
        """Let the worker do what is due."""
        self.app.extensions["panel.drain"]()

    def tick(self) -> None:
        """Let the clock do what is due."""
        self.app.extensions["panel.tick"]()
        self.drain()

    def code(self, account: Account) -> str:
        """The present code of the account's second factor; the clock moves on so that none is used twice."""
        self.clock.forward(seconds=31)
        return pyotp.TOTP(self.secrets[account.email]).at(self.clock.now)

    def mails(self, to: str) -> list[str]:
        """Text of the messages sent to an address, oldest first."""
        files = sorted(
            self.app.config["PANEL"].mail_directory.glob("*.eml"), key=lambda f: f.stat().st_mtime_ns
        )
        found = [f.read_text("utf-8", "replace") for f in files]
        return [m for m in found if re.search(rf"^To: .*{re.escape(to)}", m, re.M)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A fresh installation, served."""
    port, clock = _free_port(), Clock()
    base = f"http://127.0.0.1:{port}"
    url, drop = f"sqlite:///{tmp_path / 'panel.sqlite3'}", None
    if request.param == "postgresql":
        name = f"panel_journey_{port}"
        drop = create_engine(postgres_url(), isolation_level="AUTOCOMMIT")
        with drop.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
        url = make_url(postgres_url()).set(database=name).render_as_string(hide_password=False)
    app = create_app(
        Config(data=tmp_path, database_url=url, base_url=base, port=port, demo=True), clock_source=clock
    )
    with app.app_context():
        database.upgrade(db.engine)
        with transaction():
            cast = Cast.enter(clock.now)
            secrets = _second_factors(app, cast)
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(app, base, clock, cast, secrets)
    server.shutdown()
    thread.join()
    with app.app_context():
        db.engine.dispose()
    if drop is not None:
        with drop.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        drop.dispose()


def _second_factors(app: Flask, cast: Cast) -> dict[str, str]:
    made = {}
    for account in vars(cast).values():
        if isinstance(account, Account) and account.email.endswith("@panel.example"):
            made[account.email] = secret = pyotp.random_base32()
            account.totp_secret = app.extensions["panel.keys"].seal(secret)
    return made


class Visitor:
    """One person at one browser. Every page she comes to is checked by axe and for sideways scrolling."""

    def __init__(
        self,
        site: Site,
        chromium: Browser,
        *,
        locale: str,
        width: int = 1280,
        script: bool = True,
        zone: str = "Europe/Zurich",
        seen: set[tuple[str, int]] | None = None,
    ) -> None:
        self.site, self.locale = site, locale
        self.context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=True,
            base_url=site.base,
            locale="en-GB",
            timezone_id=zone,
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(10_000)
        if not script:
            self.context.route(re.compile(r"/static/[^/]+/js/"), lambda route: route.abort())
        self.page: Page = self.context.new_page()
        self.seen = set() if seen is None else seen
        self.go(f"/?lang={locale}")

    def go(self, path: str) -> Page:
        """Open an address and check the page."""
        self.page.goto(path)
        return self.check()

    def check(self) -> Page:
        """Check the page on which she is; each kind of page is put through axe once a journey."""
        root = self.page.locator("html")
        assert root.get_attribute("dir") == ("rtl" if self.locale in {"ar", "en-XB"} else "ltr")
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 1, (self.page.url, wide)
        kind = self._kind()
        if kind not in self.seen:
            self.seen.add(kind)
            found = Axe().run(self.page).response["violations"]
            told = [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in found]
            assert told == [], (self.page.url, json.dumps(told, indent=1))
            self.picture(*kind)
        return self.page

    def _kind(self) -> tuple[str, int]:
        """Address without numbers, heading, whether something is refused; and how wide the window is."""
        address = re.sub(r"[0-9a-f]{32}|\d+", "*", self.page.url)
        stops, size = self.page.locator(".msg.stop").count(), self.page.viewport_size
        heading = " ".join(self.page.locator("h1").first.inner_text().split())
        return f"{address} {stops} {heading}", size["width"] if size else 0

    def picture(self, kind: str, width: int) -> None:
        """Keep a screenshot where somebody asked for them."""
        if PICTURES:
            name = re.sub(r"[^a-z0-9]+", "-", kind.split("/", 3)[-1].lower())[:80]
            self.page.screenshot(path=f"{PICTURES}/{name}-{self.locale}-{width}.png", full_page=True)

    def press(self, name: str) -> Page:
        """Press the button (or follow the link) of that name in main, and check where it leads."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=self.said(name), exact=True)
        target = button if button.count() else main.get_by_role("link", name=self.said(name), exact=True)
        return self._lead(target.first)

    def submit(self) -> Page:
        """Press the one filled button of the page."""
        return self._lead(self.page.locator("main button.btn:not(.two):not(.no)").first)

    def _lead(self, target: Any) -> Page:
        with self.page.expect_navigation():
            target.click()
        return self.check()

    def fill(self, **fields: str) -> None:
        """Fill in fields by their name."""
        for name, value in fields.items():
            self.page.locator(f"[name={name}]").first.fill(value)

    def said(self, msgid: str, **values: Any) -> str:
        """How a string of the interface reads in this visitor's language."""
        from panel.i18n import gettext, use_locale

        with use_locale(self.locale):
            return gettext(msgid, **values)

    def sign_in(self, account: Account) -> None:
        """Sign in by the pages, with the second step where the account has one."""
        self.go("/sign-in")
        self.fill(email=account.email, password=PASSWORD)
        self.submit()
        if account.email in self.site.secrets:
            self.fill(code=self.site.code(account))
            self.submit()

    def close(self) -> None:
        """Leave."""
        self.context.close()


@pytest.fixture(params=["en", "en-XB"])
def visitor(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[Any]:
    """Makes visitors who read in one language; journeys run in English and in the turned-round pseudo-locale."""
    made: list[Visitor] = []
    seen: set[tuple[str, int]] = set()

    def arrive(account: Account | None = None, **options: Any) -> Visitor:
        made.append(Visitor(site, chromium, locale=request.param, seen=seen, **options))
        if account is not None:
            made[-1].sign_in(account)
        return made[-1]

    yield arrive
    for each in made:
        each.close()


def geneva(when: datetime) -> tuple[str, str]:
    """Date and time fields of a form for an instant."""
    from panel.domain.deadline import GENEVA

    local = when.astimezone(GENEVA)
    return local.date().isoformat(), local.strftime("%H:%M")


__all__ = ["Role", "Site", "Visitor", "geneva"]
