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


#: In the order in which things happen to a text: of one day nothing else tells what came first.
KINDS: Mapping[str, Kind] = {
    "welcome": Kind(
        N_("Welcome"),
        N_("You may write in the threads of this session. A moderator reads every post before it appears."),
    ),
    "returned": Kind(
        N_("Your text was returned"),
        N_("You may change it and send it again, or ask the chair once."),
    ),
    "cleared": Kind(
        N_("Your text was let pass"),
        N_("It appears with others at 06:00 or 18:00 UTC, in mixed order, within two days."),
    ),
    "kept": Kind(
        N_("Your text was let pass"),
        N_("It is not published. The secretariat has it, as far as you have allowed."),
    ),
    "released": Kind(
        N_("Your text is published"),
        N_("It stands in the thread. You may still tighten how far it may be used, or erase it."),
    ),
    "hidden": Kind(
        N_("Your published text was taken out"),
        N_("A moderator took it out of the thread, with a reason. You may ask the chair once."),
    ),
    "reinstated": Kind(N_("The chair has let your text pass"), N_("Your appeal was right.")),
    "upheld": Kind(N_("The chair has looked at your text again"), N_("The moderator’s decision stands.")),
}
