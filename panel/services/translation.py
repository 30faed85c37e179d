"""Unofficial working translations, paragraph by paragraph, in the language in which the summary is drafted.

They help to read. What is coded and cited is always the original.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from panel.collation import segment
from panel.db import db
from panel.domain import limits, refusals
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, Stale, problem
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.models import Commentary, Paragraph, WorkingTranslation
from panel.queries import commentary as commentaries
from panel.queries import translation
from panel.services._collation_input import LANGUAGE
from panel.services._journal import record

__all__ = ["LANGUAGE", "aligned", "translatable", "write"]


def translatable(commentary: Commentary) -> str:
    """The id of the version that is translated. Raises IllegalMove where none is admitted, or it is in the
    language of the summary already."""
    version = commentary.admitted_version
    if commentary.state != "admitted" or version is None:
        raise IllegalMove(N_("Only admitted texts are translated."))
    if version.language.partition("-")[0] == LANGUAGE:
        raise IllegalMove(N_("This text is in the language of the summary; it needs no translation."))
    return version.id


def write(
    actor: Actor,
    commentary: Commentary,
    typed: Mapping[int, str],
    seen: Mapping[int, int],
    *,
    now: datetime,
) -> int:
    """Write what is new among the typed paragraphs; how many. An empty one takes the translation away.

    ``seen`` is the version of each paragraph's translation that the page showed, 0 for none. What stood
    before stays. Raises Invalid (fields ``t-1`` …), Stale where somebody wrote another meanwhile,
    IllegalMove in a phase in which nothing is coded.
    """
    require(actor, Action.TRANSLATION_WRITE, commentary)
    if "code" not in commentary.thematic_session.opens:
        raise IllegalMove(N_("Nothing is coded in this phase of the session."))
    version_id = translatable(commentary)
    numbers = {block.number for block in commentaries.paragraphs(version_id) if block.number}
    words = {n: normalise(text).strip() for n, text in typed.items() if n in numbers}
    if problems := [each for n, text in words.items() for each in _problems(n, text)]:
        raise Invalid(*problems)
    standing = translation.standing(version_id, LANGUAGE)
    changed = 0
    for n, text in words.items():
        known = standing[n].row if n in standing else None
        if text == (known.text if known is not None else ""):
            continue
        last = known.seq if known is not None else 0
        if seen.get(n, 0) != last:
            raise Stale()
        db.session.add(_row(actor, commentary, version_id, n, last + 1, text, now))
        record(actor, "translation:written", commentary, now=now, version=version_id, paragraph=n)
        changed += 1
    db.session.flush()
    return changed


def aligned(pasted: str, blocks: Sequence[Paragraph]) -> Mapping[int, str]:
    """A whole translation cut into the numbered paragraphs of the original, by the same rule.

    Raises Invalid where it has more or fewer: which belongs to which, nobody but a person can tell.
    """
    pasted = normalise(pasted)
    found = [each for each in segment(pasted).paragraphs if each.number is not None]
    wanted = [block.number for block in blocks if block.number]
    if len(found) != len(wanted):
        said = N_(
            "The pasted text has %(found)s paragraphs, the original %(wanted)s. Put a blank line between "
            "paragraphs, or fill in the paragraphs one by one."
        )
        raise Invalid(problem("whole", said, found=len(found), wanted=len(wanted)))
    return {n: pasted[part.start : part.end] for n, part in zip(wanted, found, strict=True)}


def _problems(number: int, text: str) -> list[Problem]:
    field = f"t-{number}"
    found = refusals.of_field(field, text, one_line=False)
    if len(text) > limits.CODE_POINTS:
        said = N_("The text has %(found)s characters; the limit is %(limit)s. Shorten it.")
        sizes = {"found": refusals.figure(len(text)), "limit": refusals.figure(limits.CODE_POINTS)}
        found.append(problem(field, said, **sizes))
    return found


def _row(
    actor: Actor, commentary: Commentary, version_id: str, number: int, seq: int, text: str, now: datetime
) -> WorkingTranslation:
    return WorkingTranslation(
        commentary_id=commentary.id,
        version_id=version_id,
        paragraph=number,
        language=LANGUAGE,
        seq=seq,
        text=text,
        by_contributor=commentary.organisation_id in actor.organisation_ids,
        made_by=actor.account_id,
        made_at=now,
    )
