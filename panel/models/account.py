"""Accounts of people, their devices, second factor, tokens, roles and counters of failed tries."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from panel.db import Base
from panel.domain.actor import Role
from panel.models._columns import Id, Instant, one_of


class Account(Base):
    """A person who signs in. ``email`` is as typed, ``email_key`` the folded form that is unique."""

    __tablename__ = "account"
    __table_args__ = (one_of("state", ("active", "closed")),)

    id: Mapped[Id]
    email: Mapped[str]
    email_key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    locale: Mapped[str] = mapped_column(default="en")
    time_zone: Mapped[str] = mapped_column(default="Europe/Zurich")
    state: Mapped[str] = mapped_column(default="active")
    demo: Mapped[bool] = mapped_column(default=False)
    confirmed_at: Mapped[Instant | None]
    totp_secret: Mapped[str | None]
    totp_last_step: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Instant]

    grants: Mapped[list[RoleGrant]] = relationship(
        lazy="raise", foreign_keys="RoleGrant.account_id", back_populates="account"
    )


class AccountSession(Base):
    """One signed-in device; the cookie holds a token of which only the hash is kept."""

    __tablename__ = "account_session"

    id: Mapped[Id]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    device: Mapped[str]
    created_at: Mapped[Instant]
    seen_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    strong: Mapped[bool] = mapped_column(default=False)


class RecoveryCode(Base):
    """A single-use way round a lost second factor; only its hash is kept."""

    __tablename__ = "recovery_code"

    id: Mapped[Id]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str]
    used_at: Mapped[Instant | None]


class Token(Base):
    """A single-use link: invitation, confirmation of an address, reset of a password."""

    __tablename__ = "token"
    __table_args__ = (one_of("kind", ("invite", "confirm", "reset")),)

    id: Mapped[Id]
    kind: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    email: Mapped[str | None]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    mandate_kind: Mapped[str | None]
    invited_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]


class RoleGrant(Base):
    """A role held by an account; the first holders come from the command line."""

    __tablename__ = "role_grant"
    __table_args__ = (
        one_of("role", tuple(Role)),
        Index(
            "uq_role_grant_held",
            "account_id",
            "role",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    role: Mapped[str]
    proposed_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    approved_by: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    granted_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]

    account: Mapped[Account] = relationship(lazy="raise", foreign_keys=[account_id], back_populates="grants")


class Throttle(Base):
    """Failed tries against one key (an account, a token kind) within a window."""

    __tablename__ = "throttle"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[Id]
    key: Mapped[str]
    failures: Mapped[int] = mapped_column(default=0)
    first_at: Mapped[Instant]
    blocked_until: Mapped[Instant | None]
