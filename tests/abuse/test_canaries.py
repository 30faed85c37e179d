"""A withheld name or text is on no page, in no feed, file or header: every GET route is read by everybody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pypdfium2
import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.actor import SYSTEM
from panel.models import (
    Account,
    Approval,
    Commentary,
    Correction,
    Mandate,
    Point,
    SummaryParagraph,
    Theme,
)
from panel.queries import commentary as commentaries
from panel.queries import correction as corrections
from panel.queries import thematic_session as sessions
from panel.register.notes import Signer
from panel.services import (
    coding,
    contributors_check,
    correction,
    correction_answer,
    non_use,
    receipts,
    register,
)
from panel.services import summary as verbs
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.pages import Browser

#: Where an organization or its people may be named; nothing of a withheld text may stand there.
NAMED = {
    "organisations",
    "organisation",
    "review_organisation",
    "suspend_organisation",
    "person",
    "demo_mail",
}
#: The register holds the commitment to every text, which says nothing without its salt.
SEALS = {"register", "register_file"}
SUMMARY_FILES = ("/html", "/docx", "/pdf", "/json")
DESK = {"officer", "chair", "safeguard"}
READERS = (None, "bela", "officer", "auditor", "chair", "safeguard")
FEAR = "people stay away for fear of being reported"


@dataclass(frozen=True)
class Hidden:
    """Words that tell who it is, and words that tell which text it is."""

    who: tuple[str, ...]
    which: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """A session whose summary is issued, with the secrets of two of its texts."""

    slug: str
    name_withheld: Hidden
    text_withheld: Hidden
    pools: dict[str, list[str]]


def secret(cast: Cast, clock: Clock, call: Any, tag: str, consent: str) -> tuple[Commentary, Hidden]:
    """A text of an organization whose every word about itself is unique."""
    body = organisation(f"Zwielicht{tag} Society", clock.now, acronym=f"ZQ{tag}", city=f"Quillon{tag}")
    body.english_name, body.website = f"Twilight{tag} Society", f"https://canary{tag}.example/"
    who = person(f"zelda@canary{tag}.example", f"Zelda Quill{tag}", clock.now)
    mandate(who, body, clock.now)
    text = f"We run a desk.\n\nPeople stay away for fear of a heron{tag}."
    row = admitted(call, body, who, clock, cast, consent=consent, text=text, title=f"Titled{tag}")
    made = receipts.of(row)
    names = (f"Zwielicht{tag}", f"ZQ{tag}", f"Quillon{tag}", f"Twilight{tag}", f"canary{tag}", f"Quill{tag}")
    which = (f"Titled{tag}", f"heron{tag}", made.tracker, made.commitment, made.salt)
    return row, Hidden(names, (*which, f"{row.code}<", made.number))


@pytest.fixture
def stage(app: Flask, cast: Cast, clock: Clock) -> Iterator[Stage]:
    with transaction():
        call = open_call(cast, clock)
        texts = [admitted(call, cast.harbour, cast.hana, clock, cast)]
        texts.append(admitted(call, cast.bridge, cast.bela, clock, cast))
        named, hidden = secret(cast, clock, call, "NAM", "name_withheld")
        closed, sealed = secret(cast, clock, call, "TXT", "text_withheld")
        for row in (*texts, named):
            found = commentaries.by_id(acting(cast.officer), row.id)
            block = [p for p in commentaries.paragraphs(row.admitted_version_id or "") if p.number][-1]
            choice = coding.Choice(
                start=block.start, end=block.end, wording=FEAR, theme_label="Fear", kind="observation",
                verb="reported",
            )  # fmt: skip
            coding.code(acting(cast.officer), found, choice, now=clock.now)
    clock.forward(days=60)
    with transaction():
        call = sessions.by_slug(SYSTEM, call.slug)
        call.state = "collating"
        summary = verbs.build(acting(cast.officer), call, now=clock.now)
        verbs.circulate(acting(cast.head), summary, now=clock.now)
    _correct(cast, clock, call, named, closed)
    clock.forward(days=30)
    with transaction():
        non_use.set_aside(
            acting(cast.officer), sessions.by_slug(SYSTEM, call.slug), "context", 99, now=clock.now
        )
        verbs.adopt(acting(cast.chair), verbs.of(sessions.by_slug(SYSTEM, call.slug)), now=clock.now)
        verbs.issue(acting(cast.head), verbs.of(sessions.by_slug(SYSTEM, call.slug)), now=clock.now)
    app.extensions["panel.drain"]()
    with transaction():
        register.merge(Signer("127.0.0.1/register", b"k" * 32), memory=None, now=clock.now)
    signed = register.stand()
    assert signed is not None
    rows = [*texts, named, closed]
    ids = {model: [row.id for row in db.session.query(model)] for model in (Theme, Point, Approval)}
    pools = {
        "slug": [call.slug],
        "commentary_id": [row.id for row in rows],
        "organisation_id": [row.organisation_id for row in rows],
        "account_id": [cast.hana.id],
        "kind": ["sub"],
        "language": ["fr"],
        "number": [str(row.number) for row in rows],
        "format": ["html", "docx", "pdf", "json", "csv", "xlsx", "qdc", "qdpx"],
        "list_id": ["issues"],
        "theme_id": ids[Theme],
        "point_id": ids[Point],
        "approval_id": ids[Approval],
        "paragraph_id": [row.id for row in db.session.query(SummaryParagraph).limit(2)],
        "coding_id": [],
        "sample_id": [],
        "place": [],
        "correction_id": [row.id for row in db.session.query(Correction)],
        "token": ["x"],
        "size": [str(signed.size)],
        "version_id": [row.version_id or "" for row in rows],
        "filename": [],
        "post": ["1"],
        "post_id": [],
        "report_id": [],
        "flag_id": [],
        "contribution_id": [],
    }
    db.session.rollback()
    yield Stage(call.slug, hidden, sealed, pools)


def _correct(cast: Cast, clock: Clock, call: Any, named: Commentary, closed: Commentary) -> None:
    """Both ask for a correction, one of them for safety, and both are answered."""
    wanted = (
        (named, correction.Wanted(kind="name", text="Our label is printed wrongly.")),
        (closed, correction.Wanted(kind="safety", text="It tells who is meant.", paragraph=4, sentence=0)),
    )
    for row, each in wanted:
        with transaction():
            speaker = (
                db.session.query(Account)
                .join(Mandate, Mandate.account_id == Account.id)
                .where(Mandate.organisation_id == row.organisation_id)
            )
            actor = acting(speaker.one())
            standing = contributors_check.standing(
                actor, sessions.by_slug(SYSTEM, call.slug), row.id, lock=True
            )
            made = correction.file(actor, standing, each, now=clock.now)
        with transaction():
            held = corrections.by_id(made.id, lock=True)
            given = correction_answer.Answer(outcome="noted", reason="We looked at it.")
            correction_answer.answer(acting(cast.rapporteur), held, given, now=clock.now)


def addresses(app: Flask, stage: Stage) -> list[tuple[str, str]]:
    """(endpoint, path) of every GET route, once with each value of its arguments, and the filters."""
    found = []
    with app.test_request_context(base_url="http://127.0.0.1:8000"):
        adapter = app.create_url_adapter(None) or app.url_map.bind("127.0.0.1:8000")
        for rule in app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()):
                continue
            names = sorted(rule.arguments)
            for values in product(*(stage.pools[name] for name in names)):
                path = adapter.build(
                    rule.endpoint, dict(zip(names, values, strict=True)), force_external=False
                )
                found.append((rule.endpoint, path))
    room = f"/reading-room/{stage.slug}"
    asked = ("constituency=NGO", "region=ECA", "language=en", "question=1", "words=fear", "page=2")
    return [*found, *(("reading_room_session", f"{room}?{query}") for query in asked)]


def told(answer: Any) -> str:
    """Headers and all the words of an answer; of a Word file its parts, of a PDF its text."""
    head, body = str(answer.headers), answer.get_data()
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            return (
                head
                + " ".join(package.namelist())
                + b" ".join(map(package.read, package.namelist())).decode("utf-8", "replace")
            )
    if body[:5] == b"%PDF-":
        with pypdfium2.PdfDocument(body) as pdf:
            text = " ".join(page.get_textpage().get_text_range() for page in pdf)
            return head + text + str(pdf.get_metadata_dict())
    return head + body.decode("utf-8", "replace")


def leaks(stage: Stage, reader: str | None, endpoint: str, text: str) -> list[str]:
    """What must not stand in an answer to that reader."""
    hidden, sealed = stage.name_withheld, stage.text_withheld
    who = [word for word in (*hidden.who, *sealed.who) if word in text]
    which = [word for word in (*hidden.which, *sealed.which) if word in text]
    found = which if who else []
    if endpoint not in NAMED:
        found = found + who
    if reader not in DESK:
        allowed = {stage.text_withheld.which[-1]} if reader == "auditor" else set[str]()
        if endpoint in SEALS:
            allowed.add(stage.text_withheld.which[3])
        found += [word for word in sealed.which if word in text and word not in allowed]
    return found


def test_every_page_keeps_what_is_withheld(app: Flask, stage: Stage, cast: Cast, browser: Browser) -> None:
    paths, found, read = addresses(app, stage), [], 0
    open_to_all = set()
    for reader in READERS:
        browser.sign_in(getattr(cast, reader) if reader else None)
        for endpoint, path in paths:
            with app.app_context():
                answer = browser.client.get(path, base_url="http://127.0.0.1:8000")
            assert answer.status_code < 500 and answer.status_code != 429, path
            read += answer.status_code == 200
            text = told(answer)
            answer.close()  # as a server does: the next file of this account waits for it
            found += [(reader, path, word) for word in leaks(stage, reader, endpoint, text)]
            if reader is None and "heronNAM" in text:
                open_to_all.add(endpoint)
            if reader is None and endpoint == "summary_file" and path.endswith(SUMMARY_FILES):
                assert answer.status_code == 200, path
                assert "fear" in text, path
    assert found == []
    assert open_to_all == {"commentary", "published_texts"}
    assert read > 200
    files = [path for endpoint, path in paths if endpoint == "coding_file"]
    browser.sign_in(cast.officer)
    statuses = []
    for path in files:
        with browser.client.get(path, base_url="http://127.0.0.1:8000") as answer:
            statuses.append(answer.status_code)
    assert statuses.count(200) == 5


def test_the_search_finds_no_name(app: Flask, stage: Stage, cast: Cast, browser: Browser) -> None:
    for reader in READERS:
        browser.sign_in(getattr(cast, reader) if reader else None)
        for word in (*stage.name_withheld.who, *stage.text_withheld.who, stage.text_withheld.which[1]):
            page = browser.get(f"/reading-room/{stage.slug}?words={word}").get_data(as_text=True)
            assert "Nothing matches" in page
