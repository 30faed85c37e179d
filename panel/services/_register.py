"""What the public register is told: rows in the transaction of what happened, merged later in a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, update

from panel.db import db
from panel.models import Commentary, CommentaryVersion, RegisterEntry, Reseal, Summary, ThematicSession
from panel.queries import register
from panel.register import commitment
from panel.register.batch import next_daily
from panel.services._versions import attribution_of, document_of

#: How long after a closing its batch waits: what came in time may still be on its way to the record.
AFTER_CLOSING = timedelta(minutes=2)

#: How long after the first file of a report its batch waits for the others.
AFTER_REPORT = timedelta(minutes=10)

#: The reason of a line where the author withheld name or text; other reasons are grounds of admission.
CONSENT = "consent"

_MINUTE = "%Y-%m-%dT%H:%MZ"


def filed(
    commentary: Commentary,
    made: CommentaryVersion,
    before: CommentaryVersion | None,
    *,
    late: bool,
    now: datetime,
) -> None:
    """A version was filed, in the place of an earlier one or as the first."""
    _wait(
        "SUBMIT" if before is None else "AMEND",
        commentary,
        now,
        commitment=made.commitment,
        target=None if before is None else before.commitment,
        late=late,
    )


def filed_together(call: ThematicSession, versions: Sequence[CommentaryVersion], *, now: datetime) -> None:
    """First versions of so many commentaries of a call were filed, in one statement."""
    values = {"type": "SUBMIT", "thematic_session_id": call.id, "merge_after": next_daily(now), "args": []}
    rows = [{**values, "commitment": made.commitment, "late": False} for made in versions]
    db.session.execute(insert(RegisterEntry), rows)


def redacted(
    commentary: Commentary, old: CommentaryVersion, made: CommentaryVersion, *, now: datetime
) -> None:
    """Words were taken out of a version, which gave another."""
    args = [made.redaction_ground]
    _wait("REDACT", commentary, now, commitment=made.commitment, target=old.commitment, args=args)


def published(commentary: Commentary, *, now: datetime) -> None:
    """The admitted version stands in public, under the label that is printed with it now."""
    version = _version(commentary.admitted_version_id)
    if version is not None:
        _wait("PUBLISH", commentary, now, target=_seal(commentary, version, now))


def withheld(commentary: Commentary, reason: str, *, now: datetime) -> None:
    """The text is not published: ``consent`` of its author, or the ground of a decision."""
    _about("WITHHOLD", commentary, now, args=[reason])


def withdrawn(commentary: Commentary, *, now: datetime) -> None:
    """Its author took it back."""
    _about("WITHDRAW", commentary, now)


def erased(commentary: Commentary, *, now: datetime) -> None:
    """It was destroyed. Its lines stay, and say nothing any more."""
    _about("ERASE", commentary, now)


def extended(call: ThematicSession, was: datetime, *, now: datetime) -> None:
    """A later deadline for everybody. What had come too late has come in time, and waits for no closing."""
    db.session.execute(
        update(RegisterEntry)
        .where(RegisterEntry.thematic_session_id == call.id)
        .values(late=False)
        .execution_options(synchronize_session="fetch")
    )
    args = [each.astimezone(UTC).strftime(_MINUTE) for each in (was, call.closes_at)]
    _add("EXTEND", call.id, next_daily(now), args=args)


def closed(call: ThematicSession, *, now: datetime) -> None:
    """The call is closed; the line counts what was submitted."""
    _add("CLOSE", call.id, now + AFTER_CLOSING)


def reported(summary: Summary, sha256: str, trace: str, *, now: datetime) -> None:
    """A file of the issued summary, and the JSON that traces every sentence to its sources; SHA-256 in hex."""
    _add("REPORT", summary.thematic_session_id, now + AFTER_REPORT, args=[sha256, trace])


def _about(kind: str, commentary: Commentary, now: datetime, args: list[str] | None = None) -> None:
    version = _version(commentary.version_id)
    if version is not None:
        _wait(kind, commentary, now, target=version.commitment, args=args)


def _wait(
    kind: str,
    commentary: Commentary,
    now: datetime,
    *,
    commitment: bytes | None = None,
    target: bytes | None = None,
    args: list[str] | None = None,
    late: bool = False,
) -> None:
    _add(kind, commentary.thematic_session_id, next_daily(now), commitment, target, args, late)


def _add(
    kind: str,
    session_id: str,
    merge_after: datetime,
    commitment: bytes | None = None,
    target: bytes | None = None,
    args: list[str] | None = None,
    late: bool = False,
) -> None:
    db.session.add(
        RegisterEntry(
            type=kind,
            thematic_session_id=session_id,
            merge_after=merge_after,
            commitment=commitment,
            target=target,
            args=args or [],
            late=late,
        )
    )


def _version(version_id: str | None) -> CommentaryVersion | None:
    return db.session.get(CommentaryVersion, version_id) if version_id else None


def _seal(commentary: Commentary, version: CommentaryVersion, now: datetime) -> bytes:
    """The commitment to a version as it is printed. Where its author withheld the name after filing, a
    second one is made, over the same text under the label: the first could not be checked without the name."""
    label = attribution_of(commentary)
    if commentary.consent == "public" or version.attribution == label:
        return version.commitment
    made = register.reseal(version.id, label)
    if made is None:
        salt = commitment.new_salt()
        document = document_of(version, label, commentary.thematic_session.symbol)
        made = Reseal(
            version_id=version.id, attribution=label, salt=salt, commitment=commitment.commit(document, salt)
        )
        db.session.add(made)
        _wait(
            "REDACT", commentary, now, commitment=made.commitment, target=version.commitment, args=[CONSENT]
        )
    return made.commitment
