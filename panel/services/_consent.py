"""What follows at once when an organization chooses a stricter level of consent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from panel.domain.attribution import may_be_named, tighter
from panel.domain.errors import N_, Problem, problem
from panel.models import Commentary
from panel.services import _register, _search
from panel.services._numbers import assign_number

#: Printed in a letter in the place of what would tie a mailbox to a withheld text.
NOT_IN_LETTERS = "–"


def problems(commentary: Commentary, consent: str) -> list[Problem]:
    """What is wrong with a level: not offered or, once something was filed, more open than before."""
    if consent not in commentary.thematic_session.consents:
        return [problem("consent", N_("Choose how we should name you."))]
    if commentary.number is not None and not tighter(commentary.consent, consent):
        return [problem("consent", N_("The level can be made stricter, not more open."))]
    return []


def apply(commentary: Commentary, consent: str, *, now: datetime) -> None:
    """Set the level of a commentary that has a number, with all that hangs on it.

    A name that is withheld now stood beside the old number and code: both are given up for good and
    replaced by drawn ones, so that the old address answers 404. A text that is withheld leaves the
    reading room and the search index in this transaction.
    """
    old, commentary.consent = commentary.consent, consent
    if old == "public" and consent != "public":
        assign_number(commentary)
    if consent == "text_withheld" and commentary.published:
        commentary.published = False
        _search.forget(commentary)
        _register.withheld(commentary, _register.CONSENT, now=now)
    elif commentary.published:
        _register.published(commentary, now=now)


def kept_out_of_letters(commentary: Commentary) -> Mapping[str, str]:
    """What replaces number, tracker, commitment and text in a letter about a withheld submission.

    Letters lie in mailboxes that others read; in one of these, any of them would name the author.
    """
    if may_be_named(commentary.consent, None, commentary.organisation_id):
        return {}
    return {"number": NOT_IN_LETTERS, "tracker": NOT_IN_LETTERS, "commitment": NOT_IN_LETTERS, "text": ""}
