"""What roles and mandates are called, and what each opens, in words for people."""

from __future__ import annotations

from collections.abc import Mapping

from panel.domain.actor import MandateKind, Role
from panel.domain.errors import N_

ROLES: Mapping[Role, str] = {
    Role.OFFICER: N_("officer of the secretariat"),
    Role.HEAD: N_("head of the secretariat"),
    Role.MODERATOR: N_("moderator of threads"),
    Role.RAPPORTEUR: N_("rapporteur"),
    Role.CHAIR: N_("chair"),
    Role.SAFEGUARDING: N_("safeguarding officer"),
    Role.ADMINISTRATOR: N_("administrator"),
    Role.AUDITOR: N_("auditor"),
    Role.MECHANISM: N_("expert mechanism"),
    Role.OBSERVER: N_("observer"),
}

OPENS: Mapping[Role, str] = {
    Role.OFFICER: N_("admits commentaries, accredits organizations, codes, drafts the summary"),
    Role.HEAD: N_("issues calls and summaries, extends deadlines, is the second person for roles"),
    Role.MODERATOR: N_("holds, publishes and returns posts in threads"),
    Role.RAPPORTEUR: N_("owns the text of the summary and answers corrections"),
    Role.CHAIR: N_("decides on appeals and adopts summaries; never what they moderated or drafted"),
    Role.SAFEGUARDING: N_("may learn a withheld name; every time is recorded"),
    Role.ADMINISTRATOR: N_("keeps roles and the machine running; sees no content"),
    Role.AUDITOR: N_("reads the record of acts; sees no content"),
    Role.MECHANISM: N_("reads what is published and receives transmittals"),
    Role.OBSERVER: N_("reads drafts that are open to participants"),
}

MANDATES: Mapping[MandateKind, str] = {
    MandateKind.FOCAL_POINT: N_("focal point"),
    MandateKind.CONTRIBUTOR: N_("contributor"),
}

MANDATE_OPENS: Mapping[MandateKind, str] = {
    MandateKind.FOCAL_POINT: N_(
        "writes, submits and withdraws commentaries, and says who else acts for the organization"
    ),
    MandateKind.CONTRIBUTOR: N_("writes drafts; a focal point submits them"),
}

#: What a proposal that waits for a second person asks for.
PROPOSALS: Mapping[str, str] = {
    "grant_role": N_("Give a role"),
    "reset_totp": N_("Clear a lost second factor"),
    "extend_session": N_("Extend a deadline for everybody"),
    "redact_commentary": N_("Redact a commentary"),
    "change_summary": N_("Change an issued summary"),
}
