"""Who asks: one reader for each role, each mandate, protected participants, and the combinations that a rule turns on."""

from __future__ import annotations

from dataclasses import dataclass, field

from panel.domain.actor import Role

#: The organization that everything belongs to, one that is asked to sign and heard too, and one that is neither.
OWN, FOREIGN, THIRD = "harbour", "bridge", "tower"


@dataclass(frozen=True)
class Reader:
    """A name, the roles, the mandates by organization; ``weak`` has not shown the second factor.

    A ``participant`` has no account: number and words are shown under /p, and everywhere else it is nobody.
    """

    name: str
    roles: tuple[Role, ...] = ()
    mandates: dict[str, str] = field(default_factory=dict)
    weak: bool = False
    signed_in: bool = True
    participant: bool = False

    def has(self, role: str) -> bool:
        """Whether the role counts for what this reader may do."""
        return not self.weak and role in {each.value for each in self.roles}


READERS = {
    reader.name: reader
    for reader in (
        Reader("nobody", signed_in=False),
        Reader("outsider"),
        Reader("focal", mandates={OWN: "focal_point"}),
        Reader("contributor", mandates={OWN: "contributor"}),
        Reader("foreign", mandates={FOREIGN: "focal_point"}),
        Reader("stranger", mandates={THIRD: "focal_point"}),
        Reader("officer", (Role.OFFICER,)),
        Reader("officer_own", (Role.OFFICER,), {OWN: "contributor"}),
        Reader("head", (Role.HEAD,)),
        Reader("head_weak", (Role.HEAD,), weak=True),
        Reader("rapporteur", (Role.RAPPORTEUR,)),
        Reader("chair", (Role.CHAIR,)),
        # Took every earlier decision, drafted every summary, codes every blind sample.
        Reader("hand", (Role.OFFICER, Role.CHAIR)),
        Reader("safeguarding", (Role.SAFEGUARDING,)),
        Reader("administrator", (Role.ADMINISTRATOR,)),
        Reader("auditor", (Role.AUDITOR,)),
        Reader("moderator", (Role.MODERATOR,)),
        Reader("moderator_elsewhere", (Role.MODERATOR,)),
        Reader("mechanism", (Role.MECHANISM,)),
        Reader("observer", (Role.OBSERVER,)),
        Reader("participant", signed_in=False, participant=True),
        # Invited to another session, whose thread is paused.
        Reader("participant_elsewhere", signed_in=False, participant=True),
    )
}
