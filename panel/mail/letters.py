"""The table of letters: the name of each and the values its template needs.

Instants are aware datetimes or ISO 8601 texts; ``zone`` is the reader's own; ``link`` is a full address.
A ground or a role is given in words. More values than these may be given; fewer may not.
"""

from __future__ import annotations

from collections.abc import Mapping

_CALL = frozenset({"symbol", "title", "closes_at", "zone", "link"})
_TEXT = frozenset({"symbol", "title", "link"})

LETTERS: Mapping[str, frozenset[str]] = {
    # to a person, about the account
    "confirm_address": frozenset({"link", "expires_at"}),
    "reset": frozenset({"link", "expires_at"}),
    "already_registered": frozenset({"link"}),
    "password_changed": frozenset({"link"}),
    "second_factor_cleared": frozenset({"link"}),
    "role_granted": frozenset({"role", "link"}),
    "role_revoked": frozenset({"role", "link"}),
    "mandate_ended": frozenset({"organisation", "link"}),
    # proposal: what needs two people, in words; outcome: approved or refused
    "approval_waits": frozenset({"proposal", "link"}),
    "approval_decided": frozenset({"proposal", "outcome", "link"}),
    "invitation": frozenset({"organisation", "link", "expires_at"}),
    # to the safeguarding officers; nothing of what waits
    "safety_waits": frozenset({"link"}),
    # to an organization, about itself
    "accredited": frozenset({"organisation", "link"}),
    "accreditation_asked": frozenset({"organisation", "question", "link"}),
    "accreditation_declined": frozenset({"organisation", "ground", "sentence", "appeal_link"}),
    "organisation_appeal_decided": frozenset({"organisation", "outcome", "sentence", "link"}),
    "organisation_suspended": frozenset({"organisation", "sentence", "link"}),
    "organisation_lifted": frozenset({"organisation", "sentence", "link"}),
    # to officers and to the chair, about an organization
    "registration_waits": frozenset({"organisation", "link"}),
    "organisation_appeal_filed": frozenset({"organisation", "link"}),
    # about a call; extension gives the old deadline and the reason
    "session_invitation": _CALL,
    "reminder": _CALL,
    "extension": _CALL | {"was", "reason"},
    "session_cancelled": _TEXT | {"reason"},
    # about a commentary; symbol and title are those of the call, number that of the text.
    # where name or text is withheld: number a dash, text and the ground of a redaction empty, words and
    # received_at None; changeable_until and appeal_link may be None
    "receipt": _TEXT
    | {"number", "received_at", "words", "rule", "commitment", "tracker", "changeable_until", "text"},
    "admitted": _TEXT | {"number", "published"},
    "not_admitted": _TEXT | {"number", "ground", "sentence", "appeal_link"},
    "returned": _TEXT | {"number", "ground", "sentence", "closes_at", "zone"},
    "withdrawn": _TEXT | {"number"},
    "redacted": _TEXT | {"number", "ground"},
    "draft_over_limit": _CALL | {"words", "limit", "closed"},
    # reasons: sentences
    "draft_not_ready": _CALL | {"reasons"},
    "draft_not_filed": _TEXT | {"reasons"},
    "joint_invitation": _CALL | {"lead"},
    "joint_text_changed": _CALL | {"lead"},
    "joint_reopened": _CALL | {"lead"},
    # organisations: how many have filed in identical terms, the reader's first
    "joint_offered": _CALL | {"organisations"},
    # outcome: upheld or reinstated
    "appeal_filed": _TEXT | {"number"},
    "appeal_decided": _TEXT | {"number", "outcome", "sentence"},
    # a letter waits on the platform; none of its words goes by mail
    "letter_from_panel": _TEXT,
    "letter_from_contributor": _TEXT,
    # of a text said to be falsely attributed; outcome: restore or keep_away; own: to its contributor
    "text_set_aside": _TEXT,
    "flag_decided": _TEXT | {"outcome", "sentence", "own"},
    # about a summary; sentences: how many of its sentences rest on the reader's texts, None where that
    # number beside the address would tell whose label is printed
    "summary_in_check": _TEXT | {"answer_by", "zone", "sentences"},
    "correction_answered": _TEXT,
    "summary_issued": _TEXT,
    "summary_changed": _TEXT,
    # about a post in a thread; nothing of the post, nor what was decided
    "post_waits": _TEXT,
    "post_decided": _TEXT,
    "post_appealed": _TEXT,
    # to who follows a thread; posts: how many are new
    "thread_news": _TEXT | {"posts"},
    "digest_issued": _TEXT,
    # to those who draft; nothing of what was asked for
    "correction_waits": _TEXT,
    "paragraph_suspended": _TEXT,
    "check_closed": _TEXT,
}
