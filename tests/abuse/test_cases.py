"""Cases of the catalogue that no other test shows, with its invariants after each."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from panel.db import db
from panel.domain import identifiers, names, numbering, refusals, symbols, text, wordcount
from panel.models import Account, Commentary
from tests.abuse.sending import bad
from tests.factories.calls import geneva
from tests.matrix.cells import every, some
from tests.matrix.world import World

DRAFT = "open/draft/public"
FORM = "application/x-www-form-urlencoded"


def writing(made: World) -> str:
    return f"/commentaries/{made.one('commentary', DRAFT).values['commentary_id']}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("", "text", id="B-025 empty"),
        pytest.param(" \t \n ", "text", id="B-025 blanks"),
        pytest.param("… — ! ?", "text", id="B-025 points"),
        pytest.param("x" * 5_000, "longest", id="B-011"),
        pytest.param("移" * 1_501, "1,001", id="B-012"),
        pytest.param("word " * 1_001, "1,001", id="B-001 over"),
        pytest.param("a\u202eb", "U+202E", id="B-020"),
        pytest.param("e" + "\u0301" * 500, "marks", id="B-021"),
        pytest.param("a\ue000b", "U+E000", id="B-017"),
    ],
)
def test_a_text_that_cannot_be_filed_is_told_and_kept(made: World, body: str, told: str) -> None:
    form = {
        "title": "T",
        "body": body,
        "revision": "1",
        "language": "en",
        "consent": "public",
        "act": "submit",
        "key": "k" * 32,
    }
    answer = made.ask("focal", writing(made), "POST", data=form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page or "error" in page
    assert body.strip()[:400] in page.replace("&#34;", '"')
    with made.app.app_context():
        row = db.session.get_one(Commentary, made.one("commentary", DRAFT).values["commentary_id"])
        assert (row.state, row.number) == ("draft", None)
    assert told


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"data": b'{"body": "x"', "content_type": "application/json"}, 400),
        ({"data": b"body=x" + b"y" * 1_100_000, "content_type": FORM}, 413),
        (
            {"data": b"\x1f\x8b\x08\x00body", "content_type": FORM, "headers": {"Content-Encoding": "gzip"}},
            400,
        ),
        ({"data": b"body=%FF%FE", "content_type": FORM}, 400),
        ({"data": b"revision=1&revision=2", "content_type": FORM}, 400),
        ({"data": b"<body/>", "content_type": "application/xml"}, 415),
        ({"data": b"--x\r\n\r\n--x--", "content_type": "multipart/form-data; boundary=x"}, 415),
    ],
    ids=["B-015", "B-013", "B-078", "B-019", "B-087", "xml", "B-075"],
)
def test_a_request_that_makes_no_sense_changes_nothing(
    made: World, how: dict[str, object], status: int
) -> None:
    assert bad(made, f"{writing(made)}/autosave", **how).status_code == status


@pytest.mark.parametrize(
    "path",
    ["//account", "/./account", "/%2e%2e/account", "/account;x", "/account%00", "/account.css", "/account/x.css",
     "/calls/٣", "/calls/-1", "/register/checkpoints/9223372036854775808", "/register/checkpoints/" + "9" * 4_000,
     "/reading-room/2027-1/sub/%D9%A3", "/threads/2027-1/-1", "/threads/2027-1/1e3"],
)  # fmt: skip
def test_tricks_with_the_path_lead_nowhere(made: World, path: str) -> None:
    answer = made.ask("focal", path)
    assert answer.status_code in {302, 303, 308, 400, 404, 413}
    assert "focal@reader.example" not in answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] in {"no-store", "no-cache, private"}


@pytest.mark.parametrize("page", ["-1", "0", "1e3", "1000000000", "٣", "x", "1;drop"])
def test_pages_that_do_not_exist(made: World, page: str) -> None:
    for path in ("/organizations", f"/reading-room/{made.one('session', 'open').values['slug']}", "/record"):
        assert made.ask("auditor", f"{path}?page={page}").status_code in {200, 400, 404}


def test_a_private_page_is_never_partial_nor_unchanged(made: World) -> None:
    for headers in (
        {"Range": "bytes=0-1,2-3,4-5"},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ):
        answer = made.ask("focal", "/account", headers=headers)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
        assert "ETag" not in answer.headers


def test_every_answer_forbids_framing_sniffing_and_strangers(made: World) -> None:
    cells = [
        c for c in some(every(made.subjects), 4) if c.method == "GET" and c.reader.name in {"nobody", "hand"}
    ]
    for cell in cells:
        head = made.ask(cell.reader.name, cell.path, headers={"Origin": "null"}).headers
        policy = head["Content-Security-Policy"]
        assert "unsafe-" not in policy and "*" not in policy, cell.path
        assert (
            "default-src 'none'" in policy
            and "frame-ancestors 'none'" in policy
            and "base-uri 'none'" in policy
        )
        assert "form-action 'self'" in policy
        assert head["X-Content-Type-Options"] == "nosniff"
        assert head["Referrer-Policy"] in {"same-origin", "no-referrer"}
        assert head["Cross-Origin-Opener-Policy"] == head["Cross-Origin-Resource-Policy"] == "same-origin"
        assert [name for name, _ in head if name.lower().startswith("access-control")] == []
        assert not {"Server", "X-Powered-By"} & set(dict(head))


def test_fields_that_no_form_has_are_nobodys(made: World) -> None:
    more = {"role": "head", "roles": "head", "state": "closed", "id": "0" * 32, "organisation_id": "0" * 32,
            "email_key": "x@y.example", "password_hash": "x", "created_at": "2000-01-01"}  # fmt: skip
    with made.app.app_context():
        row = db.session.get_one(Account, made.accounts["focal"].id)
        before = {c.name: getattr(row, c.name) for c in Account.__table__.columns}
    made.ask(
        "focal",
        "/account",
        "POST",
        data={"name": "New Name", "locale": "fr", "time_zone": "Europe/Paris"} | more,
    )
    with made.app.app_context():
        row = db.session.get_one(Account, made.accounts["focal"].id)
        after = {c.name: getattr(row, c.name) for c in Account.__table__.columns}
    assert {name for name in after if after[name] != before[name]} <= {"name", "locale", "time_zone"}
    assert after["name"] == "New Name"


def test_a_bulk_act_with_a_strange_id_does_nothing(made: World) -> None:
    thread = next(s for s in made.subjects["thread"] if s.state == "open")
    held = next(s for s in made.subjects["post"] if s.state == "held")
    path = f"/desk/moderation/{thread.values['slug']}/1/together"
    data = {"chosen": [held.values["post_id"], "0" * 32], "act": "publish", "outcome": "publish"}
    answer = made.ask("moderator", path, "POST", data=data)
    assert answer.status_code < 500
    assert not (made.changed() and answer.status_code >= 400)


def test_the_day_that_most_years_do_not_have() -> None:
    assert geneva(2028, 2, 29, 18) == datetime(2028, 2, 29, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    "run",
    ["a" * 50_000 + "!", "a " * 25_000, "(" * 20_000, "1" * 50_000, "[^1" * 9_000, "-" * 50_000, "@" * 9_000],
)
def test_long_runs_go_through_every_expression(run: str) -> None:
    wordcount.count(run)
    refusals.of_field("body", run, one_line=False)
    text.normalise(run)
    text.clean(run)
    names.skeleton(run[:5_000])
    numbering.read("numbers", run, 24)
    identifiers.find(run)
    with pytest.raises(symbols.SymbolError):
        symbols.parse(run)
