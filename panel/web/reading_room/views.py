"""Reading what was published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from panel.domain import constituencies
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.gate.marks import public
from panel.i18n import active_locale
from panel.queries import commentary as commentaries
from panel.queries import flags, reflected, room_call, room_text
from panel.queries import reading_room as room
from panel.queries import thematic_session as calls
from panel.queries.room_filter import Filters
from panel.services import campaign_groups
from panel.web import previews
from panel.web.forms import whole
from panel.web.pages import render

KINDS = {"sub": "individual", "js": "joint"}

#: Words of a query that are looked at; longer ones are cut before they reach the analyser.
LONGEST_QUERY = 200


def by_slug(actor: Actor, slug: str) -> Any:
    """Loader: the session with that address."""
    return calls.by_slug(actor, slug)


def by_number(actor: Actor, slug: str, kind: str, number: str) -> Any:
    """Loader: a commentary by its public number, typed as in its symbol or as in its address; erased ones
    answer 410."""
    kind = kind.lower()
    if kind not in KINDS or not (number.isascii() and number.isdigit() and len(number) <= 4):
        raise Missing()
    return commentaries.by_suffix(actor, calls.by_slug(actor, slug).id, KINDS[kind], int(number))


@public("what is published is for everybody")
def sessions(actor: Actor) -> ResponseReturnValue:
    """Sessions that have something to read."""
    listed = [s for s in calls.listed(actor) if s.state not in {"draft", "announced"}]
    return render("reading_room/sessions.html", sessions=listed)


def to_list(actor: Actor, slug: str) -> Any:
    """Loader: the same, without what a list does not show."""
    return room_call.by_slug(actor, slug)


@public("what is published is for everybody", on=to_list, shared_subject=True)
def listing(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """What is published in one session, filtered by an address that can be kept and sent."""
    filters = _filters(thematic_session)
    found = room.found(actor, thematic_session, filters, whole(request.args.get("page"), 1))
    return render(
        "reading_room/listing.html",
        call=thematic_session,
        found=found,
        filters=filters,
        late=room.late(actor, thematic_session),
        refusals=room.refusals(thematic_session.id) if thematic_session.refused else (),
        constituencies=constituencies.TREE,
        regions=constituencies.REGIONS,
        page_address=lambda n: _address(thematic_session.slug, page=n),
        without=lambda name: _address(thematic_session.slug, **{name: None}),
    )


@public("what is published is for everybody", on=by_slug)
def identical(actor: Actor, thematic_session: Any) -> ResponseReturnValue:
    """Published texts in identical terms: the one that stands for all, and every name."""
    found = campaign_groups.groups(thematic_session, published=True)
    return render("reading_room/identical.html", call=thematic_session, found=found)


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that is out of sight: the session, and the row for its number."""

    call: Any
    commentary: Any


def to_read(actor: Actor, slug: str, kind: str, number: str) -> Any:
    """Loader: the same; of one that is out of sight because it may be falsely attributed, its number alone."""
    try:
        return by_number(actor, slug, kind, number)
    except Missing:
        call = calls.by_slug(actor, slug)
        known = (
            KINDS.get(kind.lower()) if number.isascii() and number.isdigit() and len(number) <= 4 else None
        )
        found = flags.aside_under(call.id, known, int(number)) if known else None
        if found is None:
            raise
        return Aside(call, found)


@public("what is published is for everybody", on=to_read)
def text(actor: Actor, commentary: Any) -> ResponseReturnValue:
    """One commentary as received, with the number of each paragraph as its permanent link; of one that was
    withdrawn what the list says of it, the number and the day."""
    if isinstance(commentary, Aside):
        return render("reading_room/aside.html", 404, call=commentary.call, commentary=commentary.commentary)
    if commentary.state == "withdrawn" and commentary.listed_as_withdrawn:
        call = commentary.thematic_session
        return render("reading_room/withdrawn.html", 410, call=call, commentary=commentary)
    shown = room_text.reading(actor, commentary)
    return render(
        "reading_room/text.html",
        call=commentary.thematic_session,
        commentary=commentary,
        shown=shown,
        blocks=previews.blocks(shown.body, 10**9),
        flagged=flags.away(commentary.id) if not commentary.published else False,
        went=reflected.where_words_went(actor, commentary),
    )


def _filters(thematic_session: Any) -> Filters:
    asked = request.args
    known = {
        "constituency": {c.code for c in constituencies.TREE},
        "region": {code for code, _ in constituencies.REGIONS},
        "language": set(thematic_session.languages),
    }
    chosen = {name: asked.get(name, "") for name in known}
    return Filters(
        words=asked.get("words", "").strip()[:LONGEST_QUERY],
        question=whole(asked.get("question"), 0),
        reader_language=active_locale()[:2],
        **{name: value if value in known[name] else "" for name, value in chosen.items()},
    )


def _address(slug: str, **changes: Any) -> str:
    kept = {k: v for k, v in request.args.items() if v and k != "page"}
    return url_for("reading_room_session", slug=slug, **{k: v for k, v in (kept | changes).items() if v})
