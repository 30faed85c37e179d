"""From a sheet to one's own page: printed once, used once, words typed as people type them."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask

from panel.db import db, transaction
from panel.models import AuditEntry, Invitation, InvitationCount, Participant, ParticipantSession
from panel.services import closing
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser

HIDDEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def drawn(browser: Browser, base: str) -> dict[str, str]:
    """What a form for a sheet carries, so that it makes one."""
    key = re.search(r'name="key" [^>]*value="([^"]+)"', browser.get(base).get_data(as_text=True))
    assert key is not None
    return {"key": key[1]}


def sheet(cast: Cast, clock: Clock, browser: Browser, **asked: str) -> tuple[list[str], str]:
    """The codes of a sheet that an association printed, and its mark."""
    with transaction():
        call = open_call(cast, clock)
        slug = call.slug
    browser.sign_in(cast.bela)
    base = f"/organizations/{cast.bridge.id}/invitation-sheets"
    form = {"call": slug, "how_many": "5", "language": "en", **asked}
    page = browser.post(base, form | drawn(browser, base), 200).get_data(as_text=True)
    *codes, mark = re.findall(r'<p class="big"><bdi class="w" dir="ltr">([\d ]+)</bdi>', page)
    browser.sign_in(None)
    return codes, mark


def send(browser: Browser, path: str, data: dict[str, str], status: int) -> str:
    """Fill in a form of a page under /p, whose token fits its cookie."""
    page = browser.get("/p/close", follow_redirects=True)
    found = HIDDEN.search(page.get_data(as_text=True))
    assert found is not None
    answer = browser.post(path, {**data, "csrf_token": found[1]}, status, token=False)
    return str(answer.get_data(as_text=True))


def kept(page: str) -> tuple[str, list[str], list[str]]:
    """Number and both passphrases, as they are printed on the page."""
    number = re.search(r'class="big tn"><bdi class="w" dir="ltr">([\d ]+)<', page)
    words = re.findall(r"<li><bdi>([^<]+)</bdi></li>", page)
    assert number is not None
    return number[1], words[:6], words[6:]


def confirmed(browser: Browser, words: list[str]) -> None:
    """Type the two words that are asked for."""
    page = browser.get("/p/confirm").get_data(as_text=True)
    first, second = (int(n) - 1 for n in re.findall(r"Word number (\d) of", page))
    send(browser, "/p/confirm", {"first": words[first].upper(), "second": words[second]}, 303)


def test_from_the_sheet_to_ones_own_page(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    codes, _ = sheet(cast, clock, browser)
    assert (len(codes), len(set(codes)), [len(c.replace(" ", "")) for c in codes]) == (5, 5, [16] * 5)
    slipped = send(browser, "/p/join", {"code": codes[0][:-1]}, 422)  # a digit left out: a slip, no more
    assert ("Type the 16 digits" in slipped, "does not work" in slipped) == (True, False)
    page = send(browser, "/p/join", {"code": codes[0].replace(" ", "-")}, 200)
    number, words, second = kept(page)
    assert (len(words), len(second)) == (6, 6)
    assert browser.get("/p", 303).headers["Location"] == "/p/confirm"
    assert "These are not the two words" in send(browser, "/p/confirm", {"first": "x", "second": "y"}, 422)
    confirmed(browser, words)
    assert "Nothing waits for you" not in browser.get("/p").get_data(as_text=True)

    browser.sign_in(None)
    assert browser.get("/p", 303).headers["Location"] == "/p/sign-in"
    assert "does not work" in send(browser, "/p/join", {"code": codes[0]}, 422)
    typed = {"number": number, "passphrase": "  ".join(words).title()}
    assert "do not fit" in send(browser, "/p/sign-in", {**typed, "passphrase": " ".join(second)}, 422)
    send(browser, "/p/sign-in", typed, 303)
    assert "Welcome" in browser.get("/p").get_data(as_text=True)

    db.session.rollback()
    assert db.session.query(Invitation).count() == 4
    assert [each.used for each in db.session.query(InvitationCount)] == [1]
    assert {each.day for each in db.session.query(ParticipantSession)} == {clock.now.date()}
    told = {entry.tag for entry in db.session.query(AuditEntry)}
    assert not any("participant" in tag or "invitation" in tag for tag in told)


def test_the_second_words_give_new_ones_and_closing_leaves_the_number(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    codes, _ = sheet(cast, clock, browser)
    number, words, second = kept(send(browser, "/p/join", {"code": codes[0]}, 200))
    browser.sign_in(None)
    found = kept(send(browser, "/p/recover", {"number": number, "passphrase": "".join(second)}, 200))
    assert (found[0], found[1] == words) == (number, False)
    confirmed(browser, found[1])
    other = Browser(app)
    assert "do not fit" in send(other, "/p/sign-in", {"number": number, "passphrase": " ".join(words)}, 422)
    assert "closed" in send(browser, "/p/close", {}, 200)
    assert browser.get("/p", 303).headers["Location"] == "/p/sign-in"
    typed = {"number": number, "passphrase": " ".join(found[1])}
    assert "do not fit" in send(other, "/p/sign-in", typed, 422)
    db.session.rollback()
    row: Any = db.session.query(Participant).one()
    assert (row.state, row.passphrase_hash, row.recovery_hash) == ("erased", "", "")


def test_a_sheet_is_revoked_by_its_mark_and_rationed_by_the_day(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    codes, mark = sheet(cast, clock, browser)
    send(browser, "/p/join", {"code": codes[0]}, 200)
    base = f"/organizations/{cast.bridge.id}/invitation-sheets"
    browser.sign_in(cast.bela)
    assert "No unused invitation" in browser.post(f"{base}/revoke", {"mark": "1" * 20}, 422).get_data(
        as_text=True
    )
    browser.post(f"{base}/revoke", {"mark": mark})
    assert "4 unused invitations are revoked" in browser.get(base).get_data(as_text=True)
    form = {"call": re.findall(r'<option value="([\d-]+)"', browser.get(base).get_data(as_text=True))[0]}
    form |= {"how_many": "5", "language": "fr"}
    for status in (200, 200, 422):
        page = browser.post(base, form | drawn(browser, base), status).get_data(as_text=True)
    assert "has printed 3 sheets today" in page
    clock.forward(days=1)
    browser.sign_in(cast.bela)
    browser.post(base, form | drawn(browser, base), 200)


def test_a_page_loaded_again_makes_no_second_sheet(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        slug = open_call(cast, clock).slug
    base = f"/organizations/{cast.bridge.id}/invitation-sheets"
    browser.sign_in(cast.bela)
    form = {"call": slug, "how_many": "5", "language": "en", **drawn(browser, base)}
    browser.post(base, form | {"how_many": "6"}, 422)  # what was refused has used nothing up
    browser.post(base, form, 200)
    for _again in range(2):
        answer = browser.post(base, form, 303)
    assert "shown once; nothing was made now" in browser.get(answer.location).get_data(as_text=True)
    clock.forward(days=1)
    with transaction():
        closing.sweep(now=clock.now)
    browser.sign_in(cast.bela)
    browser.post(base, form, 303)
    clock.forward(days=1)
    browser.sign_in(cast.bela)
    late = browser.post(base, form, 422).get_data(as_text=True)
    assert "This page was open for long" in late and form["key"] not in late
    browser.post(base, form | {"key": "0"}, 422)
    with transaction():
        assert db.session.query(Invitation).count() == 5


def test_only_focal_points_of_who_may_vouch_print_sheets(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        open_call(cast, clock)
    base = f"/organizations/{cast.harbour.id}/invitation-sheets"
    assert browser.sign_in(cast.hana).get(base).status_code == 200
    for who in (cast.hugo, cast.bela, cast.head, cast.safeguard):
        browser.sign_in(who).get(base, 403)
    with transaction():
        cast.harbour.constituency = "STATE"
        db.session.add(cast.harbour)
    browser.sign_in(cast.hana).get(base, 403)
