"""A thread "Q2 – schools": six posts of four organizations are held, five published, one returned; then
its digest, and what can be taken away of it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import Any

import pyotp

from panel.db import transaction
from panel.models import Account
from panel.queries import organisation as organisations
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from tests.cast import acting
from tests.factories.sessions import filed
from tests.factories.threads import moderator, opened, published, sent
from tests.journeys.acts import PAIR, call_for_input, contributor, shown
from tests.journeys.conftest import Site, geneva

LONG = "The office asked for a paper that nobody has. " * 34
SHORT = "The office asked for a paper that nobody has."


def named(site: Site) -> Account:
    """A moderator with a second factor."""
    with site.app.app_context(), transaction():
        mona = moderator(site.clock)
        site.secrets[mona.email] = secret = pyotp.random_base32()
        mona.totp_secret = site.app.extensions["panel.keys"].seal(secret)
        return mona


def plan(mona: Any, site: Site, slug: str) -> None:
    """The moderator plans the thread from the page of its call; the clock opens it."""
    mona.go(f"/calls/{slug}")
    mona.press("Plan a thread")
    opens, closes = site.clock.now + timedelta(hours=1), site.clock.now + timedelta(days=14)
    mona.fill(title="Q2 – schools", guidance="What happens at the desk of a school?", audience="Teachers")
    mona.page.locator("[name=question]").select_option("2")
    mona.page.locator("[name=attribution][value=organisation]").check()
    for name, moment in (("opens", opens), ("closes", closes)):
        day, at = geneva(moment)
        mona.fill(**{f"{name}_day": day, f"{name}_time": at})
    mona.press("Announce the thread")
    assert mona.said("Names or leads to a person") in shown(mona)
    site.clock.forward(hours=2)
    site.tick()


def send(writer: Any, words: str) -> None:
    """Write a post in the thread."""
    writer.site.clock.forward(minutes=1)
    writer.go("/threads/2027-1/1")
    writer.press("Write a post")
    writer.page.locator("[name=language]").select_option("en")
    writer.fill(body=words)
    writer.press("Send to the moderators")


def send_others(site: Site, slug: str, third: Account, fourth: Account) -> None:
    """Four more posts, by three organizations."""
    with site.app.app_context(), transaction():
        thread = threads.by_number(acting(site.cast.bela), slug, "1")
        cast = site.cast
        for account, words in (
            (cast.bela, "Two schools accept a statement by the parents."),
            (third, "In our district the secretary decides."),
            (fourth, "The circular exists; it lies in a drawer."),
            (cast.bela, "We ask for a rule that is the same at every door."),
        ):
            body = organisations.own(acting(account))[0]
            sent(thread, body, account, site.clock, words)


def submissions(visitor: Any, slug: str) -> str:
    """The number of submissions on the page of the call."""
    visitor.go(f"/calls/{slug}")
    return str(visitor.page.locator("aside .tn").first.inner_text())


@PAIR
def test_six_are_held_five_published_one_returned(site: Site, visitor: Any) -> None:
    slug = call_for_input(site)
    with site.app.app_context(), transaction():
        cast = site.cast
        filed(sessions.by_slug(acting(cast.officer), slug), cast.harbour, cast.hana, site.clock)
    third = contributor(site, "Teachers’ Union of the East", "tea@tue.example", acronym="TUE")
    fourth = contributor(site, "Association des mères du fleuve", "ama@amf.example", acronym="AMF")
    reader = visitor()
    before = submissions(reader, slug)
    mona = visitor(named(site))
    plan(mona, site, slug)

    hana = visitor(site.cast.hana, width=360)
    send(hana, LONG)
    assert "306" in hana.page.locator(".msg.stop").inner_text()
    assert hana.page.locator("[name=body]").input_value().strip() == LONG.strip()
    hana.press("Send as it is")
    assert hana.said("Waiting for a moderator") in shown(hana)
    send(hana, "My son was accepted because the teacher had been a refugee herself.")
    send_others(site, slug, third, fourth)
    reader.go("/threads/2027-1/1")
    assert reader.page.locator("article.post").count() == 0

    site.drain()
    link = re.findall(r"http://\S+(/desk/\S+)", site.mails("mona@panel.example")[-1])[-1]
    mona.go(link)
    mona.follow(mona.page.locator("main article a").first)
    assert mona.page.locator("article.post").count() == 6
    mona.page.set_viewport_size({"width": 360, "height": 900})
    mona.check()
    mona.page.set_viewport_size({"width": 1280, "height": 900})
    mona.press("Return, or look closer")
    mona.page.locator("[name=reason]").select_option("M2")
    mona.fill(sentence="Six words too many; the example can stand alone.")
    mona.press("Return")
    for left in (5, 4, 3, 2, 1):
        assert mona.page.locator("article.post").count() == left
        mona.press("Publish")
    assert mona.said("Nothing waits.") in shown(mona)

    site.drain()
    letter = site.mails("hana@harbour.example")[-1]
    assert "Six words too many" not in letter
    hana.go("/posts")
    assert "Six words too many" in shown(hana) and hana.page.locator("article.post").count() == 2

    reader.go("/threads/2027-1/1")
    assert reader.page.locator("article.post > .pn bdi").all_inner_texts() == ["1", "2", "3", "4", "5"]
    assert "Hana Otieno" not in shown(reader) and SHORT not in shown(reader)
    assert len({each.split("\n")[0] for each in reader.page.locator("article header").all_inner_texts()}) == 4
    reader.follow(reader.page.locator("article.post > .pn").nth(2))
    assert reader.page.url.endswith("/threads/2027-1/1/posts/3")
    reader.go("/threads/2027-1/1/record")
    assert re.findall(r"M\d|\d+$", reader.page.locator("table").first.inner_text(), re.M) == ["5", "M2", "1"]
    assert submissions(reader, slug) == before


def discussed(site: Site, mona: Account, writers: list[Account]) -> None:
    """A thread under the Chatham House Rule in which five posts of four organizations are published."""
    with site.app.app_context(), transaction():
        call = sessions.by_slug(acting(site.cast.officer), "2027-1")
        thread = opened(
            site.cast, site.clock, [mona], call, attribution="chatham_house", title="Q2 – schools"
        )
        said = [
            "Who keeps the school records of a child that moves twice a year?",
            "A pilot scheme hands them to the parents on a card.",
            "It runs in two regions. We would like it to run in all.",
            "Who pays for the card?",
        ]
        for account, words in zip([site.cast.bela, *writers], said, strict=True):
            body = organisations.own(acting(account))[0]
            published(sent(thread, body, account, site.clock, words), mona, site.clock)


@PAIR
def test_its_digest_says_what_was_asked_and_answered_and_by_nobody(site: Site, visitor: Any) -> None:
    slug = call_for_input(site)
    names = {"TUE": "Teachers’ Union of the East", "AMF": "Association des mères du fleuve", "KLA": "Klasa"}
    writers = [
        contributor(site, name, f"{code}@x.example".lower(), acronym=code) for code, name in names.items()
    ]
    reader, account = visitor(), named(site)
    before = submissions(reader, slug)
    discussed(site, account, writers)
    mona = visitor(account)
    mona.go("/desk/moderation/2027-1/1")
    mona.press("Close now")
    mona.press("Close now")  # asked for once more: it cannot be undone
    mona.press("Write the digest")
    mona.check()
    for number, part in ((1, "question"), (2, "response"), (3, "response"), (4, "question")):
        mona.page.locator(f"[name=use-{number}]").select_option(part)
    mona.press("Add to the digest")
    assert mona.page.locator("[name=text-1]").input_value().startswith("Who keeps the school records")
    mona.fill(
        **{
            "text-1": "portability of school records;",
            "text-2": "a pilot scheme in two regions was described.",
            "text-3": "",
            "text-4": "who bears its cost.",
            "posts-2": "2, 3",
        }
    )
    mona.press("Save and look at it")
    mona.page.set_viewport_size({"width": 360, "height": 900})
    mona.check()
    mona.page.set_viewport_size({"width": 1280, "height": 900})
    mona.press("Issue the digest")

    reader.go("/threads/2027-1/1")
    reader.press("Read the digest")
    reader.check()
    page = shown(reader)
    assert "SPMHR/2027/1/THR/1/DIGEST.1" in page
    assert "Questions from the floor touched upon:" in page and "In response, a pilot scheme" in page
    for line in (
        "portability of school records;",
        "a pilot scheme in two regions was described.",
        "who bears its cost.",
    ):
        assert line in page
    assert reader.page.locator("a[href$='/posts/3']").count() >= 1
    for path in ("files/json", "files/html", "files/docx", "feed.atom", "digest/json", "digest/docx"):
        answer = reader.page.request.get(f"{site.base}/threads/2027-1/1/{path}")
        assert answer.ok
        text = told(answer)
        assert [
            n for n in (*names, *names.values(), "Casa Puente", "Bela", "Speaker of") if n in text
        ] == [], path
    assert submissions(reader, slug) == before


def told(answer: Any) -> str:
    """An answer with its headers; of a Word file every part."""
    head, body = str(answer.headers), answer.body()
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            body = b" ".join([name.encode() + package.read(name) for name in package.namelist()])
    return head + body.decode("utf-8", "replace")
