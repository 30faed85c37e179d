"""The values of each letter, looked up when it is sent: what was withheld or erased since does not go out."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain import deadline, grounds, registration
from panel.domain.actor import Role
from panel.domain.standing import PROPOSALS, ROLES
from panel.i18n import gettext as _
from panel.models import (
    Account,
    Approval,
    Commentary,
    CommentaryVersion,
    Organisation,
    ThematicSession,
    Thread,
)
from panel.queries import following
from panel.register import commitment

Values = dict[str, Any]

#: Addresses that letters link to; a test holds them against the routes.
PATHS: Mapping[str, str] = {
    "call": "/calls/{slug}",
    "own": "/commentaries",
    "write": "/commentaries/{id}",
    "receipt": "/commentaries/{id}/receipt",
    "organisation": "/organizations/{id}",
    "summary": "/summaries/{slug}",
    "account": "/account",
    "desk": "/desk",
    "approval": "/approvals/{id}",
    "chair": "/desk/chair",
    "thread": "/threads/{slug}/{number}",
    "posts": "/posts",
    "moderation": "/desk/moderation",
}

#: What a letter does not say of a submission whose name or text is withheld. Whoever reads the mailbox could
#: compare it with what is published without a name: the number, the length, the ground of a redaction, the hour.
_KEPT_OUT: Mapping[str, Values] = {
    "receipt": {
        "number": "–",
        "tracker": "–",
        "commitment": "–",
        "text": "",
        "words": None,
        "received_at": None,
    },
    "redacted": {"ground": ""},
}


def context(name: str, given: Mapping[str, Any], base_url: str, reader: str | None) -> Values | None:
    """All values of the letter ``name``, or None where what it was about is gone or it goes to nobody.

    ``given`` holds ids and plain values; ``reader`` is the account that gets the letter, whose zone is used.
    """
    if "nobody" in given:
        return None
    values: Values = dict(given) | {"zone": _zone(reader)}
    for key, look_up in _SOURCES.items():
        if key in values:
            found = look_up(values, base_url)
            if found is None:
                return None
            values = found | values
    if values.get("withheld"):
        # The JSON of a summary knows its sources by the id that stands in the address of a receipt.
        own = base_url + PATHS["own"]
        values |= {"link": own, "appeal_link": own, **_KEPT_OUT.get(name, {})}
    if "path" in values:
        values["link"] = base_url + str(values["path"])
    if values.get("ground"):
        values["ground"] = ground_in_words(values["ground"])
    if "reasons" in values:
        values["reasons"] = [_(msgid, **about) for msgid, about in values["reasons"]]
    if "role" in values:
        values["role"] = _(ROLES[Role(values["role"])])
    return values


def ground_in_words(code: str) -> str:
    """``G6: incites to violence or hatred`` in the reader's language; other texts are returned as they are."""
    if code in registration.GROUNDS:
        return f"{code}: {_(registration.GROUNDS[code])}"
    known = grounds.by_code(code)
    return f"{known.code}: {_(known.label)}" if known is not None else code


def _zone(reader: str | None) -> str:
    account = db.session.get(Account, reader) if reader else None
    return account.time_zone if account is not None else "Europe/Zurich"


def _commentary(values: Values, base_url: str) -> Values | None:
    row = db.session.get(Commentary, values["commentary_id"])
    if row is None or row.state == "erased":
        return None
    call = db.session.get_one(ThematicSession, row.thematic_session_id)
    lead = db.session.get_one(Organisation, row.organisation_id)
    path = PATHS["write" if row.state == "draft" else "receipt"].format(id=row.id)
    return {
        "symbol": call.symbol,
        "title": call.title,
        "own": True,
        # A letter that names the number of a withheld text would tie it to whoever the letter went to.
        "number": row.symbol_suffix if row.consent == "public" else "–",
        "withheld": row.consent != "public",
        "link": base_url + path,
        "closes_at": call.closes_at,
        "published": row.published,
        "lead": lead.name,
        "appeal_link": base_url + PATHS["receipt"].format(id=row.id),
        "changeable_until": call.closes_at if call.state == "open" and row.state != "late" else None,
    }


def _version(values: Values, base_url: str) -> Values | None:
    version = db.session.get(CommentaryVersion, values["version_id"])
    if version is None:
        return None
    return {
        "received_at": version.filed_at,
        "words": version.words,
        "rule": version.rule,
        "tracker": commitment.group5(version.tracker),
        "commitment": base64.b64encode(version.commitment).decode(),
        "text": f"{version.title}\n\n{version.body}",
    }


def _session(values: Values, base_url: str) -> Values | None:
    call = db.session.get(ThematicSession, values["thematic_session_id"])
    if call is None:
        return None
    return {
        "symbol": call.symbol,
        "title": call.title,
        "own": False,
        "closes_at": call.closes_at,
        "closed": not deadline.is_open(values["now"], call.opens_at, call.closes_at)
        if "now" in values
        else False,
        "link": base_url + PATHS["call"].format(slug=call.slug),
    }


def _organisation(values: Values, base_url: str) -> Values | None:
    row = db.session.get(Organisation, values["organisation_id"])
    if row is None:
        return None
    link = base_url + PATHS["organisation"].format(id=row.id)
    return {"organisation": row.name, "link": link, "appeal_link": link}


def _approval(values: Values, base_url: str) -> Values | None:
    row = db.session.get(Approval, values["approval_id"])
    if row is None:
        return None
    return {
        "proposal": _(PROPOSALS.get(row.kind, row.kind)),
        "outcome": row.state,
        "link": base_url + PATHS["approval"].format(id=row.id),
    }


def _thread(values: Values, base_url: str) -> Values | None:
    row = db.session.get(Thread, values["thread_id"])
    if row is None:
        return None
    call = db.session.get_one(ThematicSession, row.thematic_session_id)
    link = base_url + PATHS["thread"].format(slug=call.slug, number=row.number)
    found = {"symbol": f"{call.symbol}/THR/{row.number}", "title": row.title, "link": link}
    if "since" not in values:
        return found
    since, until = (datetime.fromisoformat(values[name]) for name in ("since", "until"))
    posts = following.new_posts(row.id, since, until)
    return found | {"posts": posts} if posts else None


_SOURCES: Mapping[str, Callable[[Values, str], Values | None]] = {
    "commentary_id": _commentary,
    "version_id": _version,
    "thematic_session_id": _session,
    "organisation_id": _organisation,
    "approval_id": _approval,
    "thread_id": _thread,
}
