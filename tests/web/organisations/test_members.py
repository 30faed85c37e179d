"""Who acts for an organization: invited, changed, ended, left."""

from __future__ import annotations

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import mandate as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.pages import Browser


def base(cast: Cast) -> str:
    return f"/organizations/{cast.harbour.id}/people"


def focal_points(cast: Cast) -> frozenset[str]:
    db.session.rollback()
    return organisations.focal_points(cast.harbour.id)


def mandate_id(cast: Cast, who: str) -> str:
    db.session.rollback()
    held = organisations.mandate(getattr(cast, who).id, cast.harbour.id)
    assert held is not None
    return held.id


def open_invitations(cast: Cast, clock: Clock) -> list[str]:
    db.session.rollback()
    return [t.id for t in accounts.usable_tokens("invite", clock.now, organisation_id=cast.harbour.id)]


def test_contributors_see_colleagues_but_no_addresses_and_no_buttons(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    page = browser.sign_in(cast.hugo).get(base(cast)).get_data(as_text=True)
    assert ("Hana Otieno" in page, "hana@" in page, "Invite somebody" in page, "End the mandate" in page) == (
        True,
        False,
        False,
        False,
    )
    page = browser.sign_in(cast.hana).get(base(cast)).get_data(as_text=True)
    assert ("hugo@harbour.example" in page, "Invite somebody" in page, "End the mandate" in page) == (
        True,
        True,
        True,
    )


@pytest.mark.parametrize("what", ["invite", "withdraw", "change"])
def test_only_a_focal_point_changes_who_acts(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, what: str
) -> None:
    data = {"email": "x@y.example", "kind": "contributor", "mandate": mandate_id(cast, "hugo"), "act": "end"}
    path = f"{base(cast)}/{what}"
    browser.post(path, data, 401)
    for who in ("hugo", "bela", "officer", "outsider"):
        browser.sign_in(getattr(cast, who)).post(path, data, 403)
    browser.sign_in(cast.hana).post(path, data, 400, token=False)
    assert (open_invitations(cast, clock), mandate_id(cast, "hugo")) == ([], data["mandate"])


def test_an_invitation_is_sent_listed_and_withdrawn(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    page = browser.post(f"{base(cast)}/invite", {"email": "no address", "kind": "contributor"}, 422).get_data(
        as_text=True
    )
    assert ('value="no address"' in page, 'id="email-err"' in page) == (True, True)
    browser.post(f"{base(cast)}/invite", {"email": "", "kind": "contributor"}, 422)
    browser.post(f"{base(cast)}/invite", {"email": "new@harbour.example", "kind": "king"}, 422)
    browser.post(f"{base(cast)}/invite", {"email": "hugo@harbour.example", "kind": "contributor"}, 422)
    browser.post(f"{base(cast)}/invite", {"email": "new@harbour.example", "kind": "contributor"})
    assert "new@harbour.example" in browser.get(base(cast)).get_data(as_text=True)
    (link,) = open_invitations(cast, clock)
    browser.post(f"/organizations/{cast.bridge.id}/people/withdraw", {"invitation": link}, 403)
    Browser(app).sign_in(cast.bela).post(
        f"/organizations/{cast.bridge.id}/people/withdraw", {"invitation": link}, 404
    )
    browser.post(f"{base(cast)}/withdraw", {"invitation": link})
    assert open_invitations(cast, clock) == []
    browser.post(f"{base(cast)}/withdraw", {"invitation": link}, 404)


def test_the_letter_speaks_the_language_of_the_page(app: Flask, cast: Cast, browser: Browser) -> None:
    for old in app.config["PANEL"].mail_directory.glob("*.eml"):
        old.unlink()
    browser.sign_in(cast.hana).get(f"{base(cast)}?lang=en-XB")
    browser.post(f"{base(cast)}/invite", {"email": "new@harbour.example", "kind": "contributor"})
    with app.app_context():
        app.extensions["panel.drain"]()
    (letter,) = [
        f.read_text()
        for f in app.config["PANEL"].mail_directory.glob("*.eml")
        if "To: new@harbour.example" in f.read_text()
    ]
    assert "Content-Language: en-XB" in letter


def test_a_member_becomes_focal_point_and_back(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    browser.post(f"{base(cast)}/change", {"mandate": mandate_id(cast, "hugo"), "act": "focal_point"})
    assert focal_points(cast) == {cast.hana.id, cast.hugo.id}
    browser.post(f"{base(cast)}/change", {"mandate": mandate_id(cast, "hugo"), "act": "contributor"})
    assert focal_points(cast) == {cast.hana.id}
    browser.post(f"{base(cast)}/change", {"mandate": mandate_id(cast, "hugo"), "act": "nonsense"}, 422)


def test_a_mandate_is_ended_and_felt_at_once(app: Flask, cast: Cast, browser: Browser) -> None:
    hugo = Browser(app).sign_in(cast.hugo)
    hugo.get(base(cast))
    held = mandate_id(cast, "hugo")
    browser.sign_in(cast.hana).post(f"{base(cast)}/change", {"mandate": held, "act": "end"})
    hugo.get(base(cast), 403)
    browser.post(f"{base(cast)}/change", {"mandate": held, "act": "end"}, 404)


def test_the_last_focal_point_stays(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    browser.post(f"{base(cast)}/change", {"mandate": mandate_id(cast, "hana"), "act": "end"})
    assert "would have no focal point" in browser.get(base(cast)).get_data(as_text=True)
    leave = f"/organizations/{cast.harbour.id}/leave"
    assert "Give up the mandate" not in browser.get(leave).get_data(as_text=True)
    browser.post(leave, status=409)
    assert focal_points(cast) == {cast.hana.id}


def test_a_member_leaves(app: Flask, cast: Cast, browser: Browser) -> None:
    leave = f"/organizations/{cast.harbour.id}/leave"
    browser.sign_in(cast.hugo).get(leave)
    browser.post(leave, status=400, token=False)
    assert browser.post(leave).location == "/account"
    browser.get(base(cast), 403)


def test_a_contributor_leaves_where_no_focal_point_is_left(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        verbs.end_all(acting(cast.hana), accounts.by_id(cast.hana.id), now=clock.now)
    assert focal_points(cast) == frozenset()
    leave = f"/organizations/{cast.harbour.id}/leave"
    browser.sign_in(cast.hugo).get(leave)
    assert browser.post(leave).location == "/account"
    assert organisations.members(cast.harbour.id) == []


def test_two_focal_points_cannot_both_leave(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        hugo = organisations.mandate(cast.hugo.id, cast.harbour.id)
        assert hugo is not None
        verbs.change(acting(cast.hana), cast.harbour, hugo, "focal_point", now=clock.now)
    leave = f"/organizations/{cast.harbour.id}/leave"
    Browser(app).sign_in(cast.hugo).post(leave)
    Browser(app).sign_in(cast.hana).post(leave, status=409)
    assert focal_points(cast) == {cast.hana.id}
