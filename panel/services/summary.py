"""The summary of a session: built from codings, circulated, adopted, issued. Editing is ``summary_editing``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from panel.collation import CollationError, collate, outline, summary_json
from panel.collation import Summary as Collated
from panel.db import db
from panel.domain import refusals, text
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, problem
from panel.domain.lifecycle import SUMMARY
from panel.domain.policy import require
from panel.models import Summary, SummaryParagraph, ThematicSession
from panel.queries import summary as summaries
from panel.services import (
    _marks,
    adoption,
    contributors_check,
    response_table,
    summary_check,
    summary_comments,
)
from panel.services import _summary_rows as rows_of
from panel.services._advance import advance
from panel.services._collation_input import Material, gather
from panel.services._journal import record
from panel.services._outbox import enqueue, tell_organisation
from panel.services._present import body_rows
from panel.services._summary_guard import lay_hand, writable
from panel.services._summary_history import keep_built

#: Renditions of an issued summary, in the order in which pages offer them.
FORMATS = ("html", "docx", "pdf", "json", "csv", "akn")


def of(thematic_session: ThematicSession, *, lock: bool = True) -> Summary:
    """The summary of a session, held for writing; Missing while nothing is drafted."""
    found = summaries.of_session(thematic_session.id, lock=lock)
    if found is None:
        raise Missing()
    return found


def build(actor: Actor, thematic_session: ThematicSession, *, now: datetime) -> Summary:
    """Write the draft from the codings, or write anew every paragraph that nobody has edited.

    Edited paragraphs stay as they are, where they are; what they tell already is not told again.
    Raises Invalid where there is nothing to collate or a coding does not fit.
    """
    require(actor, Action.SUMMARY_DRAFT, thematic_session)
    found = summaries.of_session(thematic_session.id, lock=True)
    if found is not None:
        writable(actor, found)
    material = gather(thematic_session)
    written = _collated(material)
    summary = found or _begin(thematic_session, now)
    before = list(summaries.paragraphs(summary.id))
    after = _laid_out(summary, before, written, material, now)
    rows_of.arrange(before, after)
    known = {row.id for row in before}
    fresh = [row for row in after if row.id not in known and row.kind != "front"]
    keep_built(summary, fresh, material, now)
    summary_comments.follow(before, after)
    if summary.state == "outline":
        advance(actor, summary, SUMMARY, "draft", now=now)
    lay_hand(actor, summary)
    record(actor, "summary:built", summary, now=now, paragraphs=sum(row.kind != "heading" for row in after))
    return summary


def circulate(actor: Actor, summary: Summary, *, now: datetime) -> None:
    """Open the draft to those who contributed, to be read and not to be cited, for ten working days."""
    advance(actor, summary, SUMMARY, "circulate", now=now)
    contributors_check.open_to(summary, now=now)


def revise(actor: Actor, summary: Summary, *, now: datetime) -> None:
    """Take the draft back for revision; contributors keep the days they were promised."""
    advance(actor, summary, SUMMARY, "revise", now=now)


def close_check(actor: Actor, summary: Summary, *, now: datetime) -> None:
    """End the contributors' check whose time is over, by the clock; the text can be revised again."""
    advance(actor, summary, SUMMARY, "close_check", now=now)
    contributors_check.tell_drafters(
        "check_closed", summary, now=now, path=f"/desk/{summary.thematic_session.slug}/summary/corrections"
    )


def adopt(actor: Actor, summary: Summary, *, now: datetime) -> None:
    """Adopt the text as it stands; nobody who drafted may.

    Raises Invalid with everything that bars it, as ``adoption`` gathers it: each finding that blocks, each
    submission not cited, what is neither coded nor set aside, what the contributors' check leaves open.
    """
    SUMMARY.move("adopt", summary.state)
    require(actor, Action.SUMMARY_ADOPT, summary)
    seen = summary_check.look(summary)
    bars = adoption.bars(summary, seen, now=now)
    if bars:
        raise Invalid(*(problem("adopt", each.message, **dict(each.params)) for each in bars))
    advance(actor, summary, SUMMARY, "adopt", now=now)
    summary.frozen = content(seen)
    summary.adopted_hash = digest(summary.frozen)
    summary.adopted_by, summary.adopted_at = actor.account_id, now
    summary.reopened_reason = ""


