"""Fifty people write under protection; no page, feed or file tells any reader who they are."""

from __future__ import annotations

import secrets
from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.models import Participant
from panel.queries import contribution as contributions
from panel.services import contribution as verbs
from panel.services import participant as people
from panel.services import release
from panel.vault import officers
from panel.vault.stores import here
from tests.abuse.sweep import layers
from tests.cast import Cast, acting, person
from tests.conftest import Clock
from tests.factories import threads as factory
from tests.factories.participants import being, joined, wrote
from tests.pages import Browser

READERS = ("nobody", "bela", "outsider", "officer", "head", "chair", "rapporteur", "safeguard", "administrator",
           "auditor", "mona", "observer", "mechanism", "participant")  # fmt: skip
FEW = ("nobody", "officer", "mona", "participant")
LEVELS = ("quote_by_name", "quote_as_label", "paraphrase", "secretariat_only", "quote_as_label")

#: Addresses with an argument that is not one of these belong to other nouns, and are read by their own tests.
ARGUMENTS = ("slug", "number", "format", "post", "kind", "language")


class Fifty:
    """Fifty participants with a contact, a number and a text each; half of the texts are decided."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        self.clock = clock
        public, _ = officers.generate(
            {"anna": "seven green herons waited", "ben": "the ferry leaves at the tide"}
        )
        here().public_key.write_text(public)
        with transaction():
            self.mona = factory.moderator(clock)
            self.held = factory.opened(cast, clock, [self.mona])
            self.observer = person("obs@panel.example", "Ona Observer", clock.now, Role.OBSERVER)
            self.mechanism = person("mech@panel.example", "Mia Mechanism", clock.now, Role.MECHANISM)
            self.slug = self.held.thematic_session.slug
        self.rows = [self._one(n) for n in range(50)]
        clock.forward(hours=12)
        with transaction():
            release.release(now=clock.now)

    def _one(self, n: int) -> tuple[Participant, str, str]:
        contact, words = f"Canary{secrets.token_hex(6)}", f"Heron{secrets.token_hex(6)}"
        with transaction():
            row = joined(self.held.thematic_session_id, self.clock)
            people.leave_contact(being(row), row, contact)
            text = wrote(row, self.held, self.clock, f"{words} stood here.", LEVELS[n % 5], "Amina K.")
            if n % 2:
                done = contributions.by_id(text.id)
                verbs.accept(acting(self.mona), done, verbs.mark(done), now=self.clock.now)
        return row, contact, words

    def secrets_of(self, reader: str) -> dict[str, str]:
        """What must not be told to a reader, with what it is: never who, and words only to who decides."""
        told = {}
        for n, (row, contact, words) in enumerate(self.rows):
            told |= {contact: "contact", row.number: "number", row.id: "participant", row.contact: "handle"}
            public = bool(n % 2) and LEVELS[n % 5].startswith("quote")
            kept = bool(n % 2) and not public
            may = public or (reader == "mona" and not n % 2) or (kept and reader in STAFF)
            if not may:
                told[words] = "words"
        return told


STAFF = {"officer", "head", "chair", "rapporteur"}


def addresses(app: Flask, slug: str) -> list[str]:
    """Every address for reading, with the arguments of this session and thread."""
    values = {"slug": [slug], "number": ["1"], "post": ["1", "2", "11"], "language": ["fr"], "kind": ["sub"]}
    values["format"] = ["html", "json", "csv", "docx", "pdf", "xlsx"]
    found = []
    adapter = app.url_map.bind("127.0.0.1:8000")
    for rule in app.url_map.iter_rules():
        names = sorted(rule.arguments)
        if (
            "GET" not in (rule.methods or ())
            or not set(names) <= set(ARGUMENTS)
            or rule.rule.startswith("/p/leave")
        ):
            continue
        sets: list[dict[str, Any]] = [{}]
        for name in names:
            sets = [{**one, name: each} for one in sets for each in values[name]]
        found += [adapter.build(rule.endpoint, one) for one in sets]
    return sorted(set(found))


@pytest.fixture
def fifty(app: Flask, cast: Cast, clock: Clock) -> Fifty:
    return Fifty(cast, clock)


def test_no_reader_learns_who_they_are(app: Flask, cast: Cast, clock: Clock, fifty: Fifty) -> None:
    paths, leaks, read, seen = addresses(app, fifty.slug), [], 0, 0
    paths += [f"/threads/{fifty.slug}/1?page={n}" for n in (2, 3)]
    # The store decides nothing about what is told: on the second one a reader of each kind is enough.
    for reader in READERS if db.engine.dialect.name == "sqlite" else FEW:
        browser = Browser(app)
        account = getattr(fifty, reader, None) or getattr(cast, reader, None)
        if account is not None:
            browser.sign_in(account)
        if reader == "participant":
            _enter(browser, fifty.rows[0][0], clock)
        unsaid = fifty.secrets_of(reader)
        if reader == "participant":
            unsaid.pop(fifty.rows[0][2])  # the own words
        for path in paths:
            with app.app_context():
                answer = browser.client.get(path, base_url="http://127.0.0.1:8000")
            assert answer.status_code < 500, (reader, path)
            read += answer.status_code == 200
            content = str(answer.headers).encode() + answer.get_data()
            for layer in (content, *layers(answer.get_data())):
                found = layer.decode("utf-8", "replace")
                leaks += [(reader, path, what) for word, what in unsaid.items() if word in found]
                seen += "stood here." in found
    assert leaks == []
    assert (read > 200, seen > 20) == (True, True)


def _enter(browser: Browser, row: Participant, clock: Clock) -> None:
    with transaction():
        token = people.sign_in(row, today=clock.now.date())
    with browser.client.session_transaction(base_url="http://127.0.0.1:8000") as cookie:
        cookie["participant"], cookie["minute"] = token, int(clock.now.timestamp() // 60)
