"""What somebody leaves who takes part under protection: nothing. Fourteen canaries go in through the real
HTTP stack, then every byte is searched: data directory, database with its write-ahead log, logs, temporary
files, mail, exports, backup."""

from __future__ import annotations

import http.client
import io
import logging
import re
import secrets
import tempfile
import threading
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import inspect, text
from werkzeug.serving import make_server

from panel.db import db, transaction
from panel.models import Account, Contribution
from panel.ops import backup
from panel.vault import officers
from panel.vault.stores import here
from tests.abuse.sweep import forms, hits
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories import threads as factory
from tests.pages import Browser
from tests.web.protected.test_joining import HIDDEN, kept

#: The instant at which the person is on the site; nothing else happens at it.
MOMENT = datetime(2027, 3, 1, 10, tzinfo=UTC) + timedelta(microseconds=secrets.randbelow(7_200_000_000))
ADDRESS = "127.66.77.88"

#: No earlier run can have left these, nor one beside this.
RUN = secrets.token_hex(4)

CANARIES = {
    "name": f"Zelmira Quillonsdottir {RUN}",
    "phone": f"+41 79 {secrets.randbelow(900) + 100} 77 {secrets.randbelow(90) + 10}",
    "e-mail": f"zelmira{RUN}@canary-letters.example",
    "passport": f"XQ{secrets.randbelow(9_000_000) + 1_000_000}",
    "user agent": f"CanaryPhone/77.13 (Zwielicht {RUN})",
    "file author": f"Author Heronfeather {RUN}",
    "image coordinates": f"47.{secrets.randbelow(900_000) + 100_000}N 8.{secrets.randbelow(900_000) + 100_000}E",
    "printer": f"Printer Quillmaster {RUN}",
    "draft text": f"the heron {RUN} stood by the ferry gate that morning",
    "search query": f"swiftlet {RUN} cormorant",
    "reset address": f"lost{RUN}@canary-reset.example",
    "association": f"Association of the Ferry {RUN}",
}


