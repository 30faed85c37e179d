"""What the auditors see: every tag with its exact fact keys. Facts name things, never their content."""

from __future__ import annotations

from collections.abc import Mapping

from panel.domain.lifecycle import MACHINES

_MOVE_KEYS = frozenset({"old", "new"})
_EXTRA: Mapping[str, frozenset[str]] = {
    "commentary:not_admitted": frozenset({"ground"}),
    "commentary:returned": frozenset({"ground"}),
    "commentary:amendment_declined": frozenset({"ground"}),
    "commentary:admitted": frozenset({"version"}),
    "commentary:submitted": frozenset({"version", "words", "rule"}),
    "commentary:amended": frozenset({"version", "words", "rule"}),
    "commentary:filed_late": frozenset({"version", "words", "rule"}),
    "commentary:redacted": frozenset({"version", "approval"}),
    "session:extended": frozenset({"closes_at", "was", "approval"}),
    "organisation:declined": frozenset({"ground"}),
    "summary:issued": frozenset({"symbol"}),
    "correction:answered": frozenset({"outcome"}),
    "post:returned": frozenset({"reason"}),
    "post:change_returned": frozenset({"reason"}),
    "post:hidden": frozenset({"reason"}),
    "commentary:disowned": frozenset({"ground"}),
    "safety:closed": frozenset({"outcome"}),
    "contribution:returned": frozenset({"reason"}),
}

#: Entries that are not moves.
ACTS: Mapping[str, frozenset[str]] = {
    "account:created": frozenset(),
    "account:closed": frozenset(),
    "account:downloaded": frozenset(),
    "account:confirmed": frozenset(),
    "account:edited": frozenset(),
    "account:password_changed": frozenset(),
    "account:totp_enrolled": frozenset(),
    "account:totp_cleared": frozenset({"approval"}),
    "account:recovery_used": frozenset(),
    "account:recovery_renewed": frozenset(),
    "account:signed_in": frozenset(),
    "account:signed_out": frozenset({"devices"}),
    "role:granted": frozenset({"role", "approval"}),
    "role:revoked": frozenset({"role"}),
    "approval:proposed": frozenset({"kind"}),
    "organisation:registered": frozenset(),
    "organisation:edited": frozenset(),
    "mandate:invited": frozenset({"kind"}),
    "mandate:invitation_withdrawn": frozenset(),
    "mandate:given": frozenset({"kind"}),
    "mandate:ended": frozenset(),
    "session:created": frozenset({"symbol"}),
    "session:edited": frozenset(),
    "session:invited": frozenset({"organisations"}),
    "session:outage": frozenset({"began", "ended"}),
    "session:attendance": frozenset(),
    "session:reminded": frozenset({"hours", "closes_at"}),
    "commentary:created": frozenset(),
    "commentary:consent": frozenset({"old", "new"}),
    "commentary:discarded": frozenset(),
    "joint:invited": frozenset({"organisations"}),
    "joint:invitation_withdrawn": frozenset(),
    "joint:became_individual": frozenset(),
    "vault:handed_over": frozenset({"entries", "second", "reason"}),
    "erasure:asked": frozenset({"reason"}),
    "summary:files_withdrawn": frozenset({"files"}),
    "identity:revealed": frozenset({"reason"}),
    "commentary:unredacted": frozenset({"reason"}),
    "codebook:changed": frozenset({"what"}),
    "codebook:version": frozenset({"number"}),
    "coding:made": frozenset({"version"}),
    "coding:undone": frozenset({"version"}),
    "coding:assigned": frozenset({"officer"}),
    "coding:redone": frozenset({"version"}),
    "coding:explained": frozenset({"version"}),
    "campaign:decided": frozenset({"version", "kind"}),
    "coding:suggestions_asked": frozenset(),
    "coding:suggestions_dismissed": frozenset({"version"}),
    "blind:drawn": frozenset({"texts", "seed"}),
    "blind:decided": frozenset({"outcome"}),
    "blind:agreed": frozenset({"outcome"}),
    "translation:written": frozenset({"version", "paragraph"}),
    "letter:written": frozenset({"from_panel"}),
    "summary:built": frozenset({"paragraphs"}),
    "summary:edited": frozenset({"paragraph"}),
    "summary:commented": frozenset({"paragraph"}),
    "summary:comment_settled": frozenset({"paragraph", "resolved"}),
    "summary:rendered": frozenset({"format", "sha256"}),
    "summary:changed": frozenset({"symbol", "approval"}),
    "summary_translation:saved": frozenset({"language"}),
    "summary_translation:published": frozenset({"language", "sha256"}),
    "digest:edited": frozenset(),
    "flag:filed": frozenset(),
    "correction:filed": frozenset({"kind"}),
    "session:calendar": frozenset(),
    "thread:scheduled": frozenset(),
    "thread:edited": frozenset(),
    "post:written": frozenset({"words", "rule"}),
    "post:shared": frozenset(),
    "post:unshared": frozenset(),
    "export:made": frozenset({"kind"}),
    "job:retried": frozenset({"job"}),
}

TAGS: Mapping[str, frozenset[str]] = {
    **{m.tag: _MOVE_KEYS | _EXTRA.get(m.tag, frozenset()) for machine in MACHINES for m in machine.moves},
    **ACTS,
}


def check(tag: str, facts: Mapping[str, object]) -> None:
    """Raise ValueError unless the facts carry exactly the keys of the tag."""
    if frozenset(facts) != TAGS[tag]:
        raise ValueError(f"{tag} wants {sorted(TAGS[tag])}, got {sorted(facts)}")
