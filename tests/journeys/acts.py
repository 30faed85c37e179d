"""What several journeys do in the same way."""

from __future__ import annotations

from typing import Any

import pytest

from panel.db import transaction
from panel.models import Account
from panel.queries import commentary as commentaries
from panel.queries import queue
from panel.queries import thematic_session as sessions
from panel.services import admission
from tests.cast import acting, mandate, organisation, person
from tests.factories.sessions import open_call
from tests.journeys.conftest import Site

#: For journeys that say nothing about databases or scripts: each language once, each database once.
PAIR = pytest.mark.parametrize(
    ("site", "visitor"), [("postgresql", "en"), ("sqlite", "en-XB")], indirect=True
)


def call_for_input(site: Site, **changes: Any) -> str:
    """An open call; returns what stands in its address."""
    with site.app.app_context(), transaction():
        slug: str = open_call(site.cast, site.clock, **changes).slug
        return slug


def shown(someone: Any) -> str:
    """The text of the page's main part."""
    text: str = someone.page.locator("main").inner_text()
    return text


def write(someone: Any, slug: str, title: str, text: str) -> None:
    """Begin a commentary and type it in; nothing is pressed yet."""
    someone.go(f"/calls/{slug}")
    someone.press("Start writing")
    type_in(someone, title, text)


def type_in(someone: Any, title: str, text: str) -> None:
    """Type a commentary into the page on which one is, to be published with its name."""
    someone.fill(title=title, body=text)
    someone.page.locator("[name=consent][value=public]").check()


def contributor(site: Site, name: str, email: str, **about: Any) -> Account:
    """The focal point of a new accredited organization."""
    with site.app.app_context(), transaction():
        now = site.clock.now
        body = organisation(name, now, **about)
        account = person(email, f"Speaker of {name}", now)
        mandate(account, body, now)
        return account


def begin_joint(someone: Any, search: str, names: list[str]) -> None:
    """Begin a joint submission and invite the organizations of those names, found by a search."""
    someone.go("/commentaries")
    someone.press("Begin a joint submission")
    someone.fill(name=search)
    someone.press("Find")
    for name in names:
        someone.page.get_by_label(name).check()
    someone.press("Invite")


def sign(member: Any, title: str) -> None:
    """Confirm a text from the list of what one is asked to sign."""
    member.go("/commentaries")
    member.follow(member.page.locator("main a", has_text=title))
    member.press("Confirm this text")


def set_aside(officer: Any, slug: str) -> None:
    """Give one reason for every paragraph that is neither coded nor set aside, by the button that does that."""
    officer.go(f"/desk/{slug}/coding")
    officer.follow(officer.page.locator("main a[href$='/coding/open-paragraphs']"))
    officer.page.locator("[name=reason][value=context]").check()
    officer.press("Set all of them aside")
    assert officer.said("Every paragraph is accounted for.") in shown(officer)


def admit_all(site: Site, slug: str) -> None:
    """An officer admits what waits."""
    with site.app.app_context(), transaction():
        officer = acting(site.cast.officer)
        for each in queue.page(sessions.by_slug(officer, slug), queue.WAITING, 1).lines:
            held = commentaries.by_id(officer, each.id, lock=True)
            admission.admit(officer, held, held.version_id or "", now=site.clock.now)