def reopen(actor: Actor, summary: Summary, reason: str, *, now: datetime) -> None:
    """Send an adopted text that is not issued back to drafting; it has to be adopted anew.

    Raises Invalid without a reason that can be printed: those who draft read it on their desk.
    """
    SUMMARY.move("reopen", summary.state)
    require(actor, Action.SUMMARY_REOPEN, summary)
    if not reason.strip():
        raise Invalid(problem("reason", N_("Give the reason; those who draft read it.")))
    found = refusals.of_text("reason", reason)
    if found:
        raise Invalid(*found)
    advance(actor, summary, SUMMARY, "reopen", now=now)
    summary.reopened_reason = text.normalise(reason).strip()
    summary.adopted_hash, summary.adopted_by, summary.adopted_at = "", None, None
    summary.frozen = None


def issue(actor: Actor, summary: Summary, *, now: datetime) -> None:
    """Issue the adopted text under its symbol: frozen, rendered in every format, told to contributors.

    What organizations have changed in the registry since the adoption changes nothing: the list of
    contributors is taken as it was adopted. Raises IllegalMove where a source or the text is not,
    character by character, what the chair adopted.
    """
    SUMMARY.move("issue", summary.state)
    require(actor, Action.SUMMARY_ISSUE, summary)
    frozen = content(summary_check.look(summary))
    adopted = summary.frozen
    if adopted is not None and _but_names(adopted) == _but_names(frozen):
        frozen = adopted
    if digest(frozen) != summary.adopted_hash:
        raise IllegalMove(
            N_(
                "A source or the registry has changed since the adoption. What was adopted cannot be issued. "
                "The chair can send it back to drafting."
            )
        )
    advance(actor, summary, SUMMARY, "issue", now=now, symbol=summary.symbol)
    summary.frozen, summary.issued_at = frozen, now
    response_table.freeze(summary, now=now)
    for each in FORMATS:
        enqueue(
            "render_summary",
            now=now,
            key=f"render_summary:{summary.id}:{each}",
            summary_id=summary.id,
            format=each,
        )
    _tell_contributors(summary, now=now)


def _but_names(document: Mapping[str, Any]) -> dict[str, Any]:
    """Everything but note 2, whose names and places are the organizations' own to change at any time."""
    return {key: value for key, value in document.items() if key != "contributors"}


def content(seen: summary_check.Look) -> dict[str, Any]:
    """What is adopted and frozen: the whole summary as JSON, sources under their public keys, passages as
    salted hashes."""
    return summary_json(seen.present.published)


def digest(frozen: Mapping[str, Any]) -> str:
    """SHA-256 of the content in one fixed form, in hex."""
    plain = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _begin(thematic_session: ThematicSession, now: datetime) -> Summary:
    summary = Summary(thematic_session_id=thematic_session.id, created_at=now, revision=0)
    summary.thematic_session = thematic_session
    summary.drafters = []
    db.session.add(summary)
    db.session.flush()
    return summary


def _collated(material: Material) -> Collated:
    if not material.codings:
        raise Invalid(problem("build", N_("Nothing is coded yet. A summary is written from codings.")))
    try:
        return collate(material.sources, material.codings, material.points, material.themes, material.plan)
    except CollationError as error:
        raise Invalid(*(problem("build", N_("%(what)s"), what=each) for each in error.problems)) from error


def _laid_out(
    summary: Summary, before: list[SummaryParagraph], written: Collated, material: Material, now: datetime
) -> list[SummaryParagraph]:
    """The rows after a build: the background first, then new and kept sections."""
    institutions = frozenset(source.id for source in material.sources if source.asterisk)
    theme_of = {point.id: point.theme_id for point in material.points}
    old = rows_of.split(body_rows(before), theme_of, institutions)
    left = rows_of.untold(written.paragraphs, old)
    kept = {note.key for section in old for row in section.rows if row.revision for note in row.notes}
    keys = _marks.free(kept, gaps=True)
    front, *fresh = rows_of.sections(summary, left, material.versions, now, keys)
    if not any(row.revision for section in old for row in section.rows):
        return [*front.rows, *(row for section in fresh for row in section.rows)]
    order = [rows_of.INSTITUTIONS] + [
        section.theme.id
        for section in outline(material.book, material.codings, material.points, material.themes)
    ]
    return [*front.rows, *rows_of.merge(old, fresh, order)]


def _tell_contributors(summary: Summary, *, now: datetime) -> None:
    call = summary.thematic_session
    for body in sorted(contributors_check.everybody(call.id)):
        tell_organisation(
            body,
            "summary_issued",
            now=now,
            thematic_session_id=call.id,
            symbol=summary.symbol,
            path=f"/summaries/{call.slug}",
        )
