"""Commentaries: the draft that is being written, the versions that were filed, what was decided."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain import symbols
from panel.domain.attribution import CONSENTS
from panel.domain.lifecycle import COMMENTARY, SIGNATURE
from panel.models._columns import Id, Instant, one_of, state_of
from panel.models.organisation import Organisation
from panel.models.thematic_session import ThematicSession


class Commentary(Base):
    """One commentary of an organization (or of several) to one thematic session.

    ``version_id`` is what was filed last, ``admitted_version_id`` what stands in public; they differ
    while an amendment waits. ``number`` is never reused; ``code`` is how notes cite it.
    """

    __tablename__ = "commentary"
    __table_args__ = (
        state_of(COMMENTARY),
        one_of("kind", ("individual", "joint")),
        one_of("consent", CONSENTS),
        UniqueConstraint("thematic_session_id", "kind", "number"),
        UniqueConstraint("thematic_session_id", "code"),
        CheckConstraint("state = 'draft' OR number IS NOT NULL OR state = 'erased'", name="filed_has_number"),
        Index(
            "ix_commentary_listed",
            "thematic_session_id",
            postgresql_where=text("published IS true OR listed_as_withdrawn IS true"),
            sqlite_where=text("published IS 1 OR listed_as_withdrawn IS 1"),
        ),
        Index("ix_commentary_queue", "thematic_session_id", "state"),
    )

    id: Mapped[Id]
    thematic_session_id: Mapped[str] = mapped_column(ForeignKey("thematic_session.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    kind: Mapped[str] = mapped_column(default="individual")
    state: Mapped[str] = mapped_column(default=COMMENTARY.initial)
    consent: Mapped[str] = mapped_column(default="public")
    number: Mapped[int | None]
    code: Mapped[str | None]
    # No foreign keys here: versions point to their commentary, and a pair of tables that point at
    # each other cannot be created, copied or dropped in one order on both engines.
    version_id: Mapped[str | None]
    admitted_version_id: Mapped[str | None]
    # Once with the text of that id, by an officer's decision; its own id: by itself; null: as the texts say.
    counts_with: Mapped[str | None]
    published: Mapped[bool] = mapped_column(default=False)
    listed_as_withdrawn: Mapped[bool] = mapped_column(default=False)
    at_deadline: Mapped[bool] = mapped_column(default=False)
    # Of a State alone, as it declares it for this session; never inferred.
    positions: Mapped[list[str] | None] = mapped_column(JSON)
    imported: Mapped[bool] = mapped_column(default=False)
    claimed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    created_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Instant]
    filed_at: Mapped[Instant | None]
    published_at: Mapped[Instant | None]
    withdrawn_at: Mapped[Instant | None]

    thematic_session: Mapped[ThematicSession] = relationship(lazy="raise")
    organisation: Mapped[Organisation] = relationship(lazy="raise")
    draft: Mapped[Draft | None] = relationship(lazy="raise", back_populates="commentary")
    signatures: Mapped[list[CoSignature]] = relationship(lazy="raise", back_populates="commentary")
    decisions: Mapped[list[Decision]] = relationship(
        lazy="raise", order_by="Decision.decided_at", back_populates="commentary"
    )
    version: Mapped[CommentaryVersion | None] = relationship(
        lazy="raise",
        viewonly=True,
        primaryjoin="foreign(Commentary.version_id) == CommentaryVersion.id",
    )
    admitted_version: Mapped[CommentaryVersion | None] = relationship(
        lazy="raise",
        viewonly=True,
        primaryjoin="foreign(Commentary.admitted_version_id) == CommentaryVersion.id",
    )

    @property
    def member_ids(self) -> frozenset[str]:
        """Organizations invited to sign that have not declined; needs ``signatures`` loaded."""
        return frozenset(s.organisation_id for s in self.signatures if s.state != "declined")

    @property
    def pending(self) -> bool:
        """Whether something waits for an officer."""
        waiting = self.state == "admitted" and self.version_id != self.admitted_version_id
        return self.state == "submitted" or waiting

    @property
    def symbol_suffix(self) -> str:
        """``SUB/014`` or ``JS/2``; empty while a draft."""
        return "" if self.number is None else symbols.submission(self.kind, self.number)

    @property
    def symbol(self) -> str:
        """``SPMHR/2027/1/SUB/014``, under which it is public; needs ``thematic_session`` loaded."""
        return f"{self.thematic_session.symbol}/{self.symbol_suffix}"

    @property
    def hands(self) -> frozenset[str]:
        """Officers who decided so far and may not decide the appeal; needs ``decisions`` loaded."""
        return frozenset(d.decided_by for d in self.decisions if d.decided_by)


class Draft(Base):
    """The text being written, private to its organization; ``revision`` guards two tabs."""

    __tablename__ = "draft"

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id", ondelete="CASCADE"), unique=True)
    title: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
    questions: Mapped[list[int]] = mapped_column(JSON, default=list)
    base_numbers: Mapped[list[int]] = mapped_column(JSON, default=list)
    revision: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[Instant]
    saved_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))

    commentary: Mapped[Commentary] = relationship(lazy="raise", back_populates="draft")


class CommentaryVersion(Base):
    """What was filed, exactly: it never changes. A redaction is a further version with ``redacts``."""

    __tablename__ = "commentary_version"
    __table_args__ = (
        UniqueConstraint("commentary_id", "seq"),
        UniqueConstraint("commentary_id", "idempotency_key"),
        UniqueConstraint("tracker"),
    )

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"))
    seq: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
    language: Mapped[str]
    questions: Mapped[list[int]] = mapped_column(JSON, default=list)
    base_numbers: Mapped[list[int]] = mapped_column(JSON, default=list)
    words: Mapped[int]
    rule: Mapped[str]
    attribution: Mapped[str]
    salt: Mapped[bytes] = mapped_column(LargeBinary)
    commitment: Mapped[bytes] = mapped_column(LargeBinary)
    tracker: Mapped[str]
    idempotency_key: Mapped[str]
    redacts: Mapped[str | None] = mapped_column(ForeignKey("commentary_version.id"))
    redacted_words: Mapped[int] = mapped_column(default=0)
    redaction_ground: Mapped[str] = mapped_column(default="")
    filed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    filed_at: Mapped[Instant]

    paragraphs: Mapped[list[Paragraph]] = relationship(lazy="raise", order_by="Paragraph.start")


class Paragraph(Base):
    """A paragraph of a version; start and end are code points over the version's body."""

    __tablename__ = "paragraph"
    __table_args__ = (UniqueConstraint("version_id", "start"),)

    id: Mapped[Id]
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id", ondelete="CASCADE"))
    number: Mapped[int | None]
    kind: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]


