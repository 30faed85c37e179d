"""All published texts with their salts, one a line, as the register has them: what anybody can recompute.

A text that was taken down since the last checkpoint leaves its line at once, and a mark in its place; the
next register says why. What is not published has no line here and its salt never leaves the house.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from panel.db import db
from panel.models import Commentary, CommentaryVersion, RegisterLine, Reseal
from panel.queries import register
from panel.register import commitment
from panel.register.lines import History, parse
from panel.services._versions import attribution_of, document_of

#: How many texts are read at once.
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A version under the label and the salt of one commitment to it."""

    version: CommentaryVersion
    attribution: str
    salt: bytes


def published(size: int) -> list[int]:
    """The numbers of the lines whose texts are published after the first ``size`` lines."""
    found = History(map(parse, register.texts(1, size))).items.values()
    return sorted({item.published for item in found if item.published is not None})


def parts(seqs: Sequence[int]) -> Iterator[Sequence[int]]:
    """The same in parts of a size that can be read at once."""
    return (seqs[at : at + AT_ONCE] for at in range(0, len(seqs), AT_ONCE))


def texts(seqs: Iterable[int]) -> bytes:
    """The lines of the file for these lines of the register."""
    rows = db.session.execute(
        select(RegisterLine.seq, RegisterLine.commitment)
        .where(RegisterLine.seq.in_(seqs))
        .order_by(RegisterLine.seq)
    ).all()
    sealed = _sealed({row.commitment for row in rows})
    standing = _standing({each.version.commentary_id for each in sealed.values()})
    return b"".join(_line(row.seq, sealed.get(row.commitment), standing).encode() + b"\n" for row in rows)


def _line(seq: int, sealed: _Sealed | None, standing: Mapping[str, Commentary]) -> str:
    row = standing.get(sealed.version.commentary_id) if sealed is not None else None
    if row is None or sealed is None or not _readable(row, sealed):
        return _one_form({"seq": seq, "taken_down": True})
    document = document_of(sealed.version, sealed.attribution, row.thematic_session.symbol)
    return _one_form({"doc": document, "salt": sealed.salt.hex(), "seq": seq})


def _readable(row: Commentary, sealed: _Sealed) -> bool:
    """Whether everybody may read this version now, under this label."""
    if not row.published or row.state == "erased" or row.admitted_version_id != sealed.version.id:
        return False
    if row.consent == "public":
        return True
    return row.consent == "name_withheld" and sealed.attribution == attribution_of(row)


def _sealed(commitments: set[bytes]) -> dict[bytes, _Sealed]:
    again = db.session.scalars(select(Reseal).where(Reseal.commitment.in_(commitments))).all()
    asked = select(CommentaryVersion).where(
        or_(
            CommentaryVersion.tracker.in_([commitment.tracker(each) for each in commitments]),
            CommentaryVersion.id.in_([each.version_id for each in again]),
        )
    )
    versions = {each.id: each for each in db.session.scalars(asked)}
    first = {each.commitment: _Sealed(each, each.attribution, each.salt) for each in versions.values()}
    return first | {
        each.commitment: _Sealed(versions[each.version_id], each.attribution, each.salt) for each in again
    }


def _standing(commentary_ids: set[str]) -> dict[str, Commentary]:
    asked = (
        select(Commentary)
        .where(Commentary.id.in_(commentary_ids))
        .options(joinedload(Commentary.thematic_session), joinedload(Commentary.organisation))
    )
    return {each.id: each for each in db.session.scalars(asked)}


def _one_form(row: object) -> str:
    """JSON as a commitment has it: keys sorted, no spaces, so that each text has one form."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
