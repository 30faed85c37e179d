"""The pages and files of the public register, as an outsider uses them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import CommentaryVersion
from panel.queries import commentary as commentaries
from panel.register import notes, verifier
from panel.register.notes import Signer
from panel.services import admission, receipts, register, register_place
from panel.services import commentary as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.pages import Browser

ORIGIN = "127.0.0.1/register"
SIGNER = Signer(ORIGIN, b"k" * 32)
WITNESS = Signer("witness.example/one", b"w" * 32, notes.WITNESSES)
FILES = ("register.txt", "checkpoint.txt", "published.jsonl", "panel-verify.py")


class World:
    """A call with a public text, one without a name, one withheld, and one that was declined."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        self.cast, self.clock = cast, clock
        with transaction():
            self.call = open_call(cast, clock)
            self.named = admitted(self.call, cast.harbour, cast.hana, clock, cast, text="One heron.\n\nTwo.")
            self.hidden = admitted(
                self.call, cast.bridge, cast.bela, clock, cast, consent="name_withheld", text="A gull."
            )
        self.merge()

    def merge(self) -> int:
        self.clock.forward(days=1)
        with transaction():
            return register.merge(SIGNER, memory=None, now=self.clock.now)


@pytest.fixture
def world(app: Flask, cast: Cast, clock: Clock) -> Iterator[World]:
    yield World(cast, clock)


def downloaded(browser: Browser, directory: Path) -> dict[str, Path]:
    found = {}
    for name in FILES:
        answer = browser.get(f"/register/{name}")
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        found[name] = directory / name
        found[name].write_bytes(answer.get_data())
    return found


def run(*arguments: Any) -> tuple[int, str]:
    with redirect_stdout(StringIO()) as said:
        status = verifier.main([str(each) for each in arguments])
    return status, said.getvalue()


def keys_of(browser: Browser) -> tuple[str, str]:
    page = browser.get("/register/how-to-check").get_data(as_text=True)
    found = re.findall(r'<bdi class="w" dir="ltr">([^<]+)</bdi>', page)
    return found[0], found[1]


def test_an_outsider_checks_everything_with_what_is_downloaded(
    world: World, browser: Browser, cast: Cast, tmp_path: Path
) -> None:
    files = downloaded(browser, tmp_path)
    key, receipts_key = keys_of(browser)
    register_, checkpoint = files["register.txt"], files["checkpoint.txt"]
    assert files["panel-verify.py"].read_bytes() == Path(verifier.__file__).read_bytes()
    assert run("register", register_, checkpoint, "--vkey", key)[0] == 0
    assert run("published", files["published.jsonl"], register_, checkpoint, "--vkey", key) == (
        0, "OK: 2 published texts, each as it was recorded; none missing, none extra.\n",
    )  # fmt: skip
    said = browser.sign_in(cast.hana).get(f"/commentaries/{world.named.id}/receipt.txt")
    (tmp_path / "receipt.txt").write_bytes(said.get_data())
    status, told = run(
        "receipt",
        tmp_path / "receipt.txt",
        register_,
        checkpoint,
        "--vkey",
        key,
        "--receipt-vkey",
        receipts_key,
    )
    assert status == 0
    assert told.startswith("OK: The promise is genuine. The text is the one that was recorded. It is line ")
    assert told.endswith(". The text is published.\n")


def test_a_receipt_before_and_after_its_line(
    world: World, browser: Browser, cast: Cast, clock: Clock
) -> None:
    with transaction():
        other = open_call(cast, clock)
        row = filed(other, cast.harbour, cast.hana, clock)
    browser.sign_in(cast.hana)
    page = browser.get(f"/commentaries/{row.id}/receipt").get_data(as_text=True)
    promised = re.search(r"Promised by the end of (\S+) \(UTC\)", page)
    assert promised is not None
    before = browser.get(f"/commentaries/{row.id}/receipt.txt").get_data(as_text=True)
    assert f"merge-by {promised[1]}\n" in before and "tlog-proof" not in before
    world.merge()
    browser.sign_in(cast.hana)
    page = browser.get(f"/commentaries/{row.id}/receipt").get_data(as_text=True)
    assert re.search(r"Line \d+, signed on \d{4}-", page)
    assert "What this receipt proves, and what it does not" in page
    after = browser.get(f"/commentaries/{row.id}/receipt.txt").get_data(as_text=True)
    assert "c2sp.org/tlog-proof@v1\nindex " in after