class CoSignature(Base):
    """A member of a joint submission and what it confirmed: ``revision`` is the text it saw."""

    __tablename__ = "co_signature"
    __table_args__ = (state_of(SIGNATURE), UniqueConstraint("commentary_id", "organisation_id"))

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id", ondelete="CASCADE"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"), index=True)
    state: Mapped[str] = mapped_column(default=SIGNATURE.initial)
    revision: Mapped[int | None]
    invited_at: Mapped[Instant]
    answered_at: Mapped[Instant | None]
    answered_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))

    commentary: Mapped[Commentary] = relationship(lazy="raise", back_populates="signatures")
    organisation: Mapped[Organisation] = relationship(lazy="raise")

    @property
    def thematic_session(self) -> ThematicSession:
        """The session of the commentary, for the policy."""
        return self.commentary.thematic_session


class Decision(Base):
    """What an officer or the chair decided about a version: code, sentence, who, when."""

    __tablename__ = "decision"

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("commentary_version.id"))
    move: Mapped[str]
    ground: Mapped[str] = mapped_column(default="")
    sentence: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[Instant]

    commentary: Mapped[Commentary] = relationship(lazy="raise", back_populates="decisions")


class Appeal(Base):
    """The one appeal against a decision."""

    __tablename__ = "appeal"

    id: Mapped[Id]
    commentary_id: Mapped[str] = mapped_column(ForeignKey("commentary.id"), unique=True)
    sentence: Mapped[str]
    filed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    filed_at: Mapped[Instant]
    decided_at: Mapped[Instant | None]
