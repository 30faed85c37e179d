"""What the deadline does to drafts whose authors asked for it, and the warning the day before."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from panel.db import db
from panel.domain import deadline, refusals, wordcount
from panel.domain.actor import SYSTEM
from panel.domain.errors import N_, Problem, problem
from panel.models import Commentary, ThematicSession
from panel.queries import draft as drafts
from panel.services import _filing
from panel.services._outbox import tell_organisation

log = logging.getLogger("panel.deadline")

#: How long before the deadline the author of a draft that could not be filed is warned.
WARNED_BEFORE = timedelta(hours=24)

TOO_LONG, NOT_READY = "draft_over_limit", "draft_not_ready"

_NOT_ACCREDITED_YET = problem("organisation", N_("Your organization is not accredited."))
_NOT_ACCREDITED = problem(
    "organisation", N_("Your organization was not accredited at the moment of the deadline.")
)


def file_at_deadline(thematic_session: ThematicSession, now: datetime) -> list[Commentary]:
    """Submit the drafts whose authors asked that they be filed as they stand; returns those filed.

    To be called when the deadline has passed, before or after the session closes. The receipt carries
    the last second before the deadline, because that is when the text stood as it was filed. A draft
    that breaks a rule stays a draft and its author is told; running again changes nothing more.
    """
    last = deadline.last_instant(thematic_session.closes_at)
    if now <= last:
        return []
    received = last.replace(microsecond=0)
    filed = []
    for commentary in drafts.to_file_at_deadline(thematic_session.id):
        try:
            with db.session.begin_nested():
                if _file(commentary, received, now):
                    filed.append(commentary)
        except OperationalError:  # the store does not answer: the whole closing is tried again
            raise
        except Exception:  # whatever one draft has, the others must be filed
            log.exception("the draft %s could not be filed at the deadline", commentary.id)
    return filed


def warn_of_obstacles(thematic_session: ThematicSession, now: datetime) -> list[Commentary]:
    """In the last 24 hours, warn once the authors of drafts that are to be filed and could not be."""
    begins = thematic_session.closes_at - WARNED_BEFORE
    if not begins <= now <= deadline.last_instant(thematic_session.closes_at):
        return []
    warned = {*drafts.letters_since(TOO_LONG, begins), *drafts.letters_since(NOT_READY, begins)}
    told = []
    for commentary in drafts.to_file_at_deadline(thematic_session.id):
        found = [] if commentary.id in warned else _obstacles(commentary, _NOT_ACCREDITED_YET)
        if found:
            _tell_why(commentary, found, now, closed=False)
            told.append(commentary)
    return told


def _obstacles(commentary: Commentary, not_accredited: Problem) -> list[Problem]:
    found = _filing.problems(commentary)
    return found if commentary.organisation.state == "accredited" else [*found, not_accredited]


def _file(commentary: Commentary, received: datetime, now: datetime) -> bool:
    found = _obstacles(commentary, _NOT_ACCREDITED)
    if found:
        commentary.at_deadline = False
        _tell_why(commentary, found, now, closed=True)
        return False
    _filing.file(
        SYSTEM,
        commentary,
        "submit_at_deadline",
        consent=commentary.consent,
        key=f"at-deadline-{received.isoformat()}",
        now=now,
        received=received,
    )
    return True


def _tell_why(commentary: Commentary, found: list[Problem], now: datetime, *, closed: bool) -> None:
    """The letter before or after the deadline: by how many words it is over, or all that is in the way."""
    assert commentary.draft is not None
    length = refusals.of_length("body", commentary.draft.body, _filing.word_limit(commentary))
    if found == length[:1] and _tell(commentary, now, closed=closed):
        return
    tell_organisation(
        commentary.organisation_id,
        "draft_not_filed" if closed else NOT_READY,
        now=now,
        commentary_id=commentary.id,
        reasons=[(p.msgid, p.values) for p in found],
    )


def _tell(commentary: Commentary, now: datetime, *, closed: bool) -> bool:
    """The letter that says by how many words a draft is over; nothing where length is not what is wrong."""
    draft = commentary.draft
    limit = _filing.word_limit(commentary)
    words = wordcount.count(draft.body) if draft is not None else 0
    if words <= limit:
        return False
    tell_organisation(
        commentary.organisation_id,
        TOO_LONG,
        now=now,
        commentary_id=commentary.id,
        words=words,
        limit=limit,
        closed=closed,
    )
    return True
