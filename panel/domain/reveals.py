"""Why a withheld name may be revealed: a closed list, because the reason is recorded and read by auditors.

House rule, working methods, section on names. Two safeguarding officers can reveal a name, nobody else;
each reveal says which, when, by whom and why, and never the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from panel.domain.errors import N_

REASONS: Mapping[str, str] = {
    "danger": N_("Somebody may be in danger and must be reached"),
    "asked": N_("The organization has asked us to speak with it"),
    "mandate": N_("It is in doubt that the organization itself has filed the text"),
    "duplicate": N_("The same organization may have filed twice"),
    "law": N_("A legal duty of the Panel demands it"),
}

#: Why what stood under a redaction may be read: recorded in the same way, and never the words.
READINGS: Mapping[str, str] = {
    "danger": N_("Somebody may be in danger and must be reached"),
    "objection": N_("The organization or somebody else objects to the redaction"),
    "check": N_("It is in doubt that the right words were taken out"),
    "law": N_("A legal duty of the Panel demands it"),
}

#: Why safeguarding destroys a text: recorded in the same way. Whoever wrote it needs no reason.
ERASURES: Mapping[str, str] = {
    "danger": N_("A person is in danger because the text is here"),
    "asked": N_("A person of whom it speaks has asked for it"),
    "false": N_("It was filed in the name of somebody who did not write it"),
    "law": N_("A legal duty of the Panel demands it"),
}
