"""What an organization chooses for its text, and what follows at once from a stricter level of consent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from panel.domain.actor import Actor
from panel.domain.attribution import may_be_named, tighter
from panel.domain.balance import POSITIONS
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
        _search.give_up_pdf(commentary)
        _register.published(commentary, now=now)


def kept_out_of_letters(commentary: Commentary) -> Mapping[str, str]:
    """What replaces number, tracker, commitment and text in a letter about a withheld submission.

    Letters lie in mailboxes that others read; in one of these, any of them would name the author.
    """
    if may_be_named(commentary.consent, None, commentary.organisation_id):
        return {}
    return {"number": NOT_IN_LETTERS, "tracker": NOT_IN_LETTERS, "commitment": NOT_IN_LETTERS, "text": ""}


def choices(actor: Actor, commentary: Commentary, typed: Any) -> dict[str, object]:
    """How a draft is to be filed at the deadline; who may not submit may not ask for that either.

    ``typed`` is what the writing page sends. Only a State says as what it speaks.
    """
    chosen: dict[str, object] = {}
    if commentary.state != "draft":
        return chosen
    if commentary.number is None and typed.consent in commentary.thematic_session.consents:
        chosen["consent"] = typed.consent
    if typed.positions is not None and commentary.organisation.constituency == "STATE":
        chosen["positions"] = [each for each in POSITIONS if each in typed.positions]
    if typed.at_deadline is not None and actor.focal_for(commentary.organisation_id):
        chosen["at_deadline"] = typed.at_deadline
    return chosen
