"""Redaction: words taken out of a text by two people, with the mark visible.

The result is a further version of the same commentary; what stood there before is for the contributor
and for safeguarding. Codings outside the removed words move with the text, codings on them end; reasons for
non-use move with their paragraphs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain import grounds, wordcount
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor, Role
from panel.domain.errors import N_, Invalid, Missing, problem
from panel.domain.lifecycle import COMMENTARY
from panel.domain.policy import require
from panel.models import Approval, Coding, Commentary, CommentaryVersion, NonUseReason
from panel.queries import codebook, non_use
from panel.queries import commentary as commentaries
from panel.services import _register, _search
from panel.services._advance import advance
from panel.services._coding_log import Happened, log
from panel.services._journal import record
from panel.services._letters import ground_in_words
from panel.services._outbox import tell_organisation
from panel.services._versions import Content, freeze
from panel.services.approval import fingerprint, propose

MARK = "[…]"
#: Where a word may stand that nobody should read.
PLACES = ("title", "body")
SECOND = (Role.OFFICER, Role.HEAD, Role.SAFEGUARDING)


def propose_redaction(
    actor: Actor,
    commentary: Commentary,
    version_id: str,
    words: str,
    ground: str,
    reason: str,
    *,
    now: datetime,
) -> Approval:
    """Propose to take ``words``, which occur once in title and text, out of the version the officer has read."""
    require(actor, Action.COMMENTARY_REDACT, commentary)
    COMMENTARY.move("redact", commentary.state)
    version = _version(commentary, version_id)
    words = words.replace("\r\n", "\n").strip()
    problems = []
    places = [place for place in PLACES for _ in range(getattr(version, place).count(words) if words else 0)]
    if len(places) != 1:
        problems.append(
            problem(
                "words",
                N_("Give the words exactly as they stand in the title or the text; they must occur once."),
            )
        )
    known = grounds.by_code(ground)
    if known is None or not known.redactable:
        problems.append(problem("ground", N_("Choose a ground from the list.")))
    if problems:
        raise Invalid(*problems)
    start = getattr(version, places[0]).index(words)
    payload = {
        "commentary_id": commentary.id,
        "version_id": version_id,
        "place": places[0],
        "start": start,
        "end": start + len(words),
        "ground": ground,
    }
    return propose(
        actor,
        "redact_commentary",
        commentary.id,
        payload,
        fingerprint(facts(commentary.id, payload)),
        reason,
        SECOND,
        now=now,
    )


def facts(subject_id: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a redaction rests on: the version that is in force, the span, the ground."""
    row = db.session.get(Commentary, subject_id)
    in_force = (row.version_id, row.admitted_version_id, row.state) if row is not None else ()
    return {**payload, "in_force": in_force}


