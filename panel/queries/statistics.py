"""Who takes part, in numbers: submissions, and the organizations they represent.

A joint submission is one submission and represents every organization that confirmed it; an organization
that files alone and signs as well is represented once. Late, withdrawn and erased texts are not counted.
Texts received in confidence are a number apart and represent nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import bindparam, func, select

from panel.db import db
from panel.domain import constituencies
from panel.domain.attendance import Figures, from_dict
from panel.domain.small_cells import Cells, cells, told
from panel.models import Commentary, CommentaryVersion, CoSignature, Organisation
from panel.queries import thematic_session as sessions

#: States of a commentary that came in time and stands.
RECEIVED = ("submitted", "admitted", "not_admitted", "appealed")
ADMITTED = ("admitted",)

#: Consents under which a text is counted, and the one under which everybody knows whose it is.
COUNTED = ("public", "name_withheld")
NAMED = ("public",)

_ORDER = [each.code for each in constituencies.TREE]

_RECEIVED = (
    select(Organisation.constituency, Commentary.consent, func.count())
    .join(Organisation, Organisation.id == Commentary.organisation_id)
    .where(Commentary.thematic_session_id == bindparam("call"), Commentary.state.in_(RECEIVED))
    .group_by(Organisation.constituency, Commentary.consent)
)


@dataclass(frozen=True, slots=True)
class Participation:
    """Participation in a session. The mappings count, in this order: submissions by the constituency of
    who filed them and by language, organizations by constituency and by region. ``joint`` of the
    ``submissions`` are joint ones; ``in_confidence`` come on top of them."""

    submissions: int = 0
    joint: int = 0
    in_confidence: int = 0
    organisations: int = 0
    countries: int = 0
    by_constituency: Mapping[str, int] = field(default_factory=dict)
    by_language: Mapping[str, int] = field(default_factory=dict)
    organisations_by_constituency: Mapping[str, int] = field(default_factory=dict)
    organisations_by_region: Mapping[str, int] = field(default_factory=dict)


def participation(
    thematic_session_id: str, states: Collection[str] = ADMITTED, consents: Collection[str] = COUNTED
) -> Participation:
    """The exact figures, for the desk and the summary; two queries whatever the number of submissions.

    Pages for everybody show ``received`` instead, which holds no figure that could name somebody.
    """
    rows = _rows(thematic_session_id, states)
    counted = [row for row in rows if row.consent in consents]
    signed = _signers([row.id for row in counted if row.kind == "joint"])
    leads = {row.organisation.id: row.organisation for row in counted}
    represented = list((leads | signed).values())
    return Participation(
        submissions=len(counted),
        joint=sum(row.kind == "joint" for row in counted),
        in_confidence=sum(row.consent == "text_withheld" for row in rows),
        organisations=len(represented),
        countries=len({each.country for each in represented if each.country}),
        by_constituency=_tally((row.organisation.constituency for row in counted), _ORDER),
        by_language=_tally(row.language for row in counted),
        organisations_by_constituency=_tally((each.constituency for each in represented), _ORDER),
        organisations_by_region=_tally(each.region for each in represented),
    )


def received(thematic_session_id: str) -> Cells:
    """Submissions received in time, by constituency, as everybody may see them; one query.

    The database counts: the page of a call is looked at most when thousands have filed.
    """
    found = db.session.execute(_RECEIVED, {"call": thematic_session_id})
    named, apart = Counter[str](), 0
    for constituency, consent, n in found:
        if consent in NAMED:
            named[constituency] += n
        else:
            apart += n
    return cells(named, apart, _ORDER)


def positions(thematic_session_id: str) -> Mapping[str, tuple[str, ...]]:
    """As what the States speak whose submissions came in time and carry their name, by commentary."""
    found = db.session.execute(
        select(Commentary.id, Commentary.positions).where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state.in_(RECEIVED),
            Commentary.consent.in_(NAMED),
            Commentary.positions.is_not(None),
        )
    )
    return {id_: tuple(declared or ()) for id_, declared in found}


def accredited() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Organizations that may file, by constituency and by region; one query."""
    found = db.session.execute(
        select(Organisation.constituency, Organisation.region, func.count())
        .where(Organisation.state == "accredited")
        .group_by(Organisation.constituency, Organisation.region)
    )
    bodies, places = Counter[str](), Counter[str]()
    for constituency, region, n in found:
        bodies[constituency] += n
        places[region] += n
    return bodies, places


def totals(session_ids: Collection[str]) -> Mapping[str, int | None]:
    """Submissions received in time, by session, as everybody may see them; one query for all of them."""
    found = db.session.execute(
        select(Commentary.thematic_session_id, func.count())
        .where(Commentary.thematic_session_id.in_(session_ids), Commentary.state.in_(RECEIVED))
        .group_by(Commentary.thematic_session_id)
    )
    return {session_id: told(n) for session_id, n in found}


def attendance(thematic_session_id: str) -> Figures | None:
    """Who attended the meeting of the session, if that was entered."""
    kept = sessions.attendance(thematic_session_id)
    return from_dict(kept.figures) if kept is not None else None


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    kind: str
    consent: str
    language: str
    organisation: Organisation


def _rows(thematic_session_id: str, states: Collection[str]) -> list[_Row]:
    found = db.session.execute(
        select(Commentary.id, Commentary.kind, Commentary.consent, CommentaryVersion.language, Organisation)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.version_id)
        .where(Commentary.thematic_session_id == thematic_session_id, Commentary.state.in_(states))
        .order_by(Commentary.id)
    )
    return [_Row(*each) for each in found]


def _signers(commentary_ids: Collection[str]) -> dict[str, Organisation]:
    found = db.session.scalars(
        select(Organisation)
        .join(CoSignature, CoSignature.organisation_id == Organisation.id)
        .where(CoSignature.commentary_id.in_(commentary_ids), CoSignature.state == "confirmed")
    )
    return {each.id: each for each in found}


def _tally(values: Iterable[str], order: list[str] | None = None) -> dict[str, int]:
    """Counts by value, in the order given or else by name."""
    counted = Counter(values)
    return {value: counted[value] for value in sorted(counted, key=order.index if order else str)}