def test_the_proof_in_a_receipt_leads_to_its_checkpoint(world: World, app: Flask) -> None:
    from panel.register.tree import included, leaf

    made = receipts.of(world.named)
    place = register_place.of(made, ORIGIN, b"r" * 32)
    head, _, below = place.proof.partition("\n\n")
    _, index, *hashes = head.split("\n")
    note = notes.read_note(below)
    checkpoint = notes.read_checkpoint(note)
    path = [notes._unb64(each) for each in hashes]
    at = int(index.removeprefix("index "))
    assert included(leaf(place.line.encode() + b"\n"), at, checkpoint.size, path, checkpoint.root)
    assert notes.signed_by(note, SIGNER.verifier)
    assert notes.signed_by(
        notes.read_note(place.promise), register_place.receipt_key(ORIGIN, b"r" * 32).verifier
    )


def test_the_page_says_each_line_in_words(world: World, browser: Browser, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = commentaries.own(acting(cast.hana), world.named.id, lock=True)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
        third = filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
        found = commentaries.by_id(acting(cast.officer), third.id, lock=True)
        admission.decline(
            acting(cast.officer), found, found.version_id or "", "decline", "G3", "No.", now=clock.now
        )
    world.merge()
    page = browser.get("/register").get_data(as_text=True)
    for words in (
        f"A text was received for {world.call.symbol}.",
        "was published.",
        "Its author withdrew the text of line",
        "was not admitted: G3, Language.",
        "What follows was entered on",
        "nobody yet",
    ):
        assert words in page, words
    assert page.count("<tr id=") == 9
    assert "Harbour" not in page and "Puente" not in page


def test_what_is_taken_down_leaves_the_file_at_once(
    world: World, browser: Browser, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    with transaction():
        row = commentaries.own(acting(cast.hana), world.named.id, lock=True)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
    files = downloaded(browser, tmp_path)
    assert b"heron" not in files["published.jsonl"].read_bytes()
    assert b'"taken_down":true' in files["published.jsonl"].read_bytes()
    assert run("published", files["published.jsonl"], files["register.txt"])[0] == 3
    world.merge()
    files = downloaded(browser, tmp_path)
    assert run("published", files["published.jsonl"], files["register.txt"])[0] == 0


def test_a_name_that_is_withheld_later_is_in_no_file_from_then_on(
    world: World, browser: Browser, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    assert b"Harbour" in downloaded(browser, tmp_path)["published.jsonl"].read_bytes()
    with transaction():
        row = commentaries.own(acting(cast.hana), world.named.id, lock=True)
        verbs.tighten_consent(acting(cast.hana), row, "name_withheld", now=clock.now)
    assert b"Harbour" not in downloaded(browser, tmp_path)["published.jsonl"].read_bytes()
    world.merge()
    files = downloaded(browser, tmp_path)
    told = files["published.jsonl"].read_text("utf-8")
    assert "Harbour" not in told and "heron" in told and told.count("Name withheld (NW") == 2
    assert run("published", files["published.jsonl"], files["register.txt"])[0] == 0


def test_salts_of_what_is_not_published_stay_in_the_house(
    world: World, browser: Browser, cast: Cast, clock: Clock, tmp_path: Path
) -> None:
    with transaction():
        other = open_call(cast, clock)
        sealed = admitted(other, cast.harbour, cast.hana, clock, cast, consent="text_withheld", text="Owl.")
        waiting = filed(other, cast.bridge, cast.bela, clock, text="Kite.")
    world.merge()
    everything = b"".join(path.read_bytes() for path in downloaded(browser, tmp_path).values())
    for row in (sealed, waiting):
        version = db.session.get_one(CommentaryVersion, row.version_id)
        assert version.salt.hex().encode() not in everything
    assert b"Owl" not in everything and b"Kite" not in everything


def test_checkpoints_their_witnesses_and_their_feed(
    world: World, browser: Browser, cast: Cast, clock: Clock
) -> None:
    first = register.stand()
    assert first is not None
    with transaction():
        line = WITNESS.cosign(notes.read_note(first.note).text, 5)
        register.cosigned(first.size, line, [str(WITNESS.verifier)])
        filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
    world.merge()
    page = browser.get("/register/checkpoints").get_data(as_text=True)
    assert page.count("<tr>") == 3 and "witness.example/one" in page and "2 checkpoints." in page
    old = browser.get(f"/register/checkpoints/{first.size}")
    assert notes.witnesses_of(notes.read_note(old.get_data(as_text=True)), [WITNESS.verifier])
    feed = ET.fromstring(browser.get("/register/checkpoints.atom").get_data())
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    texts = [each.findtext("{http://www.w3.org/2005/Atom}content") or "" for each in entries]
    assert [notes.read_checkpoint(notes.read_note(text)).size for text in texts] == [
        first.size + 2,
        first.size,
    ]
    for size in ("0", "1", "05", "x", "99999999999", "٥"):
        browser.get(f"/register/checkpoints/{size}", 404)


def test_before_the_first_checkpoint(app: Flask, browser: Browser) -> None:
    assert "There is no line yet." in browser.get("/register").get_data(as_text=True)
    assert "Nothing is signed yet." in browser.get("/register/checkpoints").get_data(as_text=True)
    assert "--vkey KEY" in browser.get("/register/how-to-check").get_data(as_text=True)
    for name in FILES[:3]:
        browser.get(f"/register/{name}", 404)
    browser.get("/register/checkpoints.atom")


def test_a_register_that_was_not_added_to_is_not_sent_again(world: World, browser: Browser) -> None:
    tag = browser.get("/register/register.txt").headers["ETag"]
    assert browser.get("/register/register.txt", 304, headers={"If-None-Match": tag}).get_data() == b""


@pytest.mark.parametrize("many", [1, 3])
def test_pages_are_as_quick_with_many_lines(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, count_queries: Any, many: int
) -> None:
    with transaction():
        for _ in range(many):
            call = open_call(cast, clock)
            admitted(call, cast.harbour, cast.hana, clock, cast)
    clock.forward(days=1)
    with transaction():
        register.merge(SIGNER, memory=None, now=clock.now)
    for path, statements in (
        ("/register", 3),
        ("/register/checkpoints", 3),
        ("/register/published.jsonl", 7),
    ):
        with count_queries() as counted:
            browser.get(path).get_data()
        assert (path, counted.statements) == (path, statements)


def test_a_page_of_a_long_register_stays_small(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    from sqlalchemy import insert

    from panel.models import RegisterCheckpoint, RegisterLine
    from panel.register.lines import Line
    from tests.tamper.matrix import sealed

    texts = [Line(n, "SUBMIT", "SPMHR/2027/1", (sealed(str(n)),)) for n in range(1, 1001)]
    with transaction():
        rows = [
            {
                "seq": e.seq,
                "text": e.text.decode()[:-1],
                "commitment": e.commitment,
                "merged_size": 1000,
                "proof": b"",
            }
            for e in texts
        ]
        db.session.execute(insert(RegisterLine), rows)
        note = SIGNER.sign(f"{ORIGIN}\n1000\nAAAA\n")
        for size in range(901, 1001):
            db.session.add(
                RegisterCheckpoint(
                    size=size, day="2027-03-02", note=f"{ORIGIN}\n{size}\nAAAA\n\n{note}", vkey="x"
                )
            )
    for path in ("/register", "/register?page=2", "/register?page=99", "/register/checkpoints"):
        body = browser.get(path).get_data()
        assert len(body) < 100_000, path
    last = browser.get("/register?page=10").get_data(as_text=True)
    assert 'id="l1"' in last and 'id="l101"' not in last
    digest = hashlib.sha256(browser.get("/register/register.txt").get_data()).hexdigest()
    assert digest == hashlib.sha256(b"".join(each.text for each in texts)).hexdigest()