def lines(subject_id: str, payload: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """What the second person sees."""
    row = db.session.get(Commentary, subject_id)
    version = db.session.get(CommentaryVersion, payload["version_id"])
    if row is None or version is None:
        return []
    return [
        (N_("Commentary"), row.code or ""),
        (N_("Words to be taken out"), _said(version, payload)[payload["start"] : payload["end"]]),
        (N_("Where they stand"), _around(_said(version, payload), payload["start"], payload["end"])),
        (N_("Ground"), ground_in_words(payload["ground"])),
    ]


def _around(said: str, start: int, end: int) -> str:
    """The paragraphs in which words stand, whole."""
    first, last = said.rfind("\n\n", 0, start), said.find("\n\n", end)
    return said[max(0, first) : len(said) if last < 0 else last].strip()


def carry_out(actor: Actor, approval: Approval, *, now: datetime) -> None:
    """Make the redacted version; the second person is the actor, who must be of another organization.

    It takes the place of the version it was made from, and of no other: an amendment that waits goes on
    waiting.
    """
    payload = approval.payload
    row = commentaries.by_id(SYSTEM, payload["commentary_id"], lock=True)
    old = _version(row, payload["version_id"])
    start, end = payload["start"], payload["end"]
    said = _said(old, payload)
    texts = {"title": old.title, "body": old.body, _place(payload): said[:start] + MARK + said[end:]}
    made = freeze(
        actor,
        row,
        Content(
            **texts,
            language=old.language,
            questions=tuple(old.questions),
            base_numbers=tuple(old.base_numbers),
        ),
        key=f"redaction:{approval.id}",
        now=now,
    )
    made.redacts = old.id
    made.redacted_words = old.redacted_words + wordcount.count(said[start:end])
    made.redaction_ground = payload["ground"]
    if row.admitted_version_id == old.id:
        row.admitted_version_id = made.id
    if row.version_id == old.id:
        row.version_id = made.id
    _register.redacted(row, old, made, now=now)
    db.session.flush()
    advance(actor, row, COMMENTARY, "redact", now=now, version=made.seq, approval=approval.id)
    if _place(payload) != "body":
        start = end = 0
    mark = MARK if end else ""
    _carry_codings(old, made, start, end, mark, now)
    _carry_reasons(old, made, start, end, mark)
    if row.published:
        _search.index(row)
        _register.published(row, now=now)
    tell_organisation(
        row.organisation_id, "redacted", now=now, commentary_id=row.id, ground=payload["ground"]
    )


def _place(payload: Mapping[str, Any]) -> str:
    """Proposals that were made before titles could be redacted name no place."""
    return str(payload.get("place", "body"))


def _said(version: CommentaryVersion, payload: Mapping[str, Any]) -> str:
    return version.title if _place(payload) == "title" else version.body


def _carry_codings(
    old: CommentaryVersion, made: CommentaryVersion, start: int, end: int, mark: str, now: datetime
) -> None:
    shift = len(mark) - (end - start)
    numbers = {p.start: p for p in commentaries.paragraphs(made.id)}
    happened = []
    for coding in codebook.of_version(old.id):
        coding.undone_at = now
        happened.append(Happened(coding, "moved"))
        if coding.start < end and coding.end > start:
            record(SYSTEM, "coding:undone", coding, now=now, version=old.id)
            continue
        moved = shift if coding.start >= end else 0
        at, until = coding.start + moved, coding.end + moved
        holder = next((p for p in numbers.values() if p.start <= at and until <= p.end and p.number), None)
        if holder is None or holder.number is None:
            continue
        kept = {c: getattr(coding, c) for c in _KEPT}
        carried = Coding(**kept, version_id=made.id, paragraph=holder.number, start=at, end=until)
        db.session.add(carried)
        happened.append(Happened(carried, "made"))
    log(SYSTEM, happened, now=now, way="book")


def _carry_reasons(old: CommentaryVersion, made: CommentaryVersion, start: int, end: int, mark: str) -> None:
    """Why a paragraph is not used holds for what is left of it."""
    shift = len(mark) - (end - start)
    after = {p.start: p.number for p in commentaries.paragraphs(made.id) if p.number}
    moved = {0: 0} | {
        p.number: after.get(p.start + (shift if p.start >= end else 0))
        for p in commentaries.paragraphs(old.id)
        if p.number and not start < p.start < end
    }
    for each in non_use.rows(old.id):
        number = moved.get(each.paragraph)
        if number is not None:
            kept = {name: getattr(each, name) for name in ("commentary_id", "reason", "given_by", "given_at")}
            db.session.add(NonUseReason(**kept, version_id=made.id, paragraph=number))


_KEPT = (
    "thematic_session_id",
    "commentary_id",
    "theme_id",
    "point_id",
    "kind",
    "verb",
    "stance",
    "see_also",
    "made_by",
    "made_at",
)


def _version(commentary: Commentary, version_id: str) -> CommentaryVersion:
    found = next((v for v in commentaries.versions(commentary.id) if v.id == version_id), None)
    if found is None or version_id not in {commentary.version_id, commentary.admitted_version_id}:
        raise Missing()
    return found
