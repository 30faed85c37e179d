"""The people of the demo: who they are, and the sign-ins that are printed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from panel.domain.actor import Role

#: Holders of roles: address, name, roles.
STAFF: tuple[tuple[str, str, tuple[Role, ...]], ...] = (
    ("officer@panel.example", "Nadia Brandt", (Role.OFFICER,)),
    ("officer2@panel.example", "Tomás Ibarra", (Role.OFFICER,)),
    ("head@panel.example", "Ingrid Solheim", (Role.HEAD,)),
    ("head2@panel.example", "Samuel Okafor", (Role.HEAD,)),
    ("chair@panel.example", "Amara Diallo", (Role.CHAIR,)),
    ("rapporteur@panel.example", "Luca Ferrante", (Role.RAPPORTEUR,)),
    ("moderator@panel.example", "Ana Lucía Prado", (Role.MODERATOR,)),
    ("safeguarding@panel.example", "Miriam Katz", (Role.SAFEGUARDING,)),
    ("safeguarding2@panel.example", "Yusuf Demir", (Role.SAFEGUARDING,)),
    ("administrator@panel.example", "Pavel Novák", (Role.ADMINISTRATOR,)),
    ("auditor@panel.example", "Chen Yuan", (Role.AUDITOR,)),
)

_WORDS = (
    "amber anchor basil beacon birch bridge candle canyon cedar cinder clover copper coral cotton delta ember "
    "falcon fennel ferry garnet ginger glacier harbour hazel heron island ivory juniper kettle lagoon lantern "
    "lemon linden maple marble meadow mortar nutmeg olive orchard otter pepper pigeon pillow quarry quartz raven "
    "ribbon saddle saffron shingle sparrow tamarind thimble thistle timber tulip velvet violet walnut willow"
).split()


def password(data: Path) -> str:
    """The password of all demo accounts: made once for this data directory, kept in a file of mode 0600."""
    path = data / "demo-password"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(" ".join(secrets.choice(_WORDS) for _ in range(4)))
    return path.read_text("utf-8").strip()
