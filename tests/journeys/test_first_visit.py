"""An association's first visit on a phone: a sheet is printed, somebody joins with a card of it, writes, is
answered, and finds the own words in the thread."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pyotp

from panel.db import transaction
from panel.models import Account, Contribution
from panel.queries import contribution as contributions
from panel.services import contribution as verbs
from tests.cast import acting
from tests.factories import threads as factory
from tests.factories.participants import joined, wrote
from tests.journeys.acts import PAIR, shown
from tests.journeys.conftest import Site

BODY = "My son was accepted because the teacher had been a refugee herself."
EVENING = datetime(2027, 3, 1, 18, 0, 20, tzinfo=UTC)


def room(site: Site) -> tuple[Account, str]:
    """A thread with its moderator, who has a second factor; and where the thread stands."""
    with site.app.app_context(), transaction():
        mona = factory.moderator(site.clock)
        site.secrets[mona.email] = secret = pyotp.random_base32()
        mona.totp_secret = site.app.extensions["panel.keys"].seal(secret)
        held = factory.opened(site.cast, site.clock, [mona])
        return mona, f"/threads/{held.thematic_session.slug}/{held.number}"


def others(site: Site, mona: Account) -> None:
    """Four more write, and their texts pass."""
    with site.app.app_context(), transaction():
        mine = contributions.db.session.query(Contribution).one()
        held = contributions.by_id(mine.id).thread
        for _ in range(4):
            row = wrote(joined(held.thematic_session_id, site.clock), held, site.clock)
            verbs.accept(acting(mona), contributions.by_id(row.id), verbs.mark(row), now=site.clock.now)


#: Which of three presses would be sent: one, one more, and one on the page that the browser kept and shows again.
KEPT = """() => {
  const form = document.querySelector('[data-once]'), sent = [];
  const note = (event) => { sent.push(!event.defaultPrevented); event.preventDefault(); };
  const press = () => form.querySelector('button').click();
  const shown = () => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  form.addEventListener('submit', note);
  press(); press(); shown(); press(); shown();
  form.removeEventListener('submit', note);
  return sent;
}"""


def printed(someone: Any, site: Site, script: bool) -> tuple[str, str]:
    """A code and the mark of a sheet that the association prints."""
    someone.go(f"/organizations/{site.cast.bridge.id}")
    someone.press("Invite people who must not be known")
    someone.page.locator("[name=how_many][value='5']").check()
    make = someone.page.locator("main button.btn:not(.two)").first
    assert not script or someone.page.evaluate(KEPT) == [True, False, True]
    with someone.page.expect_navigation():
        make.dblclick() if script else make.click()  # twice, as on a weak line: the codes are shown all the same
    someone.check()
    *codes, mark = someone.page.locator(".slip .big").all_inner_texts()
    assert len(codes) == 5
    someone.page.emulate_media(media="print")  # what is given away names nobody
    assert [someone.page.locator(part).first.is_visible() for part in (".slip", "header.top", "footer")] == [
        True,
        False,
        False,
    ]
    someone.page.emulate_media(media="screen")
    return codes[0], mark


def joins(phone: Any, code: str) -> tuple[str, list[str]]:
    """Number and words of somebody who joins with a code, and types two words to be sure."""
    phone.go("/p/join")
    phone.fill(code=code)
    phone.submit()
    words = phone.page.locator(".wordlist").first.locator("bdi").all_inner_texts()
    number = phone.page.locator("main .big").inner_text()
    assert (len(words), phone.page.locator(".wordlist").count()) == (6, 2)
    phone.press("I have written them down")
    asked = [int(n) for n in re.findall(r"\d", " ".join(phone.page.locator("main label").all_inner_texts()))]
    phone.fill(first=words[asked[0] - 1].upper(), second=words[asked[1] - 1])
    phone.submit()
    assert phone.said("Welcome") in shown(phone)
    return number, words


@PAIR
def test_from_the_sheet_to_the_answer(site: Site, visitor: Any) -> None:
    mona, address = room(site)
    association = visitor(site.cast.bela, width=360)
    script = association.locale == "en"
    code, mark = printed(association, site, script)
    association.page.reload()  # the form is sent once more, and makes nothing
    association.check()
    assert (association.page.locator(".msg.warn").count(), association.page.locator(".slip").count()) == (
        1,
        0,
    )

    phone = visitor(width=360, script=script)
    number, words = joins(phone, code)
    phone.press("Write in this thread")
    phone.fill(body=f"{BODY} Call me on 079 000 00 00.")
    phone.page.locator("[name=consent][value=quote_as_label]").check()
    phone.submit()
    assert "079 000 00 00" in phone.page.locator(".msg.warn mark").inner_text()
    phone.fill(body=BODY)
    phone.submit()
    assert phone.said("Waits for a moderator") in shown(phone)

    moderator = visitor(mona, width=360, script=script)
    moderator.go("/desk/protected")
    moderator.press("Decide")
    moderator.page.locator("[name=reason][value=M1]").check()
    moderator.fill(sentence="Say which school you speak of, not where it stands.")
    moderator.press("Return it")

    phone.go("/p")
    assert phone.said("Your text was returned") in shown(phone)
    phone.press("Look at the text")
    assert "Say which school" in shown(phone)
    phone.press("Change it and send it again")
    phone.fill(body=f"{BODY} It was a primary school.")
    phone.submit()
    moderator.go("/desk/protected")
    moderator.press("Decide")
    moderator.press("Let it pass")
    others(site, mona)
    site.clock.now = EVENING
    site.tick()

    phone = visitor(width=360, script=script)
    phone.go("/p/sign-in")
    phone.fill(number=number, passphrase=" ".join(words).title())
    phone.submit()
    assert phone.said("Your text is published") in shown(phone)
    reader = visitor(width=360, script=script)
    reader.go(address)
    assert "It was a primary school." in shown(reader)
    assert shown(reader).count(reader.said("Migrant participant")) == 5

    with phone.page.expect_request("https://www.wikipedia.org/"):
        phone.page.locator(".exit").click()
    phone.page.wait_for_load_state()  # there is no network here: what came is a page that says so
    phone.page.goto("/p")  # the language went with the cookies
    assert phone.page.url.endswith("/p/sign-in")

    association.go(f"/organizations/{site.cast.bridge.id}/invitation-sheets")
    association.fill(mark=mark)
    association.press("Revoke what is unused")
    assert association.page.locator(".msg.ok").inner_text().count("4") == 1
