"""Advisories about who may reach what: objects, exports, tokens, verbs, people."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import String, func, select

from panel.db import Base, db, transaction
from panel.domain.errors import Missing
from panel.gate import door
from panel.models import Account, Commentary, CommentaryVersion, Token
from panel.queries import commentary as commentaries
from panel.services import links
from panel.web.site import ROUTES as SITE
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call
from tests.matrix.asking import failures
from tests.matrix.cells import every, some
from tests.matrix.world import BASE, World
from tests.pages import Browser

DRAFT = "open/draft/public"


def test_adv_01_no_list_tells_of_what_is_not_public(made: World) -> None:
    hidden = [s.words for s in made.subjects["commentary"] if s.words and not s.published]
    for cell in every(made.subjects):
        if (
            cell.method == "GET"
            and cell.subject.kind in {"nothing", "session"}
            and cell.reader.name == "nobody"
        ):
            text = made.ask("nobody", cell.path).get_data(as_text=True)
            assert "(draft)" not in text, cell.path
            assert [word for word in hidden if word in text] == [], cell.path


def test_adv_02_no_verb_is_for_strangers(made: World) -> None:
    cells = [
        cell
        for cell in some(every(made.subjects), turn=3)
        if cell.method == "POST" and cell.reader.name in {"stranger", "outsider"}
        and cell.subject.kind in {"commentary", "organisation", "post"}
    ]  # fmt: skip
    assert len(cells) > 50
    assert [f"{cell}: {line}" for cell, line in failures(made, cells)] == []
    assert all(cell.expected & {403, 404, 410} for cell in cells if cell.endpoint != "share_post")


def test_adv_03_ids_are_texts_and_never_numbers(made: World) -> None:
    keys = [c for t in Base.metadata.tables.values() for c in t.primary_key if c.name == "id"]
    assert [str(c) for c in keys if not isinstance(c.type, String)] == ["audit_entry.id", "register_entry.id"]
    own = made.one("commentary", DRAFT).values["commentary_id"]
    with made.app.app_context():
        actor = acting(made.accounts["focal"])
        assert commentaries.own(actor, own).id == own
        for guess in (
            "0",
            "00",
            "",
            own[:-1],
            own.upper(),
            f"{own} ",
            *(secrets.token_hex(16) for _ in range(500)),
        ):
            with pytest.raises(Missing):
                commentaries.own(actor, guess)


@pytest.mark.parametrize("endpoint", ["receipt_file", "compilation", "coding_file", "balance_figures"])
def test_adv_04_no_file_comes_without_its_session(made: World, endpoint: str) -> None:
    of = "focal" if endpoint == "receipt_file" else "officer"
    cells = list(every(made.subjects, [endpoint]))
    path = next(c.path for c in cells if c.reader.name == of and c.expected == {200} and c.method == "GET")
    assert made.ask(of, path).status_code == 200
    assert made.ask("stranger", path).status_code in {403, 404}
    assert made.ask("nobody", path).headers["Location"].startswith("/sign-in?next=")
    client, token = made.client(of)
    client.post("/sign-out", base_url=BASE, headers={"X-CSRFToken": token})
    assert client.get(path, base_url=BASE).headers["Location"].startswith("/sign-in?next=")
    made.clients.pop(of)


def test_adv_05_a_mandate_or_a_thread_is_good_for_itself_alone(made: World) -> None:
    readers = {"stranger", "foreign", "moderator_elsewhere"}
    wanted = (
        "members",
        "edit_organisation",
        "letters",
        "moderation_queue",
        "moderate_post",
        "contributors_check",
    )
    cells = [c for c in every(made.subjects, wanted) if c.reader.name in readers and c.method == "GET"]
    assert len(cells) > 100
    assert [f"{cell}: {line}" for cell, line in failures(made, cells)] == []


@pytest.mark.parametrize(
    "query", ["filter[account.email_starts]=f", "q[email_cont]=reader", "sort=email", "order=id;--"]
)
def test_adv_06_unknown_filters_change_nothing(made: World, query: str) -> None:
    slug = made.one("session", "open").values["slug"]
    for path in (f"/reading-room/{slug}", "/organizations", "/threads"):
        plain, asked = (made.ask("nobody", p).get_data(as_text=True) for p in (path, f"{path}?{query}"))
        main = [page.partition("<main")[2].partition("</main")[0] for page in (plain, asked)]
        assert main[0] == main[1]


def test_adv_07_no_other_form_of_a_hidden_thing(made: World) -> None:
    held = made.one("commentary", "open/submitted/public")
    draft = made.one("session", "draft").values["slug"]
    number = next(f.removeprefix("number:") for f in held.facts if f.startswith("number:"))
    own = f"/reading-room/{made.one('session', 'open').values['slug']}/sub/{number}"
    tails = ("", ".json", "/embed", "/print", ".docx", ".html", "/feed.atom", "?format=json", "?embed=1")
    assert {made.ask("nobody", own + tail).status_code for tail in tails} == {404}
    calls = ("", "/base-document", "/deadline.ics", "/embed.html", ".json")
    assert {made.ask("nobody", f"/calls/{draft}{tail}").status_code for tail in calls} == {404}


def test_adv_08_of_thirty_two_identical_submissions_one_is_filed(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(open_call(cast, clock), cast.harbour, cast.hana, clock)
    browser.sign_in(cast.hana)
    token, cookie = browser.token(), browser.client.get_cookie("panel", domain="127.0.0.1")
    assert cookie is not None
    form = {"title": "T", "body": "Another text.", "revision": "1", "language": "en", "act": "submit",
            "consent": "public", "key": "one-key-for-all"}  # fmt: skip

    def send(_n: int) -> int:
        client = app.test_client()
        client.set_cookie("panel", cookie.value, domain="127.0.0.1")
        with app.app_context():
            answer = client.post(
                f"/commentaries/{row.id}", data=form, base_url=BASE, headers={"X-CSRFToken": token}
            )
        return answer.status_code

    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(send, range(32)))
    db.session.rollback()
    assert codes <= {303, 409}
    versions = select(func.count()).where(CommentaryVersion.commentary_id == row.id)
    assert db.session.scalar(versions) == 2


@pytest.mark.parametrize("kind", ["reset", "invite", "confirm"])
def test_adv_09_a_link_that_is_over_is_over_in_every_way(made: World, kind: str) -> None:
    paths = {"reset": "/password/", "invite": "/invitations/", "confirm": "/sign-up/"}
    about = {"reset": {"account_id": made.accounts["focal"].id}}.get(kind, {"email": "new@reader.example"})
    answers = []
    for how in ("expired", "used", "replaced", "unknown"):
        with made.app.app_context(), transaction():
            row, raw = links.issue(kind, now=made.clock.now, **about)
            if how == "expired":
                row.expires_at = made.clock.now
            elif how == "used":
                row.used_at = made.clock.now
            elif how == "replaced":
                links.issue(kind, now=made.clock.now, **about)
        answer = made.ask("nobody", paths[kind] + ("x" * 43 if how == "unknown" else raw))
        answers.append(
            (answer.status_code, answer.get_data(as_text=True).partition("<main")[2].partition("<footer")[0])
        )
    assert {status for status, _ in answers} == {410}
    assert len({page for _, page in answers}) == 1
    with made.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Token)) > 3


def test_adv_10_nothing_is_done_without_the_token_of_the_page(made: World) -> None:
    asked = {cell.endpoint: cell for cell in every(made.subjects) if cell.method == "POST"}
    assert len(asked) > 100
    codes = {e: made.ask("head", cell.path, "POST", token=False).status_code for e, cell in asked.items()}
    assert {endpoint: code for endpoint, code in codes.items() if code != 400} == {}
    assert not made.changed()


def test_adv_14_a_view_without_a_mark_answers_500_to_everybody(made: World) -> None:
    def unmarked(**_values: str) -> str:
        return "a page that nobody decided about"

    app = Flask("unmarked")
    app.config.update(made.app.config | {"TESTING": False})
    app.add_url_rule("/unmarked", "unmarked", door.admit(unmarked))
    app.before_request(door.start_clock)
    answer = app.test_client().get("/unmarked")
    assert (answer.status_code, "nobody decided" in answer.get_data(as_text=True)) == (500, False)


def test_adv_15_nobody_is_found_by_a_number_or_by_a_part_of_an_address(made: World) -> None:
    taking_accounts = {endpoint for rule, endpoint, *_ in SITE if "account_id" in rule}
    assert taking_accounts == {"person", "revoke_role"}
    somebody = made.accounts["contributor"]
    for reader in ("outsider", "focal", "officer", "chair", "auditor", "moderator"):
        assert made.ask(reader, f"/people/{somebody.id}").status_code == 403
        assert made.ask(reader, f"/people?email={somebody.email}").status_code == 403
    for part in ("contributor", "reader.example", "contrib%", "@", "*"):
        assert somebody.name not in made.ask("head", f"/people?email={part}").get_data(as_text=True)
    found = made.ask("head", f"/people?email={somebody.email}")
    assert found.headers["Location"] == f"/people/{somebody.id}"


def test_adv_22_who_cannot_read_a_post_or_a_text_cannot_act_on_it(made: World) -> None:
    wanted = (
        "moderate_post",
        "decide_post_appeal",
        "appeal_post",
        "edit_post",
        "letters",
        "review",
        "redact",
    )
    cells = [c for c in every(made.subjects, wanted) if c.expected == {404} and c.method == "POST"]
    assert len(cells) > 100
    assert [f"{cell}: {line}" for cell, line in failures(made, cells[:: len(cells) // 150 or 1])] == []


def test_adv_22_a_box_is_ticked_or_not_whatever_is_sent(made: World) -> None:
    draft = made.one("commentary", DRAFT)
    path, form = (
        f"/commentaries/{draft.values['commentary_id']}",
        {"title": "T", "body": "B", "language": "en"},
    )
    for revision, (sent, kept) in enumerate(
        (("false", False), ("0", False), ("", False), ("y", True)), start=1
    ):
        made.ask(
            "focal",
            path,
            "POST",
            data=form | {"body": f"B{revision}.", "revision": str(revision), "at_deadline": sent},
        )
        with made.app.app_context():
            assert db.session.get_one(Commentary, draft.values["commentary_id"]).at_deadline is kept


def test_adv_23_credentials_are_those_of_the_session(made: World) -> None:
    other = made.accounts["head"].id
    asked = [rule for rule, endpoint, *_ in SITE if rule.startswith("/account")]
    assert [rule for rule in asked if "<" in rule] == []
    with made.app.app_context():
        before = db.session.get_one(Account, other)
        kept = (before.totp_secret, before.password_hash, before.email)
    for path in asked:
        for method in ("GET", "POST"):
            made.ask(
                "focal",
                f"{path}?account_id={other}",
                method,
                **({"data": {"id": other}} if method == "POST" else {}),
            )
    with made.app.app_context():
        after = db.session.get_one(Account, other)
        assert (after.totp_secret, after.password_hash, after.email) == kept
