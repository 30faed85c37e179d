"""An application with one of everything in every state; put back after whatever changed it."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from config import Config
from panel.app import create_app
from panel.db import db, transaction
from panel.models import Account, Organisation, RoleGrant
from panel.ops import database
from panel.services import account as verbs
from tests import cast
from tests.conftest import Clock
from tests.factories import participants
from tests.matrix import filling
from tests.matrix.readers import FOREIGN, OWN, READERS, THIRD
from tests.matrix.stores import Beside, Store, store
from tests.matrix.subjects import Subject
from tests.pages import Browser

BASE = "http://127.0.0.1:8000"


class World:
    """The application, a signed-in client for each reader, and the subjects by kind."""

    def __init__(self, data: Path, held: Store, keys: Store) -> None:
        self.clock = Clock()
        self.config = Config(data=data, database_url=held.url, base_url=BASE, demo=True)
        self.app = self._made()
        with self.app.app_context():
            database.upgrade(db.engine)
            self.accounts, self.bodies = _people(self.clock)
            self.subjects: dict[str, list[Subject]] = filling.fill(self.accounts, self.bodies, self.clock)
            self.clock.forward(seconds=1)
            self.tokens = self._enter()
            db.session.remove()
        self._stores = (held, keys)
        for each in self._stores:
            each.keep()
        self.clients: dict[str, tuple[FlaskClient, str]] = {}

    def changed(self) -> bool:
        """Whether anything was committed, to the record or to the keys of texts, since it was last put back."""
        return any([each.changed() for each in self._stores])

    def restore(self) -> None:
        """Put the record and the keys of texts back."""
        for each in self._stores:
            each.restore()

    def _made(self) -> Flask:
        app = create_app(self.config, clock_source=self.clock)
        app.testing = True
        return app

    def rebuilt(self) -> None:
        """Make the application anew, after what it is made from has changed."""
        with self.app.app_context():
            db.session.remove()
            for engine in db.engines.values():
                engine.dispose()
        self.app, self.clients = self._made(), {}

    def _enter(self) -> dict[str, str]:
        made = {}
        with transaction():
            for name, account in self.accounts.items():
                strong = not READERS[name].weak
                made[name] = verbs.sign_in(account, "matrix", now=self.clock.now, days=14, strong=strong)
        numbers = {each.owner: each.values["number"] for each in self.subjects["participant"]}
        return made | {name: self._by_words(number) for name, number in numbers.items() if name in READERS}

    def _by_words(self, number: str) -> str:
        """The token of a participant who came in by the page, with number and words."""
        browser, typed = Browser(self.app), " ".join(participants.words().passphrase)
        browser.post("/p/sign-in", {"number": number, "passphrase": typed})
        with browser.client.session_transaction(base_url=BASE) as cookie:
            return str(cookie["participant"])

    def client(self, reader: str) -> tuple[FlaskClient, str]:
        """A client that is signed in as the reader, and a token for its forms."""
        if reader not in self.clients:
            browser = Browser(self.app)
            if reader in self.tokens:
                with browser.client.session_transaction(base_url=BASE) as cookie:
                    if READERS[reader].participant:
                        minute = int(self.clock.now.timestamp() // 60)
                        cookie["participant"], cookie["minute"] = self.tokens[reader], minute
                    else:
                        cookie["_user_id"], cookie["_fresh"] = self.tokens[reader], True
            self.clients[reader] = (browser.client, browser.token())
        return self.clients[reader]

    def ask(
        self, reader: str, path: str, method: str = "GET", *, token: bool = True, **how: Any
    ) -> TestResponse:
        """One request as that reader, with the token of its forms where it is no GET."""
        client, own = self.client(reader)
        headers = dict(how.pop("headers", {}))
        if token and method not in {"GET", "HEAD"}:
            headers["X-CSRFToken"] = own
        with self.app.app_context():
            answer = client.open(path, method=method, base_url=BASE, headers=headers, buffered=True, **how)
        if any(line.startswith("panel=") for line in answer.headers.getlist("Set-Cookie")):
            self.clients.pop(reader)  # signed in or out, or told something
        return answer

    def one(self, kind: str, label: str) -> Subject:
        """The subject of that kind and label."""
        return next(s for s in self.subjects[kind] if s.label == label)


@contextmanager
def world(kind: str = "sqlite") -> Iterator[World]:
    """A world in a directory of its own, on that kind of database."""
    data = Path(tempfile.mkdtemp(prefix="panel-matrix-"))
    try:
        with store(kind, data) as held, closing(Beside(data / "vault" / "item-keys.db")) as keys:
            made = World(data, held, keys)
            yield made
            made.rebuilt()
    finally:
        shutil.rmtree(data, ignore_errors=True)


def _people(clock: Clock) -> tuple[dict[str, Account], dict[str, Organisation]]:
    now = clock.now - timedelta(days=90)
    with transaction():
        bodies = {
            OWN: cast.organisation("Harbour Workers’ Aid", now, acronym="HWA"),
            FOREIGN: cast.organisation("Casa Puente", now, acronym="CP", constituency="MIGR", country="MX"),
            THIRD: cast.organisation("Tower of Voices", now, acronym="TOV"),
            "shut": cast.organisation("Closed Door Trust", now, acronym="CDT", state="suspended"),
        }
        accounts = {}
        for reader in READERS.values():
            if not reader.signed_in:
                continue
            made = cast.person(f"{reader.name}@reader.example", f"Reader {reader.name}", now)
            for role in reader.roles:
                db.session.add(RoleGrant(account_id=made.id, role=role, granted_at=now))
            for body, kind in reader.mandates.items():
                cast.mandate(made, bodies[body], now, kind)
                if body == OWN:
                    cast.mandate(made, bodies["shut"], now, kind)
            made.totp_secret = secrets.token_hex(10)
            accounts[reader.name] = made
    return accounts, bodies
