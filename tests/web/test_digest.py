"""The digest of a thread: from chosen posts to a document, with links and without names."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import DigestFile, DigestLine, Job, Post, Thread
from panel.queries import statistics
from panel.services import digest_files, moderation, thread
from panel.services import post as posts
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.threads import again, loaded, moderator, opened, published, sent
from tests.pages import Browser

DIGEST = "/threads/2027-1/1/digest"
WRITE = "/desk/moderation/2027-1/1/digest"


@pytest.fixture
def mona(app: Flask, cast: Cast, clock: Clock) -> Any:
    """The moderator of a closed thread under the Chatham House Rule with three posts."""
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona], attribution="chatham_house")
        asked = published(
            sent(held, cast.harbour, cast.hana, clock, "Who keeps school records? Nobody."), mona, clock
        )
        published(sent(held, cast.bridge, cast.bela, clock, "A pilot runs."), mona, clock)
        published(
            sent(held, cast.bridge, cast.bela, clock, "The same here.", answers=loaded(asked)), mona, clock
        )
        thread.close(held, now=clock.now)
    return mona


LINES = {
    "act": "save",
    "revision": "1",
    "text-1": "portability of school records",
    "part-1": "question",
    "posts-1": "1, 3",
    "text-2": "one speaker referred to a pilot scheme.",
    "part-2": "response",
    "posts-2": "2",
}


def test_nothing_chosen_begins_no_digest(app: Flask, browser: Browser, mona: Any) -> None:
    page = browser.sign_in(mona).post(WRITE, {"act": "add", "language": "en"}, 422).get_data(as_text=True)
    assert ('<details class="fold" open>' in page, "The lines" in page) == (True, False)


def issued(browser: Browser, mona: Any) -> None:
    browser.sign_in(mona)
    browser.post(WRITE, {"act": "add", "language": "en", "use-1": "question", "use-2": "response"})
    browser.post(WRITE, LINES)
    browser.post(WRITE, LINES | {"act": "issue", "revision": "2"})


def made(app: Flask) -> None:
    """Do what the job does."""
    with app.app_context(), transaction():
        job = db.session.scalars(select(Job).where(Job.name == "render_digest")).all()[-1]
        digest_files.make(job.payload["digest_id"], base_url="http://127.0.0.1:8000", now=job.created_at)


def test_from_chosen_posts_to_the_issued_digest(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, mona: Any
) -> None:
    browser.sign_in(mona)
    browser.post(WRITE, {"act": "add", "language": "en", "use-1": "question", "use-2": "response"})
    page = browser.get(WRITE).get_data(as_text=True)
    assert ">Who keeps school records?</textarea>" in page and 'value="1"' in page
    browser.get(DIGEST, 404)
    page = browser.post(WRITE, LINES | {"posts-1": "1, 9"}, 422).get_data(as_text=True)
    assert "post 9 is not published" in page and "portability of school records</textarea>" in page
    browser.post(WRITE, LINES)
    browser.post(WRITE, LINES | {"act": "issue"}, 409)
    browser.post(WRITE, LINES | {"act": "issue", "revision": "2"})
    assert again(db.session.scalars(select(Thread)).one()).state == "digested"
    page = browser.sign_in(None).get(DIGEST).get_data(as_text=True)
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "Questions from the floor touched upon:" in text
    assert "In response, one speaker referred to a pilot scheme." in text
    assert "/threads/2027-1/1/posts/3" in page and "DIGEST.1" in page
    plain = json.loads(browser.get(f"{DIGEST}/json").get_data())
    assert [each["part"] for each in plain["lines"]] == ["question", "response"]
    browser.get(f"{DIGEST}/pdf", 404)
    made(app)
    assert browser.get(f"{DIGEST}/pdf").get_data().startswith(b"%PDF")
    assert 'digest/pdf"' in browser.get(DIGEST).get_data(as_text=True)


def test_what_nobody_looked_at_is_shown_and_not_issued(app: Flask, browser: Browser, mona: Any) -> None:
    browser.sign_in(mona)
    browser.post(WRITE, {"act": "add", "language": "en", "use-1": "question", "use-2": "response"})
    answer = browser.post(WRITE, LINES | {"act": "issue"})
    assert answer.location == f"{WRITE}?look=again#preview"
    page = browser.get(answer.location).get_data(as_text=True)
    preview = page.partition('id="preview"')[2]
    assert "nothing is issued yet" in preview and "portability of school records" in preview
    assert again(db.session.scalars(select(Thread)).one()).state == "closed"
    answer = browser.post(WRITE, LINES | {"act": "issue", "revision": "2"})
    assert answer.location == DIGEST


def test_choosing_more_posts_keeps_what_was_typed(app: Flask, browser: Browser, mona: Any) -> None:
    browser.sign_in(mona)
    browser.post(WRITE, {"act": "add", "language": "en", "use-1": "question", "use-2": "response"})
    more = LINES | {"act": "add", "use-3": "response", "language": "en"}
    page = browser.post(WRITE, more | {"posts-1": "1, 9"}, 422).get_data(as_text=True)
    assert '<option value="response" selected>' in page.partition('id="use-3"')[2].partition("</select>")[0]
    page = browser.post(WRITE, more | {"use-3": "neither"}, 422).get_data(as_text=True)
    assert 'name="revision" value="1"' in page and "portability of school records</textarea>" in page
    browser.post(WRITE, more)
    page = browser.get(WRITE).get_data(as_text=True)
    assert "portability of school records</textarea>" in page and "The same here.</textarea>" in page
    page = browser.post(WRITE, LINES | {"act": "add", "revision": "3"}).location
    assert page == f"{WRITE}#preview"  # nothing was chosen: the lines alone are saved


def test_no_file_of_it_names_anybody(app: Flask, cast: Cast, browser: Browser, mona: Any) -> None:
    issued(browser, mona)
    browser.sign_in(None)
    word = browser.get(f"{DIGEST}/docx")
    parts = zipfile.ZipFile(io.BytesIO(word.get_data()))
    everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    everything += str(word.headers) + browser.get(f"{DIGEST}/html").get_data(as_text=True)
    everything += browser.get(f"{DIGEST}/json").get_data(as_text=True)
    assert "school records" in everything
    assert [
        name for name in ("Hana", "Otieno", "Harbour", "HWA", "Bela", "Puente") if name in everything
    ] == []


@pytest.mark.parametrize("gone", ["hide", "erase"])
def test_a_line_goes_out_of_sight_with_a_post_it_rests_on(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, mona: Any, gone: str
) -> None:
    issued(browser, mona)
    made(app)
    with transaction():
        row = loaded(db.session.scalars(select(Post).where(Post.number == 3)).one())
        if gone == "hide":
            seen = row.version_id or ""
            moderation.decline(acting(mona), row, seen, "hide", "M3", "It names her.", now=clock.now)
        else:
            posts.erase(acting(cast.bela), row, now=clock.now)
        assert db.session.scalars(select(DigestFile)).all() == []
        kept = db.session.scalars(select(DigestLine.text)).all()
        assert ("portability of school records" in kept) == (gone == "hide")
    for path in (DIGEST, f"{DIGEST}/html", f"{DIGEST}/json"):
        page = browser.get(path).get_data(as_text=True)
        assert "school records" not in page and "posts/3" not in page and "pilot scheme" in page
    browser.get(f"{DIGEST}/pdf", 404)
    made(app)
    browser.get(f"{DIGEST}/pdf")


def test_a_digest_changes_no_count_of_submissions(
    app: Flask, cast: Cast, browser: Browser, mona: Any
) -> None:
    with transaction():
        call_id = db.session.scalars(select(Thread)).one().thematic_session_id
        before = statistics.participation(call_id, statistics.RECEIVED), statistics.received(call_id)
    issued(browser, mona)
    with transaction():
        after = statistics.participation(call_id, statistics.RECEIVED), statistics.received(call_id)
    assert before == after


def test_nobody_but_its_moderator_writes_it(app: Flask, cast: Cast, browser: Browser, mona: Any) -> None:
    for account in (cast.head, cast.officer, cast.hana):
        browser.sign_in(account).get(WRITE, 403)
        browser.post(WRITE, {"act": "add"}, 403)
