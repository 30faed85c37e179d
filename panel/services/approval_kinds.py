"""The kinds of proposal and what each does. A service that needs a second person adds its line here."""

from __future__ import annotations

from collections.abc import Mapping

from panel.services import extension, redaction, roles, second_factor, summary_change
from panel.services.approval import Kind

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(extension.KIND, extension.facts, extension.carry_out, extension.lines),
        Kind("grant_role", roles.grant_facts, roles.grant, roles.grant_lines),
        Kind("redact_commentary", redaction.facts, redaction.carry_out, redaction.lines),
        Kind(summary_change.KIND, summary_change.facts, summary_change.carry_out, summary_change.lines),
        Kind("reset_totp", second_factor.reset_facts, second_factor.reset, second_factor.reset_lines),
    )
}
