"""Pages for everybody: the front page, the rules, the reference lists, the mail of the demo, health."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from flask import current_app, request
from flask.typing import ResponseReturnValue

from panel.domain import deadline, wordcount
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate import door
from panel.gate.marks import public
from panel.i18n import LANGUAGES, active_locale, direction
from panel.mail import letterbox
from panel.queries import commentary as commentaries
from panel.queries import handed_over, statistics
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.reference import catalogue
from panel.services import commentary as verbs
from panel.web.pages import render
from panel.web.public import printed, sources

_OWN_ADDRESS = re.compile(r"https?://(?:127\.0\.0\.1|localhost|\[::1\]):[0-9]+(/(?:\S*[^\s.,;:)])?)")

#: How many closed calls and issued summaries the front page shows.
LATEST = 5


@dataclass(frozen=True, slots=True)
class Begun:
    """A draft of the reader, for the margin of the front page."""

    commentary: Any
    words: int
    limit: int


@public("the front page", shared=True)
def home(actor: Actor) -> ResponseReturnValue:
    """Calls that are open and announced, how it works, the eight issues, what was issued lately."""
    now = door.now()
    listed = sessions.listed(actor)
    running = [s for s in listed if s.state == "open" and now <= deadline.last_instant(s.closes_at)]
    mine = commentaries.of_organisations(actor) if actor.mandates else []
    written = summaries.listed(actor)
    return render(
        "public/home.html",
        open=sorted(running, key=lambda s: s.closes_at),
        left={s.id: deadline.remaining(now, s.closes_at) for s in running},
        received=statistics.totals([s.id for s in running]),
        threads=threads.open_now(),
        announced=sorted((s for s in listed if s.state == "announced"), key=lambda s: s.opens_at),
        past=[s for s in listed if s not in running and s.state not in {"draft", "announced", "cancelled"}][
            :LATEST
        ],
        drafts=_begun(mine, {s.id for s in running}),
        filed={c.thematic_session_id: c for c in mine if c.state not in {"draft", "withdrawn", "erased"}},
        in_check=[s for s in written if s.state == "in_check"],
        issued=[s for s in written if s.state == "issued"][:LATEST],
        summed={s.slug: s for s in written if s.state == "issued"},
        issues=catalogue()["issues"].entries,
    )


@public("how the Panel works is public")
def working_methods(actor: Actor) -> ResponseReturnValue:
    """The rules, as docs/working-methods.md prints them."""
    return _printed("working-methods")


@public("how words are counted is public")
def word_rule(actor: Actor) -> ResponseReturnValue:
    """The word rule in full, as docs/word-rule.md prints it."""
    return _printed("word-rule")


@public("whoever may take part reads it before")
def what_we_hold(actor: Actor) -> ResponseReturnValue:
    """What is held about whom, in any of the six languages whatever the pages are in, and how many
    identities were opened this year."""
    languages = printed.languages("what-we-hold")
    chosen = (request.args.get("in", ""), active_locale().partition("-")[0], "en")
    wanted = next(each for each in chosen if each in languages)
    told = {
        "languages": {tag: LANGUAGES[tag] for tag in languages},
        "language": wanted,
        "direction": direction(wanted),
    }
    year = door.now().year
    counted = {"year": year, "opened": handed_over.in_year(year)}
    return _printed("what-we-hold", printed.part("what-we-hold", wanted), **told, **counted)


@public("reference data is for everybody")
def reference(actor: Actor) -> ResponseReturnValue:
    """All reference lists."""
    return render("public/reference.html", lists=catalogue().values())


def shelf(actor: Actor, list_id: str) -> Any:
    """Loader: one reference list."""
    found = catalogue().get(list_id)
    if found is None:
        raise Missing()
    return found


@public("reference data is for everybody", on=shelf)
def reference_list(actor: Actor, chosen: Any) -> ResponseReturnValue:
    """One list: its entries with source, date, note, and the marks of inconsistent sources."""
    long = len(chosen.entries) >= sources.LONG
    return render(
        "public/reference_list.html",
        list=chosen,
        values=sources.values,
        marks=sources.marks,
        columns=sources.columns(chosen) if long else [],
    )


@public("the demo shows the mail it would have sent, on this machine only")
def demo_mail(actor: Actor) -> ResponseReturnValue:
    """Messages that lie as files while no mail server is set."""
    config = current_app.config["PANEL"]
    if not (config.demo and config.loopback and not config.smtp_url):
        raise Missing()
    read = letterbox.read_directory(config.mail_directory, most=100)
    return render(
        "public/mail.html",
        messages=[(letter, _linked(letter.text)) for letter in read],
        base_url=config.base_url,
    )


@public("browsers ask for a picture of the site")
def favicon(actor: Actor) -> ResponseReturnValue:
    """The mark of the Panel, where browsers look for it unasked."""
    return current_app.send_static_file("favicon.svg")


@public("robots ask what they may read")
def robots(actor: Actor) -> ResponseReturnValue:
    """What search engines may read: all that is public."""
    return current_app.send_static_file("robots.txt")


@public("a health check for the proxy")
def health(actor: Actor) -> ResponseReturnValue:
    """Answers while the process lives."""
    return "ok\n", 200, {"Content-Type": "text/plain"}


def _linked(text: str) -> list[tuple[str, str]]:
    """The text of a letter as (words, path): a link into the demo is its path, whatever port was served
    when the letter was written; between the links there are words."""
    words = _OWN_ADDRESS.split(text)
    return list(zip_longest(words[::2], words[1::2], fillvalue=""))


def _printed(name: str, document: Sequence[printed.Block] = (), **more: Any) -> ResponseReturnValue:
    title, *rest = document or printed.document(name)
    contents = [block for block in rest if block.kind == "heading" and block.level == 2]
    return render(
        "public/printed.html",
        title=title,
        blocks=rest,
        contents=contents,
        inline=printed.inline,
        name=name,
        **more,
    )


def _begun(mine: Any, running: set[str]) -> list[Begun]:
    return [
        Begun(c, wordcount.count(c.draft.body), verbs.word_limit(c))
        for c in mine
        if c.state == "draft" and c.draft is not None and c.thematic_session_id in running
    ]
