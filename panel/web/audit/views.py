"""The record of acts, one day at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.deadline import GENEVA
from panel.gate import door
from panel.gate.marks import needs
from panel.i18n import LazyString
from panel.i18n import lazy_gettext as _l
from panel.queries import audit
from panel.web.forms import whole
from panel.web.pages import render

#: Kinds of row about which something is recorded.
NOUNS: Mapping[str, LazyString] = {
    "account": _l("People"),
    "approval": _l("Decisions of two people"),
    "organisation": _l("Organizations"),
    "mandate": _l("Mandates"),
    "thematic_session": _l("Sessions"),
    "outage": _l("Outages"),
    "commentary": _l("Commentaries"),
    "co_signature": _l("Signatures of joint submissions"),
    "thread": _l("Threads"),
    "post": _l("Posts"),
    "theme": _l("Themes"),
    "point": _l("Points"),
    "coding": _l("Codings"),
    "summary": _l("Summaries"),
    "job": _l("Jobs"),
}


@needs(Action.AUDIT_READ)
def listing(actor: Actor) -> ResponseReturnValue:
    """The acts of one day by the clocks of Geneva, newest first; the last day on which there was one."""
    noun = request.args.get("noun", "")
    noun = noun if noun in NOUNS else ""
    chosen = _day(request.args.get("day", "")) or _of(audit.latest() or door.now())
    page = whole(request.args.get("page"), 1, digits=5)
    found = audit.day(_begin(chosen), _begin(chosen + timedelta(days=1)), noun, page)

    def address(day: date, **more: Any) -> str:
        return url_for("audit", day=day.isoformat(), noun=noun or None, **more)

    return render(
        "audit/listing.html",
        found=found,
        day=chosen,
        noun=noun,
        nouns=NOUNS,
        page_address=lambda n: address(chosen, page=n),
        earlier=address(_of(found.earlier)) if found.earlier else "",
        later=address(_of(found.later)) if found.later else "",
    )


def _day(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if 2000 <= day.year < 2200 else None


def _of(instant: datetime) -> date:
    return instant.astimezone(GENEVA).date()


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=GENEVA)
