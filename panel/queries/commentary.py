"""Commentaries: one's own, the queue, and what is published."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from panel.db import columns, db
from panel.domain import scopes
from panel.domain.actor import Actor
from panel.domain.errors import Gone, Missing
from panel.models import (
    Appeal,
    Commentary,
    CommentaryVersion,
    CoSignature,
    Decision,
    Organisation,
    Paragraph,
    SearchEntry,
    ThematicSession,
)
from panel.queries.scope import where

#: For questions whose answer no unwritten change can alter: each write that is spared shortens the time
#: for which a row is held.
AS_WRITTEN = {"autoflush": False}


#: Statements that do not depend on who asks are built once.
_ALONE = select(Commentary).options(
    joinedload(Commentary.thematic_session).selectinload(ThematicSession.questions),
    joinedload(Commentary.organisation),
    joinedload(Commentary.draft),
    joinedload(Commentary.version),
    joinedload(Commentary.admitted_version),
)
_WITH_OTHERS = (selectinload(Commentary.signatures), selectinload(Commentary.decisions))
_SIGNATURES = select(CoSignature).where(CoSignature.commentary_id == bindparam("one"))
_DECISIONS = select(Decision).where(Decision.commentary_id == bindparam("one")).order_by(Decision.decided_at)
_BLOCKS = select(Paragraph).where(Paragraph.version_id == bindparam("one")).order_by(Paragraph.start)
_WHOLE = _ALONE.options(*_WITH_OTHERS)
_ONE = _ALONE.where(Commentary.id == bindparam("one"))
_HOLD = select(Commentary.id).where(Commentary.id == bindparam("one")).with_for_update()
_CODES = select(Commentary.code).where(
    Commentary.thematic_session_id == bindparam("call"),
    Commentary.code.in_(bindparam("codes", expanding=True)),
)


def by_id(actor: Actor, commentary_id: str, *, lock: bool = False) -> Commentary:
    """One commentary if the actor may read it, with all that verbs look at; else Missing, or Gone where it
    was erased.

    ``lock`` holds the row until the transaction ends, so that of parallel posts one goes first.
    """
    return _kept(_one(_ONE.where(where(scopes.commentaries(actor), Commentary)), commentary_id, lock))


def _kept(found: Commentary) -> Commentary:
    """The same; of what was erased nothing can be shown or done, by nobody."""
    if found.state == "erased":
        raise Gone()
    return found


def _one(statement: Select[Commentary], commentary_id: str, lock: bool) -> Commentary:
    values = {"one": commentary_id}
    if lock:
        columns(_HOLD, values)
    found = db.session.scalar(statement, values, execution_options={"populate_existing": lock})
    if found is None:
        raise Missing()
    _add_what_others_did(found)
    return found


def _add_what_others_did(found: Commentary) -> None:
    """Signatures and decisions. What one organization has never filed has none, and nobody waits for them."""
    if found.kind == "individual" and found.number is None:
        set_committed_value(found, "signatures", [])
        set_committed_value(found, "decisions", [])
        return
    one = {"one": found.id}
    set_committed_value(found, "signatures", db.session.scalars(_SIGNATURES, one).all())
    set_committed_value(found, "decisions", db.session.scalars(_DECISIONS, one).all())


def own(actor: Actor, commentary_id: str, *, lock: bool = False) -> Commentary:
    """One commentary of an organization the actor acts for; Missing for everybody else, Gone once erased."""
    found = _one(_ONE, commentary_id, lock)
    if not scopes.own_commentaries(actor).admits(found):
        raise Missing()
    return _kept(found)


def of_organisations(actor: Actor, thematic_session_id: str | None = None) -> Sequence[Commentary]:
    """Commentaries of the organizations the actor acts for, newest first."""
    wanted = _WHOLE.where(where(scopes.own_commentaries(actor), Commentary))
    if thematic_session_id is not None:
        wanted = wanted.where(Commentary.thematic_session_id == thematic_session_id)
    return db.session.scalars(wanted.order_by(Commentary.created_at.desc())).all()


def late(thematic_session_id: str) -> Sequence[Commentary]:
    """What was filed after the deadline, in order of receipt: kept, neither decided on nor counted."""
    return db.session.scalars(
        _WHOLE.where(
            Commentary.thematic_session_id == thematic_session_id, Commentary.state == "late"
        ).order_by(Commentary.filed_at, Commentary.id)
    ).all()


def by_suffix(actor: Actor, thematic_session_id: str, kind: str, number: int) -> Commentary:
    """A commentary by its public number, if the actor may read it; Gone once erased."""
    found = db.session.scalar(
        _WHOLE.where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.kind == kind,
            Commentary.number == number,
            where(scopes.commentaries(actor), Commentary),
        )
    )
    if found is None:
        raise Missing()
    return _kept(found)


def id_by_suffix(thematic_session_id: str, kind: str, number: int) -> str:
    """The id behind a public number, of an erased text too: for the proof that it is gone."""
    found = db.session.scalar(
        select(Commentary.id).where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.kind == kind,
            Commentary.number == number,
        )
    )
    if found is None:
        raise Missing()
    return found


def published(actor: Actor, thematic_session_id: str) -> Sequence[Commentary]:
    """What is published in a session, in order of code."""
    return db.session.scalars(
        _WHOLE.where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.published.is_(True),
            where(scopes.commentaries(actor), Commentary),
        ).order_by(Commentary.code)
    ).all()


def paragraphs(version_id: str) -> Sequence[Paragraph]:
    """Paragraphs of a version in order of the text."""
    return db.session.scalars(_BLOCKS, {"one": version_id}).all()


def versions(commentary_id: str) -> Sequence[CommentaryVersion]:
    """All versions that were filed, in order."""
    return db.session.scalars(
        select(CommentaryVersion)
        .where(CommentaryVersion.commentary_id == commentary_id)
        .order_by(CommentaryVersion.seq)
    ).all()


def last_seq(commentary_id: str) -> int:
    """The number of the version filed last; 0 where none was."""
    highest = db.session.scalar(
        select(func.max(CommentaryVersion.seq)).where(CommentaryVersion.commentary_id == commentary_id),
        execution_options=AS_WRITTEN,
    )
    return highest or 0


def version_by_key(commentary_id: str, key: str) -> CommentaryVersion | None:
    """The version that an earlier copy of the same form has filed."""
    wanted = select(CommentaryVersion).where(
        CommentaryVersion.commentary_id == commentary_id, CommentaryVersion.idempotency_key == key
    )
    return db.session.scalar(wanted, execution_options=AS_WRITTEN)


def codes_in_use(thematic_session_id: str, beginning: str) -> frozenset[str]:
    """Codes and NW labels of a session that begin so and are given already."""
    return frozenset(
        db.session.scalars(
            select(Commentary.code).where(
                Commentary.thematic_session_id == thematic_session_id,
                Commentary.code.startswith(beginning, autoescape=True),
            ),
            execution_options=AS_WRITTEN,
        )
    )


def codes_given(thematic_session_id: str, among: Collection[str]) -> frozenset[str]:
    """Which of these codes are given already in a session; found by the index, however many there are."""
    found = columns(_CODES, {"call": thematic_session_id, "codes": list(among)})
    return frozenset(code for (code,) in found)


def by_codes(thematic_session_id: str, codes: Collection[str]) -> Mapping[str, Commentary]:
    """Commentaries of a session by their codes."""
    wanted = select(Commentary).where(
        Commentary.thematic_session_id == thematic_session_id, Commentary.code.in_(codes)
    )
    found = db.session.scalars(wanted)
    return {each.code or "": each for each in found}


def numbers_in_use(thematic_session_id: str, kind: str) -> frozenset[int]:
    """Numbers given so far; they are never given again."""
    return frozenset(
        db.session.scalars(
            select(Commentary.number).where(
                Commentary.thematic_session_id == thematic_session_id,
                Commentary.kind == kind,
                Commentary.number.is_not(None),
            )
        )
    )


def individual_of(thematic_session_id: str, organisation_id: str) -> Commentary | None:
    """The organization's individual commentary in a session, unless withdrawn or erased; the first one,
    where a late addition stands beside it."""
    return db.session.scalar(
        select(Commentary)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.organisation_id == organisation_id,
            Commentary.kind == "individual",
            Commentary.state.not_in(("withdrawn", "erased")),
        )
        .order_by(Commentary.created_at, Commentary.id)
    )


def appeal_of(commentary_id: str) -> Appeal | None:
    """The appeal against a decision, if one was filed."""
    return db.session.scalar(select(Appeal).where(Appeal.commentary_id == commentary_id))


def search_entry(commentary_id: str) -> SearchEntry | None:
    """The search entry of a commentary."""
    return db.session.scalar(select(SearchEntry).where(SearchEntry.commentary_id == commentary_id))


def signatories(commentary_id: str) -> Sequence[tuple[str, str]]:
    """Names and states of the organizations invited to a joint submission, by name."""
    rows = db.session.execute(
        select(Organisation.name, CoSignature.state)
        .join(Organisation, Organisation.id == CoSignature.organisation_id)
        .where(CoSignature.commentary_id == commentary_id)
        .order_by(Organisation.name)
    )
    return [(name, state) for name, state in rows]


def refusals_by_ground(thematic_session_id: str) -> Sequence[tuple[str, int]]:
    """How many commentaries stand as not admitted, by the ground of their last decision."""
    rows = db.session.execute(_REFUSALS, {"thematic_session_id": thematic_session_id})
    return [(ground, n) for ground, n in rows]


def _refusals() -> Select[str, int]:
    of_session = Commentary.thematic_session_id == bindparam("thematic_session_id")
    last = (
        select(Decision.commentary_id, func.max(Decision.decided_at).label("at"))
        .join(Commentary, Commentary.id == Decision.commentary_id)
        .where(Decision.move == "decline", of_session)
        .group_by(Decision.commentary_id)
        .subquery()
    )
    return (
        select(Decision.ground, func.count())
        .join(last, (last.c.commentary_id == Decision.commentary_id) & (last.c.at == Decision.decided_at))
        .join(Commentary, Commentary.id == Decision.commentary_id)
        .where(of_session, Commentary.state.in_(("not_admitted", "appealed")), Decision.move == "decline")
        .group_by(Decision.ground)
        .order_by(Decision.ground)
    )


#: Built once: it is asked for with every page of a reading room.
_REFUSALS = _refusals()


def appealed(actor: Actor) -> Sequence[Commentary]:
    """Commentaries whose appeal waits for the chair, oldest first."""
    return db.session.scalars(
        _WHOLE.join(Appeal, Appeal.commentary_id == Commentary.id)
        .where(Commentary.state == "appealed", where(scopes.commentaries(actor), Commentary))
        .order_by(Appeal.filed_at)
    ).all()
