"""Who acts: a frozen picture, free of the database and of the request."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Roles of the Panel; those of an organization are mandates, not roles."""

    OFFICER = "officer"
    HEAD = "head"
    MODERATOR = "moderator"
    RAPPORTEUR = "rapporteur"
    CHAIR = "chair"
    SAFEGUARDING = "safeguarding"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    MECHANISM = "mechanism"
    OBSERVER = "observer"


class MandateKind(StrEnum):
    """What a person may do for an organization."""

    FOCAL_POINT = "focal_point"
    CONTRIBUTOR = "contributor"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A person's standing in one organization."""

    organisation_id: str
    kind: MandateKind
    accredited: bool = False


@dataclass(frozen=True, slots=True)
class Participation:
    """A protected participant: a row without a name, invited to one session."""

    id: str
    thematic_session_id: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An account with its roles and mandates, a protected participant, or one of the two that are neither.

    A participant has no account: whatever asks ``signed_in`` or compares ``account_id`` means accounts, so
    that nothing is open to participants unless a clause names them.
    """

    account_id: str | None
    name: str = ""
    roles: frozenset[Role] = frozenset()
    mandates: tuple[Mandate, ...] = ()
    system: bool = False
    strong: bool = False
    locale: str = "en"
    time_zone: str = "Europe/Zurich"
    participation: Participation | None = None

    @property
    def signed_in(self) -> bool:
        """Whether a person with an account stands behind the request."""
        return self.account_id is not None

    @property
    def protected(self) -> bool:
        """Whether a protected participant stands behind the request."""
        return self.participation is not None

    @property
    def participant_id(self) -> str | None:
        """The row of the protected participant, if it is one."""
        return self.participation.id if self.participation is not None else None

    @property
    def staff(self) -> bool:
        """Whether the person holds any role of the Panel."""
        return bool(self.roles)

    @property
    def organisation_ids(self) -> frozenset[str]:
        """Organizations the person acts for."""
        return frozenset(m.organisation_id for m in self.mandates)

    def has(self, *roles: Role) -> bool:
        """Whether any of the roles is held."""
        return not self.roles.isdisjoint(roles)

    def focal_for(self, organisation_id: str | None) -> bool:
        """Whether the person is focal point of that organization."""
        return any(
            m.organisation_id == organisation_id and m.kind is MandateKind.FOCAL_POINT for m in self.mandates
        )


ANONYMOUS = Actor(None)
SYSTEM = Actor(None, name="system", system=True)
