"""How far the coding of a session has come: by text and by officer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Subquery, func, select

from panel.db import db
from panel.models import Account, Coding, Commentary, CommentaryVersion, Organisation, Paragraph


@dataclass(frozen=True, slots=True)
class Progress:
    """One admitted, citable text: how many of its numbered paragraphs carry a coding, in how many passages.

    ``name`` and ``constituency`` are empty where the name is withheld. ``holder`` is the account that says it codes the
    text, ``holder_name`` its name; empty where nobody does.
    """

    commentary_id: str
    code: str
    paragraphs: int
    coded: int
    passages: int = 0
    language: str = ""
    name: str = ""
    constituency: str = ""
    holder: str = ""
    holder_name: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """What one officer did: codings that stand, in how many texts; texts taken, and those begun."""

    account_id: str
    name: str
    codings: int
    texts: int
    taken: int
    begun: int


def progress(thematic_session_id: str) -> Sequence[Progress]:
    """Admitted, citable texts with their coded paragraphs, by code."""
    numbered, coded = _numbered(thematic_session_id), _coded(thematic_session_id)
    rows = db.session.execute(
        select(
            Commentary.id,
            Commentary.code,
            numbered.c.n,
            coded.c.paragraphs,
            coded.c.passages,
            CommentaryVersion.language,
            Commentary.consent,
            Organisation.name,
            Organisation.constituency,
            Account.id,
            Account.name,
        )
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
        .outerjoin(Account, Account.id == Commentary.claimed_by)
        .outerjoin(numbered, numbered.c.version_id == Commentary.admitted_version_id)
        .outerjoin(coded, coded.c.version_id == Commentary.admitted_version_id)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.consent != "text_withheld",
        )
        .order_by(Commentary.code)
    )
    return [_line(row) for row in rows]


def withheld(thematic_session_id: str) -> int:
    """How many admitted texts are withheld by their authors, and therefore not coded."""
    found = db.session.scalar(
        select(func.count()).where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.consent == "text_withheld",
        )
    )
    return found or 0


def by_officer(thematic_session_id: str, texts: Sequence[Progress]) -> Sequence[Officer]:
    """Everybody who coded or took one of the ``texts`` of a session, by name."""
    rows = db.session.execute(
        select(Account.id, Account.name, func.count(), func.count(func.distinct(Coding.commentary_id)))
        .join(Coding, Coding.made_by == Account.id)
        .join(Commentary, Commentary.id == Coding.commentary_id)
        .where(
            Coding.thematic_session_id == thematic_session_id,
            Coding.undone_at.is_(None),
            Coding.version_id == Commentary.admitted_version_id,
            Commentary.state == "admitted",
            Commentary.consent != "text_withheld",
        )
        .group_by(Account.id, Account.name)
    )
    done = {id_: (name, codings, n) for id_, name, codings, n in rows}
    names = {**{t.holder: t.holder_name for t in texts if t.holder}, **{i: d[0] for i, d in done.items()}}
    found = []
    for id_, name in names.items():
        taken = [text for text in texts if text.holder == id_]
        _, codings, coded = done.get(id_, ("", 0, 0))
        found.append(Officer(id_, name, codings, coded, len(taken), sum(t.coded > 0 for t in taken)))
    return sorted(found, key=lambda each: (each.name.casefold(), each.account_id))


def _line(row: Any) -> Progress:
    id_, code, all_, done, passages, language, consent, name, constituency, holder, holder_name = row
    named = consent == "public"
    return Progress(
        commentary_id=id_,
        code=code or "",
        paragraphs=all_ or 0,
        coded=done or 0,
        passages=passages or 0,
        language=language,
        name=name if named else "",
        constituency=constituency if named else "",
        holder=holder or "",
        holder_name=holder_name or "",
    )


def _numbered(thematic_session_id: str) -> Subquery:
    return (
        select(Paragraph.version_id, func.count().label("n"))
        .join(Commentary, Commentary.admitted_version_id == Paragraph.version_id)
        .where(Commentary.thematic_session_id == thematic_session_id, Paragraph.number.is_not(None))
        .group_by(Paragraph.version_id)
        .subquery()
    )


def _coded(thematic_session_id: str) -> Subquery:
    return (
        select(
            Coding.version_id,
            func.count(func.distinct(Coding.paragraph)).label("paragraphs"),
            func.count().label("passages"),
        )
        .where(Coding.thematic_session_id == thematic_session_id, Coding.undone_at.is_(None))
        .group_by(Coding.version_id)
        .subquery()
    )
