"""Thirty-two posts at once, over HTTP, make one submission on both databases."""

from __future__ import annotations

import http.client
import threading
from collections import Counter
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import func, select
from werkzeug.serving import make_server

from panel.db import db, transaction
from panel.models import AuditEntry, Commentary, CommentaryVersion, OutboxMail
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from panel.services.commentary import DraftText
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser

AT_ONCE = 32


def post_all(app: Flask, requests: list[tuple[str, dict[str, str], str, str]]) -> list[tuple[int, str]]:
    """Send (path, form, cookie, token) all at the same moment; the answers as (status, Location)."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    gate, answers = threading.Barrier(len(requests)), []

    def send(path: str, form: dict[str, str], cookie: str, token: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        headers = {
            "Host": "127.0.0.1:8000",
            "Cookie": cookie,
            "X-CSRFToken": token,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        gate.wait()
        connection.request("POST", path, urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        answers.append((answer.status, answer.headers.get("Location", "")))
        connection.close()

    threads = [threading.Thread(target=send, args=request) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.shutdown()
    serving.join()
    return answers


def signed_in(browser: Browser, account: Any) -> tuple[str, str]:
    """Cookie and token of somebody signed in."""
    browser.sign_in(account)
    token = browser.token()
    cookie = browser.client.get_cookie("panel", domain="127.0.0.1")
    assert cookie is not None
    return f"panel={cookie.value}", token


def form(**changes: str) -> dict[str, str]:
    values = {"title": "Our view", "body": "At once.", "language": "en", "consent": "public", "act": "submit"}
    return values | {"revision": "1"} | changes


def test_32_posts_of_one_form_make_one_submission(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        begun = verbs.begin(acting(cast.hana), call, cast.harbour, now=clock.now)
        row = commentaries.own(acting(cast.hana), begun.id, lock=True)
        typed = DraftText(title="Our view", body="At once.", language="en")
        verbs.save_draft(acting(cast.hana), row, typed, revision=0, now=clock.now)
    cookie, token = signed_in(browser, cast.hana)
    path = f"/commentaries/{begun.id}"
    same = [(path, form(key="one"), cookie, token)] * (AT_ONCE // 2)
    fresh = [(path, form(key=f"key-{at}"), cookie, token) for at in range(AT_ONCE // 2)]
    assert Counter(post_all(app, same + fresh)) == {(303, f"{path}/receipt"): AT_ONCE}
    db.session.expire_all()
    made = db.session.scalars(select(CommentaryVersion)).all()
    assert [(v.seq, v.words) for v in made] == [(1, 2)]
    assert [(c.state, c.number, c.code) for c in db.session.scalars(select(Commentary))] == [
        ("submitted", 1, "HWA")
    ]
    submitted = select(func.count()).select_from(AuditEntry).where(AuditEntry.tag == "commentary:submitted")
    assert db.session.scalar(submitted) == 1
    receipts = select(OutboxMail.address).where(OutboxMail.name == "receipt").order_by(OutboxMail.address)
    assert db.session.scalars(receipts).all() == [cast.hana.email, cast.hugo.email]


def test_32_organizations_at_once_get_32_numbers_in_a_row(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    drafts, requests = [], []
    with transaction():
        call = open_call(cast, clock)
        for at in range(AT_ONCE):
            body = organisation(f"Association {at}", clock.now, acronym="ASSO")
            who = person(f"a{at}@a.example", f"Person {at}", clock.now)
            mandate(who, body, clock.now)
            begun = verbs.begin(acting(who), call, body, now=clock.now)
            row = commentaries.own(acting(who), begun.id, lock=True)
            typed = DraftText(title="Our view", body="At once.", language="en")
            verbs.save_draft(acting(who), row, typed, revision=0, now=clock.now)
            drafts.append((who, begun.id))
    for who, commentary_id in drafts:
        cookie, token = signed_in(browser, who)
        requests.append((f"/commentaries/{commentary_id}", form(key="k"), cookie, token))
    answers = post_all(app, requests)
    assert Counter(status for status, _ in answers) == {303: AT_ONCE}
    db.session.expire_all()
    rows = db.session.scalars(select(Commentary).order_by(Commentary.number)).all()
    assert [c.number for c in rows] == list(range(1, AT_ONCE + 1))
    assert {c.code for c in rows} == {"ASSO", *(f"ASSO-{n}" for n in range(2, AT_ONCE + 1))}


def test_32_starts_at_once_make_one_draft(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    with transaction():
        call = open_call(cast, clock)
    cookie, token = signed_in(browser, cast.hana)
    start = (f"/calls/{call.slug}/write", {"organisation": cast.harbour.id}, cookie, token)
    answers = post_all(app, [start] * AT_ONCE)
    db.session.expire_all()
    [row] = db.session.scalars(select(Commentary)).all()
    assert Counter(answers) == {(303, f"/commentaries/{row.id}"): AT_ONCE}


def test_saving_from_32_windows_keeps_one_text(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock, closes_at=clock.now + timedelta(days=1))
        begun = verbs.begin(acting(cast.hana), call, cast.harbour, now=clock.now)
    cookie, token = signed_in(browser, cast.hana)
    path = f"/commentaries/{begun.id}"
    windows = [
        (path, form(act="save", revision="0", body=f"Window {at}."), cookie, token) for at in range(AT_ONCE)
    ]
    answers = post_all(app, windows)
    assert Counter(status for status, _ in answers) == {303: 1, 409: AT_ONCE - 1}
