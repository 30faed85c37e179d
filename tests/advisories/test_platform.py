"""Advisories about the platform beneath: hosts, redirects, caches, versions, proxies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from panel.domain import names
from panel.services.addresses import email_key
from panel.web.pages import safe_next
from tests.advisories.fixed_versions import FIXED
from tests.matrix.cells import every, some
from tests.matrix.world import BASE, World

ROOT = Path(__file__).resolve().parents[2]

BYPASSES = (
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example",
    "\\/evil.example", "https://evil.example", "HTTPS:evil.example", "https:evil.example", "http:///evil.example",
    "//evil.example/%2f..", "/%2f/evil.example", "/%2fevil.example", "%2f%2fevil.example", "/%5cevil.example",
    "/\t/evil.example", "/\n/evil.example", "/%09/evil.example", "/%0d%0aLocation:%20//evil.example",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
    "//evil.example\\@127.0.0.1:8000", "http://127.0.0.1:8000@evil.example", "/.evil.example//",
    "//%E2%80%AEelpmaxe.live", "/no-such-page", " /account", "/account\x00", "?next=//evil.example",
    "/sign-out", "/static/../..//evil.example",
)  # fmt: skip


def test_adv_16_letters_lead_to_the_address_of_the_configuration(made: World) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example", "Origin": BASE}
    made.ask("nobody", "/password", "POST", data={"email": "focal@reader.example"}, headers=forged)
    made.app.extensions["panel.drain"]()
    letters = [path.read_text("utf-8", "replace") for path in made.config.mail_directory.rglob("*.eml")]
    assert letters
    assert [letter for letter in letters if "evil.example" in letter] == []
    for host in ("evil.example", "127.0.0.1:8000.evil.example", "127.0.0.1:8000@evil.example"):
        assert made.ask("nobody", "/password", headers={"Host": host}).status_code == 400


def test_adv_16_what_looks_alike_is_alike() -> None:
    same = (
        "focal@reader.example",
        " Focal@Reader.Example ",
        "ｆｏｃａｌ@reader.example",
        "FOCAL@READER.EXAMPLE\n",
    )
    assert len({email_key(each) for each in same}) == 1
    alike = ("Harbour Aid", "harbour  aid", "Hаrbour Aid", "HARBOUR AID", "Harbour\u200b Aid", "Ｈarbour Aid")
    assert len({names.skeleton(each) for each in alike}) == 1


@pytest.mark.parametrize("target", BYPASSES, ids=range(len(BYPASSES)))
def test_adv_17_next_leads_to_a_page_of_ours_or_nowhere(made: World, target: str) -> None:
    with made.app.test_request_context("/sign-in", base_url=BASE, query_string={"next": target}):
        assert safe_next() is None
    with made.app.test_request_context("/sign-in", base_url=BASE, query_string={"next": "/account"}):
        assert safe_next() == "/account"


def test_adv_19_no_page_of_somebody_is_kept_by_a_cache(made: World) -> None:
    cells = [
        c
        for c in some(every(made.subjects), 2)
        if c.method == "GET" and c.reader.name in {"focal", "hand", "nobody"}
    ]
    for cell in cells:
        head = made.ask(cell.reader.name, cell.path).headers
        assert "Cookie" in head["Vary"], cell.path
        if cell.endpoint in {"favicon", "robots"}:
            continue
        kept = head["Cache-Control"]
        assert (
            kept == "no-store"
            if cell.reader.signed_in
            else kept in {"no-store", "no-cache, private"} or "public" in kept
        )


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_adv_20_the_lock_is_above_what_is_known_and_pinned_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pinned = dict(re.findall(r"^([a-z0-9._-]+)==([0-9][\w.]*)", text, re.M))
    assert {"flask", "werkzeug", "jinja2", "cryptography"} <= set(pinned)
    behind = {
        name: pinned[name]
        for name, least in FIXED.items()
        if name in pinned and tuple(int(n) for n in re.findall(r"\d+", pinned[name])[:3]) < least
    }
    assert behind == {}
    entries = [
        entry for entry in re.split(r"\n(?=[a-z0-9])", text) if re.match(r"[a-z0-9._-]+(\[.*?\])?==", entry)
    ]
    assert len(entries) > 20
    assert [entry.partition(" ")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_adv_20_names_and_cookies_that_break_parsers(made: World) -> None:
    for cookie in ("=value", "=; panel=x", "panel=" + "x" * 8_000, "\x7f=1", 'panel="a\\', ";;;;"):
        assert made.ask("nobody", "/how-we-work/words", headers={"Cookie": cookie}).status_code in {200, 400}
    for name in ("CON", "NUL.css", "..%2fpanel.css", "%2e%2e/config.py", "a/../../config.py"):
        assert made.ask("nobody", f"{made.app.static_url_path}/{name}").status_code in {404, 308}


def test_adv_21_who_forwards_is_not_believed(made: World) -> None:
    plain = made.ask("nobody", "/account")
    forged = made.ask("nobody", "/account", headers={
        "X-Forwarded-For": "127.0.0.1, ::1", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Prefix": "//evil.example", "X-Original-URL": "/people", "X-Rewrite-URL": "/people",
        "X-HTTP-Method-Override": "DELETE", "Forwarded": "for=127.0.0.1;proto=https;host=evil.example",
    })  # fmt: skip
    assert (forged.status_code, forged.headers["Location"]) == (plain.status_code, plain.headers["Location"])
    assert made.config.proxies == 0
