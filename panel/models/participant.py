"""Protected participants: unused invitations, numbers with their hashes, sessions, messages.

No table here has a time, an address or a device, and none has a row number of its own: on SQLite rows lie in
the order of their random keys, so that not even the order tells who came first.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from panel.db import Base
from panel.models._columns import Id, one_of

_UNORDERED = {"sqlite_with_rowid": False}


class Invitation(Base):
    """An unused code, as its keyed hash, in the pool of one session; deleted when it is used.

    ``revoke_hash`` is a keyed hash of the mark of its sheet and a number: who has the mark can find the rest
    of the sheet, and without it no two rows have anything in common.
    """

    __tablename__ = "invitation"
    __table_args__ = (_UNORDERED,)

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    revoke_hash: Mapped[str] = mapped_column(unique=True)
    thematic_session_id: Mapped[str] = mapped_column(
        ForeignKey("thematic_session.id", ondelete="CASCADE"), index=True
    )


class InvitationCount(Base):
    """How many invitations of a session were used."""

    __tablename__ = "invitation_count"
    __table_args__ = (CheckConstraint("used >= 0", name="used_counts"),)

    thematic_session_id: Mapped[str] = mapped_column(
        ForeignKey("thematic_session.id", ondelete="CASCADE"), primary_key=True
    )
    used: Mapped[int] = mapped_column(default=0)


class Participant(Base):
    """A number and two hashes; a coarse region and the handle of a sealed contact, where the person gave them.
    Of a closed account the number stays, and nothing else."""

    __tablename__ = "participant"
    __table_args__ = (one_of("state", ("active", "erased")), _UNORDERED)

    id: Mapped[Id]
    number: Mapped[str] = mapped_column(unique=True)
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"), index=True)
    passphrase_hash: Mapped[str]
    recovery_hash: Mapped[str]
    region: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="active")

    @property
    def participant_id(self) -> str:
        """Its own id, so that policy reads it like anything that belongs to a participant."""
        return self.id


class ParticipantSession(Base):
    """Somebody is signed in: the hash of the token in the cookie, and the day. Over with the next day."""

    __tablename__ = "participant_session"
    __table_args__ = (_UNORDERED,)

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]


class ParticipantMessage(Base):
    """What waits on the site for a participant: a kind, whose words are ours, and what it is about."""

    __tablename__ = "participant_message"
    __table_args__ = (_UNORDERED,)

    id: Mapped[Id]
    participant_id: Mapped[str] = mapped_column(ForeignKey("participant.id", ondelete="CASCADE"), index=True)
    day: Mapped[date]
    kind: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
