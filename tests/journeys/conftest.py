"""A real server, a real browser: journeys run over HTTP in Chromium, on both databases."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
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
from sqlalchemy import create_engine, make_url
from werkzeug.serving import make_server

from config import Config
from panel.app import create_app
from panel.db import db, settle, transaction
from panel.domain.actor import Role
from panel.models import Account
from panel.ops import database
from panel.ops.drills.stand import a_free_port, own_database
from tests.cast import PASSWORD, Cast
from tests.conftest import Clock, postgres_url
from tests.pages import Browser as PagesBrowser

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Below this width, in pixels, pages are laid out for a telephone.
PHONE = 640

#: What is asked of every page, in one visit to the browser: direction, how much wider than the window it is,
#: how many refusals it shows, its heading.
LOOK = """() => {
  const root = document.documentElement;
  const wide = root.scrollWidth - root.clientWidth;
  const stops = document.querySelectorAll('.msg.stop').length;
  return [root.dir, wide, stops, document.querySelector('h1').innerText];
}"""
PICTURES = os.environ.get("PANEL_TEST_PICTURES")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; no browser is ever downloaded.

    The shell without windows is the same engine and about twice as quick: the whole browser draws its own
    tabs and bars for each visitor, which nobody sees.
    """
    path = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium"))), "chromium")
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


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database file at the head of the migrations, which every journey copies."""
    made = tmp_path_factory.mktemp("migrated") / "panel.sqlite3"
    _upgrade(f"sqlite:///{made}")
    return made


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    """The same on PostgreSQL: the name of a database that the server copies."""
    with own_database(postgres_url()) as url:
        _upgrade(url)
        yield str(make_url(url).database)


def _upgrade(url: str) -> None:
    engine = settle(create_engine(url))
    database.upgrade(engine)
    engine.dispose()


@pytest.fixture
def postgres_copy(migrated_postgres: str) -> Iterator[str]:
    """An empty database of a journey's own on PostgreSQL."""
    with own_database(postgres_url(), migrated_postgres) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request: pytest.FixtureRequest, tmp_path: Path, migrated: Path) -> Iterator[Site]:
    """A fresh installation, served."""
    if request.param == "sqlite":
        address = f"sqlite:///{shutil.copy(migrated, tmp_path / 'panel.sqlite3')}"
    else:
        address = request.getfixturevalue("postgres_copy")
    port, clock = a_free_port(), Clock()
    base = f"http://127.0.0.1:{port}"
    app = create_app(
        Config(data=tmp_path, database_url=address, base_url=base, port=port, demo=True), clock_source=clock
    )
    with app.app_context():
        with transaction():
            cast = Cast.enter(clock.now)
            factors = _second_factors(app, cast)
    server = make_server("127.0.0.1", port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield Site(app, base, clock, cast, factors)
    server.shutdown()
    thread.join()
    with app.app_context():
        db.engine.dispose()


def _second_factors(app: Flask, cast: Cast) -> dict[str, str]:
    made = {}
    for account in vars(cast).values():
        if isinstance(account, Account) and account.email.endswith("@panel.example"):
            made[account.email] = secret = pyotp.random_base32()
            account.totp_secret = app.extensions["panel.keys"].seal(secret)
    return made


class Seen:
    """Kinds of pages that axe has passed in this run, in a directory that all workers share.

    Both databases and most journeys lead over the same pages; axe takes longer than all else on them.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        directory.mkdir(exist_ok=True)

    def __contains__(self, kind: tuple[object, ...]) -> bool:
        return self._mark(kind).exists()

    def add(self, kind: tuple[object, ...]) -> None:
        """This kind was passed."""
        self._mark(kind).touch()

    def _mark(self, kind: tuple[object, ...]) -> Path:
        return self._directory / hashlib.sha256(repr(kind).encode()).hexdigest()


class Visitor:
    """One person at one browser. Every page she comes to is checked for sideways scrolling, and each kind of
    page, in each language and width, by axe."""

    def __init__(
        self,
        site: Site,
        chromium: Browser,
        *,
        locale: str,
        width: int = 1280,
        script: bool = True,
        zone: str = "Europe/Zurich",
        seen: Seen,
        account: Account | None = None,
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
        self.context.add_cookies([{"name": "lang", "value": locale, "url": site.base}])
        if account is not None:
            self._be(account)
        self.page: Page = self.context.new_page()
        self.seen = seen
        self.go("/")

    def go(self, path: str) -> Page:
        """Open an address and check the page."""
        self.page.goto(path)
        return self.check()

    def check(self) -> Page:
        """Check the page on which she is; each kind of page is put through axe once a run."""
        direction, wide, stops, heading = self.page.evaluate(LOOK)
        assert direction == ("rtl" if self.locale in {"ar", "en-XB"} else "ltr")
        assert wide <= 1, (self.page.url, wide)
        kind = self._kind(stops, heading)
        if kind not in self.seen:
            found = Axe().run(self.page).response["violations"]
            told = [(v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in found]
            assert told == [], (self.page.url, json.dumps(told, indent=1))
            self.picture(kind[0])
            self.seen.add(kind)
        return self.page

    def _kind(self, stops: int, heading: str) -> tuple[str, bool, str]:
        """Address without numbers, heading, whether something is refused; on which side of the breakpoint of a
        telephone; language."""
        address = re.sub(r"[0-9a-f]{32}|\d+", "*", self.page.url)
        return f"{address} {stops} {' '.join(heading.split())}", self._width() < PHONE, self.locale

    def _width(self) -> int:
        size = self.page.viewport_size
        return size["width"] if size else 0

    def picture(self, kind: str) -> None:
        """Keep a screenshot where somebody asked for them."""
        if PICTURES:
            name = re.sub(r"[^a-z0-9]+", "-", kind.split("/", 3)[-1].lower())[:80]
            self.page.screenshot(path=f"{PICTURES}/{name}-{self.locale}-{self._width()}.png", full_page=True)

    def press(self, name: str) -> Page:
        """Press the button (or follow the link) of that name in main, and check where it leads."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=self.said(name), exact=True)
        target = button if button.count() else main.get_by_role("link", name=self.said(name), exact=True)
        return self.follow(target.first)

    def submit(self) -> Page:
        """Press the one filled button of the page."""
        return self.follow(self.page.locator("main button.btn:not(.two):not(.no)").first)

    def follow(self, target: Any) -> Page:
        """Press what leads to another page, wait until that one is there, and check it.

        A bare click comes back before the other page has begun: what is asked of it then is asked of the old
        page, or of one that has no body yet.
        """
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

    def _be(self, account: Account) -> None:
        """Be somebody, with the cookie that the pages of signing in would give."""
        with self.site.app.app_context():
            client = PagesBrowser(self.site.app).sign_in(account, base=self.site.base).client
            cookie = client.get_cookie("panel", domain="127.0.0.1")
        assert cookie is not None
        self.context.add_cookies([{"name": "panel", "value": cookie.value, "url": self.site.base}])

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


@pytest.fixture(scope="session")
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """What axe has passed, in the directory of the run, which is one above that of a worker."""
    base = tmp_path_factory.getbasetemp()
    return Seen((base.parent if hasattr(request.config, "workerinput") else base) / "passed-by-axe")


@pytest.fixture(params=["en", "en-XB"])
def visitor(request: pytest.FixtureRequest, site: Site, chromium: Browser, seen: Seen) -> Iterator[Any]:
    """Makes visitors who read in one language; journeys run in English and in the turned-round pseudo-locale."""
    made: list[Visitor] = []

    def arrive(account: Account | None = None, *, by_pages: bool = False, **options: Any) -> Visitor:
        known = None if by_pages else account
        made.append(Visitor(site, chromium, locale=request.param, seen=seen, account=known, **options))
        if account is not None and by_pages:
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
