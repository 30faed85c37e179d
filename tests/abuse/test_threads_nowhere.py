"""What was rejected, hidden or erased, and who spoke under the Chatham House Rule, is in no output at all:
every address is read by everybody, and every letter that was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Account, Post
from panel.queries import thread as threads
from panel.services import clock as clockwork
from panel.services import digest, digest_files, following, moderation
from panel.services import post as verbs
from panel.services import thread as thread_verbs
from tests.abuse.test_canaries import NAMED, told
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.factories.threads import loaded, moderator, opened, published, sent
from tests.pages import Browser

#: Readers who neither wrote a post of the stage nor moderate its threads.
READERS = (None, "bela", "officer", "head", "chair", "rapporteur", "safeguard", "administrator", "auditor")

WORDS = {
    "rejected": "Ibis, who was turned away",
    "waiting": "Egret, who still waits",
    "hidden": "Stork, who was taken off",
    "erased": "Heron, who took it back",
    "reason": "Bittern, the reason for it",
    "stands": "Crane, who stands in public",
}
#: Who wrote under the Chatham House Rule; the organization itself is listed among organizations.
SPEAKER = ("Zelda Quill", "Zwielicht", "ZWIQUILL", "Quillon")


@dataclass(frozen=True)
class Stage:
    """Addresses by endpoint, the moderator, and the letters that were sent."""

    paths: list[tuple[str, str]]
    mona: Account
    mails: list[str]


@pytest.fixture
def stage(app: Flask, cast: Cast, clock: Clock) -> Iterator[Stage]:
    with transaction():
        call = open_call(cast, clock)
        mona = moderator(clock)
        body = organisation("Zwielicht Society", clock.now, acronym="ZWIQUILL", city="Quillon")
        zelda = person("zelda@canary.example", "Zelda Quill", clock.now)
        mandate(zelda, body, clock.now)
        held = opened(cast, clock, [mona], call, attribution="chatham_house")
        for follower in (cast.bela, cast.officer):
            following.follow(acting(follower), held, "immediate", now=clock.now)
        posts = {name: words for name, words in WORDS.items() if name != "reason"}
        rows = {name: sent(held, body, zelda, clock, f"{words}.") for name, words in posts.items()}
        for name in ("hidden", "erased", "stands"):
            published(rows[name], mona, clock)
        _decline(rows["rejected"], mona, "return", clock)
    clock.forward(minutes=1)
    with transaction():
        clockwork.tick(now=clock.now)
    app.extensions["panel.drain"]()
    with transaction():
        held = threads.by_id(held.id)
        thread_verbs.close(held, now=clock.now)
        numbers = {
            loaded(row).number: "question"
            for name, row in rows.items()
            if name not in {"rejected", "waiting"}
        }
        begun = digest.add(acting(mona), held, numbers, "en", now=clock.now)  # type: ignore[arg-type]
        digest.issue(acting(mona), held, revision=begun.revision, now=clock.now)
        digest_files.make(begun.id, base_url="http://127.0.0.1:8000", now=clock.now)
    with transaction():
        _decline(rows["hidden"], mona, "hide", clock)
        verbs.erase(acting(zelda), loaded(rows["erased"]), now=clock.now)
    clock.forward(minutes=1)
    with transaction():
        clockwork.tick(now=clock.now)
    app.extensions["panel.drain"]()
    mails = [each.read_text() for each in app.config["PANEL"].mail_directory.glob("*.eml")]
    with transaction():
        pools = {
            "slug": [call.slug],
            "number": ["1"],
            "post": [str(n) for n in range(1, 7)],
            "post_id": [row.id for row in db.session.scalars(select(Post))],
            "format": ["html", "docx", "pdf", "json", "csv"],
            "organisation_id": [body.id],
            "account_id": [zelda.id],
            "list_id": ["issues"],
            "kind": ["sub"],
            "language": ["fr"],
        }
    yield Stage(_paths(app, pools), mona, mails)


def _decline(row: Post, mona: Account, move: str, clock: Clock) -> None:
    found = loaded(row)
    moderation.decline(
        acting(mona), found, found.version_id or "", move, "M3", f"{WORDS['reason']}.", now=clock.now
    )


def _paths(app: Flask, pools: dict[str, list[str]]) -> list[tuple[str, str]]:
    found = []
    with app.test_request_context(base_url="http://127.0.0.1:8000"):
        adapter = app.create_url_adapter(None) or app.url_map.bind("127.0.0.1:8000")
        for rule in app.url_map.iter_rules():
            names = sorted(rule.arguments)
            if "GET" in (rule.methods or ()) and all(name in pools for name in names):
                for values in product(*(pools[name] for name in names)):
                    given = dict(zip(names, values, strict=True))
                    found.append((rule.endpoint, adapter.build(rule.endpoint, given, force_external=False)))
    return found


def _read(app: Flask, browser: Browser, paths: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for endpoint, path in paths:
        if endpoint.startswith("p_") or endpoint == "demo_mail":
            continue
        with app.app_context():
            answer: Any = browser.client.get(path, base_url="http://127.0.0.1:8000")
        assert answer.status_code < 500, path
        yield endpoint, path, told(answer)


def test_they_are_in_no_output(app: Flask, stage: Stage, cast: Cast, browser: Browser) -> None:
    leaks, seen = [], set()
    gone = [words for name, words in WORDS.items() if name != "stands"]
    for reader in READERS:
        browser.sign_in(getattr(cast, reader) if reader else None)
        for endpoint, path, text in _read(app, browser, stage.paths):
            leaks += [(reader, path, words) for words in gone if words in text]
            if endpoint not in NAMED:
                leaks += [(reader, path, name) for name in SPEAKER if name in text]
            if WORDS["stands"] in text:
                seen.add(endpoint)
    assert leaks == []
    # the page of the digest lists a line of its own moderator; each of the others holds the whole post
    written = {"thread", "thread_post", "thread_file", "thread_feed", "thread_digest", "digest_file"}
    # safeguarding officers read once more what they are about to erase
    assert seen == written | {"decide_post_appeal", "erase_post"}


def test_a_moderator_does_not_learn_who_speaks(app: Flask, stage: Stage, browser: Browser) -> None:
    browser.sign_in(stage.mona)
    leaks = [
        (path, name)
        for endpoint, path, text in _read(app, browser, stage.paths)
        for name in SPEAKER
        if endpoint not in NAMED and name in text
    ]
    assert leaks == []


def test_no_letter_holds_a_word_or_a_name(stage: Stage) -> None:
    about = [each for each in stage.mails if "/THR/1" in each.replace("=\n", "")]
    assert len(about) >= 5  # to the moderator, to the author, to those who follow
    for each in about:
        if "zelda@canary.example" not in each:
            assert [word for word in (*WORDS.values(), *SPEAKER) if word in each] == []
        assert [word for word in WORDS.values() if word in each] == []