class Phone:
    """Somebody at a browser, over a real socket, from an address of its own."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str]:
        """One request; the answer's status and text."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, source_address=(ADDRESS, 0), timeout=30)
        head = {
            "Host": "127.0.0.1:8000",
            "User-Agent": CANARIES["user agent"],
            "X-Forwarded-For": ADDRESS,
            "Accept-Language": "en",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        link.request(method, path, body, head | ({"Content-Type": kind} if kind else {}))
        answer = link.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        said = answer.read().decode("utf-8", "replace")
        link.close()
        return answer.status, said

    def get(self, path: str) -> str:
        """A page."""
        return self.ask("GET", path)[1]

    def post(self, path: str, form: dict[str, str], token_of: str = "") -> tuple[int, str]:
        """A form, with the token of the page it stands on."""
        found = HIDDEN.search(self.get(token_of or path))
        assert found is not None, token_of or path
        body = urlencode({**form, "csrf_token": found[1]}).encode()
        return self.ask("POST", path, body, "application/x-www-form-urlencoded")


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield int(server.socket.getsockname()[1])
    server.shutdown()
    thread.join()


@pytest.fixture
def places(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where logs, temporary files, exports and the backup of this test go."""
    for name in ("logs", "temp", "exports", "backup"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    public, _ = officers.generate(
        {"anna": "seven green herons waited there", "ben": "the ferry leaves at the tide"}
    )
    here().public_key.write_text(public)
    log = logging.FileHandler(tmp_path / "logs" / "panel.log")
    logging.getLogger().addHandler(log)
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.INFO)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # the server of tests; the real one keeps no log
    yield tmp_path
    logging.getLogger().setLevel(level)
    logging.getLogger().removeHandler(log)
    log.close()


def office_file() -> bytes:
    """A document as a telephone makes it: its author, where its picture was taken, who printed it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/core.xml", f"<dc:creator>{CANARIES['file author']}</dc:creator>" * 9)
        package.writestr("word/media/1.jpg", f"Exif {CANARIES['image coordinates']} " * 9)
        package.writestr("settings.xml", f"<printer>{CANARIES['printer']}</printer>" * 9)
    return made.getvalue()


def visit(phone: Phone, code: str, clock: Clock) -> str:
    """Everything a person may do in one sitting, with a canary in each field; the id of the text that waits."""
    # Beside the pages for participants the hour of an act is kept, though nobody's.
    phone.post("/password", {"email": CANARIES["reset address"]})
    phone.get("/reading-room/2027-1?" + urlencode({"words": CANARIES["search query"]}))
    clock.now = MOMENT
    told = " ".join(CANARIES[each] for each in ("name", "phone", "e-mail", "passport", "association"))
    assert phone.post("/p/join", {"code": told})[0] == 422
    assert phone.post("/p/sign-in", {"number": CANARIES["phone"], "passphrase": CANARIES["name"]})[0] == 422
    phone.get("/p/join?" + urlencode({"words": CANARIES["search query"]}))
    phone.get("/p/nowhere/" + CANARIES["passport"])
    status, page = phone.post("/p/join", {"code": code})
    assert status == 200, page[:400]
    words = kept(page)[1]
    asked = [int(n) - 1 for n in re.findall(r"Word number (\d) of", phone.get("/p/confirm"))]
    phone.post("/p/confirm", {"first": words[asked[0]], "second": words[asked[1]]})
    assert phone.post("/p/contact", {"contact": told}, "/p/about")[0] == 303
    key = re.search(r'name="key"[^>]*value="(\w+)"', phone.get("/p/threads/1/write"))
    assert key is not None
    form = {
        "body": f"{CANARIES['draft text']}: {told}",
        "language": "en",
        "key": key[1],
        "details_known": "y",
    }
    sent = phone.post("/p/threads/1/write", form | {"consent": "quote_by_name", "name": CANARIES["name"]})
    assert sent[0] == 303, sent[1][:400]
    mark = b"--------x"
    body = b"--%s\r\nContent-Disposition: form-data; name=\"body\"; filename=\"%s.docx\"\r\n\r\n%s\r\n--%s--\r\n" % (
        mark, CANARIES["name"].encode(), office_file(), mark,
    )  # fmt: skip
    upload = phone.ask("POST", "/p/threads/1/write", body, f"multipart/form-data; boundary={mark.decode()}")
    assert upload[0] == 415
    assert phone.post(f"/p/texts/{key[1]}/appeal", {"sentence": told}, "/p/close")[0] == 303
    phone.get("/p/leave")
    return key[1]


def of_moment(moment: datetime) -> set[bytes]:
    """An instant as text, as seconds, and as PostgreSQL keeps it."""
    tiny = int((moment - datetime(2000, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000)
    said = {moment.strftime(form) for form in ("%H:%M:%S", "%H:%M", "%H%M%S")} - {moment.strftime("%H%M%S")}
    texts = {form for each in said for form in forms(f" {each}") | forms(f"T{each}")}
    texts |= forms(str(int(moment.timestamp()))) | forms(str(int(moment.timestamp() // 60)))
    return texts | {tiny.to_bytes(8, "little"), tiny.to_bytes(8, "big")}


def files_of(app: Flask, places: Path, since: float) -> list[Path]:
    """Every file there is: data, logs, temporary files, exports, backup; of PostgreSQL what this run wrote."""
    roots = [app.config["PANEL"].data, places]
    found = [file for root in roots for file in root.rglob("*") if file.is_file()]
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect() as connection:
            # What was written stands in the log, and pages go to their files.
            connection.execute(text("CHECKPOINT"))
            oid = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
            home = Path(str(connection.scalar(text("SHOW data_directory"))))
        found += [
            file for part in (f"base/{oid}", "pg_wal") for file in (home / part).rglob("*") if file.is_file()
        ]
    return found


def cells(needle: str) -> set[str]:
    """Table and column of every cell that holds a string."""
    found = set()
    with db.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                found |= {f"{table}.{name}" for name, value in row.items() if needle in str(value)}
    return found


def staged(app: Flask, cast: Cast, clock: Clock) -> tuple[Account, list[str], str]:
    """A thread, and a sheet that the association printed for it earlier."""
    with transaction():
        mona = factory.moderator(clock)
        slug = factory.opened(cast, clock, [mona]).thematic_session.slug
    browser = Browser(app).sign_in(cast.bela)
    base = f"/organizations/{cast.bridge.id}/invitation-sheets"
    key = re.search(r'name="key" [^>]*value="([^"]+)"', browser.get(base).get_data(as_text=True))
    form = {"call": slug, "how_many": "5", "language": "en", "key": key[1] if key else ""}
    page = browser.post(base, form, 200).get_data(as_text=True)
    *codes, mark = re.findall(r'<p class="big"><bdi class="w" dir="ltr">([\d ]+)</bdi>', page)
    return mona, codes, mark


def test_a_person_under_protection_leaves_no_trace(
    app: Flask, cast: Cast, clock: Clock, port: int, places: Path
) -> None:
    began, before = places.stat().st_mtime, cells(cast.bridge.id)
    mona, codes, mark = staged(app, cast, clock)
    assert cells(cast.bridge.id) == before  # nothing in the store leads from a sheet to who printed it
    marker = secrets.token_hex(12)
    row_id = visit(Phone(port), codes[0], clock)
    assert cells(cast.bridge.id) == before

    clock.now = datetime(2027, 3, 1, 15, 2, 1, tzinfo=UTC)
    app.extensions["panel.tick"]()
    app.extensions["panel.drain"]()
    for reader in (mona, cast.officer, cast.head, cast.auditor):
        browser = Browser(app).sign_in(reader)
        for n, path in enumerate(("/threads/2027-1/1", "/record", "/desk", "/desk/protected")):
            with app.app_context():
                answer = browser.client.get(path, base_url="http://127.0.0.1:8000")
            if path != "/desk/protected":  # who decides reads the words; nobody else does
                (places / "exports" / f"{reader.id}-{n}").write_bytes(answer.get_data())
    with transaction():
        cast.outsider.name = f"Control {marker}"
        db.session.add(cast.outsider)
    backup.make(db.engine, places / "backup" / "panel.tar", now=clock.now)

    wanted = {name: forms(words) for name, words in CANARIES.items()}
    wanted |= {"IP address": forms(ADDRESS), "precise time": of_moment(MOMENT)}
    assert len(wanted) == 14
    for code in (*codes, mark):
        wanted["association"] |= forms(code) | forms(code.replace(" ", ""))
    files = files_of(app, places, began)
    assert hits(files, wanted) == []
    held = db.session.get(Contribution, row_id)
    assert held is not None and held.sealed is not None
    found = {Path(file).name for _, file in hits(files, {"control": forms(marker), "id": forms(row_id)})}
    assert "panel.tar" in found and len(found) > 1  # the search does find what is there


def test_the_sweep_finds_what_is_hidden_in_each_way(tmp_path: Path) -> None:
    word = f"Zelmira Quillonsdottir {RUN}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a/b.xml", f"<creator>{word}</creator>")
    ways = {
        "plain": word.encode(),
        "wide": word.encode("utf-16-le"),
        "hex": word.encode().hex().encode(),
        "base64-0": b64encode(word.encode()),
        "base64-1": b64encode(b"x" + word.encode() + b"yy"),
        "base64-2": b64encode(b"xx" + word.encode() + b"y"),
        "zip": packed.getvalue(),
        "stream": b"obj\nstream\n" + zlib.compress(f"some {word} text".encode()) + b"\nendstream",
        "stream in zip": zlib.compress(packed.getvalue()),
    }
    for name, content in ways.items():
        (tmp_path / name).write_bytes(b"\x00\x01" * 7 + content if name == "plain" else content)
    (tmp_path / "clean").write_bytes(b"Zelmira and Quillonsdottir stand apart")
    found = hits(sorted(tmp_path.iterdir()), {"name": forms(word)})
    assert {Path(file).name for _, file in found} == set(ways)
