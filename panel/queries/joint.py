"""Joint submissions: who is asked to sign, what was answered, and whom one may ask."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from panel.db import db
from panel.domain import names
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.models import Commentary, CoSignature, Organisation, ThematicSession

#: A search for organizations begins with this many characters and gives at most so many names.
SEARCH_FROM = 3
SEARCH_GIVES = 10


def _asked(actor: Actor) -> Select[CoSignature]:
    lead = joinedload(CoSignature.commentary)
    return (
        select(CoSignature)
        .join(Commentary, Commentary.id == CoSignature.commentary_id)
        .options(
            joinedload(CoSignature.organisation),
            lead.joinedload(Commentary.organisation),
            lead.joinedload(Commentary.draft),
            lead.joinedload(Commentary.version),
            lead.joinedload(Commentary.thematic_session).selectinload(ThematicSession.questions),
            lead.selectinload(Commentary.signatures).joinedload(CoSignature.organisation),
        )
        .where(CoSignature.organisation_id.in_(sorted(actor.organisation_ids)))
    )


def own_signature(actor: Actor, commentary_id: str, *, lock: bool = False) -> CoSignature:
    """The signature asked of an organization the actor acts for, with the text and the other members.

    Where the actor acts for two members, the one that has not answered comes first, and one that declined
    last: who declined has nothing to read. ``lock`` holds the submission, so that its text cannot change
    while it is confirmed. Missing for everybody else.
    """
    if lock:
        db.session.execute(select(Commentary.id).where(Commentary.id == commentary_id).with_for_update())
        # Not populate_existing: it would load each signature twice and lose the submission it belongs to.
        db.session.expire_all()
    found = db.session.scalars(
        _asked(actor)
        .where(CoSignature.commentary_id == commentary_id)
        .order_by(CoSignature.state == "declined", CoSignature.answered_at.is_not(None), CoSignature.id)
    ).first()
    if found is None:
        raise Missing()
    return found


def asked_of(actor: Actor) -> Sequence[CoSignature]:
    """Everything the actor's organizations were asked to sign, the latest first; not what was withdrawn."""
    return db.session.scalars(
        _asked(actor)
        .where(Commentary.state.not_in(("withdrawn", "erased")))
        .order_by(CoSignature.invited_at.desc(), CoSignature.id)
    ).all()


def members(commentary_id: str) -> Sequence[CoSignature]:
    """The signatures asked for a submission, with their organizations, by name."""
    return db.session.scalars(
        select(CoSignature)
        .join(Organisation, Organisation.id == CoSignature.organisation_id)
        .options(joinedload(CoSignature.organisation), joinedload(CoSignature.commentary))
        .where(CoSignature.commentary_id == commentary_id)
        .order_by(func.lower(Organisation.name), CoSignature.id)
    ).all()


def of_session(thematic_session_id: str) -> Sequence[Commentary]:
    """The joint submissions and drafts of a session that stand, in the order of their numbers, held."""
    held = select(Commentary.id).where(
        Commentary.thematic_session_id == thematic_session_id,
        Commentary.kind == "joint",
        Commentary.state.not_in(("withdrawn", "erased")),
    )
    ids = db.session.scalars(held.order_by(Commentary.id).with_for_update()).all()
    return db.session.scalars(
        select(Commentary)
        .options(
            joinedload(Commentary.organisation),
            joinedload(Commentary.thematic_session),
            selectinload(Commentary.signatures).joinedload(CoSignature.organisation),
        )
        .where(Commentary.id.in_(ids))
        .order_by(Commentary.number, Commentary.created_at, Commentary.id)
        .execution_options(populate_existing=True)
    ).all()


def to_invite(typed: str, but: Sequence[str] = ()) -> Sequence[Organisation]:
    """At most ten accredited organizations whose name (in either language) or acronym has all the words
    typed, by name.

    Nothing for fewer than three characters; accents and case do not matter. What is typed is folded as a
    whole, as names are: "des" is a word of a name only where nothing else was typed.
    """
    folded = names.skeleton(typed).split()
    if len("".join(folded)) < SEARCH_FROM:
        return []
    by_acronym = func.lower(Organisation.acronym) == typed.strip().lower()
    in_english = func.lower(Organisation.english_name)
    by_english = and_(*(in_english.contains(word, autoescape=True) for word in typed.lower().split()))
    by_name = and_(*(Organisation.skeleton.contains(fold, autoescape=True) for fold in folded))
    return db.session.scalars(
        select(Organisation)
        .where(
            Organisation.state == "accredited",
            Organisation.id.not_in(list(but)),
            or_(by_acronym, by_name, by_english),
        )
        .order_by(func.lower(Organisation.name), Organisation.id)
        .limit(SEARCH_GIVES)
    ).all()


def accredited(ids: Sequence[str]) -> Sequence[Organisation]:
    """Those of the organizations that are accredited."""
    return db.session.scalars(
        select(Organisation)
        .where(Organisation.id.in_(list(ids)), Organisation.state == "accredited")
        .order_by(Organisation.id)
    ).all()
