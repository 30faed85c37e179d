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

#: How long before the deadline the author of a draft over the limit is warned.
WARNED_BEFORE = timedelta(hours=24)

LETTER = "draft_over_limit"

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


def warn_over_limit(thematic_session: ThematicSession, now: datetime) -> list[Commentary]:
    """In the last 24 hours, warn once the authors of drafts that are to be filed and are too long."""
    begins = thematic_session.closes_at - WARNED_BEFORE
    if not begins <= now <= deadline.last_instant(thematic_session.closes_at):
        return []
    warned = drafts.letters_since(LETTER, begins)
    told = []
    for commentary in drafts.to_file_at_deadline(thematic_session.id):
        if commentary.id not in warned and _tell(commentary, now, closed=False):
            told.append(commentary)
    return told


def _file(commentary: Commentary, received: datetime, now: datetime) -> bool:
    found = _filing.problems(commentary)
    if commentary.organisation.state != "accredited":
        found.append(_NOT_ACCREDITED)
    if found:
        commentary.at_deadline = False
        _tell_why(commentary, found, now)
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


def _tell_why(commentary: Commentary, found: list[Problem], now: datetime) -> None:
    """The letter after the deadline: by how many words it is over, or everything that stood in the way."""
    assert commentary.draft is not None
    length = refusals.of_length("body", commentary.draft.body, _filing.word_limit(commentary))
    if found == length[:1] and _tell(commentary, now, closed=True):
        return
    tell_organisation(
        commentary.organisation_id,
        "draft_not_filed",
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
        LETTER,
        now=now,
        commentary_id=commentary.id,
        words=words,
        limit=limit,
        closed=closed,
    )
    return True
