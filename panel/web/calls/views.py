"""The public pages of a call: the call itself, the document commented upon, calendar file and feed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, url_for
from flask.typing import ResponseReturnValue

from panel.domain import call as rules
from panel.domain import constituencies, deadline
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.domain.lifecycle import SESSION
from panel.domain.small_cells import FEWEST
from panel.gate import door
from panel.gate.marks import public
from panel.i18n import gettext as _
from panel.queries import base_document as spoken
from panel.queries import commentary as commentaries
from panel.queries import organisation as organisations
from panel.queries import statistics
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.reference import issue
from panel.services import thematic_session as verbs
from panel.web import atom
from panel.web.calls import calendar, face, news
from panel.web.pages import render

#: Working days before the deadline until which a registration is handled in time.
REGISTRATION_DAYS = 5


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address, with all that its call says."""
    return sessions.by_slug(actor, slug, whole=True)


@public("an announced call is for everybody", on=by_slug, shared=True)
def call(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The call: what is asked, until when, of whom, and what has come in."""
    mine = commentaries.of_organisations(actor, thematic_session.id) if actor.mandates else []
    written = {
        c.organisation_id for c in mine if c.kind == "individual" and c.state not in {"withdrawn", "erased"}
    }
    bodies = organisations.own(actor) if actor.mandates else []
    leads = [o for o in bodies if o.state == "accredited"]
    draft = thematic_session.state == SESSION.initial
    return render(
        "calls/call.html",
        call=thematic_session,
        clock=face.of(thematic_session, actor, door.now()),
        concept=[part for part in re.split(r"\n\s*\n", thematic_session.concept_note) if part.strip()],
        issues=[_(issue(slug).label) for slug in thematic_session.issues],
        mine=mine,
        organisations=[o for o in leads if o.id not in written],
        leads=leads,
        waiting=[o for o in bodies if o.state in {"pending", "asked"}],
        received=statistics.received(thematic_session.id),
        fewest=FEWEST,
        figures=statistics.attendance(thematic_session.id),
        issued=thematic_session.id in summaries.issued_among([thematic_session]),
        threads=threads.of_session(thematic_session.id),
        families=constituencies.TREE,
        registration_until=deadline.working_days_before(thematic_session.closes_at, REGISTRATION_DAYS),
        minute=deadline.MINUTE,
        register=_address("register_organisation"),
        advice=rules.advice(verbs.text_of(thematic_session), door.now()) if draft else [],
    )


@public("what is commented upon can be read by everybody", on=by_slug)
def base_document(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The document commented upon, each paragraph with the commentaries that speak to it."""
    if not thematic_session.base_paragraphs:
        raise Missing()
    return render(
        "calls/base_document.html",
        call=thematic_session,
        said_on=spoken.said_on(actor, thematic_session.id),
    )


@public("the deadline of a call as a calendar file", on=by_slug)
def call_ics(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """The calendar file."""
    link = _absolute("call", slug=thematic_session.slug)
    name = thematic_session.symbol.replace("/", "-")
    headers = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{name}-deadline.ics"',
    }
    return calendar.file(thematic_session, link, urlsplit(link).hostname or "panel"), 200, headers


@public("news of the calls are for everybody")
def calls_feed(actor: Actor) -> ResponseReturnValue:
    """The Atom feed of calls and what becomes of them."""
    body = news.feed(
        sessions.events(actor),
        home=_absolute("home"),
        itself=_absolute("calls_feed"),
        link=lambda each: _absolute("call", slug=each.slug),
        now=door.now(),
    )
    return body, 200, {"Content-Type": f"{atom.KIND}; charset=utf-8"}


def _address(endpoint: str) -> str:
    """Where an endpoint is, or nothing where this installation has none."""
    return url_for(endpoint) if endpoint in current_app.view_functions else ""


def _absolute(endpoint: str, **values: Any) -> str:
    base: str = current_app.config["PANEL"].base_url
    return base + url_for(endpoint, **values)
