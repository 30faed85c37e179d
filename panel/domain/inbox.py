"""What may wait for a protected participant: kinds of messages, in words of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel.domain.errors import N_


@dataclass(frozen=True, slots=True)
class Kind:
    """Heading and text of one kind of message."""

    title: str
    text: str


KINDS: Mapping[str, Kind] = {
    "welcome": Kind(
        N_("Welcome"),
        N_("You may write in the threads of this session. A moderator reads every post before it appears."),
    ),
}
