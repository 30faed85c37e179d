"""Who may code now, which texts can be coded, and words that may enter the codebook."""

from __future__ import annotations

import re

from panel.domain import refusals, text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Problem, problem
from panel.domain.policy import can, require
from panel.models import Commentary, ThematicSession
from panel.queries import blind
from panel.queries import summary as summaries

#: Longest name of a theme and longest wording of a point, in characters.
LABEL_AT_MOST, WORDING_AT_MOST = 120, 400

_OWN_THAT = re.compile(r"^(?:…|\.\.\.)? ?that (?=\S)", re.IGNORECASE)


def permit(actor: Actor, thematic_session: ThematicSession) -> None:
    """Raise unless the actor may code in the session now.

    Forbidden for whoever may not code at all; IllegalMove where the phase does not open coding or the
    summary that rests on the codings is adopted: what the chair adopted must stay what was coded.
    """
    if can(actor, Action.CODING_READ, thematic_session) and "code" not in thematic_session.opens:
        raise IllegalMove(N_("Nothing is coded in this phase of the session."))
    require(actor, Action.CODING_WRITE, thematic_session)
    if summaries.adopted(thematic_session.id, held="shared"):
        raise IllegalMove(N_("The summary is adopted. Codings and codebook stay as they are."))


def codable(commentary: Commentary) -> str:
    """The id of the version that is coded.

    Raises IllegalMove where the text is not admitted or is withheld: withheld texts are never cited; and
    where it is drawn for blind double coding, so that neither coder sees what stands on it.
    """
    if commentary.consent == "text_withheld":
        raise IllegalMove(N_("This text is withheld: it is neither coded nor cited."))
    if commentary.state != "admitted" or commentary.admitted_version_id is None:
        raise IllegalMove(N_("Only admitted texts can be coded."))
    if blind.is_held(commentary.id):
        raise IllegalMove(
            N_("This text is drawn for blind double coding. It is coded there until the sample is settled.")
        )
    return commentary.admitted_version_id


def line(typed: str) -> str:
    """Typed words on one line, without blanks at the ends and doubled ones, in NFC."""
    return " ".join(text.normalise(typed).split())


def clause(typed: str) -> str:
    """Words that follow “that” in a sentence, on one line, without a “that” of their own."""
    return _OWN_THAT.sub("", line(typed))


def words_problems(field: str, words: str, at_most: int) -> list[Problem]:
    """What cannot stand in a name or wording: characters that no document can print, and length."""
    found = refusals.of_field(field, words, one_line=False)
    if len(words) > at_most:
        found.append(
            problem(
                field,
                N_("These are %(found)s characters; the limit is %(limit)s. Say it shorter."),
                found=refusals.figure(len(words)),
                limit=refusals.figure(at_most),
            )
        )
    return found
