"""Many texts of organizations that are not known yet, entered together: the same rows as one by one, in few statements.

A letter that is not plain (an organization that is known or signed by several, a name withheld, a problem of
any kind) is left to ``entry.received``, and so is all that follows it, so that numbers keep the order of receipt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm.attributes import set_committed_value

from panel.db import db
from panel.domain import names, refusals
from panel.domain.actor import Actor
from panel.domain.lifecycle import COMMENTARY, ORGANISATION
from panel.domain.policy import require
from panel.models import (
    AuditEntry,
    Commentary,
    CommentaryVersion,
    Draft,
    Organisation,
    Paragraph,
    ThematicSession,
)
from panel.models._columns import new_id
from panel.queries import organisation as organisations
from panel.queries import received as letters
from panel.services import _consent, _filing, _register
from panel.services._details import Details, Letter, Received
from panel.services._journal import entry
from panel.services._numbers import codes_for, take_numbers
from panel.services._short_form import free_among
from panel.services._versions import Content, blocks_of, sealed


@dataclass(frozen=True, slots=True)
class _Begun:
    """An organization, its commentary, and the text that becomes its version."""

    body: Organisation
    row: Commentary
    text: Received


def enter(
    actor: Actor, call: ThematicSession, batch: Sequence[Letter], how: str, *, now: datetime
) -> list[Commentary]:
    """Enter the plain letters at the head of a batch; ``how`` says how the organizations are known."""
    begun = _plain(actor, call, batch, how, now)
    if not begun:
        return []
    _number(call, begun)
    for each in begun:
        db.session.add_all((each.body, each.row))
    db.session.flush()
    versions = [_version(actor, each, now) for each in begun]
    db.session.add_all(versions)
    db.session.flush()
    rows = [row for version in versions for row in blocks_of(version)]
    if rows:
        db.session.execute(insert(Paragraph), rows)
    told = [row for pair in zip(begun, versions, strict=True) for row in _told(actor, *pair, now)]
    db.session.execute(insert(AuditEntry), told)
    _register.filed_together(call, versions, now=now)
    return [each.row for each in begun]


def _plain(
    actor: Actor, call: ThematicSession, batch: Sequence[Letter], how: str, now: datetime
) -> list[_Begun]:
    known = set(letters.skeletons([names.skeleton(each.lead.name) for each in batch]))
    held = set(organisations.short_forms(""))
    found: list[_Begun] = []
    for each in batch:
        skeleton = names.skeleton(each.lead.name)
        if not skeleton or skeleton in known or each.text.consent != "public":
            return found
        body = _organisation(actor, each.lead, skeleton, held, how, now)
        row = _commentary(actor, call, body, each.text, now)
        if _unprintable(each.lead) or _filing.problems(row) or _consent.problems(row, each.text.consent):
            return found
        known |= {skeleton, body.english_skeleton}
        held.add(body.acronym.lower())
        found.append(_Begun(body, row, each.text))
    return found


def _unprintable(lead: Details) -> bool:
    typed = (lead.name, lead.english_name, lead.acronym, lead.city)
    return any(refusals.of_field("contributor", words) for words in typed)


def _organisation(
    actor: Actor, lead: Details, skeleton: str, held: set[str], how: str, now: datetime
) -> Organisation:
    values: dict[str, Any] = {name: getattr(lead, name) for name in lead.__dataclass_fields__}
    made = Organisation(
        **values,
        id=new_id(),
        skeleton=skeleton,
        english_skeleton=names.skeleton(lead.english_name),
        registered_at=now,
        state=ORGANISATION.initial,
    )
    made.acronym = free_among(lead.acronym or names.acronym_suggestion(lead.name), held)
    move = ORGANISATION.move("accredit", made.state)
    require(actor, move.action, made)
    made.state, made.accredited_at, made.decided_at = move.target, now, now
    made.decided_by, made.verified_how = actor.account_id, how
    return made


def _commentary(
    actor: Actor, call: ThematicSession, body: Organisation, text: Received, now: datetime
) -> Commentary:
    numbers = {question.number for question in call.questions}
    made = Commentary(
        id=new_id(),
        thematic_session_id=call.id,
        organisation_id=body.id,
        kind="individual",
        consent=text.consent,
        state=COMMENTARY.initial,
        imported=True,
        at_deadline=False,
        created_by=actor.account_id,
        created_at=now,
    )
    set_committed_value(made, "thematic_session", call)
    set_committed_value(made, "organisation", body)
    made.draft = Draft(
        title=text.title,
        body=text.body,
        language=text.language,
        questions=[number for number in text.questions if number in numbers],
        base_numbers=[],
        saved_at=now,
        saved_by=actor.account_id,
    )
    set_committed_value(made, "signatures", [])
    set_committed_value(made, "decisions", [])
    move = COMMENTARY.move("import", made.state)
    require(actor, move.action, made)
    made.state, made.filed_at = move.target, now
    return made


def _number(call: ThematicSession, begun: Sequence[_Begun]) -> None:
    numbers = take_numbers(call, len(begun))
    given = set(letters.codes(call.id))
    for each, number in zip(begun, numbers, strict=True):
        each.row.number = number
        each.row.code = next(code for code in codes_for(each.body) if code not in given)
        given.add(each.row.code)


def _version(actor: Actor, each: _Begun, now: datetime) -> CommentaryVersion:
    draft = each.row.draft
    assert draft is not None
    content = Content(
        title=draft.title, body=draft.body, language=draft.language, questions=tuple(draft.questions)
    )
    made = sealed(actor, each.row, content, seq=1, key=each.text.key, now=now)
    each.row.version_id = made.id
    set_committed_value(each.row, "version", made)
    return made


def _told(actor: Actor, each: _Begun, version: CommentaryVersion, now: datetime) -> Iterator[dict[str, Any]]:
    """The entries that the acts one by one would leave. Nobody acts for a new organization: no letter is sent."""
    accredit, file = ORGANISATION.move("accredit", ORGANISATION.initial), COMMENTARY.move("import", "draft")
    yield entry(actor, "organisation:registered", each.body, now=now)
    yield entry(actor, accredit.tag, each.body, now=now, old=ORGANISATION.initial, new=accredit.target)
    yield entry(actor, "commentary:created", each.row, now=now)
    facts = {"version": version.seq, "words": version.words, "rule": version.rule}
    yield entry(actor, file.tag, each.row, now=now, old="draft", new=file.target, **facts)
