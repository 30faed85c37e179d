"""The compilation as the desk takes it down."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from panel.db import db, reading, transaction
from panel.jobs.handlers import Outside
from panel.jobs.worker import drain
from panel.models import CompilationFile, Job
from panel.queries import commentary as commentaries
from panel.services import commentary, compilation_file
from tests.cast import Cast
from tests.conftest import Clock
from tests.documents import paper
from tests.pages import Browser
from tests.services.collating import FEAR, World, open_world


def test_the_desk_takes_the_compilation_down(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = open_world(cast, clock)
    path = f"/desk/{world.call.slug}/compilation"
    browser.sign_in(cast.officer).get(f"{path}/json", 404)
    world.file("A01")
    world.code("A01", FEAR)
    found = json.loads(browser.get(f"{path}/json").data)
    assert [(each["number"], each["code"]) for each in found["listed"]] == [(1, "A01")]
    answer = browser.client.get(f"{path}/docx", base_url="http://127.0.0.1:8000")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="SPMHR-2027-1-COMP-en.docx"'
    assert answer.data[:2] == b"PK"
    assert f'href="{path}"' in browser.get(f"/desk/{world.call.slug}").text
    assert f"{path}/html" in browser.get(path).text
    browser.sign_in(world.account(world.speakers["A01"])).get(f"{path}/json", 403)
    browser.get(path, 403)


def work(world: World) -> None:
    """Let a worker do what is due."""
    transport: Any = None  # no letter is sent here
    drain(Outside(transport, "http://127.0.0.1:8000", "panel@example", ""), lambda: world.clock.now)


def test_the_pdf_is_made_by_a_job_and_given_up_with_what_it_shows(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    path = f"/desk/{world.call.slug}/compilation"
    assert "Nothing is published yet." in browser.sign_in(cast.officer).get(path).text
    world.file("A01")
    world.file("B02")
    world.code("A01", FEAR)
    browser.get(f"{path}/pdf", 404)
    browser.post(path, {})
    browser.post(path, {})
    assert "is being made" in browser.get(path).text
    with reading():
        assert [each.name for each in db.session.scalars(select(Job))].count("render_compilation") == 1
    work(world)
    assert f"{path}/pdf" in browser.get(path).text
    answer = browser.get(f"{path}/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="SPMHR-2027-1-COMP-en.pdf"'
    assert paper.numbers(answer.data) == [1]
    printed = " ".join(" ".join(paper.pages(answer.data)).split())
    assert "2 submissions. 1 passage is listed: part I 1, part II 0, part III 0." in printed
    # What is coded anew makes it old; it is not handed out, and can be made again.
    world.code("B02", FEAR)
    browser.get(f"{path}/pdf", 404)
    assert "has changed since" in browser.get(path).text
    browser.post(path, {})
    work(world)
    assert paper.numbers(browser.get(f"{path}/pdf").data) == [1, 2]
    # So does a name that is withheld now: nothing of it stays at rest.
    with transaction():
        speaker = world.speakers["A01"]
        row = commentaries.by_id(speaker, world.commentaries["A01"].id)
        commentary.tighten_consent(speaker, row, "name_withheld", now=clock.now)
        assert db.session.scalars(select(CompilationFile)).all() == []
    browser.post(path, {})
    work(world)
    # A text that goes takes the file with it, bytes and all.
    with transaction():
        speaker = world.speakers["B02"]
        row = commentaries.by_id(speaker, world.commentaries["B02"].id)
        commentary.withdraw(speaker, row, now=clock.now)
        assert db.session.scalars(select(CompilationFile)).all() == []


def test_a_pdf_that_was_laid_out_while_a_text_went_is_not_kept(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    world.file("B02")
    with transaction():
        compilation_file.ask(world.officer, world.call, base_url="http://x", now=clock.now)
        file_id = db.session.scalars(select(CompilationFile)).one().id
    with reading():
        made = compilation_file.prepare(file_id, base_url="http://x")
    with transaction():
        speaker = world.speakers["B02"]
        row = commentaries.by_id(speaker, world.commentaries["B02"].id)
        commentary.withdraw(speaker, row, now=clock.now)
    with transaction():
        compilation_file.keep(file_id, made, now=clock.now)
        assert db.session.scalars(select(CompilationFile)).all() == []
